"""One agency's reading of a decision."""

from __future__ import annotations

import re
from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from easi_engine.play import ReadingView
from easi_engine.story import Story
from easi_sim.study.session import Revealed
from easi_sim.text import first_words, inert
from easi_sim.tui.prose import lines, plain, prose
from easi_sim.tui.widgets.anew import put
from easi_sim.tui.widgets.hanging import Hanging

YOURS, OTHER = "●", "○"
GUESSED = "the one you guessed"

FIRST_SENTENCE = re.compile(r".+?[.?!](?=\s|$)", re.DOTALL)


class ReadingCard(VerticalGroup):
    """Name, what it notices, why, and what it would have wanted, beside what the learner chose and expected.

    Options have just been read, and stand here by their number and first words. What an agency is for stands in one
    line once it has been `met`. Both are said whole where the card is `whole`.
    """

    whole: reactive[bool] = reactive(False)
    """Whether everything is said in full."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        super().__init__()
        self.met = False
        self.story: Story
        self.scene = ""
        self.revealed: Revealed
        self.reading: ReadingView | None = None

    def compose(self) -> ComposeResult:
        """Yield room for a reading, and for the one or two options that it would have wanted."""
        yield Static()
        yield Static()
        yield Hanging(Content(), gutter=5)
        yield Hanging(Content(), gutter=5)

    async def show(
        self, story: Story, scene: str, revealed: Revealed, reading: ReadingView, *, met: bool = False
    ) -> None:
        """Draw `reading`, one of `revealed`, of the scene with the id `scene`, in brief."""
        self.story, self.scene, self.revealed, self.reading, self.met = story, scene, revealed, reading, met
        self.set_reactive(ReadingCard.whole, False)
        await self.watch_whole()

    async def watch_whole(self) -> None:
        """Say it in full, or briefly."""
        if self.reading is not None:
            brief = "stands-for" if self.met and not self.whole else ""
            self.query_children(Static).first().set_class(bool(brief), "stands-for")
            await put(self, self._parts(self.reading, brief))

    def _parts(self, reading: ReadingView, brief: str) -> Iterable[Widget]:
        """Yield the reading, then what it would have wanted."""
        yield Static(lines(self._headline(reading), *self._stands_for(reading)), classes=brief)
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

    def _headline(self, reading: ReadingView) -> Content:
        """Whose reading it is, and whether the learner was asked what they would want."""
        name = Content.styled(inert(reading.name), "bold $primary")
        expected = self.revealed.prediction
        if expected is None or expected.agency != reading.agency:
            return name
        return Content.assemble(name, "   ", (GUESSED, "$secondary"))

    def _stands_for(self, reading: ReadingView) -> Iterable[Content]:
        """What the agency is for, in its first sentence: the reading follows from it."""
        id_, _, part = reading.agency.partition(".")
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
        if self.reading and expected and (expected.agency, expected.would) == (self.reading.agency, choice):
            words.append("as you expected")
        if self.revealed.number(choice) is None:
            words.append("not open to you then")
        say = self.story.scenes[self.scene].choices[choice].say
        said = plain(say if self.whole or self.revealed.number(choice) is None else first_words(say))
        return (said, Content.styled(" · ".join(words), "$secondary")) if words else (said,)
