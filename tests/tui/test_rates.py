"""The plane: where points lie, and that none covers another, a line or a name."""

import pytest
from textual.app import App, ComposeResult

from easi_engine.debrief import Rate
from easi_sim.tui.widgets.rates import ACROSS, TOP, UP, WIDE, Plane, Point


def placed(*rates: tuple[tuple[int, int], tuple[int, int]]) -> list[tuple[int, int]]:
    """(row, column) of playthroughs with these (made, counted) on each axis."""
    points = [Point(Rate(*effective, False), Rate(*appropriate, False)) for effective, appropriate in rates]
    return list(Plane(points, ()).placed)


@pytest.mark.parametrize(
    ("effective", "appropriate", "above", "right"),
    [
        ((4, 4), (4, 4), True, True),
        ((3, 4), (3, 4), True, True),
        ((4, 4), (0, 4), True, False),
        ((0, 4), (4, 4), False, True),
        ((0, 4), (0, 4), False, False),
        ((2, 3), (2, 3), False, False),
    ],
)
def test_a_point_lies_in_its_quarter(
    effective: tuple[int, int], appropriate: tuple[int, int], above: bool, right: bool
) -> None:
    ((row, column),) = placed((effective, appropriate))
    assert (row < TOP) is above
    assert (column > WIDE) is right
    assert column != WIDE
    assert row not in {0, TOP}
    assert 0 <= column < ACROSS
    assert row < UP


def test_points_that_fall_together_move_aside_and_stay_in_their_quarter() -> None:
    cells = placed(*[((4, 4), (4, 4))] * 9)
    assert len(set(cells)) == 9
    assert all(column > WIDE for _, column in cells)


def test_a_playthrough_without_a_rate_is_not_in_the_plane() -> None:
    assert placed(((0, 0), (4, 4))) == []


async def test_the_picture_keeps_its_frame_and_shows_each_glyph() -> None:
    class Alone(App[None]):
        def compose(self) -> ComposeResult:
            yield Plane(
                [Point(Rate(4, 4, False), Rate(1, 4, False), "●"), Point(Rate(1, 4, False), Rate(1, 4, False), "1")],
                ("ideal",),
            )

    app = Alone()
    async with app.run_test():
        lines = str(app.query_one(Plane).render()).splitlines()
    assert len({len(line) for line in lines[1:-2]}) == 1
    assert sum("●" in line for line in lines) == 1
    assert [line.index("1") for line in lines if "│" in line and "1" in line]
