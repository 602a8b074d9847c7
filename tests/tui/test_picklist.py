"""A list to pick from: what is picked is shown to be, before anything comes of it."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.content import Content

from easi_sim.tui.theme import INK
from easi_sim.tui.widgets.picklist import TAKEN, Pick, PickList


class Listing(App[None]):
    """A list of three, and what was marked in it when each pick was handed over."""

    def __init__(self) -> None:
        super().__init__()
        self.marked: list[tuple[str, list[str]]] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(INK.variables)

    def compose(self) -> ComposeResult:
        yield PickList(Pick(id_, Content(id_)) for id_ in ("ask", "tell", "keep"))

    def on_mount(self) -> None:
        self.query_one(PickList).focus()

    def on_pick_list_picked(self, event: PickList.Picked) -> None:
        self.marked.append((event.pick.id, [str(row.mark) for row in event.picklist.rows]))


async def test_an_entry_is_marked_as_picked_before_what_it_leads_to() -> None:
    app = Listing()
    async with app.run_test() as pilot:
        app.query_one(PickList).pick_number(2)
        await pilot.pause()
        await pilot.pause()
    assert app.marked == [("tell", ["  1", f"{TAKEN} 2", "  3"])]


async def test_a_second_pick_before_the_first_is_handed_over_does_nothing() -> None:
    app = Listing()
    async with app.run_test() as pilot:
        app.query_one(PickList).pick_number(2)
        app.query_one(PickList).pick_number(3)
        await pilot.pause()
        await pilot.pause()
    assert [id_ for id_, _ in app.marked] == ["tell"]


async def test_the_pointer_takes_the_marks_place_when_it_moves() -> None:
    app = Listing()
    async with app.run_test() as pilot:
        app.query_one(PickList).pick_number(1)
        await pilot.pause()
        await pilot.press("down")
        assert [str(row.mark) for row in app.query_one(PickList).rows] == ["  1", "▸ 2", "  3"]
