"""Workshops of the test story, and driving the facilitator's screens by keys."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Static

from easi_sim.tui.widgets.hanging import Hanging
from easi_sim.tui.workshop.app import WorkshopApp
from easi_sim.tui.workshop.counting import CountGrid
from easi_sim.workshop import acts
from easi_sim.workshop.acts import Voice
from easi_sim.workshop.file import Opening, WorkshopFile
from easi_sim.workshop.host import Host
from easi_sim.workshop.joining import Join
from easi_sim.workshop.opening import first_room
from tests.running import STORIES, corner_shop

CODE = "KX4M7D"
JOIN = Join("http://192.168.1.20:8765/", CODE)
POLICE, SCHOOL, HOUSING, HEALTH = Voice(1, "police"), Voice(2, "school"), Voice(3, "housing"), Voice(3, "health")
TABLES = (("Window", ("police",)), ("Door", ("school",)), ("Urn", ("housing", "health")))
PEOPLE = {"p1": POLICE, "p2": POLICE, "s1": SCHOOL, "h1": HOUSING, "n1": HEALTH}

SIZES = pytest.mark.parametrize("size", [(100, 30), (80, 24)], ids=lambda size: "x".join(map(str, size)))

TRIES = 250
"""Twentieths of a second that something is waited for: as long as a busy machine takes."""


def host_of(path: Path, *, wall: bool = True, recorded: tuple[str, ...] = ()) -> Host:
    """A workshop on the school seat of the test story, with a code that is always the same."""
    story = corner_shop()
    opening = Opening(
        story=story.id,
        folder=str(STORIES / story.id),
        digest=story.digest,
        viewpoint="school",
        variant="quiet",
        recorded=recorded,
        code=CODE,
        secret="0" * 64,
        wall=wall,
        opened=datetime(2026, 11, 23, 14, tzinfo=UTC),
    )
    return Host(WorkshopFile.create(path, opening), first_room(story, opening))


def do(host: Host, *doing: acts.Act) -> None:
    """Do some things."""
    for act in doing:
        host.do(act)


def seat(host: Host) -> None:
    """Set three tables, with five phones at them."""
    do(host, *(acts.AddTable(name=name, seats=seats) for name, seats in TABLES))
    do(host, *(acts.Sit(guest=guest, voice=voice) for guest, voice in PEOPLE.items()))


def vote(host: Host, **votes: str) -> None:
    """Have guests vote for a choice."""
    turn = host.room.turn
    assert turn is not None
    do(host, *(acts.Vote(guest=guest, turn=turn.number, choice=choice) for guest, choice in votes.items()))


def expect(host: Host, **expected: str) -> None:
    """Have guests expect a choice."""
    turn = host.room.turn
    assert turn is not None
    do(host, *(acts.Expect(guest=guest, turn=turn.number, choice=choice) for guest, choice in expected.items()))


def to_reveal(host: Host) -> None:
    """Have everybody vote and expect something in the first scene, and show it."""
    seat(host)
    do(host, acts.Go(phase="vote"))
    vote(host, p1="talk-to-jamie", p2="talk-to-jamie", s1="email", h1="email", n1="email")
    do(host, acts.Go(phase="expect"))
    expect(host, p1="email", p2="email", s1="talk-to-jamie", h1="email", n1="ring-nell")
    do(host, acts.Go(phase="reveal"))


def phase(host: Host) -> str:
    """Where the workshop is."""
    return host.room.phase


def said(app: App[Any]) -> str:
    """Every text on the screen on top, in sight or not."""
    parts = (part for part in app.screen.query("Static, Hanging, CountGrid") if part.display)
    return "\n".join(_words(part) for part in parts)


def _words(part: object) -> str:
    match part:
        case Hanging():
            return part.words
        case CountGrid():
            return part.render().plain
        case Static():
            return str(part.content)
    return ""


def notices(app: WorkshopApp) -> str:
    """Every notice that is shown."""
    return "\n".join(notice.message for notice in app._notifications)


def drawn(app: App[Any]) -> str:
    """What is drawn in the window, run together."""
    return html.unescape(re.sub(r"<[^>]+>", "", app.export_screenshot())).replace("\N{NO-BREAK SPACE}", " ")


def to_the_end(host: Host) -> None:
    """Walk the story to an ending without a vote, by the first option of each scene."""
    do(host, acts.Go(phase="read"))
    while (turn := host.room.turn) is not None:
        do(host, acts.Go(phase="reveal"), acts.Pick(turn=turn.number, choice=turn.options[0]))


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, each when the one before has had its effect."""
    await pilot.pause()
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
        await pilot.pause()


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait until something holds; it has to, in the end."""
    for _ in range(TRIES):
        if holds():
            return
        await pilot.pause(0.05)
    raise AssertionError(f"it never came to that; the screen says:\n{said(pilot.app)}")
