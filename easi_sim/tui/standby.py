"""Screens that stand by: made once, before they are wanted, and never taken down.

Making a screen of twenty widgets takes a tenth of a second, and between a choice and the next scene there are three.
Writing one that is there already anew takes a hundredth.
"""

from __future__ import annotations

from asyncio import Lock, sleep
from collections.abc import Coroutine
from functools import cached_property
from typing import Any, Generic, TypeVar

from textual import events
from textual.app import App
from textual.widget import AwaitMount

from easi_engine.story import Story
from easi_sim.tui.base import EasiScreen
from easi_sim.tui.widgets.page import Page

Result = TypeVar("Result")

BREATH = 0.01
"""Seconds between two parts of what is done unseen, for keys that have been pressed meanwhile."""


class StandbyScreen(EasiScreen[Result], Generic[Result]):
    """A screen that is put up again and again, each time written anew before."""

    styled_for = ""
    """The theme that its widgets are styled for."""

    @cached_property
    def being_made(self) -> Lock:
        """Held while it is mounted or written: whoever wants it meanwhile waits until all of it is there."""
        return Lock()

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        """Have the widgets styled again only in another theme: Textual would do so each time."""
        event.refresh_styles = event.refresh_styles and self.styled_for != self.app.theme
        self.styled_for = self.app.theme

    async def make_room(self, story: Story) -> None:
        """Have the widgets that it will need for `story`."""


S = TypeVar("S", bound=StandbyScreen[Any])


async def standing_by(app: App[Any], kind: type[S]) -> S:
    """Return the application's one screen of a kind, mounted; it is made now if it was not there yet."""
    name = kind.__name__
    if not app.is_screen_installed(name):
        app.install_screen(kind(), name)
    screen = app.get_screen(name, kind)
    async with screen.being_made:
        if not screen.is_running:
            # Textual mounts a screen when it is put up, and then draws it piece by piece.
            await AwaitMount(screen, app._register(app, screen))
            screen.styled_for = app.theme
            screen._refresh_layout(app.size)
    return screen


def is_whole(screen: StandbyScreen[Any]) -> bool:
    """Whether its page is there: if EASI is left while it is being made, there is none."""
    return bool(screen.query(Page))


async def put_up(app: App[Any], screen: StandbyScreen[Result], written: Coroutine[Any, Any, None]) -> Result | None:
    """Put a screen up once it has been `written` anew, drawn only then and as a whole; return what it comes to."""
    async with screen.being_made:
        with app.batch_update():
            await written
            answer = app.push_screen(screen, wait_for_dismiss=True)
    return await answer


async def written_ahead(app: App[Any], screen: StandbyScreen[Any], written: Coroutine[Any, Any, None]) -> None:
    """Have a screen `written` and drawn once without anybody seeing it, unless it is up by now."""
    async with screen.being_made:
        if screen in app.screen_stack or not is_whole(screen):
            written.close()
            return
        await written
        for part in (lambda: screen._refresh_layout(app.size), screen._compositor.render_strips):
            await sleep(BREATH)
            if not is_whole(screen):
                return  # EASI has been left meanwhile
            part()
