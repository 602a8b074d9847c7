"""One learner playing one case: what comes next, and every confirmed move saved before it is shown as confirmed.

The terminal screens and plain mode both play through this, so that they cannot differ in what happens or what is kept.

    pick an option → at a decision point: record it, predict one other agency → `confirm` (saved here)
    → `revealed` readings → `view`: the reply and the next scene
"""

from __future__ import annotations

from contextlib import suppress
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
from easi_sim.records import (
    Branch,
    ContinuedElsewhere,
    Damaged,
    Decided,
    Records,
    RecordsError,
    Result,
    Resumed,
    Saved,
    Step,
    TooNew,
    UnknownPlaythrough,
)

TRYING_AGAIN = (
    "Play goes on. EASI tries again at every choice and when you leave, and saves then what could not be saved now."
)
NOTHING_SAVED = "Play goes on, and nothing more of it is saved."


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
    records: Records
    id: int | None
    """Its number in the records; None until it could be written there."""
    entries: int = 0
    """Length of its log in the records."""
    warning: RecordsError | None = None
    """Why what was done last is not saved; None as soon as it is."""
    branch: Branch | None = None
    """What it is a “what if” of, if it is one."""
    origin: Playthrough | None = None
    """The playthrough a “what if” parts from, while it is at hand; once read back from the records it is not."""
    _unsaved: tuple[Step, ...] = ()
    """What was done and could not be saved yet, in order."""
    _given_up: bool = False
    """Whether the records are past saving to."""
    _behind: Resumed | None = None
    """What was read back, while the log still holds moves that no longer fit the edited story."""

    @classmethod
    def begin(cls, story: Story, viewpoint: str, records: Records, variant: str | None = None) -> Session:
        """Start a case from a seat, in the variant to meet next unless one is named.

        Raises UnknownViewpoint and UnknownVariant. A failure to save never stops play: see `warning`.
        """
        program = compile_seat(story, viewpoint)
        problem: RecordsError | None = None
        try:
            variant = variant or records.next_variant(story, viewpoint)
        except RecordsError as error:
            problem = error.adding(TRYING_AGAIN)
        begun = cls(Playthrough.begin(program, variant), records, None, warning=problem)
        return begun if problem else begun.save()

    @classmethod
    def resume(cls, story: Story, records: Records, id_: int) -> tuple[Session, Resumed]:
        """Go on with a saved playthrough, as far as it fits the story; `Resumed` says whether and why it stopped.

        Nothing is written until the next move. Raises RecordsError when it cannot be read, UnknownViewpoint and
        UnknownVariant when the edited story has lost them.
        """
        saved, resumed = records.saved(id_), records.load(id_, story)
        behind = resumed if resumed.edited else None
        playthrough = resumed.playthrough
        return cls(playthrough, records, id_, resumed.entries, branch=saved.branch, _behind=behind), resumed

    @classmethod
    def reopen(cls, story: Story, records: Records, id_: int) -> tuple[Session, Resumed]:
        """Open a playthrough again, to read its debrief or to go on with it: the same as `resume`."""
        return cls.resume(story, records, id_)

    def what_if(self, at: int) -> Session:
        """Return a new playthrough that stands where this one's move `at` (the first is 0) was about to be made.

        It is saved with the moves it shares. Raises IndexError when there is no such move.
        """
        here = self.playthrough
        if not 0 <= at < len(here.moves):
            raise IndexError(f"there are {len(here.moves)} moves, and no number {at}")
        shared = Playthrough(here.program, here.variant, here.moves[:at], here.states[: at + 1])
        now = self.records.now()
        steps = tuple(Step(move, over=False, at=now) for move in shared.moves)
        branch = Branch(self.id or 0, at)
        parted = Session(
            shared, self.records, None, branch=branch, origin=here, _unsaved=steps, _given_up=self._given_up
        )
        return parted.save()

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
        if record is not None and not self.records.free_text:
            record = replace(record, reason="")
        then = self.playthrough.choose(choice, prediction, record)
        return self._step(then, Step(then.moves[-1], then.is_over, self.records.now(), self._decided(prediction)))

    def undo(self) -> Session:
        """Take the last move back. Raises NothingToUndo at the start, and ContinuedElsewhere."""
        return self._step(self.playthrough.undo(), Step(None, over=False, at=self.records.now()))

    def _decided(self, prediction: Prediction | None) -> Decided | None:
        """Return what the record of predictions keeps of the decision at hand; None where nobody reads."""
        if not self.view.decision:
            return None
        program, state = self.playthrough.program, self.playthrough.state
        scene, choices = program.scene_id(state), tuple(program.scene(state).choices)
        agency = prediction.agency if prediction else None
        reading = next((one for one in readings(self.playthrough) if one.agency == agency), None)
        if prediction is None or reading is None:
            return Decided(scene, choices)
        return Decided(scene, choices, agency, prediction.would, prediction.would in reading.would)

    def _step(self, then: Playthrough, step: Step) -> Session:
        return replace(self, playthrough=then, _unsaved=(*self._unsaved, step)).save()

    def save(self) -> Session:
        """Save what could not be saved before. When this returns it is on the disk, or `warning` says why not.

        Every step does this by itself; call it before leaving, for one more try. Raises ContinuedElsewhere.
        """
        if self._given_up or (self.id is not None and not self._unsaved):
            return self
        try:
            if self.warning is not None:  # it failed before: do not keep the learner waiting at every choice
                self.records.wait_at_most(0.25)
            id_, entries = self._write()
        except ContinuedElsewhere:
            raise
        except (Damaged, TooNew, UnknownPlaythrough) as error:
            return replace(self, warning=error.adding(NOTHING_SAVED), _given_up=True)
        except RecordsError as error:
            return replace(self, warning=self.warning or error.adding(TRYING_AGAIN))
        self.records.wait_at_most()
        return replace(self, id=id_, entries=entries, warning=None, _unsaved=(), _behind=None)

    def _write(self) -> tuple[int, int]:
        if self.id is None:
            id_ = self.records.begin(self.playthrough, self._unsaved, self.branch)
            return id_, len(self._unsaved)
        if self._behind is not None:
            return self.id, self.records.adopt(self.id, self._behind, self._unsaved)
        return self.id, self.records.write(self.id, self._unsaved, after=self.entries)

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
        """Whether everything done so far is in a file that outlives the process."""
        return self.records.path is not None and self._is_written

    @property
    def _is_written(self) -> bool:
        return self.id is not None and not self._unsaved and not self._given_up

    def debrief(self) -> Debrief:
        """Return the debrief of a finished playthrough, and keep what it came to.

        Raises TooLarge for a story that cannot be explored.
        """
        found = debrief(self.playthrough, membership(self.playthrough.program, self.playthrough.variant))
        if self.id is not None and self._is_written:
            with suppress(RecordsError):  # it can be worked out again; a debrief is not worth losing for it
                self._keep_result(self.id, found)
        return found

    def _keep_result(self, id_: int, found: Debrief) -> None:
        effective, appropriate = found.effective, found.appropriate
        self.records.keep_result(
            Result(
                playthrough=id_,
                ending=found.ending,
                effective=(effective.done, effective.of),
                appropriate=(appropriate.done, appropriate.of),
                grave=(effective.grave, appropriate.grave),
                model=found.model,
                digest=self.story.digest,
                at=self.records.saved(id_).finished or self.records.now(),
            )
        )

    def earlier(self) -> tuple[tuple[Saved, Result], ...]:
        """Return what this story came to from this seat before, the oldest first, what-ifs of this one included.

        Empty where the records cannot be read: it is only ever shown beside what this playthrough came to.
        """
        try:
            results = self.records.results(self.story.id, self.viewpoint)
        except RecordsError:
            return ()
        own = next((result.at for saved, result in results if saved.id == self.id), self.records.now())
        return tuple(
            (saved, result)
            for saved, result in results
            if saved.id != self.id and (result.at <= own or (saved.branch is not None and saved.branch.of == self.id))
        )

    def recording(self) -> Recording:
        """Return what can be written to a file and replayed."""
        return recording_of(self.playthrough)
