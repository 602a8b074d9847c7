"""How every other agency read the decision just made, through its primary focus."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import zip_longest
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalGroup
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_engine.play import TermUse
from easi_engine.story import Story
from easi_sim.study.session import Revealed
from easi_sim.text import inert
from easi_sim.tui.guard import Guard
from easi_sim.tui.prose import plain, terms_in
from easi_sim.tui.standby import StandbyScreen
from easi_sim.tui.widgets.anew import put
from easi_sim.tui.widgets.hanging import Hanging
from easi_sim.tui.widgets.page import Folio, Page
from easi_sim.tui.widgets.reading import ReadingCard
from easi_sim.tui.widgets.titlebar import TitleBar

INTRODUCTION = "Each makes sense from where it stands."


class ReadingsScreen(StandbyScreen[None]):
    """Read and go on."""

    CSS_PATH = "readings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "read_on", "Read on", key_display="Enter"),
        Binding("x", "whole", "In full"),
        Binding("escape", "close", "Go on", show=False),
    ]

    def __init__(self) -> None:
        """Stand by; nothing is shown before `begin`."""
        super().__init__()
        self.guard = Guard()
        self.story: Story
        self.scene = ""
        self.revealed: Revealed

    def compose_body(self) -> Iterable[Widget]:
        """Yield the heading, and room for what was chosen and predicted; the cards come under it."""
        yield Folio(
            Static(Content("How others read it"), classes="title"),
            Static(Content(INTRODUCTION), classes="quiet"),
            VerticalGroup(id="summary"),
        )

    async def make_room(self, story: Story) -> None:
        """Have as many cards as any decision needs."""
        await self._have(max(len(scene.readings) for scene in story.scenes.values()))

    async def _have(self, cards: int) -> None:
        """Have at least so many cards, two at a time: side by side or one under another they are read in one order."""
        missing = (cards + 1) // 2 - len(self.query(".pair"))
        await self.query_one(Page).mount_all(
            Container(ReadingCard(), ReadingCard(), classes="pair") for _ in range(missing)
        )

    async def begin(
        self, where: Content, story: Story, scene: str, revealed: Revealed, met: Collection[str] = frozenset()
    ) -> None:
        """Show what was chosen and predicted in the scene with the id `scene`, and a card for each reading of it.

        `met` are the agencies whose primary focus the learner has read in this sitting.
        """
        self.story, self.scene, self.revealed = story, scene, revealed
        self.query_one(TitleBar).where = self.where = where
        await put(self.query_one("#summary"), self._summary())
        # The agency the learner had in mind comes first: there the guess and its answer meet.
        guessed = revealed.prediction.agency if revealed.prediction else ""
        order = sorted(revealed.readings, key=lambda reading: reading.agency != guessed)
        await self._have(len(order))
        for card, reading in zip_longest(self.query(ReadingCard), order):
            card.display = reading is not None
            if reading is not None:
                await card.show(story, scene, revealed, reading, met=reading.agency in met)
        for at, pair in enumerate(self.query(".pair")):
            pair.display = 2 * at < len(order)
        page = self.query_one(Page)
        page.scroll_home(animate=False, immediate=True)
        page.focus()
        self._turned()

    def _summary(self) -> Iterable[Widget]:
        revealed = self.revealed
        yield self._line("You chose", revealed.chosen)
        prediction = revealed.prediction
        if prediction is not None:
            yield self._line("You expected", prediction.would)
            name = inert(self.story.holder_names[prediction.agency])
            if revealed.met:
                yield Static(Content.styled(f"✓ so would {name}", "$success"), classes="met")
                return
            met = f"{name} saw it another way, and would have wanted"
            yield Static(Content.styled(met, "$secondary"), classes="met")
            reading = next(reading for reading in revealed.readings if reading.agency == prediction.agency)
            for choice in reading.would:
                yield self._line("", choice)

    def _line(self, label: str, choice: str) -> Widget:
        number, said = self.revealed.number(choice), self.story.scenes[self.scene].choices[choice].say
        mark = Content.assemble((f"{label:<14}", "$muted"), f"{number or '–'}")
        return Hanging(mark, plain(said), gutter=17)

    def _turned(self) -> None:
        """Go on only from what has been there for a moment: Enter may have been meant for the guess."""
        self.guard.begin()
        self.call_after_refresh(self.guard.begin)

    def terms(self) -> tuple[TermUse, ...]:
        """Return the terms of the readings."""
        return terms_in(self.story, (reading.because for reading in self.revealed.readings))

    def action_read_on(self) -> None:
        """Turn the page; at its end, go on."""
        if self.guard.is_up:
            return
        page = self.query_one(Page)
        if page.has_more:
            page.action_page_down()
            self._turned()
        else:
            self.dismiss()

    def action_whole(self) -> None:
        """Say what every agency is for and every option in full, or briefly again."""
        for card in self.query(ReadingCard):
            card.whole = not card.whole

    def action_close(self) -> None:
        """Go on at once."""
        self.dismiss()
