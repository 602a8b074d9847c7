"""What is held, erased and allowed is said in the same words everywhere."""

from datetime import UTC, datetime
from pathlib import Path

from easi_sim.policy import Policy
from easi_sim.records import Erased, Export, Records
from easi_sim.words.records import (
    NO_POLICY,
    OTHER_COPIES,
    PRIVATE,
    PRIVATE_BY_POLICY,
    erased_lines,
    expired_words,
    export_words,
    forbidden_lines,
    holdings_lines,
    kept_words,
    policy_lines,
    private_words,
)


def test_a_private_sitting_is_said_to_be_whose_wish_it_is() -> None:
    assert private_words(Records.in_memory()) == ""
    assert private_words(Records.in_memory(private=True, policy=Policy())) == PRIVATE
    assert private_words(Records.in_memory(private=True, policy=Policy(keep=False))) == PRIVATE_BY_POLICY


def test_what_went_by_itself_is_said_if_anything_did() -> None:
    records = Records.in_memory(policy=Policy(retention_days=30))
    assert expired_words(records) == ""
    records.expired = 1
    assert expired_words(records) == "1 playthrough or journal entry, not touched for 30 days, went when EASI started."
    records.expired = 1200
    assert expired_words(records).startswith("1,200 playthroughs and journal entries, ")


def test_a_year_is_called_a_year() -> None:
    assert [kept_words(days) for days in (365, 30, 1)] == ["a year", "30 days", "1 day"]


def test_an_export_is_said_to_be_there_or_gone(tmp_path: Path) -> None:
    at = datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert export_words(Export(at, "report", tmp_path)) == f"report, 1 March 2026: {tmp_path}"
    gone = tmp_path / "gone.html"
    assert export_words(Export(at, "report", gone)) == f"report, 1 March 2026: {gone} (no longer there)"


def test_what_an_erasure_could_not_do_is_said_before_what_is_beyond_it(tmp_path: Path) -> None:
    export = Export(datetime(2026, 3, 1, 12, tzinfo=UTC), "journal", tmp_path)
    lines = list(erased_lines(Erased(("Done.",), ("Not done.",), (export,))))
    assert lines[:2] == ["Done.", "Not done."]
    assert lines[-2].strip() == export_words(export)
    assert lines[-1] == OTHER_COPIES


def test_records_that_go_with_the_process_say_so() -> None:
    lines = list(holdings_lines(Records.in_memory().holdings()))
    assert lines[0] == "Nothing is kept on this machine: what there is goes when EASI closes."
    assert lines[1] == "No playthroughs yet, and nothing written."


def test_each_setting_of_the_policy_says_where_it_comes_from() -> None:
    policy = Policy(free_text=False, path=Path("policy.toml"), given=frozenset({"free-text"}))
    lines = list(policy_lines(policy))
    assert "No words of your own are stored. (free-text: policy file)" in lines
    assert sum(line.endswith(": default)") for line in lines) == 4


def test_a_learner_is_told_only_what_the_policy_forbids() -> None:
    policy = Policy(free_text=False, retention_days=30, path=Path("policy.toml"), given=frozenset({"free-text"}))
    assert list(forbidden_lines(policy)) == [
        "No words of your own are stored.",
        "Nothing is kept for more than 30 days without being touched.",
        "Policy file: policy.toml",
    ]
    assert list(forbidden_lines(Policy())) == [NO_POLICY]
