"""What if: any choice of a finished playthrough, to stand at it again and choose otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_engine.errors import EasiError
from easi_engine.play import Playthrough
from easi_sim.records import RecordsError, Saved
from easi_sim.study.session import Session
from easi_sim.study.what_ifs import ASK, SAYS, Turning, tried, turnings
from easi_sim.text import inert
from easi_sim.tui.base import NUMBERS, EasiScreen
from easi_sim.tui.prose import plain
from easi_sim.tui.screens.compare import CompareScreen
from easi_sim.tui.widgets.debriefing import Plainly
from easi_sim.tui.widgets.page import Folio
from easi_sim.tui.widgets.picklist import Pick, PickList
from easi_sim.words.common import choice_words, day_words, scene_words
from easi_sim.words.dates import date_words

NO_TURNING = "On this path there was never more than one thing to do."


class WhatIfScreen(EasiScreen["Session | None"]):
    """The result is the what-if to play on with, or None."""

    CSS_PATH = "whatif.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*NUMBERS, Binding("escape", "close", "Back", key_display="Esc")]

    def __init__(self, session: Session, place: Content | None = None) -> None:
        """Offer the choices of a finished `session`."""
        super().__init__()
        self.place = place or Content("EASI")
        self.where = Content.assemble(self.place, "  ·  What if")
        self.session = session
        self.turnings = turnings(session.playthrough)
        self.tried: tuple[tuple[Saved, Playthrough], ...] = ()

    def compose_body(self) -> Iterable[Widget]:
        """Yield every choice, then what has been tried already."""
        try:
            self.tried = tried(self.session)
        except (RecordsError, EasiError) as error:
            self.notify(str(error), severity="warning", markup=False)
        parts: list[Widget] = [Static(Content("What if"), classes="title"), Static(Content(SAYS), classes="quiet")]
        if self.turnings:
            parts += [Static(Content(ASK), classes="heading"), PickList(map(_turning, self.turnings), id="turnings")]
        else:
            parts.append(Static(Content(NO_TURNING), classes="quiet"))
        if self.tried:
            parts.append(Static(Content("Tried already: lay it beside this one"), classes="heading"))
            parts.append(Plainly((self._tried(*one) for one in self.tried), id="tried"))
        yield Folio(*parts)

    def _tried(self, saved: Saved, playthrough: Playthrough) -> Pick:
        story, at = self.session.story, saved.branch.at if saved.branch else 0
        title, chosen = "the end", "never otherwise"
        if at < len(playthrough.moves):
            scene = playthrough.program.scene_id(playthrough.states[at])
            title, chosen = scene_words(story, scene), choice_words(story, scene, playthrough.moves[at].choice)
        when = date_words(saved.updated.astimezone())
        return Pick(str(saved.id), plain(chosen), plain(f"at “{title}”, {when}"))

    def on_mount(self) -> None:
        """Begin at the first choice."""
        for picklist in list(self.query(PickList))[:1]:
            picklist.focus(scroll_visible=False)

    def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Stand there again, or compare."""
        event.stop()
        if event.picklist.id == "turnings":
            self.dismiss(self.session.what_if(int(event.pick.id)))
            return
        other = next(playthrough for saved, playthrough in self.tried if str(saved.id) == event.pick.id)
        self.app.push_screen(CompareScreen(self.place, self.session.playthrough, other))

    def action_close(self) -> None:
        """Back to the debrief."""
        self.dismiss(None)


def _turning(turning: Turning) -> Pick:
    day = f"  {day_words(turning.day)}" if turning.day is not None else ""
    text = Content.assemble((inert(turning.title), "bold"), (inert(day), "$muted"))
    return Pick(str(turning.at), text, plain(f"You chose: {turning.chosen}"))
