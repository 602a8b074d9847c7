"""How every other agency read the decision just made, through its primary focus."""

from __future__ import annotations

from collections.abc import Collection, Iterable
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
from easi_sim.tui.base import EasiScreen
from easi_sim.tui.guard import Guard
from easi_sim.tui.prose import plain, terms_in
from easi_sim.tui.widgets.hanging import Hanging
from easi_sim.tui.widgets.page import Folio, Page
from easi_sim.tui.widgets.reading import ReadingCard

INTRODUCTION = "Each makes sense from where it stands."


class ReadingsScreen(EasiScreen[None]):
    """Read and go on."""

    CSS_PATH = "readings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "read_on", "Read on", key_display="Enter"),
        Binding("x", "whole", "In full"),
        Binding("escape", "close", "Go on", show=False),
    ]

    def __init__(
        self, where: Content, story: Story, scene: str, revealed: Revealed, met: Collection[str] = frozenset()
    ) -> None:
        """Show the readings of a decision made in the scene with the id `scene`.

        `met` are the agencies whose primary focus the learner has read in this sitting.
        """
        super().__init__()
        self.met = frozenset(met)
        self.guard = Guard()
        self.where = where
        self.story = story
        self.scene = scene
        self.revealed = revealed

    def compose_body(self) -> Iterable[Widget]:
        """Yield what was chosen and predicted, then a card for each reading."""
        # The agency the learner had in mind comes first: there the guess and its answer meet.
        guessed = self.revealed.prediction.agency if self.revealed.prediction else ""
        order = sorted(self.revealed.readings, key=lambda reading: reading.agency != guessed)
        cards = [
            ReadingCard(self.story, self.scene, self.revealed, reading, met=reading.agency in self.met)
            for reading in order
        ]
        yield Folio(
            Static(Content("How others read it"), classes="title"),
            Static(Content(INTRODUCTION), classes="quiet"),
            VerticalGroup(*self._summary(), id="summary"),
            # Two at a time, so that side by side or one under another they are read in the same order.
            *(Container(*cards[at : at + 2], classes="pair") for at in range(0, len(cards), 2)),
        )

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

    def on_mount(self) -> None:
        """Begin at the top, and take no Enter for a moment: it may have been meant for the guess."""
        self.query_one(Page).focus()
        self._turned()

    def _turned(self) -> None:
        """Go on only from what has been there for a moment."""
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
