"""One agency's reading of a decision."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content
from textual.widgets import Static

from easi_engine.play import ReadingView
from easi_engine.story import Story
from easi_sim.session import Revealed
from easi_sim.text import inert
from easi_sim.tui.prose import lines, plain, prose
from easi_sim.tui.widgets.hanging import Hanging

YOURS, OTHER = "●", "○"


class ReadingCard(VerticalGroup):
    """Name, what it notices, why, and what it would have wanted, beside what the learner chose and expected."""

    def __init__(self, story: Story, scene: str, revealed: Revealed, reading: ReadingView) -> None:
        """Draw `reading`, one of `revealed`, of the scene with the id `scene`."""
        super().__init__()
        self.story = story
        self.scene = scene
        self.revealed = revealed
        self.reading = reading

    def compose(self) -> ComposeResult:
        """Yield the reading, then what it would have wanted."""
        reading = self.reading
        yield Static(
            lines(
                Content.styled(inert(reading.name), "bold $primary"),
                Content.assemble(("notices  ", "$muted"), (inert(reading.notices), "italic")),
                "",
                prose(self.story, reading.because),
                "",
                Content.styled("would have wanted", "$muted"),
            )
        )
        for choice in reading.would:
            yield Hanging(Content(self._mark(choice)), *self._option(choice), gutter=5)

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
        said = plain(self.story.scenes[self.scene].choices[choice].say)
        return (said, Content.styled(" · ".join(words), "$secondary")) if words else (said,)
