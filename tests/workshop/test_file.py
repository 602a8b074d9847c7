"""The log on the disk: whole, in order, private, and only ever added to."""

import os
import sqlite3
from pathlib import Path

import pytest

from easi_sim.workshop import acts
from easi_sim.workshop.file import CannotKeep, Opening, WorkshopFile
from tests.records.children import in_a_child, let_no_file_grow_beyond
from tests.workshop.holding import NOW

OPENING = Opening(story="s", digest="d", viewpoint="school", code="BCDFGH", secret="0" * 64, opened=NOW)


@pytest.fixture
def file(tmp_path: Path) -> WorkshopFile:
    return WorkshopFile.create(tmp_path / "workshops" / "a.workshop", OPENING)


def test_every_kind_of_act_comes_back_as_it_went_in(file: WorkshopFile) -> None:
    voice = acts.Voice(1, "school")
    done: list[acts.Act] = [
        acts.AddTable(name="Window", seats=("school", "police")),
        acts.TypeIn(voice=voice, on=True),
        acts.Lock(on=True),
        acts.Sit(guest="g", voice=voice),
        acts.Leave(guest="g"),
        acts.Remove(guest="g"),
        acts.Go(phase="vote"),
        acts.Vote(guest="g", turn=1, choice="a", instead=True),
        acts.Expect(guest="g", turn=1, choice="a"),
        acts.CountVotes(voice=voice, turn=1, counts={"a": 3}),
        acts.CountExpected(voice=voice, turn=1, counts={"a": 3}),
        acts.Pick(turn=1, choice="a"),
        acts.TakeBack(turn=1),
        acts.SetTimer(seconds=60),
        acts.Ask(text="Who tells “her”? \n ✓"),
        acts.Drop(number=0),
    ]
    file.append((NOW, act) for act in done)
    file.close()
    again = WorkshopFile.reopen(file.path)
    assert again.opening == OPENING
    assert list(again.acts()) == [(number, NOW, act) for number, act in enumerate(done, start=1)]
    assert [number for number, _, _ in again.acts(after=14)] == [15, 16]


def test_the_file_and_its_folder_are_for_their_owner_alone(file: WorkshopFile) -> None:
    if os.name == "nt":
        pytest.skip("Windows keeps this otherwise")
    assert file.path.stat().st_mode & 0o777 == 0o600
    assert file.path.parent.stat().st_mode & 0o777 == 0o700


def test_what_is_in_the_log_stays_as_it_is(file: WorkshopFile) -> None:
    file.append([(NOW, acts.Lock(on=True))])
    with sqlite3.connect(file.path) as other, pytest.raises(sqlite3.IntegrityError, match="only added"):
        other.execute("UPDATE log SET act = '{}'")


def test_a_file_that_is_there_is_not_written_over(file: WorkshopFile) -> None:
    with pytest.raises(CannotKeep, match="there already"):
        WorkshopFile.create(file.path, OPENING)


def test_notes_are_kept_beside_the_log_and_seen_by_another_process(file: WorkshopFile) -> None:
    other = WorkshopFile.reopen(file.path)
    other.note("They stopped at the locker.", 2, NOW)
    file.append([(NOW, acts.Lock(on=True))])
    assert [(note.turn, note.text) for note in file.notes()] == [(2, "They stopped at the locker.")]
    assert len(list(other.acts())) == 1


def test_how_the_room_is_reached_is_kept(file: WorkshopFile) -> None:
    assert file.setting("port") == ""
    file.set_setting("port", "8642")
    file.set_setting("port", "8643")
    assert WorkshopFile.reopen(file.path).setting("port") == "8643"


@pytest.mark.parametrize("content", [None, b"", b"not a database at all, but long enough to look like one" * 99])
def test_what_is_no_log_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "odd.workshop"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CannotKeep, match=r"odd\.workshop"):
        WorkshopFile.reopen(path)


def test_an_act_that_nobody_wrote_so_is_damage(file: WorkshopFile) -> None:
    with sqlite3.connect(file.path) as other:
        other.execute("INSERT INTO log (at, act) VALUES ('2026-11-23T14:00:00+00:00', '{\"do\": \"fly\"}')")
    with pytest.raises(CannotKeep, match="no log of a workshop"):
        list(file.acts())


def test_several_acts_are_written_together_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a.workshop"

    def fill() -> None:
        file = WorkshopFile.create(path, OPENING)
        let_no_file_grow_beyond((path.with_name(f"{path.name}-wal")).stat().st_size + 40_000)
        whole = [(NOW, acts.Ask(text="x" * 300))] * 20
        written = 0

        def fill_up() -> None:
            nonlocal written
            while True:
                file.append(whole)
                written += 1

        with pytest.raises(CannotKeep, match="cannot be kept"):
            fill_up()
        assert len(list(file.acts())) == 20 * written
        assert written

    in_a_child(fill)


def test_a_file_of_another_kind_is_said_to_be_no_log_and_left_as_it_is(tmp_path: Path) -> None:
    place = tmp_path / "minutes.txt"
    place.write_bytes(b"Minutes of the meeting. " * 300)
    with pytest.raises(CannotKeep, match="no log of a workshop, or it is damaged"):
        WorkshopFile.reopen(place)
    assert place.read_bytes() == b"Minutes of the meeting. " * 300
