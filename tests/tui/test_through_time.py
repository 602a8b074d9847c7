"""The jigsaw in play and through time: what is new is marked, and a slider shows any moment face up."""

from textual.app import App, ComposeResult
from textual.widgets import Static

from easi_engine.play import HolderColumn
from easi_sim.tui.screens.debrief import DebriefScreen
from easi_sim.tui.widgets.jigsaw import JigsawGrid
from easi_sim.tui.widgets.parts import PartsBar
from easi_sim.tui.widgets.slider import TimeSlider
from tests.tui.conftest import Opener
from tests.tui.driving import drawn, press, said

TO_TIME = ("1", "1", "5")
"""From the last choice, through the debrief."""


async def test_a_piece_that_has_just_arrived_is_marked_in_play_by_brackets(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "w")
        picture = str(app.screen.query_one(JigsawGrid).render())
    assert "(→)" in picture
    assert " ● " in picture
    assert "( ) new since your last choice" in picture


async def test_it_opens_at_the_end_with_everything_face_up(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *TO_TIME)
        shown = drawn(app)
        text = said(app)
    assert "after choice 3 of 3   ← → through time" in text
    assert "At “The back room of the library” you chose: Turn the register round" in text
    assert "pieces were known to somebody. The most in one place:" in text
    assert "the whole picture existed in no one's hands" in text
    assert "on licence" in shown
    assert "knew it, unseen by you" in shown
    assert "face down" not in shown


async def test_arrows_home_and_end_go_through_time_and_not_to_another_part(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *TO_TIME, "home")
        assert "Day 0, before your first choice" in said(app)
        assert "What everyone held as the case began." in said(app)
        before = app.screen.query_one("#knew JigsawGrid", JigsawGrid).jigsaw
        await press(pilot, "left", "right")
        assert "after choice 1 of 3" in said(app)
        assert "Day 0: you, found out: opens the shop, stockroom heater and the till." in said(app)
        after = app.screen.query_one("#knew JigsawGrid", JigsawGrid).jigsaw
        await press(pilot, "end", "right")
        assert "after choice 3 of 3" in said(app)
        assert isinstance(app.screen, DebriefScreen)
        assert app.screen.query_one(PartsBar).active == 4
    assert before is not None
    assert after is not None
    assert after.new == set(after.cells) - set(before.cells)


async def test_the_seats_own_column_is_headed_by_you_and_people_stand_on_a_line_of_their_own(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *TO_TIME)
        grid = app.screen.query_one("#knew JigsawGrid", JigsawGrid)
        lines = str(grid.render()).splitlines()
        assert grid.jigsaw is not None
        people = [holder.name for holder in grid.jigsaw.holders if not holder.is_service]
    assert lines[0].split()[0] == "You"
    (own,) = [line for line in lines if line.startswith("You ")]
    assert own.startswith("You School")
    assert not any(name in own for name in people)


async def test_what_people_know_of_their_own_lives_is_not_said_to_lie_face_down(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "w")
        grid = app.screen.query_one(JigsawGrid)
        assert grid.jigsaw is not None
        service, person = HolderColumn("s", "S", "S"), HolderColumn("p", "P", "P", is_service=False)
        assert grid._cell(grid.jigsaw, "none", service)[0].strip() == "▫"
        assert grid._cell(grid.jigsaw, "none", person)[0].strip() == ""


class Alone(App[None]):
    """A slider by itself, and what it last said."""

    def __init__(self, count: int) -> None:
        """Have `count` moments."""
        super().__init__()
        self.count = count
        self.moved: list[int] = []

    def compose(self) -> ComposeResult:
        """Yield it."""
        yield TimeSlider(self.count)
        yield Static("below")

    def on_time_slider_moved(self, event: TimeSlider.Moved) -> None:
        """Note it."""
        self.moved.append(event.at)


async def test_the_mouse_goes_to_the_nearest_moment_and_is_followed() -> None:
    app = Alone(5)
    async with app.run_test() as pilot:
        await pilot.click(TimeSlider, offset=(17, 0))
        assert app.query_one(TimeSlider).at == 2
        await pilot.mouse_down(TimeSlider, offset=(0, 0))
        await pilot.hover(TimeSlider, offset=(31, 0))
        await pilot.mouse_up(TimeSlider, offset=(31, 0))
        await pilot.hover(TimeSlider, offset=(0, 0))
        assert app.query_one(TimeSlider).at == 4
    assert app.moved[-1] == 4


async def test_many_moments_stay_within_the_window() -> None:
    app = Alone(300)
    async with app.run_test(size=(80, 24)) as pilot:
        slider = app.query_one(TimeSlider)
        slider.focus()
        await pilot.press("end")
        line = str(slider.render())
    assert len(line) == 80
    assert line.endswith("●")


async def test_one_moment_alone_is_a_point() -> None:
    app = Alone(1)
    async with app.run_test() as pilot:
        app.query_one(TimeSlider).focus()
        await pilot.press("right", "left", "end")
        assert str(app.query_one(TimeSlider).render()) == "●"
