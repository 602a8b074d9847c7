"""One agency's reading of a decision."""

from __future__ import annotations

import re
from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from easi_engine.play import ReadingView
from easi_engine.story import Story
from easi_sim.study.session import Revealed
from easi_sim.text import first_words, inert
from easi_sim.tui.prose import lines, plain, prose
from easi_sim.tui.widgets.hanging import Hanging

YOURS, OTHER = "●", "○"
GUESSED = "the one you guessed"

FIRST_SENTENCE = re.compile(r".+?[.?!](?=\s|$)", re.DOTALL)


class ReadingCard(VerticalGroup):
    """Name, what it notices, why, and what it would have wanted, beside what the learner chose and expected.

    Options have just been read, and stand here by their number and first words. What an agency is for stands in one
    line once it has been `met`. Both are said whole where the card is `whole`.
    """

    whole: reactive[bool] = reactive(False, recompose=True)
    """Whether everything is said in full."""

    def __init__(
        self, story: Story, scene: str, revealed: Revealed, reading: ReadingView, *, met: bool = False
    ) -> None:
        """Draw `reading`, one of `revealed`, of the scene with the id `scene`."""
        super().__init__()
        self.met = met
        self.story = story
        self.scene = scene
        self.revealed = revealed
        self.reading = reading

    def compose(self) -> ComposeResult:
        """Yield the reading, then what it would have wanted."""
        reading = self.reading
        yield Static(
            lines(
                self._headline(),
                *self._stands_for(),
            ),
            classes="stands-for" if self.met and not self.whole else "",
        )
        yield Static(
            lines(
                Content.assemble(("notices  ", "$muted"), (inert(reading.notices), "italic")),
                "",
                prose(self.story, reading.because),
                "",
                Content.styled("would have wanted", "$muted"),
            )
        )
        for choice in reading.would:
            yield Hanging(Content(self._mark(choice)), *self._option(choice), gutter=5)

    def _headline(self) -> Content:
        """Whose reading it is, and whether the learner was asked what they would want."""
        name = Content.styled(inert(self.reading.name), "bold $primary")
        expected = self.revealed.prediction
        if expected is None or expected.agency != self.reading.agency:
            return name
        return Content.assemble(name, "   ", (GUESSED, "$secondary"))

    def _stands_for(self) -> Iterable[Content]:
        """What the agency is for, in its first sentence: the reading follows from it."""
        id_, _, part = self.reading.agency.partition(".")
        agency = self.story.library.agencies.get(id_)
        if agency is not None:
            service = agency.services.get(part)
            focus = (service.focus if service else None) or agency.focus
            first = None if self.whole else FIRST_SENTENCE.match(focus)
            yield Content.assemble(("primary focus  ", "$muted"), (inert(first[0] if first else focus), "$muted"))

    def _mark(self, choice: str) -> str:
        mark = YOURS if choice == self.revealed.chosen else OTHER
        return f"{mark} {self.revealed.number(choice) or '–'}"

    def _option(self, choice: str) -> tuple[Content, ...]:
        words = []
        if choice == self.revealed.chosen:
            words.append("your choice")
        expected = self.revealed.prediction
        if expected is not None and (expected.agency, expected.would) == (self.reading.agency, choice):
            words.append("as you expected")
        if self.revealed.number(choice) is None:
            words.append("not open to you then")
        say = self.story.scenes[self.scene].choices[choice].say
        said = plain(say if self.whole or self.revealed.number(choice) is None else first_words(say))
        return (said, Content.styled(" · ".join(words), "$secondary")) if words else (said,)
