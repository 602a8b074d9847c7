"""What a learner may see of a playthrough, ready to be drawn: scenes, readings, knowledge, consent, the way so far."""

from __future__ import annotations

from dataclasses import dataclass

from easi_engine.play.events import (
    Entered,
    Happened,
    Learned,
    Replied,
    Sent,
    Sought,
    Stamped,
    Told,
    Withdrew,
)
from easi_engine.play.playthrough import Playthrough
from easi_engine.story import many, passages, readings_of


@dataclass(frozen=True, slots=True)
class OptionView:
    """A choice that is open."""

    id: str
    say: str


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A scene passed on the way, without a choice to make in it."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """What became of one person."""

    person: str
    name: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SceneView:
    """Where play stands, as the learner sees it."""

    id: str
    title: str
    day: int | None
    paragraphs: tuple[str, ...]
    options: tuple[OptionView, ...]
    decision: bool
    full_record: bool
    notes: tuple[str, ...]
    concepts: tuple[str, ...]
    ending: str | None
    outcomes: tuple[OutcomeView, ...]
    reply: tuple[str, ...]
    """What came back from the last move."""
    happened: tuple[str, ...]
    """Timeline lines seen since the last move."""
    passed: tuple[Glimpse, ...]


@dataclass(frozen=True, slots=True)
class ReadingView:
    """How one other agency reads this decision."""

    agency: str
    name: str
    notices: str
    would: tuple[str, ...]
    """Choice ids."""
    because: str


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact the seat knows, and how it came to."""

    id: str
    says: str
    short: str
    about: tuple[str, ...]
    """Names of the people it is about."""
    category: str
    kind: str
    how: str
    """In words: ``from the start``, ``found out`` or ``from NAME``."""
    day: int | None


@dataclass(frozen=True, slots=True)
class ConsentView:
    """A consent request as it stands, once the learner has made it."""

    request: str
    say: str
    person: str
    """The name of the person asked."""
    status: str
    day: int | None
    unsafe: bool


@dataclass(frozen=True, slots=True)
class PathStep:
    """One step of the way so far."""

    scene: str
    title: str
    day: int | None
    choice: str | None
    """What the learner chose there, in the choice's own words; None where play stands."""
    decision: bool


def look(playthrough: Playthrough) -> SceneView:
    """The scene where play stands, with what came of the last move."""
    program, state = playthrough.program, playthrough.state
    story, scene = program.story, program.scene(state)
    told = [stamped.what for stamped in playthrough.last_happenings()]
    entered = [what for what in told if isinstance(what, Entered)]
    # A choice that stays where it is enters nothing: the scene's text is then read as it holds now.
    held = tuple(part.say for part in story.passages_of(scene) if program.holds(state, part.when))
    here = entered[-1].paragraphs if entered and not entered[-1].passed else held
    people = story.case.people
    outcomes = tuple(
        OutcomeView(
            person,
            people[person].name,
            tuple(part.say for part in passages(text) if program.holds(state, part.when)),
        )
        for person, text in scene.outcomes.items()
    )
    return SceneView(
        id=program.scene_id(state),
        title=story.title_of(scene),
        day=program.day(state),
        paragraphs=here,
        options=tuple(OptionView(id_, scene.choices[id_].say) for id_ in program.options(state)),
        decision=scene.is_decision,
        full_record=scene.record == "full",
        notes=scene.notes,
        concepts=scene.concepts,
        ending=scene.ending,
        outcomes=outcomes,
        reply=tuple(line for what in told if isinstance(what, Replied) for line in what.paragraphs),
        happened=tuple(what.say for what in told if isinstance(what, Happened) and what.say),
        passed=tuple(
            Glimpse(story.title_of(story.scenes[what.scene]), what.paragraphs) for what in entered if what.passed
        ),
    )


def readings(playthrough: Playthrough) -> tuple[ReadingView, ...]:
    """Every other agency's reading of the decision at hand; call it before the choice is made."""
    program, state = playthrough.program, playthrough.state
    names = program.story.holder_names
    found = []
    for agency, entry in program.scene(state).readings.items():
        reading = next((r for r in readings_of(entry) if program.holds(state, r.when)), None)
        if reading is not None:
            found.append(ReadingView(agency, names[agency], reading.notices, many(reading.would), reading.because))
    return tuple(found)


def agency_to_predict(playthrough: Playthrough) -> str | None:
    """The agency whose wish the learner is asked to predict here: each in turn, decision by decision."""
    agencies = [reading.agency for reading in readings(playthrough)]
    if not agencies:
        return None
    program = playthrough.program
    decided = sum(program.scene(state).is_decision for state in playthrough.states[:-1])
    return agencies[decided % len(agencies)]


def known_facts(playthrough: Playthrough) -> tuple[KnownFact, ...]:
    """What the seat knows, in the order it came to know it."""
    program = playthrough.program
    story, seat = program.story, program.holder
    found: dict[str, tuple[str, int | None]] = {}
    start = program.day(playthrough.states[0])
    for told in playthrough.happenings():
        for stamped in told:
            for fact, how in _came_to_seat(stamped, seat, story.holder_names):
                found.setdefault(fact, (how, stamped.day))
    known = program.knows(playthrough.state).get(seat, ())
    early = [fact for fact in known if fact not in found]
    people = story.case.people
    rows = []
    for id_ in early + [fact for fact in found if fact in known]:
        known_fact = story.case.facts[id_]
        how, day = found.get(id_, ("from the start", start))
        about = tuple(people[person].name for person in many(known_fact.about))
        short, category, kind = known_fact.short or id_, known_fact.category, known_fact.kind
        rows.append(KnownFact(id_, known_fact.says, short, about, category, kind, how, day))
    return tuple(rows)


def _came_to_seat(stamped: Stamped, seat: str, names: dict[str, str]) -> list[tuple[str, str]]:
    match stamped.what:
        case Learned(facts):
            return [(fact, "found out") for fact in facts]
        case Sent(fact=fact, sender=sender, recipient=recipient, moved=True) if recipient == seat:
            return [(fact, f"from {names[sender]}")]
        case Told(fact=fact, sender=sender, recipient=recipient) if recipient == seat:
            return [(fact, f"from {names[sender]}" if sender else "found out")]
        case _:
            return []


def consent_log(playthrough: Playthrough) -> tuple[ConsentView, ...]:
    """Every consent the learner has sought, as it stands as far as they can see, in the order first sought."""
    case = playthrough.program.story.case
    found: dict[str, ConsentView] = {}
    for told in playthrough.happenings():
        for stamped in told:
            what = stamped.what
            if not isinstance(what, Sought | Withdrew):
                continue
            if stamped.event is not None and case.timeline[stamped.event].say is None:
                continue  # taken back out of the learner's sight
            asked = case.consent[what.request]
            earlier = found.get(what.request)
            found[what.request] = ConsentView(
                what.request,
                asked.say or ", ".join(case.facts[fact].says for fact in many(asked.for_)),
                case.people[asked.of].name,
                what.answer if isinstance(what, Sought) else "withdrawn",
                stamped.day,
                (isinstance(what, Sought) and what.unsafe) or bool(earlier and earlier.unsafe),
            )
    return tuple(found.values())


def path_so_far(playthrough: Playthrough) -> tuple[PathStep, ...]:
    """The scenes where the learner chose, what they chose, and where play stands now."""
    program = playthrough.program
    steps = []
    for index, state in enumerate(playthrough.states):
        scene = program.scene(state)
        chosen = scene.choices[playthrough.moves[index].choice].say if index < len(playthrough.moves) else None
        title = program.story.title_of(scene)
        steps.append(PathStep(program.scene_id(state), title, program.day(state), chosen, scene.is_decision))
    return tuple(steps)
