"""What the report of a workshop says, whatever it is written in. Gathered from the room that its log leads to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from easi_engine.debrief import MODELS, PROVENANCE, debrief
from easi_engine.errors import TooLarge
from easi_engine.play import look
from easi_engine.space import membership
from easi_sim.exports import wording
from easi_sim.exports.workshop.graph import Map, map_of
from easi_sim.exports.workshop.suppression import shown_totals
from easi_sim.text import capital
from easi_sim.words.common import any_of, day_words, listed, rate_words, review_words
from easi_sim.words.dates import date_words
from easi_sim.words.workshop import DIVIDED, MET, NOBODY_VOTED, NOT_MET, letters_of
from easi_sim.workshop.file import Note, Opening
from easi_sim.workshop.room import Room, Turn
from easi_sim.workshop.tally import expectations, readings_at, seats_of, tables_of, voices, votes_of

KIND = "Report of a workshop"
NOT_COUNTED = "Fewer than ten people voted here, so no numbers are shown."
CAUTION = (
    "It says what tables chose and expected, and nothing of any person. A table's choice is what most at it voted.",
    "Nobody has won. What a service's people expected of another, and what that one chose, are shown so that the two"
    " can talk about it.",
)


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a decision."""

    letter: str
    say: str
    picked: bool
    recorded: bool
    """Whether the recording that was replayed chose it."""
    total: str
    """How many in the room voted for it, in words; empty where no numbers are shown."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: a name, and what stands beside it."""

    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """One scene in which the group chose."""

    number: int
    title: str
    day: str
    options: tuple[Option, ...]
    counted: bool
    """Whether the options' numbers are shown."""
    tables: tuple[Row, ...]
    """Table → the services spoken for, and what it chose."""
    expected: tuple[Row, ...]
    """Voice → of whom, what it expected, what came, and whether that was so."""
    readings: tuple[Row, ...]
    """Service → what it would have wanted by its reading, what those who spoke for it chose, and why."""
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkshopReport:
    """All that the report says."""

    story: str
    """The story's id."""
    title: str
    seat: str
    about: tuple[tuple[str, str], ...]
    stops: tuple[Stop, ...]
    misread: tuple[Row, ...]
    """Service → how often it came as others expected, and who had expected otherwise."""
    map: Map
    ending: str
    outcomes: tuple[tuple[str, str], ...]
    rates: tuple[str, ...]
    """The two rates of this path, and the pattern they make."""
    wall: tuple[str, ...]
    notes: tuple[str, ...]
    """Notes that belong to no scene."""
    claims: tuple[str, ...]
    made: str


def report_of(opening: Opening, room: Room, notes: Sequence[Note] = (), *, now: str) -> WorkshopReport:
    """Gather a report. `notes` are the facilitator's, and only those that are wanted in it; `now` is today in words."""
    scene = look(room.playthrough)
    over = room.playthrough.is_over
    story = room.story
    shown = [turn for turn in room.turns if turn.revealed]
    return WorkshopReport(
        story=story.id,
        title=story.case.title,
        seat=f"{story.case.viewpoints[room.viewpoint].role} ({story.holder_names[room.viewpoint]})",
        about=tuple(_about(opening, room)),
        stops=tuple(_stop(room, turn, notes) for turn in shown),
        misread=tuple(_misread(room, shown)),
        map=map_of(room.playthrough),
        ending=scene.ending or "" if over else "",
        outcomes=tuple((one.name, " ".join(one.paragraphs)) for one in scene.outcomes) if over else (),
        rates=tuple(_rates(room)) if over else (),
        wall=room.wall,
        notes=tuple(note.text for note in notes if note.turn is None),
        claims=(*CAUTION, PROVENANCE["research"], PROVENANCE["ours"], PROVENANCE["standing"]),
        made=wording.made_on(now),
    )


def _about(opening: Opening, room: Room) -> Iterable[tuple[str, str]]:
    yield "Date", date_words(opening.opened.astimezone())
    yield "Story", room.story.case.title
    yield "Played as", room.story.case.viewpoints[room.viewpoint].role
    names = (f"{table.name} ({listed(_names(room, table.seats))})" for table in room.tables)
    yield "Tables", "; ".join(names) or "none"
    if opening.recorded:
        yield "Replayed", "a recording of somebody's playthrough, stopped at its decisions"
    yield "Came to", "an ending" if room.playthrough.is_over else "no ending"
    yield "Reviewed", review_words(room.story)


def _names(room: Room, seats: Iterable[str]) -> tuple[str, ...]:
    return tuple(room.story.holder_names[seat] for seat in seats)


def _stop(room: Room, turn: Turn, notes: Sequence[Note]) -> Stop:
    story, scene = room.story, room.story.scenes[turn.scene]
    letters = {choice: letter for choice, letter in letters_of(story, turn.scene).items() if choice in turn.options}
    totals = shown_totals(votes_of(room, turn, *voices(room)), turn.options)
    so_far = tuple(other.picked for other in room.turns[: turn.number - 1])
    recorded = room.recorded[turn.number - 1 : turn.number] if room.recorded[: turn.number - 1] == so_far else ()
    return Stop(
        number=turn.number,
        title=story.title_of(scene),
        day=capital(day_words(room.playthrough.program.day(room.playthrough.states[turn.number - 1]))),
        options=tuple(
            Option(
                letter,
                scene.choices[choice].say,
                choice == turn.picked,
                choice in recorded,
                totals[choice] if totals else "",
            )
            for choice, letter in letters.items()
        ),
        counted=totals is not None,
        tables=tuple(
            Row(one.table.name, (listed(_names(room, one.table.seats)), _chose(one.leading, letters)))
            for one in tables_of(room, turn)
        ),
        expected=tuple(_expected(room, turn, letters)),
        readings=tuple(_readings(room, turn, letters)),
        notes=tuple(note.text for note in notes if note.turn == turn.number),
    )


def _chose(leading: Sequence[str], letters: dict[str, str]) -> str:
    if not leading:
        return NOBODY_VOTED
    said = _either(leading, letters)
    return said if len(leading) == 1 else f"{DIVIDED}: {said}"


def _either(choices: Sequence[str], letters: dict[str, str]) -> str:
    return any_of([letters[choice] for choice in letters if choice in choices] or ["none of them"])


def _expected(room: Room, turn: Turn, letters: dict[str, str]) -> Iterable[Row]:
    for one in expectations(room, turn):
        who = f"{room.story.holder_names[one.voice.seat]}, {room.table(one.voice.table).name}"
        met = {True: MET, False: NOT_MET, None: NOBODY_VOTED}[one.met]
        about = room.story.holder_names[one.seat]
        came = _chose(one.chosen, letters)
        if one.chosen and not one.spoken:
            came = f"{_either(one.chosen, letters)}, by its reading"
        yield Row(who, (about, _chose(one.expected, letters), came, met))


def _readings(room: Room, turn: Turn, letters: dict[str, str]) -> Iterable[Row]:
    spoke = {one.seat: one for one in seats_of(room, turn)}
    for reading in readings_at(room, turn):
        result = spoke.get(reading.agency.partition(".")[0])
        chose = _chose(result.leading, letters) if result is not None and result.leading else NOBODY_VOTED
        yield Row(reading.name, (_either(reading.would, letters), chose, reading.because))


def _misread(room: Room, turns: Iterable[Turn]) -> Iterable[Row]:
    """By agency: how often it was as others expected, and whose expectation it was not."""
    asked: Counter[str] = Counter()
    met: Counter[str] = Counter()
    by: dict[str, Counter[str]] = {}
    for one in (found for turn in turns for found in expectations(room, turn) if found.met is not None):
        asked[one.seat] += 1
        met[one.seat] += bool(one.met)
        if not one.met:
            by.setdefault(one.seat, Counter())[one.voice.seat] += 1
    for seat in room.seats:
        if asked[seat]:
            others = listed(
                f"{room.story.holder_names[who]} ({number})" for who, number in by.get(seat, Counter()).items()
            )
            yield Row(
                room.story.holder_names[seat], (f"{met[seat]} of {asked[seat]}", others if by.get(seat) else "nobody")
            )


def _rates(room: Room) -> Iterable[str]:
    try:
        found = debrief(room.playthrough, membership(room.playthrough.program, room.playthrough.variant))
    except TooLarge:
        return
    yield f"Effective, of what should have been shared, how much was, in time: {rate_words(found.effective)}."
    yield f"Appropriate, of what should have been kept, how much was: {rate_words(found.appropriate)}."
    if found.model is not None:
        yield f"{MODELS[found.model].name}: {MODELS[found.model].says}"
    yield PROVENANCE["pattern"]
