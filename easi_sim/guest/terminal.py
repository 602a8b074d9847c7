"""A seat in a terminal: plain text, answered by letters and numbers; fit for a screen reader, and for a pipe."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event, RLock, Thread
from typing import TextIO

from easi_sim.guest import telling
from easi_sim.guest.client import Guest, NoAnswer, NotTaken, State
from easi_sim.plain.page import Page
from easi_sim.words import workshop as words

LEAVE, AGAIN, SEAT, ASK, HELP = "q", "again", "seat", "ask", "help"
COMMANDS = {
    AGAIN: "say again what there is to see now",
    SEAT: "choose another seat",
    ASK: "leave a question for the next meeting",
    LEAVE: "leave the room",
}
"""Words that can be typed at any time, and what they do."""

BACK = "The host is back."
NOT_SENT = "The host does not answer, so that may not have been taken. Send it again once it is back: it counts once."
ENTER_LEAVES = "Press Enter to leave."
WHICH_SEAT = "Your seat, by its number:"
WHICH_OPTION = "Your answer, by its letter:"
CHANGES = "Another letter changes it."
NO_SUCH = "“{typed}” is nothing that can be answered now. “help” says what can be typed."
JUST_CHANGED = "The room had just gone on when you typed that, so it was not taken. Read what is asked now."
NO_WALL = "No questions are gathered in this room."
YES = "y"
KEEP = f"Type {YES} and Enter to leave it even so, or only Enter to leave it out."
TOO_SOON = 0.5
"""Seconds after a new question in which what is typed was meant for the one before."""


class Terminal:
    """One seat. What the room tells and what is typed come from two threads; one at a time is looked at."""

    def __init__(self, guest: Guest, page: Page, lines: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        """Write on `page` and read from `lines`, as a guest that has joined."""
        self._guest, self._page, self._lines, self._clock = guest, page, lines, clock
        self._lock, self._over = RLock(), Event()
        self._state: State | None = None
        self._lost = self._choosing = self._asking = False
        self._open = False
        """Whether the last line is a question without an answer yet."""
        self._question = ""
        """A question that waits to be left even so."""
        self._scene = 0
        """The number of the scene that was told last."""
        self._since = 0.0

    def run(self) -> None:
        """Be in the room until somebody leaves it. Raises NotTaken and NoAnswer where it cannot be come into."""
        self._changed(self._guest.state())
        Thread(target=self._listen, name="room", daemon=True).start()
        try:
            while (line := self._lines.readline()) and not self._over.is_set():
                with self._lock:
                    if self._typed(line.strip()):
                        break
        finally:
            self._over.set()
            self._leave()

    def _leave(self) -> None:
        try:
            self._guest.leave()
        except (NotTaken, NoAnswer):
            return  # there is nothing left to leave
        finally:
            self._guest.close()
        self._page.line(f"{words.LEFT}.")

    # -- what the room tells -------------------------------------------------------------------------------------------

    def _listen(self) -> None:
        try:
            for state in self._guest.follow(self._over):
                with self._lock:
                    self._changed(state)
        except NotTaken as error:
            with self._lock:
                self._end(str(error))

    def _end(self, said: str) -> None:
        self._over.set()
        self._interrupt()
        self._page.gap()
        self._page.line(said)
        self._page.line(ENTER_LEAVES)
        self._page.flush()

    def _changed(self, state: State | None) -> None:
        if self._over.is_set():
            return
        before = self._state
        if state is None:
            self._lost = True
            self._interrupt()
            self._page.line(words.WAITING)
            self._page.flush()
            return
        if not self._lost and before is not None and _heard(before) == _heard(state):
            return
        self._interrupt()
        if self._lost:
            self._page.line(BACK)
        self._state, self._lost = state, False
        if before is None:
            telling.arrived(self._page, state)
        if state["phase"] == "closed":
            self._end(words.OVER)
            return
        if state["seat"] is None:
            if before is None or before["seat"] is not None or before["tables"] != state["tables"]:
                self._offer_seats()
        elif before is None or _looks(before) != _looks(state):
            self._show()
        elif before["until"] != state["until"]:
            telling.timed(self._page, state["until"])
        self._prompt()

    def _interrupt(self) -> None:
        """End the line of a question that is open."""
        if self._open:
            self._page.verbatim("")
        self._open = False

    def _offer_seats(self) -> None:
        assert self._state is not None
        self._choosing = True
        self._page.heading(words.CHOOSE_SEAT)
        voices = _voices(self._state)
        self._page.numbered(f"{table}: {seat}" for _, table, _, seat in voices)
        if not voices:
            self._page.line(words.NO_TABLES)

    def _show(self) -> None:
        """Write what there is to see now: a scene whole where it was not told yet."""
        state = self._state
        assert state is not None
        page, phase, turn = self._page, state["phase"], state["turn"]
        self._since = self._clock()
        self._choosing = False
        if turn is not None and turn["number"] != self._scene:
            self._scene = turn["number"]
            telling.told(page, turn)
        asked = state["asked"]
        now = words.now_in(state["viewpoint"]["name"], phase)
        page.heading(words.expect_words(asked["seat_name"]) if asked and asked["what"] == "expect" else now)
        if phase == "rules":
            telling.rules(page)
        elif phase == "reveal":
            telling.revealed(page, state)
        elif phase == "end":
            telling.ended(page, state["ending"])
        elif turn is not None:
            telling.options(page, turn)
            self._show_answering(state)
        telling.timed(page, state["until"])

    def _show_answering(self, state: State) -> None:
        mine = _mine(state)
        if state["phase"] not in {"vote", "expect"}:
            return
        if state["typed"]:
            self._page.line(words.TYPED)
        elif state["asked"] is None:
            self._page.line(words.NO_OTHER_SEAT)
        elif mine is not None:
            self._page.line(f"{words.YOU_ANSWERED} {state['turn']['letters'].get(mine, mine)}. {CHANGES}")

    def _prompt(self) -> None:
        """Say for what the terminal waits, where that is something in particular."""
        asked = self._asked_for()
        self._open = bool(asked)
        if asked:
            self._page.prompt(asked)
        self._page.flush()

    def _asked_for(self) -> str:
        state = self._state
        if self._question:
            return KEEP
        if self._asking:
            return f"{words.WALL_LABEL}:"
        if self._choosing:
            return WHICH_SEAT
        return WHICH_OPTION if state is not None and state["asked"] and _mine(state) is None else ""

    # -- what is typed -------------------------------------------------------------------------------------------------

    def _typed(self, line: str) -> bool:
        """Do what was typed; return whether that is the end of it."""
        word = line.casefold()
        self._open = False
        try:
            if self._question or self._asking:
                self._take_question(line)
            elif word in {LEAVE, "quit"}:
                return True
            elif word and self._state is not None:
                self._take(word)
            self._prompt()
        except NotTaken as error:
            self._page.line(str(error))
            self._prompt()
        except NoAnswer:
            self._page.line(NOT_SENT)
            self._page.flush()
        return False

    def _take(self, word: str) -> None:
        state = self._state
        assert state is not None
        if word == HELP:
            self._page.items(f"{name}: {does}" for name, does in COMMANDS.items() if name != ASK or state["wall"])
        elif word == AGAIN and state["seat"] is not None:
            self._scene = 0
            self._show()
        elif word in {SEAT, AGAIN}:
            self._offer_seats()
        elif word == ASK:
            self._asking = bool(state["wall"])
            self._page.line(words.WALL_ABOUT if self._asking else NO_WALL)
        elif self._choosing:
            self._sit(word, state)
        else:
            self._answer(word, state)

    def _sit(self, word: str, state: State) -> None:
        voices = _voices(state)
        if not word.isdecimal() or not 1 <= int(word) <= len(voices):
            self._page.line(NO_SUCH.format(typed=word))
            return
        number, table, seat, name = voices[int(word) - 1]
        self._state = self._guest.sit(number, seat)
        self._page.line(f"{words.speaks_words(name, table)}.")
        self._show()

    def _answer(self, word: str, state: State) -> None:
        turn, asked = state["turn"], state["asked"]
        letters = {option["letter"].casefold(): option["id"] for option in turn["options"]} if turn else {}
        if not asked or word not in letters:
            self._page.line(NO_SUCH.format(typed=word))
            return
        if self._lines.isatty() and self._clock() - self._since < TOO_SOON:
            self._page.line(JUST_CHANGED)
            return
        send = self._guest.vote if asked["what"] == "vote" else self._guest.expect
        self._state = send(turn["number"], letters[word], instead=_mine(state) is not None)
        self._page.line(f"{words.YOU_ANSWERED} {word.upper()}. {words.SENT}")

    def _take_question(self, line: str) -> None:
        """A question for the wall; what looks like somebody's details is left only if that is said again."""
        text, sure = (self._question, True) if self._question else (line, False)
        self._question, self._asking = "", False
        if not line or (sure and line.casefold() != YES):
            self._page.line(words.NOT_STORED)
            return
        try:
            self._guest.ask(text, anyway=sure)
        except NotTaken as error:
            if error.status != 409 or sure:
                raise
            self._question = text
            self._page.line(str(error))
            return
        self._page.line(words.ON_THE_WALL)


def _looks(state: State) -> object:
    """What differs where there is something to say."""
    turn = state["turn"]
    return state["phase"], turn and turn["number"], state["typed"], state["asked"], state["seat"]


def _heard(state: State) -> object:
    """What is said when it changes."""
    return _looks(state), state["until"], state["seat"] is None and state["tables"]


def _mine(state: State) -> str | None:
    """What has been answered to what is asked now."""
    found: str | None = state["mine"]["expected" if state["phase"] == "expect" else "vote"]
    return found


def _voices(state: State) -> list[tuple[int, str, str, str]]:
    """Every seat: the table's number and name, the seat's id and name."""
    return [
        (table["number"], table["name"], seat["id"], seat["name"])
        for table in state["tables"]
        for seat in table["seats"]
    ]
