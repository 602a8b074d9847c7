"""What is said of journal entries, and which are found."""

from dataclasses import replace
from datetime import UTC, date, datetime

from easi_sim.records import JournalEntry, Records
from easi_sim.words.journal import due_words, first_line, is_due, matching, state_words

NOW = date(2026, 11, 23)
THEN = datetime(2026, 11, 3, 12, tzinfo=UTC)
COMMITMENT = JournalEntry(1, "commitment", "Ring the nurse", NOW, None, None, "corner-shop", "school", THEN, THEN)


def test_a_commitment_is_due_from_its_day_on_until_it_is_done() -> None:
    assert is_due(COMMITMENT, NOW)
    assert not is_due(COMMITMENT, date(2026, 11, 22))
    assert not is_due(replace(COMMITMENT, done=THEN), NOW)
    assert not is_due(replace(COMMITMENT, due=None), NOW)


def test_how_a_commitment_stands_is_said_in_words() -> None:
    assert state_words(COMMITMENT, NOW) == "due today, 23 November 2026"
    assert state_words(COMMITMENT, date(2026, 11, 25)) == "was due 2 days ago, 23 November 2026"
    assert state_words(replace(COMMITMENT, done=THEN), NOW) == "✓ done on 3 November 2026"
    assert state_words(replace(COMMITMENT, due=None), NOW) == "no date"
    assert state_words(replace(COMMITMENT, kind="reflection"), NOW) == ""
    assert state_words(COMMITMENT, NOW, brief=True) == "due today"


def test_every_word_must_be_found_in_any_case_in_text_kind_or_story() -> None:
    other = replace(COMMITMENT, id=2, kind="question", text="Who rings whom?", story=None)
    titles = {"corner-shop": "The corner shop"}

    def found(words: str) -> list[int]:
        return [entry.id for entry in matching((COMMITMENT, other), words, titles)]

    assert found("RING nurse") == [1]
    assert found("ring") == [1, 2]
    assert found("corner") == [1]
    assert found("workshop") == [2]
    assert found("ring nobody") == []
    assert found("") == [1, 2]


def test_the_first_line_is_one_line_and_not_long() -> None:
    assert first_line("one\n\n two") == "one two"
    assert first_line("x" * 80, 10) == "x" * 9 + "…"


def test_home_is_told_of_the_commitment_that_has_waited_longest() -> None:
    records = Records.in_memory()
    assert due_words(records, NOW) is None
    records.write_entry("commitment", "Later", due=date(2026, 12, 1))
    records.write_entry("commitment", "No date")
    assert due_words(records, NOW) is None
    records.write_entry("commitment", "Second", due=date(2026, 11, 22))
    first = records.write_entry("commitment", "First", due=date(2026, 11, 20))
    said = due_words(records, NOW)
    assert said == "You meant to do this by 20 November 2026: First  (and 1 more)"
    records.set_done(first.id, True)
    assert due_words(records, NOW) == "You meant to do this by 22 November 2026: Second"
