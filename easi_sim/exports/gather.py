"""Gathering a report from a session: the debrief, the decisions with their readings, and the journal's notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from easi_engine.debrief import Debrief, RecordFeedback
from easi_engine.errors import TooLarge
from easi_engine.play import BASES, ROUTES, TOLD, Move, Playthrough, ReadingView, look, path_so_far, readings
from easi_engine.story import Story
from easi_sim.errors import Trouble
from easi_sim.exports import wording
from easi_sim.exports.gather_debrief import pattern_of, pieces_of
from easi_sim.exports.report import Decision, Note, Option, Reading, Report, Step
from easi_sim.records import KINDS, JournalEntry, RecordsError, Saved
from easi_sim.study.session import Session
from easi_sim.text import capital
from easi_sim.words.common import any_of, conduct_words, consent_words, day_words, listed, source_words, sources_of
from easi_sim.words.dates import date_words


class NotFinished(Trouble):
    """The playthrough has no ending yet, so there is nothing to report."""


@dataclass(frozen=True, slots=True)
class Include:
    """What is the learner's own and goes in, or stays out."""

    journal: bool = True
    """Notes of the journal that are bound to this playthrough."""
    reasons: bool = True
    """Reasons written in decision records."""
    detail: bool = True
    """Every decision with its readings, every question, conduct, consent, the jigsaw and the sources."""
    sign: bool = False
    """Lines for a name and a signature, to be filled in by hand."""


ALL = Include()
"""Everything that is there, and no line to sign on."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the records hold of one playthrough, as far as they could be read."""

    saved: Saved | None = None
    seconds: int = 0
    read: frozenset[str] = frozenset()
    """Concept cards that were opened, by id."""
    entries: tuple[JournalEntry, ...] = ()
    """The journal's, bound to it, oldest first."""
    problem: str = ""

    @property
    def started(self) -> date | None:
        """The day on which it began, where this machine stands."""
        return self.saved.started.astimezone().date() if self.saved else None

    @property
    def ended(self) -> date | None:
        """The day of its last move."""
        return (self.saved.finished or self.saved.updated).astimezone().date() if self.saved else None


def _kept(session: Session, include: Include) -> Kept:
    """Read what the records hold; a report is written without it rather than not at all."""
    records, id_ = session.records, session.id
    if id_ is None:
        return Kept()
    try:
        entries = records.journal(playthrough=id_)[::-1] if include.journal else ()
        return Kept(records.saved(id_), records.seconds_spent(id_), frozenset(records.cards_read()), entries)
    except RecordsError as error:
        return Kept(problem=f"{wording.UNREAD} {error}")


def report_of(session: Session, now: date, include: Include = ALL) -> Report:
    """Return the report of a finished playthrough, made on the day `now`.

    Raises NotFinished. What cannot be read from the records is left out, and `caution` says so.
    """
    playthrough, story = session.playthrough, session.story
    if not playthrough.is_over:
        raise NotFinished(
            f"“{story.case.title}” has not come to an ending yet, so there is nothing to report."
            " `easi` offers to go on with it."
        )
    try:
        found, too_large = session.debrief(), ""
    except TooLarge as error:
        found, too_large = None, f"The rates cannot be worked out for this case. {error}"
    view = look(playthrough)
    told = found if include.detail else None
    kept = _kept(session, include)
    notes = _notes(kept)
    return Report(
        story=story.id,
        viewpoint=session.viewpoint,
        title=story.case.title,
        seat=_seat(session),
        day=kept.ended or now,
        made=wording.made_on(date_words(now)),
        about=tuple(_about(session, kept)),
        caution=tuple(filter(None, (_branch(session), _edited(session, kept), too_large, kept.problem))),
        reflections=notes["reflection"],
        ending=view.ending or "",
        outcomes=tuple((outcome.name, " ".join(outcome.paragraphs)) for outcome in view.outcomes),
        pattern=pattern_of(session, found, detail=include.detail) if found else None,
        steps=_steps(playthrough),
        decisions=tuple(_decisions(playthrough, found, include)) if include.detail else (),
        conduct=tuple(conduct_words(story, point) for point in told.conduct) if told else (),
        consent=tuple(consent_words(story, entry) for entry in told.consent) if told else (),
        pieces=pieces_of(session, told) if told else (),
        commitments=notes["commitment"],
        questions=notes["question"],
        sources=_sources(story, told),
        claims=wording.CLAIMS,
        sign=include.sign,
    )


def _seat(session: Session) -> str:
    story, seat = session.story, session.viewpoint
    return f"{story.case.viewpoints[seat].role} ({story.holder_names[story.seat_holder(seat)]})"


def _about(session: Session, kept: Kept) -> Iterator[tuple[str, str]]:
    story, case = session.story, session.story.case
    where = f" Set in {case.jurisdiction}." if case.jurisdiction else ""
    yield "Case", f"{case.title}.{where} {wording.FICTION}"
    yield "Seat", f"{_seat(session)}."
    if kept.started and kept.ended:
        first, last = date_words(kept.started), date_words(kept.ended)
        yield "Date", last if first == last else f"{first} to {last}"
    if kept.saved:
        yield "Time spent", f"{capital(wording.time_words(kept.seconds))} ({wording.TIMED})"
    yield "Method", wording.METHOD
    if case.themes:
        yield "Topics", capital(listed(case.themes))
    cards = _cards(session.playthrough, kept)
    if cards:
        yield "Ideas on the way", listed(cards)
    yield "Reviewed", _review(story)


def _review(story: Story) -> str:
    review = story.case.review
    if review.status == "not-yet-reviewed" or not review.by:
        return "No practitioner has reviewed this case yet: its readings and verdicts are its author's alone."
    return f"By {listed(f'{reader.role}, {date_words(reader.on)}' for reader in review.by)}."


def _cards(playthrough: Playthrough, kept: Kept) -> list[str]:
    """Concept cards that the scenes on the way point to, marked where they were opened."""
    program = playthrough.program
    cards = program.story.library.concepts
    met = dict.fromkeys(id_ for state in playthrough.states for id_ in program.scene(state).concepts if id_ in cards)
    return [f"{cards[id_].head.title}{' (read)' if id_ in kept.read else ''}" for id_ in met]


def _branch(session: Session) -> str:
    branch = session.branch
    if branch is None:
        return ""
    shared = "its first choice" if branch.at == 1 else f"its first {branch.at} choices"
    return (
        "This was a what-if: an earlier playthrough of this seat was taken up again"
        f"{f' after {shared}' if branch.at else ' from the start'}, to choose otherwise."
    )


def _edited(session: Session, kept: Kept) -> str:
    if kept.saved is None or kept.saved.digest == session.story.digest:
        return ""
    return (
        "The case has been edited since this was played. Every choice still fits; what is said of them here is said of"
        " the case as it is now."
    )


def _steps(playthrough: Playthrough) -> tuple[Step, ...]:
    return tuple(
        Step(capital(day_words(step.day)), step.title, step.choice)
        for step in path_so_far(playthrough)
        if step.choice is not None
    )


def _decisions(playthrough: Playthrough, found: Debrief | None, include: Include) -> Iterator[Decision]:
    program = playthrough.program
    feedback = iter(found.records if found else ())
    for index, move in enumerate(playthrough.moves):
        record = next(feedback, None) if move.record is not None else None
        if program.scene(playthrough.states[index]).is_decision:
            before = Playthrough(
                program, playthrough.variant, playthrough.moves[:index], playthrough.states[: index + 1]
            )
            yield _decision(before, move, record, include)


def _decision(before: Playthrough, move: Move, feedback: RecordFeedback | None, include: Include) -> Decision:
    scene, seen = look(before), readings(before)
    choices = before.program.story.scenes[scene.id].choices
    offered = {option.id: str(number) for number, option in enumerate(scene.options, start=1)}
    # A reading may want what was not open.
    names = offered | {id_: f"“{choice.say}”" for id_, choice in choices.items() if id_ not in offered}
    names[move.choice] += f" ({wording.CHOSEN})"
    return Decision(
        title=scene.title,
        day=capital(day_words(scene.day)),
        options=tuple(Option(option.say, option.id == move.choice) for option in scene.options),
        record=tuple(_record(move, feedback)),
        reason=move.record.reason if move.record is not None and include.reasons else "",
        prediction=_prediction(before.program.story, move, seen, names),
        readings=tuple(Reading(r.name, r.notices, _would(r, names), r.because) for r in seen),
    )


def _would(reading: ReadingView, names: dict[str, str]) -> str:
    """Which options a reading would have wanted, in the order in which they stood."""
    wanted = [name for id_, name in names.items() if id_ in reading.would]
    return f"Would have wanted {any_of(wanted or ['none of them'])}."


def _prediction(story: Story, move: Move, seen: tuple[ReadingView, ...], names: dict[str, str]) -> str:
    if move.prediction is None:
        return ""
    agency, would = move.prediction.agency, move.prediction.would
    met = any(would in reading.would for reading in seen if reading.agency == agency)
    said = f"You thought that {story.holder_names.get(agency, agency)} would want {names.get(would, 'something else')}."
    return f"{said} {'It did.' if met else 'It would have wanted something else.'}"


def _record(move: Move, feedback: RecordFeedback | None) -> Iterator[tuple[str, str]]:
    record = move.record
    if record is None:
        return
    fits = ""
    if feedback is not None and feedback.fits is not None:
        accepted = listed(f"“{BASES.get(basis, basis)}”" for basis in feedback.accepted)
        fits = " It fits." if feedback.fits else f" What the author accepts: {accepted}."
    yield "Basis", f"“{BASES.get(record.basis, record.basis)}”.{fits}"
    yield "Told the person", f"{TOLD.get(record.told, record.told)}."
    if record.route is not None:
        yield "Consent route", f"{ROUTES.get(record.route, record.route)}."


def _sources(story: Story, found: Debrief | None) -> tuple[str, ...]:
    if found is None:
        return ()
    told = [q for q in found.questions if q.effective or q.appropriate or q.judged]
    return tuple(source_words(story, source) for source in sources_of(told))


def _notes(kept: Kept) -> dict[str, tuple[Note, ...]]:
    return {
        kind: tuple(Note(entry.text, _note_words(entry)) for entry in kept.entries if entry.kind == kind)
        for kind in KINDS
    }


def _note_words(entry: JournalEntry) -> str:
    return ". ".join(filter(None, (f"Written on {date_words(entry.written.astimezone())}", wording.standing(entry))))
