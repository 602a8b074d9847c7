"""A long list: pointed at, paged through and clicked on, and drawn only where it is in sight."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.content import Content

from easi_sim.tui.widgets.longlist import HEIGHT, LongList, Row


class Listing(App[None]):
    """A list of a thousand."""

    def __init__(self) -> None:
        super().__init__()
        self.picked: list[int] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"cursor": "#333333", "muted": "#aaaaaa", "rule": "#444444"}

    def compose(self) -> ComposeResult:
        yield LongList(lambda id_: Row(Content("·"), Content(f"Entry {id_}"), Content("a note")))

    def on_mount(self) -> None:
        entries = self.query_one(LongList)
        entries.show(range(1000, 2000))
        entries.focus()

    def on_long_list_picked(self, event: LongList.Picked) -> None:
        self.picked.append(event.id)


def drawn(app: App[None]) -> list[str]:
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


async def test_the_pointer_moves_by_one_by_a_page_and_to_the_ends() -> None:
    app = Listing()
    async with app.run_test(size=(40, 24)) as pilot:
        entries = app.query_one(LongList)
        await pilot.press("down", "down", "up")
        assert entries.pointed_id == 1001
        await pilot.press("space")
        assert entries.pointed_id == 1001 + 24 // HEIGHT - 1
        await pilot.press("end")
        assert entries.pointed_id == 1999
        await pilot.press("down", "b", "home", "up")
        assert entries.pointed_id == 1000


async def test_what_is_pointed_at_is_in_sight_and_marked() -> None:
    app = Listing()
    async with app.run_test(size=(40, 24)) as pilot:
        await pilot.press("end")
        await pilot.pause()
        lines = drawn(app)
        assert any("▸ ·  Entry 1999" in line for line in lines)
        assert not any("Entry 1000" in line for line in lines)


async def test_enter_picks_and_so_does_a_second_click() -> None:
    app = Listing()
    async with app.run_test(size=(40, 24)) as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.picked == [1001]
        await pilot.click(LongList, offset=(5, 2 * HEIGHT))
        assert app.query_one(LongList).pointed_id == 1002
        await pilot.click(LongList, offset=(5, 3 * HEIGHT), times=2)
        await pilot.pause()
        assert app.picked == [1001, 1003]


async def test_the_pointer_stays_with_its_entry_when_others_go() -> None:
    app = Listing()
    async with app.run_test(size=(40, 24)) as pilot:
        entries = app.query_one(LongList)
        await pilot.press("down", "down")
        entries.show([1002, 1005])
        assert (entries.pointed, entries.pointed_id) == (0, 1002)
        entries.show([1005])
        assert entries.pointed_id == 1005
        entries.show([])
        assert entries.pointed_id is None
        await pilot.press("down", "enter", "end")
        assert app.picked == []


async def test_words_too_long_for_the_line_are_cut_and_say_so() -> None:
    app = Listing()
    async with app.run_test(size=(12, 6)) as pilot:
        app.query_one(LongList).show([1_000_000_000_000])
        await pilot.pause()
        assert "…" in drawn(app)[0]
