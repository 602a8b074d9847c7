"""The journal in plain mode: every word of it, and what is not kept."""

from datetime import date
from pathlib import Path

import pytest

from easi_sim.records import Records, RecordsError
from easi_sim.words.dates import today
from tests.plain.conftest import SKIPPED, TALK, TO_SCHOOL, Play


@pytest.fixture
def written(records: Records) -> Records:
    """A journal of three."""
    records.write_entry("reflection", "The mornings were\nthe door.")
    records.write_entry("commitment", "Ring the surgery myself", due=date(2190, 1, 7))
    records.write_entry("question", "Who rings whom about mornings?")
    return records


def test_an_empty_journal_says_what_it_is_for_and_how(play: Play) -> None:
    assert play("journal").says("Nothing is written yet.", "journal write: writes an entry")


def test_the_newest_entries_are_listed_first_with_their_numbers(play: Play, written: Records) -> None:
    assert play("journal").says(
        "3. Question for a workshop,",
        "2. To take into practice,",
        "7 January 2190: Ring the surgery myself",
        "1. Reflection,",
        "The mornings were the door.",
    )


def test_a_long_journal_is_listed_in_part_and_all_on_request(play: Play, records: Records) -> None:
    for number in range(14):
        records.write_entry("reflection", f"thought number {number}.")
    assert play("journal").flat.count("thought number") == 10
    assert "the newest 10 of 14" in play("journal").flat
    assert play("journal all").flat.count("thought number") == 14


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ("find mornings", {1, 3}),
        ("find mornings rings", {3}),
        ("find MORNINGS", {1, 3}),
        ("reflections", {1}),
        ("commitments", {2}),
        ("commitment", {2}),
        ("questions", {3}),
    ],
)
def test_entries_are_found_by_words_and_by_kind(play: Play, written: Records, asked: str, numbers: set[int]) -> None:
    lines = play(f"journal {asked}").text.splitlines()
    assert {number for number in range(1, 4) if any(line.startswith(f"{number}. ") for line in lines[10:])} - {1} == (
        numbers - {1}
    )
    assert ("the door." in " ".join(lines)) == (1 in numbers)


def test_a_search_that_finds_nothing_says_so(play: Play, written: Records) -> None:
    assert "No entry has all of these words." in play("journal find submarine").flat


def test_an_entry_is_read_line_by_line(play: Play, written: Records) -> None:
    assert "The mornings were\nthe door.\n" in play("journal 1").text


@pytest.mark.parametrize("asked", ["journal 9", "journal tick 9", "journal change 9", "journal remove 9"])
def test_an_entry_that_is_not_there_is_said(play: Play, written: Records, asked: str) -> None:
    assert "There is no entry 9 in your journal." in play(asked).flat


@pytest.mark.parametrize("asked", ["journal tick", "journal change two"])
def test_which_entry_is_asked_for(play: Play, written: Records, asked: str) -> None:
    assert "Which entry? Type its number after it" in play(asked).flat


def test_a_slip_of_the_finger_is_answered_with_what_there_is(play: Play) -> None:
    assert play("journal wirte").says("journal wirte means nothing here. Did you mean “write”?", "journal write:")


def test_a_reflection_of_several_lines_is_written_and_bound_to_the_playthrough(play: Play, records: Records) -> None:
    played = play(*TO_SCHOOL, "journal write", "1", "One line.", "  And another.", "")
    (entry,) = records.journal()
    assert (entry.kind, entry.text) == ("reflection", "One line.\nAnd another.")
    assert (entry.playthrough, entry.story, entry.viewpoint) == (1, "corner-shop", "school")
    assert played.says("Kept as entry 1. journal 1 reads it.", "Number, 1 to 3:")


def test_an_entry_written_at_home_is_bound_to_nothing(play: Play, records: Records) -> None:
    play("journal write question", "Who rings whom?", "")
    (entry,) = records.journal()
    assert (entry.kind, entry.playthrough, entry.story) == ("question", None, None)


def test_a_commitment_takes_a_date_in_words_and_says_it_back(play: Play, records: Records) -> None:
    played = play("journal write commitment", "Ring first.", "", "31 Feb", "in 2 weeks")
    assert played.says("By when?", "There is no 31 February", "By ", "in 2 weeks.")
    assert (records.journal()[0].due or today()) > today()


@pytest.mark.parametrize(("answer", "kept"), [("yes", date(2020, 1, 7)), ("no", None)])
def test_a_date_that_is_past_is_asked_about(play: Play, records: Records, answer: str, kept: date | None) -> None:
    played = play("journal write commitment", "Ring first.", "", "2020-01-07", answer, "")
    assert "is past. Keep it all the same? yes or no:" in played.flat
    assert records.journal()[0].due == kept


def test_nothing_written_is_nothing_kept(play: Play, records: Records) -> None:
    assert "Nothing was written." in play("journal write 1", "").flat
    assert records.journal() == ()


def test_words_that_begin_as_a_command_does_are_words(play: Play, records: Records) -> None:
    play("journal write reflection", "home visits are what I would change.", "")
    assert records.journal()[0].text == "home visits are what I would change."


def test_the_end_of_the_input_keeps_what_was_being_written(play: Play, records: Records) -> None:
    played = play("journal write reflection", "Half a thought")
    assert records.journal()[0].text == "Half a thought"
    assert "Kept as entry 1." in played.flat


@pytest.mark.parametrize(
    ("answers", "kept"), [(("1", "Ring her", ""), "Ring her"), (("2",), "Ring 07700 900123"), (("3",), "")]
)
def test_what_looks_personal_is_asked_about_before_it_is_kept(
    play: Play, records: Records, answers: tuple[str, ...], kept: str
) -> None:
    played = play("journal write reflection", "Ring 07700 900123", "", *answers)
    assert "looks as if it holds a telephone number" in played.flat
    assert [entry.text for entry in records.journal()] == ([kept] if kept else [])


def test_leaving_while_it_is_asked_about_keeps_nothing_and_says_so(play: Play, records: Records) -> None:
    assert "What you had written is not kept." in play("journal write reflection", "Ring 07700 900123", "", "quit").flat
    assert records.journal() == ()


@pytest.mark.parametrize("word", ["quit", "home"])
def test_leaving_in_the_middle_of_an_entry_keeps_nothing_and_says_so(play: Play, records: Records, word: str) -> None:
    assert "What you had written is not kept." in play("journal write reflection", "Half a thought", word).flat
    assert records.journal() == ()


def test_what_can_be_typed_is_listed_on_request(play: Play, written: Records) -> None:
    assert "journal tick 3:" not in play("journal").flat
    assert "journal tick 3:" in play("journal help").flat


def test_an_entry_is_changed(play: Play, written: Records) -> None:
    play("journal change 1", "The door was the mornings.", "")
    assert written.entry(1).text == "The door was the mornings."


def test_a_changed_commitment_can_have_another_date(play: Play, written: Records) -> None:
    play("journal change 2", "", "yes", "2190-02-01")
    assert (written.entry(2).text, written.entry(2).due) == ("Ring the surgery myself", date(2190, 2, 1))


def test_an_entry_that_is_left_stays_as_it_was(play: Play, written: Records) -> None:
    assert "It stays as it was." in play("journal change 1", "").flat
    assert written.entry(1).text == "The mornings were\nthe door."


def test_a_commitment_is_ticked_and_unticked(play: Play, written: Records) -> None:
    assert "Ticked as done." in play("journal tick 2").flat
    assert written.entry(2).done is not None
    assert "No longer ticked as done." in play("journal tick 2").flat
    assert written.entry(2).done is None


def test_what_is_no_commitment_cannot_be_ticked(play: Play, written: Records) -> None:
    assert "Entry 1 is no commitment" in play("journal tick 1").flat


@pytest.mark.parametrize(("answer", "left"), [("yes", 2), ("no", 3), ("", 3)])
def test_an_entry_is_removed_once_it_is_agreed(play: Play, written: Records, answer: str, left: int) -> None:
    play("journal remove 1", answer)
    assert len(written.journal()) == left


def test_the_journal_is_written_to_a_file(play: Play, written: Records, tmp_path: Path) -> None:
    path = tmp_path / "mine.md"
    assert play(f"journal export {path}").says("Written to:", "erasing what EASI holds does not reach it")
    assert "Ring the surgery myself" in path.read_text(encoding="utf-8")
    assert [export.path for export in written.exports()] == [path]


def test_a_file_that_is_there_is_not_written_over_without_a_yes(play: Play, written: Records, tmp_path: Path) -> None:
    path = tmp_path / "mine.md"
    path.write_text("old", encoding="utf-8")
    assert "Nothing was written." in play(f"journal export {path}", "no").flat
    assert path.read_text(encoding="utf-8") == "old"
    play(f"journal export {path}", "yes")
    assert "Ring the surgery myself" in path.read_text(encoding="utf-8")


def test_a_place_that_cannot_be_written_is_said(play: Play, written: Records, tmp_path: Path) -> None:
    assert "There is no folder" in play(f"journal export {tmp_path / 'nowhere/mine.md'}").flat


def test_where_words_of_ones_own_are_switched_off_nothing_is_asked(play: Play, restricted: Records) -> None:
    played = play("journal write reflection", kept=restricted)
    assert "Your organisation has switched off writing in your own words here" in played.flat
    assert "Your words" not in played.flat


def test_what_could_not_be_kept_can_be_tried_again(
    play: Play, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep, failures = records.write_entry, [RecordsError("The disk is full.", "Make room.")]

    def full(*given: object, **named: object) -> object:
        if failures:
            raise failures.pop()
        return keep(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(records, "write_entry", full)
    played = play("journal write reflection", "A thought.", "", "yes")
    assert played.says("The disk is full. Make room. What you wrote is not kept.", "Try again?", "Kept as entry 1.")


def test_the_end_of_a_playthrough_is_listed_with_its_case(play: Play) -> None:
    assert "from “The corner shop”" in play(*SKIPPED, "practice", "Ring.", "", "", "", "journal").flat


def test_undo_while_writing_drops_the_last_line_and_never_reaches_the_case(play: Play, records: Records) -> None:
    played = play(*TO_SCHOOL, *TALK, "", "journal write reflection", "Keep.", "Drop.", "undo", "")
    assert records.journal()[0].text == "Keep."
    assert "Dropped: “Drop.”." in played.flat
    assert played.choices == ["talk-to-jamie"]


@pytest.mark.parametrize("before", [(), ("Gone.", "undo")])
def test_undo_with_no_line_to_drop_says_so(play: Play, records: Records, before: tuple[str, ...]) -> None:
    played = play(*TO_SCHOOL, *TALK, "", "journal write reflection", *before, "undo", "")
    assert "There is no line here to take back. Enter leaves it." in played.flat
    assert records.journal() == ()
    assert played.choices == ["talk-to-jamie"]


@pytest.mark.parametrize("at", [("commitment", "Ring.", ""), ("commitment", "Ring.", "", "2020-01-01"), ()])
def test_undo_anywhere_in_an_entry_never_reaches_the_case(play: Play, at: tuple[str, ...]) -> None:
    assert play(*TO_SCHOOL, *TALK, "", " ".join(("journal write", *at[:1])), *at[1:], "undo").choices == [
        "talk-to-jamie"
    ]


@pytest.mark.parametrize("word", ["journal 1", "journal help", "journal find mornings", "ideas 1"])
def test_what_a_list_of_ours_says_to_type_is_done_while_writing_and_not_kept(
    play: Play, written: Records, word: str
) -> None:
    play("journal write reflection", "One.", word, "Two.", "")
    assert written.journal()[0].text == "One.\nTwo."


@pytest.mark.parametrize("line", ["time is short", "case notes 2 go", "journal entries help me"])
def test_a_sentence_that_begins_as_a_word_does_is_kept(play: Play, records: Records, line: str) -> None:
    play("journal write reflection", line, "")
    assert records.journal()[0].text == line


def test_again_while_writing_says_the_question_and_what_is_written(play: Play, records: Records) -> None:
    played = play("journal write reflection", "One.", "again", "")
    assert played.flat.count("What do you make of it?") == 2
    assert "What do you make of it?." not in played.flat
    assert records.journal()[0].text == "One."
