"""Two playthroughs of one seat side by side: where they part, and what came of it.

Both must be over. What is compared is what a debrief says of each, so that nothing here judges anything a second time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from easi_engine.debrief.debriefing import debrief
from easi_engine.debrief.marks import Rate
from easi_engine.debrief.results import CameToKnow, ConsentEntry, Debrief, Judged, QuestionResult
from easi_engine.errors import TooLarge
from easi_engine.play.playthrough import Playthrough
from easi_engine.play.views import look
from easi_engine.space import membership

Statuses = tuple[str | None, str | None]
"""A question's status on the effective axis and on the appropriate one."""


@dataclass(frozen=True, slots=True)
class Parting:
    """The decision at which two playthroughs part."""

    move: int
    """The number of the move, from 1."""
    scene: str
    title: str
    day: int | None
    left: str
    """A choice id."""
    right: str
    left_said: str
    """The same in the choice's own words."""
    right_said: str


@dataclass(frozen=True, slots=True)
class ComparedFlow:
    """One judged flow that happened in either; what no question judges is in `Comparison.knew`."""

    fact: str
    sender: str
    recipient: str
    left: Judged | None
    """None where it did not happen."""
    right: Judged | None

    @property
    def differs(self) -> bool:
        """Whether it happened in one only, or on another day, or was judged otherwise."""
        if self.left is None or self.right is None:
            return self.left is not self.right
        return (self.left.day, self.left.line) != (self.right.day, self.right.line)


@dataclass(frozen=True, slots=True)
class ComparedQuestion:
    """One question on both ways."""

    id: str
    facts: tuple[str, ...]
    recipient: str
    recipient_name: str
    left: QuestionResult | None
    """None where it does not count: only another variant of the case can bring that about."""
    right: QuestionResult | None

    @property
    def left_status(self) -> Statuses:
        """Its statuses in the one."""
        return _statuses(self.left)

    @property
    def right_status(self) -> Statuses:
        """And in the other."""
        return _statuses(self.right)

    @property
    def differs(self) -> bool:
        """Whether a status differs."""
        return self.left_status != self.right_status


@dataclass(frozen=True, slots=True)
class ComparedConsent:
    """One consent request on both ways: every step of its history, which may be empty."""

    request: str
    person: str
    """Who was asked, by id."""
    left: tuple[ConsentEntry, ...]
    right: tuple[ConsentEntry, ...]

    @property
    def differs(self) -> bool:
        """Whether it was asked, answered or taken back otherwise, or at another time."""
        return _history(self.left) != _history(self.right)


@dataclass(frozen=True, slots=True)
class ComparedKnowledge:
    """One piece that only one of the two ways brought to somebody."""

    holder: str
    fact: str
    left: CameToKnow | None
    right: CameToKnow | None


@dataclass(frozen=True, slots=True)
class ComparedOutcome:
    """What became of one person on both ways."""

    person: str
    name: str
    left: tuple[str, ...]
    """Paragraphs; none where the ending says nothing of them."""
    right: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether the endings say something different of them."""
        return self.left != self.right


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two playthroughs of one seat."""

    shared: int
    """Moves in common, from the start."""
    parted: Parting | None
    """None where they never part, or stood differently before a choice was made."""
    flows: tuple[ComparedFlow, ...]
    questions: tuple[ComparedQuestion, ...]
    consent: tuple[ComparedConsent, ...]
    knew: tuple[ComparedKnowledge, ...]
    """Who knew what at one ending only."""
    outcomes: tuple[ComparedOutcome, ...]
    endings: tuple[str, str]
    rates: tuple[tuple[Rate, Rate], tuple[Rate, Rate]]
    """(effective, appropriate) of each."""
    models: tuple[str | None, str | None]
    too_large: TooLarge | None
    """Why nothing is counted, if the story is too large to explore."""
    debriefs: tuple[Debrief, Debrief]


def compare(left: Playthrough, right: Playthrough) -> Comparison:
    """Lay two finished playthroughs side by side; raises ValueError unless they are of one seat of one story."""
    if left.program is not right.program and _seat(left) != _seat(right):
        raise ValueError("only playthroughs of one seat of one story are compared")
    debriefs: list[Debrief] = []
    too_large = None
    for playthrough in (left, right):
        try:
            members = membership(playthrough.program, playthrough.variant)
        except TooLarge as error:
            members, too_large = None, error
        debriefs.append(debrief(playthrough, members))
    one, other = debriefs
    shared = _shared(left, right)
    return Comparison(
        shared=shared,
        parted=_parting(left, right, shared),
        flows=_flows(one, other),
        questions=_questions(left, one, other),
        consent=_consent(left, one, other),
        knew=_knew(one, other),
        outcomes=_outcomes(left, right),
        endings=(one.ending, other.ending),
        rates=((one.effective, one.appropriate), (other.effective, other.appropriate)),
        models=(one.model, other.model),
        too_large=too_large,
        debriefs=(one, other),
    )


def _seat(playthrough: Playthrough) -> tuple[str, str]:
    return playthrough.program.story.digest, playthrough.program.viewpoint


def _shared(left: Playthrough, right: Playthrough) -> int:
    count = 0
    for mine, theirs, here, there in zip(left.moves, right.moves, left.states, right.states, strict=False):
        if here != there or mine.choice != theirs.choice:
            break
        count += 1
    return count


def _parting(left: Playthrough, right: Playthrough, shared: int) -> Parting | None:
    both_moved = shared < min(len(left.moves), len(right.moves))
    if not both_moved or left.states[shared] != right.states[shared]:
        return None
    program, state = left.program, left.states[shared]
    scene = program.scene(state)
    mine, theirs = left.moves[shared].choice, right.moves[shared].choice
    return Parting(
        move=shared + 1,
        scene=program.scene_id(state),
        title=program.story.title_of(scene),
        day=program.day(state),
        left=mine,
        right=theirs,
        left_said=scene.choices[mine].say,
        right_said=scene.choices[theirs].say,
    )


def _flows(one: Debrief, other: Debrief) -> tuple[ComparedFlow, ...]:
    mine, theirs = _sent(one), _sent(other)
    return tuple(ComparedFlow(*flow, mine.get(flow), theirs.get(flow)) for flow in dict.fromkeys((*mine, *theirs)))


def _sent(of: Debrief) -> dict[tuple[str, str, str], Judged]:
    return {
        (judged.fact, judged.sender, question.recipient): judged
        for question in of.questions
        for judged in question.judged
    }


def _questions(left: Playthrough, one: Debrief, other: Debrief) -> tuple[ComparedQuestion, ...]:
    mine, theirs = ({question.id: question for question in of.questions} for of in (one, other))
    names = left.program.story.holder_names
    return tuple(
        ComparedQuestion(
            question.id,
            question.facts,
            question.recipient,
            names[question.recipient],
            mine.get(question.id),
            theirs.get(question.id),
        )
        for question in left.program.questions
        if question.id in mine or question.id in theirs
    )


def _statuses(question: QuestionResult | None) -> Statuses:
    return (question.effective, question.appropriate) if question else (None, None)


def _consent(left: Playthrough, one: Debrief, other: Debrief) -> tuple[ComparedConsent, ...]:
    found = []
    for request, asked in left.program.story.case.consent.items():
        mine, theirs = (tuple(entry for entry in of.consent if entry.request == request) for of in (one, other))
        if mine or theirs:
            found.append(ComparedConsent(request, asked.of, mine, theirs))
    return tuple(found)


def _history(entries: Iterable[ConsentEntry]) -> list[tuple[int | None, str, bool]]:
    return [(entry.day, entry.status, entry.unsafe) for entry in entries]


def _knew(one: Debrief, other: Debrief) -> tuple[ComparedKnowledge, ...]:
    mine, theirs = ({(came.holder, came.fact): came for came in of.knowledge} for of in (one, other))
    cells = dict.fromkeys((*mine, *theirs))
    return tuple(
        ComparedKnowledge(*cell, mine.get(cell), theirs.get(cell))
        for cell in cells
        if (cell in mine) is not (cell in theirs)
    )


def _outcomes(left: Playthrough, right: Playthrough) -> tuple[ComparedOutcome, ...]:
    mine, theirs = ({outcome.person: outcome for outcome in look(at).outcomes} for at in (left, right))
    people = left.program.story.case.people
    return tuple(
        ComparedOutcome(
            person,
            people[person].name,
            mine[person].paragraphs if person in mine else (),
            theirs[person].paragraphs if person in theirs else (),
        )
        for person in people
        if person in mine or person in theirs
    )
