"""What is asked before something that cannot be undone, or not easily: yes or no, on a sheet."""

from __future__ import annotations

from textual.app import App

from easi_sim.tui.screens.ask import AskSheet, offer
from easi_sim.tui.workshop import wording
from easi_sim.tui.workshop.slides.asking import waiting
from easi_sim.words.common import listed
from easi_sim.workshop.room import Room


async def _asks(app: App[None], heading: str, says: str, stay: str, go: str) -> bool:
    sheet = AskSheet(heading, [says], (offer("stay", stay), offer("go", go)))
    return await app.push_screen_wait(sheet) == "go"


async def is_complete(app: App[None], room: Room) -> bool:
    """Whether all have answered, or are not to be waited for: what is shown stays shown."""
    turn = room.turn
    late = waiting(room, turn, expecting=room.phase == "expect") if turn is not None else ()
    if not late:
        return True
    says = wording.STILL_TO_ANSWER.format(who=listed(late))
    return await _asks(app, wording.NOT_ALL, says, "Wait", "Show what was voted, without them")


async def wants_to_close(app: App[None]) -> bool:
    """Whether the workshop is to end."""
    return await _asks(app, wording.CLOSE_TITLE, wording.CLOSE_SAYS, "Not yet", "End it")


async def wants_to_take_back(app: App[None]) -> bool:
    """Whether the last pick is to be taken back."""
    return await _asks(app, wording.TAKE_BACK, wording.TAKE_BACK_SAYS, "Stay here", "Take it back")
