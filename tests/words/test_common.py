"""The words of the debrief, shared by the screens and plain mode."""

import pytest

from easi_engine.debrief import Debrief, Rate, RecordFeedback
from easi_sim.records import Records
from easi_sim.study.session import Session
from easi_sim.words import common as words
from tests.running import corner_shop

STORY = corner_shop()


@pytest.fixture(scope="module")
def found() -> Debrief:
    session = Session.begin(STORY, "school", Records.in_memory(), "quiet")
    for choice in ("talk-to-jamie", "say-all", "tell-nell"):
        session = session.confirm(choice)
    return session.debrief()


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([], "nothing"),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a, or b", "c"], "a, or b; c"),
    ],
)
def test_things_are_listed_as_english_lists_them(parts: list[str], said: str) -> None:
    assert words.listed(parts) == said


def test_a_rate_says_its_counts() -> None:
    assert words.rate_words(Rate(3, 4, grave=False)) == "3 of 4 (75%)"
    assert words.rate_words(Rate(0, 0, grave=False)) == "nothing to count on this path"


def test_a_day_is_named_only_where_the_story_counts_them() -> None:
    assert words.day_words(4) == "day 4"
    assert words.day_words(None) == ""


def test_the_learner_is_you() -> None:
    assert words.holder_words(STORY, "school", "school") == "you"
    assert words.holder_words(STORY, "school", "housing") == "School"
    assert words.holder_words(STORY, "housing.tenancy", "housing") == "you"


def test_a_source_says_what_it_is_and_whether_it_was_read() -> None:
    said = words.source_words(STORY, "golden")
    title = "Information sharing advice for practitioners"
    assert said == f"{title} (guidance; England, as at 1 May 2024; not yet checked at the source)"
    assert words.source_name(STORY, "golden") == "Information sharing advice for practitioners (unchecked)"
    assert words.source_words(STORY, "gone") == words.source_name(STORY, "gone") == "gone"


def test_several_sources_say_once_which_of_them_nobody_has_read() -> None:
    assert words.checked_words(STORY, ["golden"]) == "This has not been checked at the source yet."
    assert words.checked_words(STORY, []) == words.checked_words(STORY, ["gone"]) == ""
    unread = [id_ for id_, source in STORY.library.sources.items() if source.status != "checked"]
    assert words.checked_words(STORY, unread) == "None of these has been checked at the source yet."
    assert "checked" not in words.source_words(STORY, "golden", checked=False)


def test_facts_sent_together_and_judged_alike_are_told_together(found: Debrief) -> None:
    sent = {question.id: words.sendings(question) for question in found.questions}
    assert [facts for _, facts in sent["nurse"]] == [("late", "opens-shop")]
    ((judged, facts),) = sent["heater:police"]
    said = words.sent_words(STORY, "school", judged, facts, whole=True)
    assert said == "sent by you, day 1, at “The conference call”"


def test_a_record_that_does_not_fit_says_what_would() -> None:
    record = RecordFeedback(
        "school-office", "email", "none", "no", None, "", accepted=("consent", "public-task"), fits=False, sources=()
    )
    said = words.record_words(STORY, record)
    assert "What would fit: “Consent under UK GDPR: freely given, and can be taken back”" in said
    assert said.endswith("Does the person know? “No”.")


def test_each_answer_of_a_record_is_a_sentence_that_names_what_was_asked() -> None:
    record = RecordFeedback(
        "school-office", "email", "none", "later", "told-not-asked", "so", accepted=(), fits=None, sources=()
    )
    assert words.record_clauses(record) == (
        "Basis: “I shared nothing here”.",
        "Does the person know? “Not yet; I will tell them”.",
        "Consent: “I told them; it goes ahead either way”.",
        "Your reason: “so”",
    )


def test_a_basis_from_a_hand_made_recording_stands_for_itself() -> None:
    record = RecordFeedback("school-office", "email", "whim", "so", None, "Because", accepted=(), fits=None, sources=())
    assert words.record_words(STORY, record) == (
        "The office, 9.20. Basis: “whim”. Does the person know? “so”. Your reason: “Because”"
    )
