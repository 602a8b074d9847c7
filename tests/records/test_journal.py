"""The journal keeps what the learner writes for themselves, finds it again, and forgets it when told."""

from datetime import date
from pathlib import Path

import pytest

from easi_engine.play import DecisionRecord, Move, Playthrough
from easi_sim.policy import Policy
from easi_sim.records import KINDS, JournalEntry, NoFreeText, Records, UnknownEntry, UnknownPlaythrough
from tests.records.conftest import Clock
from tests.running import corner_shop


def texts(entries: tuple[JournalEntry, ...]) -> list[str]:
    return [entry.text for entry in entries]


def test_an_entry_comes_back_as_it_was_written(records: Records, home: Path) -> None:
    said = "Ask “consent” first – always.\n\nEven on a Friday. \N{SLIGHTLY SMILING FACE}"
    written = records.write_entry("commitment", said, due=date(2026, 12, 14), story="packed-lunch", viewpoint="school")
    records.close()
    again = Records.open(home, Clock())
    assert again.entry(written.id) == written
    assert (written.text, written.due, written.done) == (said, date(2026, 12, 14), None)
    assert (written.story, written.viewpoint, written.playthrough) == ("packed-lunch", "school", None)
    assert written.written == written.changed
    assert written.written.utcoffset() is not None
    again.close()


def test_an_entry_about_a_playthrough_knows_its_story_and_seat(records: Records, start: Playthrough) -> None:
    id_ = records.begin(start)
    entry = records.write_entry("reflection", "too fast", playthrough=id_)
    assert (entry.playthrough, entry.story, entry.viewpoint) == (id_, "corner-shop", "school")
    assert records.journal(playthrough=id_) == (entry,)
    assert records.journal(playthrough=id_ + 1) == ()


def test_an_entry_about_no_playthrough_there_is_refused(records: Records) -> None:
    with pytest.raises(UnknownPlaythrough, match="number 9"):
        records.write_entry("reflection", "a", playthrough=9)
    assert records.journal() == ()


def test_the_newest_comes_first_and_kinds_are_told_apart(records: Records) -> None:
    for kind in KINDS:
        records.write_entry(kind, kind)
    assert texts(records.journal()) == ["question", "commitment", "reflection"]
    assert texts(records.journal(kind="commitment")) == ["commitment"]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", 3),
        ("nurse", 2),
        ("NURSE school", 1),
        ("school nurse", 1),
        ("élan", 1),
        ("ÉLAN", 1),
        ("nurse landlord", 0),
        ("%", 0),
        ("_", 0),
    ],
)
def test_every_word_looked_for_must_occur_in_any_case(records: Records, search: str, found: int) -> None:
    records.write_entry("reflection", "Ring the School Nurse first.")
    records.write_entry("question", "Would the nurse have said?")
    records.write_entry("reflection", "With élan.")
    assert len(records.journal(search=search)) == found


def test_an_entry_is_changed_in_place(records: Records) -> None:
    entry = records.write_entry("commitment", "ring", due=date(2026, 12, 1))
    changed = records.change_entry(entry.id, text="ring twice", due=None)
    assert (changed.text, changed.due, changed.id) == ("ring twice", None, entry.id)
    assert changed.written == entry.written
    assert changed.changed > entry.changed
    assert records.journal() == (changed,)


def test_a_commitment_is_ticked_and_the_tick_taken_away(records: Records) -> None:
    entry = records.write_entry("commitment", "ring")
    records.set_done(entry.id, True)
    done = records.entry(entry.id).done
    assert done
    assert done > entry.written
    records.set_done(entry.id, False)
    assert records.entry(entry.id).done is None


def test_a_removed_entry_is_gone(records: Records) -> None:
    entry = records.write_entry("commitment", "ring")
    records.remove_entry(entry.id)
    assert records.journal() == ()
    for again in (records.entry, records.remove_entry):
        with pytest.raises(UnknownEntry, match="another window"):
            again(entry.id)
    with pytest.raises(UnknownEntry):
        records.set_done(entry.id, True)
    with pytest.raises(UnknownEntry):
        records.change_entry(entry.id, text="a", due=None)


def test_an_entry_outlives_its_playthrough(records: Records, start: Playthrough) -> None:
    id_ = records.begin(start)
    entry = records.write_entry("reflection", "a", playthrough=id_)
    records.erase("playthrough", id_)
    left = records.entry(entry.id)
    assert (left.playthrough, left.story, left.viewpoint) == (None, "corner-shop", "school")


def test_a_policy_without_free_text_lets_nothing_be_written(home: Path, start: Playthrough) -> None:
    records = Records.open(home, Clock())
    entry = records.write_entry("reflection", "from before")
    records.close()
    records = Records.open(home, Clock(), policy=Policy(free_text=False))
    assert not records.free_text
    with pytest.raises(NoFreeText, match="policy"):
        records.write_entry("reflection", "a")
    with pytest.raises(NoFreeText):
        records.change_entry(entry.id, text="a", due=None)
    id_ = records.begin(start)
    kept = Move("talk-to-jamie", None, DecisionRecord("consent", "yes", "asked", "Because."))
    records.append(id_, kept, after=0, over=False)
    (move,) = records.load(id_, corner_shop()).playthrough.moves
    assert move.record == DecisionRecord("consent", "yes", "asked", "")
    assert texts(records.journal()) == ["from before"]
    records.remove_entry(entry.id)
    assert b"Because." not in (home / "records.sqlite").read_bytes()
    records.close()
