"""What is said of a workshop afterwards: of tables and services, and of no person."""

from pathlib import Path

import pytest

from easi_sim.exports.workshop.report import Row, WorkshopReport, report_of
from easi_sim.words.workshop import DIVIDED, NOBODY_VOTED
from easi_sim.workshop.opening import read
from tests.exports.workshop.reporting import held
from tests.running import corner_shop


def report(path: Path, *, notes: bool = False, recorded: tuple[str, ...] = ()) -> WorkshopReport:
    file = held(path / "a.workshop", recorded=recorded)
    room, _ = read(file, corner_shop())
    return report_of(file.opening, room, file.notes() if notes else (), now="23 November 2026")


def test_each_table_has_what_most_at_it_chose(tmp_path: Path) -> None:
    assert report(tmp_path).stops[0].tables == (
        Row("Window", ("Police", "A")),
        Row("Door", ("School", f"{DIVIDED}: B or C")),
        Row("Urn", ("Housing and Health", NOBODY_VOTED)),
    )


def test_numbers_are_the_rooms_and_small_ones_are_not_shown(tmp_path: Path) -> None:
    first, second, _ = report(tmp_path).stops
    assert [option.total for option in first.options] == ["9", "too few to show", "too few to show"]
    assert (second.counted, {option.total for option in second.options}) == (False, {""})


def test_what_was_expected_stands_beside_what_came_or_the_reading_where_nobody_voted(tmp_path: Path) -> None:
    (row,) = report(tmp_path).stops[0].expected
    about, expected, came, met = row.cells
    assert row.name == "Police, Window"
    assert expected == "C"
    assert (about, came, met) in {
        ("School", f"{DIVIDED}: B or C", "as expected"),
        ("Health", "B, by its reading", "not as expected"),
        ("Housing", "B, by its reading", "not as expected"),
    }


def test_the_branch_taken_and_that_of_the_recording_are_marked(tmp_path: Path) -> None:
    stops = report(tmp_path, recorded=("talk-to-jamie", "ask-gp")).stops
    assert [[option.letter for option in stop.options if option.picked] for stop in stops] == [["A"], ["B"], ["B"]]
    assert [[option.letter for option in stop.options if option.recorded] for stop in stops] == [["A"], ["D"], []]


def test_who_was_misread_and_by_whom_is_summed_up(tmp_path: Path) -> None:
    (row,) = report(tmp_path).misread
    assert row in {
        Row("School", ("1 of 1", "nobody")),
        Row("Health", ("0 of 1", "Police (1)")),
        Row("Housing", ("0 of 1", "Police (1)")),
    }


def test_the_way_is_on_the_map(tmp_path: Path) -> None:
    found = report(tmp_path).map
    assert found.way == ("The office, 9.20", "The conference call", "The back room of the library", found.way[-1])
    met = {node.title for node in found.nodes if node.met}
    assert met == set(found.way)
    assert sum(edge.went for edge in found.edges) == len(found.way) - 1
    assert len(found.nodes) == len(corner_shop().seats["school"])


def test_notes_are_in_it_only_where_they_are_wanted(tmp_path: Path) -> None:
    without, with_notes = report(tmp_path), None
    (tmp_path / "a.workshop").unlink()
    with_notes = report(tmp_path, notes=True)
    assert (without.notes, without.stops[0].notes) == ((), ())
    assert (with_notes.notes, with_notes.stops[0].notes) == (("A good morning.",), ("They stopped at the toast.",))


def test_nothing_in_it_says_which_phone_voted_what(tmp_path: Path) -> None:
    text = repr(report(tmp_path, notes=True))
    assert "p11" not in text
    assert "guest" not in text


@pytest.mark.parametrize("what", ["ending", "outcomes", "rates"])
def test_a_workshop_that_stopped_before_an_ending_says_none(tmp_path: Path, what: str) -> None:
    file = held(tmp_path / "a.workshop")
    room, _ = read(file, corner_shop())
    short = room.turns[:1]
    stopped = type(room)(**{**vars(room), "playthrough": room.playthrough.undo(), "turns": short})
    assert not getattr(report_of(file.opening, stopped, (), now="today"), what)
    assert getattr(report_of(file.opening, room, (), now="today"), what)
