"""One learner playing one case: what comes next, and every confirmed move saved before it is shown as confirmed.

The terminal screens and plain mode both play through this, so that they cannot differ in what happens or what is kept.

    pick an option → at a decision point: record it, predict one other agency → `confirm` (saved here)
    → `revealed` readings → `look` at the reply and the next scene
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from easi_engine.debrief import Debrief, debrief
from easi_engine.play import (
    DecisionRecord,
    OptionView,
    Playthrough,
    Prediction,
    ReadingView,
    Recording,
    SceneView,
    agency_to_predict,
    compile_seat,
    look,
    readings,
    recording_of,
)
from easi_engine.space import membership
from easi_engine.story import Story
from easi_sim.records import ContinuedElsewhere, Records, RecordsError, Resumed


@dataclass(frozen=True)
class Revealed:
    """What is shown once a decision is confirmed: every other agency's reading, beside what the learner chose."""

    title: str
    """Of the scene decided in."""
    options: tuple[OptionView, ...]
    """As they were offered."""
    chosen: str
    prediction: Prediction | None
    readings: tuple[ReadingView, ...]

    def number(self, choice: str) -> int | None:
        """Return the number under which an option was offered; None for one that was not open."""
        return next((n for n, option in enumerate(self.options, start=1) if option.id == choice), None)

    @property
    def met(self) -> bool | None:
        """Whether the agency predicted would have wanted what was predicted; None if nothing was."""
        if self.prediction is None:
            return None
        agency = self.prediction.agency
        return any(self.prediction.would in reading.would for reading in self.readings if reading.agency == agency)


@dataclass(frozen=True)
class Session:
    """A playthrough and where it is kept. Immutable: `confirm` and `undo` return the session that follows."""

    playthrough: Playthrough
    records: Records | None
    """None once saving has failed: play goes on, and `warning` says so."""
    id: int | None
    """Its number in the records."""
    entries: int = 0
    """Length of its log in the records."""
    warning: RecordsError | None = None
    """Why nothing is saved any more; set by the step that failed."""
    _behind: Resumed | None = None
    """What was read back, while the log still holds moves that no longer fit the edited story."""

    @classmethod
    def begin(cls, story: Story, viewpoint: str, records: Records, variant: str | None = None) -> Session:
        """Start a case from a seat, in the variant to meet next unless one is named.

        Raises UnknownViewpoint and UnknownVariant. A failure to save never stops play: see `warning`.
        """
        program = compile_seat(story, viewpoint)
        try:
            variant = variant or records.next_variant(story, viewpoint)
            playthrough = Playthrough.begin(program, variant)
            return cls(playthrough, records, records.begin(playthrough))
        except RecordsError as error:
            return cls(Playthrough.begin(program, variant), None, None, warning=error)

    @classmethod
    def resume(cls, story: Story, records: Records, id_: int) -> tuple[Session, Resumed]:
        """Go on with a saved playthrough, as far as it fits the story; `Resumed` says whether and why it stopped.

        Nothing is written until the next move. Raises RecordsError when it cannot be read, UnknownViewpoint and
        UnknownVariant when the edited story has lost them.
        """
        resumed = records.load(id_, story)
        behind = resumed if resumed.edited else None
        return cls(resumed.playthrough, records, id_, resumed.entries, _behind=behind), resumed

    @property
    def story(self) -> Story:
        """The story played."""
        return self.playthrough.program.story

    @property
    def viewpoint(self) -> str:
        """The seat played."""
        return self.playthrough.program.viewpoint

    @cached_property
    def view(self) -> SceneView:
        """What there is to see now, and what can be done."""
        return look(self.playthrough)

    def look(self) -> SceneView:
        """Return what there is to see now, and what can be done."""
        return self.view

    @cached_property
    def to_predict(self) -> str | None:
        """The agency whose wish is to be predicted here; None where nobody reads."""
        return agency_to_predict(self.playthrough)

    def confirm(
        self, choice: str, prediction: Prediction | None = None, record: DecisionRecord | None = None
    ) -> Session:
        """Make a move. When this returns, the move is on the disk, or `warning` says why not.

        Raises UnavailableChoice, and ContinuedElsewhere when another window has carried this playthrough on.
        """
        return self._step(self.playthrough.choose(choice, prediction, record), undone=False)

    def undo(self) -> Session:
        """Take the last move back. Raises NothingToUndo at the start, and ContinuedElsewhere."""
        return self._step(self.playthrough.undo(), undone=True)

    def _step(self, then: Playthrough, *, undone: bool) -> Session:
        if self.records is None or self.id is None:
            return replace(self, playthrough=then)
        try:
            entries = self.records.adopt(self.id, self._behind) if self._behind else self.entries
            if undone:
                entries = self.records.append_undo(self.id, after=entries)
            else:
                entries = self.records.append(self.id, then.moves[-1], after=entries, over=then.is_over)
        except ContinuedElsewhere:
            raise
        except RecordsError as error:
            return replace(self, playthrough=then, records=None, warning=error)
        return replace(self, playthrough=then, entries=entries, _behind=None)

    @cached_property
    def revealed(self) -> Revealed | None:
        """The readings of the last decision, when the last move was made at a decision point."""
        if not self.playthrough.moves:
            return None
        before = self.playthrough.undo()
        scene = look(before)
        if not scene.decision:
            return None
        move = self.playthrough.moves[-1]
        return Revealed(scene.title, scene.options, move.choice, move.prediction, readings(before))

    @property
    def is_saved(self) -> bool:
        """Whether moves go to a file that outlives the process."""
        return self.records is not None and self.records.path is not None

    def debrief(self) -> Debrief:
        """Return the debrief of a finished playthrough. Raises TooLarge for a story that cannot be explored."""
        return debrief(self.playthrough, membership(self.playthrough.program, self.playthrough.variant))

    def recording(self) -> Recording:
        """Return what can be written to a file and replayed."""
        return recording_of(self.playthrough)
