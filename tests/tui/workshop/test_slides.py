"""What slides say, without a screen."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from easi_sim.tui.widgets.hanging import Hanging
from easi_sim.tui.workshop.blocks import blocks
from easi_sim.tui.workshop.slides.order import phase_after, slides
from easi_sim.tui.workshop.slides.slide import Given, beside, in_columns
from easi_sim.tui.workshop.slides.welcoming import welcome
from easi_sim.workshop import acts
from easi_sim.workshop.joining import Join
from easi_sim.workshop.opening import LETTERS
from easi_sim.workshop.room import Room
from tests.workshop.holding import after, empty, expect, seated, vote, voting

SIZE = Size(96, 27)


def words(widgets: Iterable[Widget]) -> str:
    return "\n".join(
        part.words if isinstance(part, Hanging) else str(part.content) if isinstance(part, Static) else ""
        for part in widgets
    )


def shown(room: Room, name: str) -> str:
    given = Given(room, SIZE)
    return "\n".join(words(slide.draw(given)) for slide in slides(given) if slide.name == name)


def revealed(recorded: tuple[str, ...] = ()) -> Room:
    room = voting(seated(empty(recorded)))
    votes = {
        "p1": "talk-to-jamie",
        "p2": "talk-to-jamie",
        "s1": "email",
        "s2": "ring-nell",
        "h1": "email",
        "n1": "email",
    }
    room = after(room, *(vote(guest, choice) for guest, choice in votes.items()), acts.Go(phase="expect"))
    room = after(room, expect("p1", "email"), expect("s1", "email"))
    return after(room, acts.Go(phase="reveal"))


def test_every_letter_of_a_code_can_be_drawn_large() -> None:
    for letter in LETTERS:
        assert len(blocks(letter)) == 7
        assert any("█" in line for line in blocks(letter))
        assert len(blocks(letter, tall=False)) == 4
    assert len({blocks(letter) for letter in LETTERS}) == len(LETTERS), "no two look alike"


def test_tables_that_part_stand_out_by_what_they_chose() -> None:
    said = shown(revealed(), "tables")
    assert "The tables part here" in said
    assert "A:  Window" in said
    assert "B or C, evenly divided:  Door" in said
    assert "C:  Urn" in said


def test_no_table_is_ranked() -> None:
    said = shown(revealed(), "tables")
    rows = said[said.index("The tables part") :]
    grid = rows[rows.index("chose A") - 60 :]
    assert grid.index("Window") < grid.index("Door") < grid.index("Urn"), "tables stand as they were set"
    assert "Nobody has won" in said


def test_tables_that_agree_are_asked_who_would_not_have() -> None:
    room = voting()
    everybody = (vote(guest, "email") for guest in room.guests)
    assert "All tables chose C. Who would have chosen otherwise" in shown(
        after(room, *everybody, acts.Go(phase="reveal")), "tables"
    )


def test_what_was_expected_stands_beside_what_came_in_words_and_signs() -> None:
    said = shown(revealed(), "expected")
    assert "≠ not as expected" in said or "= as expected" in said
    assert "Police at Window expected C of" in said


def test_services_stand_beside_those_who_spoke_for_them() -> None:
    said = shown(revealed(), "services")
    assert "= as its reading" in said
    assert "≠ chose otherwise" in said
    assert "neither is the right answer" in said


def test_what_the_recording_chose_is_said_at_the_reveal_and_not_before() -> None:
    recorded = ("ring-nell",)
    assert "In the recording it went on with B" in shown(revealed(recorded), "tables")
    before = voting(seated(empty(recorded)))
    assert "recording" not in shown(before, "vote")


def test_a_vote_shows_options_and_no_counts() -> None:
    room = after(voting(), vote("p1", "email"))
    said = shown(room, "vote")
    assert "1 of 2" in said
    assert said == shown(after(voting(), vote("p1", "ring-nell")), "vote")


def test_a_room_in_which_nobody_is_asked_says_what_to_do() -> None:
    room = after(empty(), acts.AddTable(name="Window", seats=("police",)), acts.Go(phase="vote"))
    assert "Nobody has joined yet" in shown(room, "vote")
    assert "All have answered" not in shown(room, "vote")


def test_before_a_scene_that_may_distress_its_notes_come_first() -> None:
    room = after(revealed(), acts.Pick(turn=1, choice="talk-to-jamie"))
    names = [slide.name for slide in slides(Given(room, SIZE))]
    assert names == ["came", "notes", "scene"]
    assert "worry about money" in shown(room, "notes")


def test_nobody_is_asked_to_expect_anything_in_a_room_without_tables() -> None:
    room = after(empty(), acts.Go(phase="vote"))
    assert phase_after(room) == "reveal"


def test_the_way_in_fits_in_every_window_we_draw_in() -> None:
    join = Join("https://workshop.example.org:18765/", "KX4M7D")
    for width, height in ((76, 21), (96, 27), (116, 37)):
        (way,) = welcome(Given(seated(), Size(width, height), join))
        assert isinstance(way, Static)
        lines = str(way.content).split("\n")
        assert max(map(len, lines)) <= width
        assert "K X 4 M 7 D" in str(way.content)


def test_columns_are_read_down_and_then_across() -> None:
    cells = [Content(f"cell {number}") for number in range(1, 7)]
    assert str(in_columns(cells, 20)) == "cell 1    cell 4\ncell 2    cell 5\ncell 3    cell 6"
    assert str(beside([Content("a")], [Content("b"), Content("c")], 1)) == "a b\n  c"
