"""How the hall looks on a projector. `pytest tests/tui --snapshot-update` after looking at the report."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from easi_sim.tui.workshop.app import WorkshopApp
from easi_sim.tui.workshop.notes import NotesApp
from easi_sim.workshop import acts
from easi_sim.workshop.host import Host
from tests.tui.workshop.hosting import JOIN, do, press, seat, to_reveal, vote

THEMES = pytest.mark.parametrize("theme", ["ink", "paper"])


def welcomed(host: Host) -> None:
    seat(host)


def voting(host: Host) -> None:
    seat(host)
    do(host, acts.Go(phase="vote"))
    vote(host, p1="email", s1="email")


SHOWN: dict[str, tuple[Callable[[Host], None], tuple[str, ...]]] = {
    "welcome": (welcomed, ()),
    "vote": (voting, ()),
    "reveal": (to_reveal, ()),
    "services": (to_reveal, ("right", "right")),
    "branch": (to_reveal, ("n",) * 9),
}
"""Name → what was done before, and keys."""


@THEMES
@pytest.mark.parametrize("name", SHOWN)
def test_a_slide_looks_as_it_did(snap_compare: Callable[..., bool], host: Host, name: str, theme: str) -> None:
    before, keys = SHOWN[name]
    before(host)

    async def drive(pilot: Pilot[None]) -> None:
        await press(pilot, *keys)

    app = WorkshopApp(host, join=JOIN, theme=theme)
    assert snap_compare(app, terminal_size=(100, 30), run_before=drive)


def test_the_notes_look_as_they_did(snap_compare: Callable[..., bool], host: Host) -> None:
    voting(host)
    assert snap_compare(NotesApp(host.file.path), terminal_size=(100, 30))


def test_a_small_window_has_room_for_the_way_in(snap_compare: Callable[..., bool], host: Host) -> None:
    seat(host)
    assert snap_compare(WorkshopApp(host, join=JOIN), terminal_size=(80, 24))
