"""What a seat may see of the room, as plain values: the JSON of ``/state`` and all that the pages are made of.

Before the reveal there is nothing in it of how anybody else voted, nor how many did. What is the same for everybody is
made once for each change that can be seen.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from easi_engine.play import SceneView, look
from easi_sim.words.common import review_words
from easi_sim.words.workshop import letters_of, seat_name
from easi_sim.workshop import tally
from easi_sim.workshop.acts import Voice
from easi_sim.workshop.room import Room, Turn

State = dict[str, Any]
"""Plain values, ready for JSON."""


def face(room: Room) -> Hashable:
    """What everybody sees of a room, as something that differs when it differs."""
    turn = room.turn
    at = (turn.number, turn.revealed) if turn is not None else None
    way = tuple(move.choice for move in room.playthrough.moves)
    return room.phase, at, way, room.tables, room.typed, room.until, room.locked


def own(room: Room, guest: str) -> Hashable:
    """What only one guest sees of a room, in the same way."""
    turn = room.turn
    votes = (turn.votes.get(guest), turn.expected.get(guest)) if turn is not None else None
    return room.guests.get(guest), votes, guest in room.removed


@dataclass
class Seen:
    """A room as it is seen, without what is one seat's own."""

    room: Room
    wall: bool
    """Whether questions for the next meeting are gathered here."""
    common: State = field(init=False)
    _asked: dict[Voice, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make what is the same for everybody."""
        room, story = self.room, self.room.story
        self.common = {
            "phase": room.phase,
            "story": story.case.title,
            "role": story.case.viewpoints[room.viewpoint].role,
            "viewpoint": {"id": room.viewpoint, "name": seat_name(story, room.viewpoint)},
            "tables": [
                {"number": table.number, "name": table.name, "seats": [self._seat(seat) for seat in table.seats]}
                for table in room.tables
            ],
            "turn": self._turn(room.turn) if room.turn is not None else None,
            "reveal": self._reveal(room.turn) if room.turn is not None and room.phase == "reveal" else None,
            "ending": self._ending() if room.playthrough.is_over else None,
            "until": room.until.isoformat() if room.until is not None else None,
            "wall": self.wall and room.phase != "closed",
            "locked": room.locked,
            "standing": review_words(story),
        }

    def state(self, guest: str, room: Room, version: int) -> State:
        """What one guest sees; `room` is the room now, which looks otherwise only to this guest, with its `version`."""
        voice = room.guests.get(guest)
        turn = room.turn
        vote = turn.votes.get(guest) if turn is not None else None
        expected = turn.expected.get(guest) if turn is not None else None
        return {
            "version": version,
            **self.common,
            "seat": self._voice(voice) if voice is not None else None,
            "typed": voice in room.typed,
            "removed": guest in room.removed,
            "asked": self._asked_of(voice) if voice is not None and voice not in room.typed else None,
            "mine": {"vote": vote and vote.choice, "expected": expected and expected.choice},
        }

    def _seat(self, seat: str) -> State:
        return {"id": seat, "name": seat_name(self.room.story, seat)}

    def _voice(self, voice: Voice) -> State:
        name = self.room.table(voice.table).name
        return {
            "table": voice.table,
            "table_name": name,
            "seat": voice.seat,
            "seat_name": seat_name(self.room.story, voice.seat),
        }

    def _asked_of(self, voice: Voice) -> State | None:
        """What a voice is asked now."""
        turn = self.room.turn
        if turn is None or self.room.phase not in {"vote", "expect"}:
            return None
        if self.room.phase == "vote":
            return {"what": "vote"}
        if voice not in self._asked:
            self._asked[voice] = tally.asked_about(self.room, turn, voice)
        seat = self._asked[voice]
        return None if seat is None else {"what": "expect", "seat": seat, "seat_name": seat_name(self.room.story, seat)}

    def _turn(self, turn: Turn) -> State:
        scene = look(self.room.playthrough)
        letters = letters_of(self.room.story, turn.scene)
        options = [{"id": o.id, "letter": letters[o.id], "say": o.say} for o in scene.options]
        return {
            "number": turn.number,
            **_told(scene),
            "chosen": self._chosen_before(turn),
            "options": options,
            "letters": letters,
            "decision": turn.decision,
        }

    def _chosen_before(self, turn: Turn) -> str | None:
        """What was picked in the scene before."""
        if turn.number < 2:
            return None
        before = self.room.turns[turn.number - 2]
        return self.room.story.scenes[before.scene].choices[before.picked].say if before.picked else None

    def _reveal(self, turn: Turn) -> State:
        room, story = self.room, self.room.story
        seats: list[State] = [
            {
                "seat": result.seat,
                "name": seat_name(story, result.seat),
                "votes": dict(result.votes),
                "leading": list(result.leading),
                "reader": result.reading.name if result.reading else None,
                "would": list(result.reading.would) if result.reading else [],
                "notices": result.reading.notices if result.reading else None,
                "because": result.reading.because if result.reading else None,
                "differs": result.differs,
            }
            for result in tally.seats_of(room, turn)
        ]
        return {
            "tables": [
                {
                    "number": result.table.number,
                    "name": result.table.name,
                    "seats": [self._seat(seat) for seat in result.table.seats],
                    "votes": dict(result.votes),
                    "leading": list(result.leading),
                }
                for result in tally.tables_of(room, turn)
            ],
            "seats": seats,
            "expected": [self._expectation(one) for one in tally.expectations(room, turn)],
            "recorded": room.recorded_choice,
        }

    def _expectation(self, one: tally.Expected) -> State:
        """What a voice expected; where nobody spoke for that seat, it stands beside the story's reading."""
        voice = self._voice(one.voice)
        about = {"about": one.seat, "about_name": seat_name(self.room.story, one.seat), "read": not one.spoken}
        return {**voice, **about, "expected": list(one.expected), "chosen": list(one.chosen), "met": one.met}

    def _ending(self) -> State:
        scene = look(self.room.playthrough)
        outcomes = [{"name": one.name, "paragraphs": list(one.paragraphs)} for one in scene.outcomes]
        return {**_told(scene), "outcomes": outcomes}


def _told(scene: SceneView) -> Mapping[str, Any]:
    """What is told where play stands."""
    return {
        "title": scene.title,
        "day": scene.day,
        "notes": list(scene.notes),
        "paragraphs": list(scene.paragraphs),
        "reply": list(scene.reply),
        "happened": list(scene.happened),
        "passed": [{"title": one.title, "paragraphs": list(one.paragraphs)} for one in scene.passed],
    }
