"""A simulated facilitator: leads through the ground rules and every scene to an ending and the close."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from easi_sim.rehearsal.crowd import Crowd
from easi_sim.rehearsal.minds import Minds, Person
from easi_sim.words.common import scene_words
from easi_sim.words.workshop import PHASE, lettered, letters_of, votes_words
from easi_sim.workshop import acts, tally
from easi_sim.workshop.acts import Voice
from easi_sim.workshop.host import Host
from easi_sim.workshop.room import Room, Turn

ANSWER_WITHIN = 60.0
"""Seconds in which all simulated people have to have answered: a machine may be busy."""
MOST_SCENES = 200
TALK = 300
"""Seconds on the timer."""


class WentWrong(Exception):
    """The rehearsal cannot be gone on with; the message says what was wrong."""


class Leader:
    """A facilitator with a crowd before them, some of whom have no phones."""

    def __init__(self, host: Host, crowd: Crowd, minds: Minds, typed: Iterable[Person], say: Callable[[str], None]):
        """Lead the room of `host`, type for the people in `typed`, and say each step."""
        self._host, self._crowd, self._minds, self._say = host, crowd, minds, say
        self._typed = tuple(typed)
        self.problems: list[str] = []
        """Answers that were not counted as they were given, in words."""

    def lead(self) -> None:
        """Lead to the close. Raises WentWrong, Refused and CannotKeep."""
        do, story = self._host.do, self._host.room.story
        do(acts.Go(phase="rules"))
        self._say(PHASE["rules"])
        room = do(acts.Go(phase="read"))
        while room.turn is not None:
            if room.turn.number > MOST_SCENES:
                raise WentWrong(f"No ending was reached in {MOST_SCENES} scenes.")
            room = self._through(room.turn)
        self._say(f"{PHASE['end']}: {scene_words(story, room.playthrough.program.scene_id(room.playthrough.state))}")
        do(acts.Go(phase="closed"))
        self._say(PHASE["closed"])

    def _through(self, turn: Turn) -> Room:
        """Lead through one scene, and on by the branch that most wanted."""
        do, room = self._host.do, self._host.room
        self._say(f"{turn.number}. {scene_words(room.story, turn.scene)}")
        do(acts.Go(phase="talk"))
        do(acts.SetTimer(seconds=TALK))
        do(acts.Go(phase="vote"))
        self._gather("vote", turn)
        if turn.decision:
            do(acts.Go(phase="expect"))
            self._gather("expect", turn)
        room = do(acts.Go(phase="reveal"))
        assert room.turn is not None
        self._check(room, room.turn)
        for line in _told(room, room.turn):
            self._say(f"   {line}")
        choice = on_from(room, room.turn)
        self._say(f"   On with {lettered(letters_of(room.story, turn.scene), [choice])}.")
        return do(acts.Pick(turn=turn.number, choice=choice))

    def _gather(self, what: str, turn: Turn) -> None:
        """Wait for the phones, and type for the others."""
        room = self._host.room
        asking = [voice for voice in room.guests.values() if self._about(what, turn, voice)]
        if not self._crowd.wait_for(what, turn.number, len(asking), ANSWER_WITHIN):
            raise WentWrong(f"Not all phones have answered in {ANSWER_WITHIN:.0f} seconds. {self._waiting(what, turn)}")
        kind = acts.CountVotes if what == "vote" else acts.CountExpected
        for voice in dict.fromkeys(person.voice for person in self._typed):
            if self._about(what, turn, voice):
                counts = dict(self._given(what, turn, voice))
                self._host.do(kind(voice=voice, turn=turn.number, counts=counts))

    def _about(self, what: str, turn: Turn, voice: Voice) -> str | None:
        """Whose vote is asked about: the played agency's own, or another's; None where nothing is asked."""
        room = self._host.room
        return room.viewpoint if what == "vote" else tally.asked_about(room, turn, voice)

    def _given(self, what: str, turn: Turn, voice: Voice) -> tally.Votes:
        """What a typed voice says."""
        people = [person for person in self._typed if person.voice == voice]
        if what == "vote":
            return Counter(self._minds.wants(person, turn) for person in people)
        seat = self._about(what, turn, voice)
        return Counter(self._minds.expects(person, turn, seat) for person in people) if seat else Counter()

    def _waiting(self, what: str, turn: Turn) -> str:
        room = self._host.room
        found = tally.heard(room, turn, expecting=what == "expect").waiting
        return ", ".join(f"{room.table(voice.table).name}: {voice.seat}" for voice in found)

    def _check(self, room: Room, turn: Turn) -> None:
        """Hold what is counted against what was answered."""
        typed = {person.voice for person in self._typed}
        for voice in tally.voices(room):
            for what, counted in (
                ("vote", tally.votes_of(room, turn, voice)),
                ("expect", tally.expected_by(room, turn, voice)),
            ):
                if what == "expect" and not turn.decision:
                    continue
                given = self._given(what, turn, voice) if voice in typed else self._crowd.said(what, turn.number, voice)
                if counted != given:
                    where = f"{room.table(voice.table).name}, {voice.seat}, scene {turn.number}, {what}"
                    self.problems.append(f"{where}: given {dict(given)}, counted {dict(counted)}.")


def on_from(room: Room, turn: Turn) -> str:
    """The branch that most voted for, or the next one that does not lead back to where the group has been."""
    votes = tally.votes_of(room, turn, *tally.voices(room))
    wanted = sorted(turn.options, key=lambda choice: -votes[choice])
    seen = set(room.playthrough.states)
    fresh = (choice for choice in wanted if room.playthrough.choose(choice).state not in seen)
    return next(fresh, wanted[0])


def _told(room: Room, turn: Turn) -> Iterator[str]:
    """What a scene came to, in a few lines: each table's votes, and how far they were expected."""
    letters = letters_of(room.story, turn.scene)
    for result in tally.tables_of(room, turn):
        yield f"{result.table.name}: {votes_words(letters, result.votes)}"
    compared = [one.met for one in tally.expectations(room, turn) if one.met is not None]
    if compared:
        yield f"{sum(compared)} of {len(compared)} expected what came."
