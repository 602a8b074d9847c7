"""Simulated people, each with a phone of its own: it joins by the code over HTTP, and answers as it is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from threading import Condition, Event, Thread

from easi_sim.guest.client import Guest, NoAnswer, NotTaken, State
from easi_sim.rehearsal.minds import Minds, Person
from easi_sim.workshop.acts import Voice
from easi_sim.workshop.host import Host
from easi_sim.workshop.room import Turn
from easi_sim.workshop.tally import Votes

END_WITHIN = 10.0
AGAIN_AFTER = 0.2
"""Seconds until an answer is sent again that may not have come through."""


class Crowd:
    """Everybody with a phone."""

    def __init__(self, host: Host, minds: Minds, people: Iterable[Person], *, pause: float = 0.0) -> None:
        """Take the host, to read its scenes by, and the people; each takes up to `pause` seconds over an answer."""
        self._host, self._minds, self._pause = host, minds, pause
        self._news, self._over = Condition(), Event()
        self._phones = [Phone(person, self) for person in people]
        self._said: dict[tuple[str, int], dict[Person, str]] = {}
        """What was asked, and in which scene → everybody's last answer that the room has taken."""
        self._done: dict[tuple[str, int], int] = {}
        """The same → how many have no more to say to it."""
        self._asked: list[str] = []
        self.problems: list[str] = []
        """What went wrong, in words."""

    def join(self, address: str, code: str) -> None:
        """Have everybody come in and sit down, and answer from then on. Raises NotTaken and NoAnswer."""
        for phone in self._phones:
            phone.come(address, code)
        for phone in self._phones:
            phone.begin()

    def ending(self) -> None:
        """Have nobody begin anything more."""
        self._over.set()

    def leave(self) -> None:
        """Have every phone put away. End the server's streams first: that wakes those that wait for news."""
        self._over.set()
        for phone in self._phones:
            phone.end()

    def said(self, what: str, turn: int, voice: Voice) -> Votes:
        """What the people of a voice last answered in a scene; `what` is ``vote`` or ``expect``."""
        with self._news:
            given = self._said.get((what, turn), {})
            return Counter(choice for person, choice in given.items() if person.voice == voice)

    def wait_for(self, what: str, turn: int, number: int, within: float) -> bool:
        """Wait until so many have answered and have no more to say to it; whether they have."""
        with self._news:
            return self._news.wait_for(lambda: self._done.get((what, turn), 0) >= number, within)

    @property
    def asked(self) -> tuple[str, ...]:
        """The questions that were left."""
        with self._news:
            return tuple(sorted(self._asked))

    # -- for the phones ------------------------------------------------------------------------------------------------

    @property
    def over(self) -> Event:
        """Set when everybody leaves."""
        return self._over

    def turn(self, number: int) -> Turn | None:
        """A scene, by its number, while it is at hand."""
        turn = self._host.room.turn
        return turn if turn is not None and turn.number == number else None

    def mind(self) -> Minds:
        """What everybody thinks."""
        return self._minds

    def wait(self, person: Person, turn: Turn, what: str) -> None:
        """Take the time that somebody takes over an answer."""
        if self._pause:
            self._over.wait(self._pause * self._minds.takes(person, turn, what))

    def note(self, what: str, turn: int, person: Person, choice: str) -> None:
        """Take down an answer that the room has taken; it takes the place of an earlier one."""
        with self._news:
            self._said.setdefault((what, turn), {})[person] = choice

    def note_done(self, what: str, turn: int) -> None:
        """Take down that somebody has answered."""
        with self._news:
            self._done[what, turn] = self._done.get((what, turn), 0) + 1
            self._news.notify_all()

    def note_asked(self, text: str) -> None:
        """Take down a question that the room has taken."""
        with self._news:
            self._asked.append(text)

    def fail(self, person: Person, why: str) -> None:
        """Take down what went wrong."""
        with self._news:
            self.problems.append(f"Phone {person.name}: {why}")


class Phone:
    """One of them."""

    def __init__(self, person: Person, crowd: Crowd) -> None:
        """Belong to a person."""
        self._person, self._crowd = person, crowd
        self._guest: Guest | None = None
        self._done: set[tuple[str, int]] = set()
        self._has_asked = False
        self._thread = Thread(target=self._follow, name=f"phone {person.name}", daemon=True)

    def come(self, address: str, code: str) -> None:
        """Join and sit down."""
        self._guest = Guest(address)
        self._guest.join(code)
        self._guest.sit(self._person.voice.table, self._person.voice.seat)

    def begin(self) -> None:
        """Answer from now on."""
        self._thread.start()

    def end(self) -> None:
        """Wait until it is put away."""
        if self._thread.is_alive():
            self._thread.join(END_WITHIN)
        if self._guest is not None:
            self._guest.close()

    def _follow(self) -> None:
        assert self._guest is not None
        try:
            for state in self._guest.follow(self._crowd.over):
                if state is not None:
                    self._react(self._guest, state)
                if state is not None and state["phase"] == "closed":
                    return
        except NotTaken as error:
            self._crowd.fail(self._person, str(error))

    def _react(self, guest: Guest, state: State) -> None:
        asked, turn = state["asked"], state["turn"]
        now = self._crowd.turn(turn["number"]) if turn else None
        if asked and now is not None and (asked["what"], now.number) not in self._done:
            self._done.add((asked["what"], now.number))
            self._crowd.wait(self._person, now, asked["what"])
            if asked["what"] == "vote":
                self._vote(guest, now)
            else:
                self._expect(guest, now, asked["seat"])
            if state["wall"] and not self._has_asked:
                self._ask(guest)
            self._crowd.note_done(asked["what"], now.number)

    def _vote(self, guest: Guest, turn: Turn) -> None:
        mind = self._crowd.mind()
        first, wanted = mind.wavers(self._person, turn), mind.wants(self._person, turn)
        for choice in (first, wanted) if first else (wanted,):
            # One who wavers sends the last once more, as a phone does whose answer was lost: it must not count twice.
            for _ in range(2 if first and choice == wanted else 1):
                if self._patiently(partial(guest.vote, turn.number, choice, instead=bool(first))):
                    self._crowd.note("vote", turn.number, self._person, choice)

    def _expect(self, guest: Guest, turn: Turn, seat: str) -> None:
        expected = self._crowd.mind().expects(self._person, turn, seat)
        if self._patiently(lambda: guest.expect(turn.number, expected)):
            self._crowd.note("expect", turn.number, self._person, expected)

    def _ask(self, guest: Guest) -> None:
        self._has_asked = True
        text = self._crowd.mind().asks(self._person)
        if text is not None and self._patiently(lambda: guest.ask(text)):
            self._crowd.note_asked(text)

    def _patiently(self, do: Callable[[], object]) -> bool:
        """Do something until the host has answered; whether it was taken. The facilitator may have been quicker."""
        while not self._crowd.over.is_set():
            try:
                do()
            except NoAnswer:
                self._crowd.over.wait(AGAIN_AFTER)
            except NotTaken as error:
                if error.status == 429:
                    self._crowd.over.wait(AGAIN_AFTER)
                    continue
                if error.status != 409:
                    self._crowd.fail(self._person, str(error))
                return False
            else:
                return True
        return False
