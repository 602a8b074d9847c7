"""Asking and being answered: a line at a time, with the command words understood at every prompt."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from typing import TextIO

from easi_sim.plain.page import Page
from easi_sim.study.session import Session


class EndOfInput(Exception):
    """There is nothing more to read."""


class Quit(Exception):
    """The learner wants to leave."""


class TakeBack(Exception):
    """The learner wants the last step back."""


class GoHome(Exception):
    """The learner wants to leave what is open, which is kept, and choose something else."""


class PlayOn(Exception):
    """The learner wants another playthrough opened: one from the records, or a what-if."""

    def __init__(self, session: Session) -> None:
        """Open `session`."""
        self.session = session
        super().__init__("another playthrough is to be opened")


NOT_KEPT = "What you had written is not kept."
DROP = "undo"
"""The word that, among the learner's own words, drops the line before; a case is never undone from there."""
DROPPED = "Dropped: “{line}”."
NOTHING_TO_DROP = "There is no line here to take back. Enter leaves it."
TOO_SOON = 0.4
"""Seconds after an answer within which an Enter from a keyboard is the second of a double one, and no answer."""


def nothing() -> None:
    """Do nothing."""


class Talk:
    """One conversation: a page to write on and lines to read."""

    def __init__(self, page: Page, lines: TextIO) -> None:
        """Read from `lines`."""
        self.page = page
        self._lines = lines
        self.command: Callable[[str], bool] = lambda _: False
        """Does what a command word asks, and says whether it was one."""
        self.is_command: Callable[[str], bool] = lambda line: " " not in line
        """Whether a line among the learner's own words is to be tried as a command."""
        self.clock = time.monotonic
        """Tells, in seconds, how soon after another an answer came."""
        self._last: tuple[str, float] = ("a word", -TOO_SOON)
        """The last answer, and when it came."""

    def read(
        self, prompt: str, *, own: Collection[str] = (), again: Callable[[], None] = nothing, wary: bool = False
    ) -> str:
        """Ask and return a trimmed line. Raises EndOfInput, and whatever a command raises.

        `own` are words that this prompt itself understands, alone or with more after them. `again` repeats what was
        asked, for the word of that name: after a long look at something else the question is far above. `wary` takes
        no Enter that follows any other answer too soon, where it would pass over something for good.
        """
        while True:
            answer = self._line(prompt, wary=wary)
            word = answer.partition(" ")[0].casefold()
            if word == "again":
                again()
            elif not answer or word in own or not self.command(answer):
                return answer

    def text(self, prompt: str, *, drop: Callable[[], None] | None = None, again: Callable[[], None] = nothing) -> str:
        """Ask for a line of the learner's own words.

        A command word counts when it stands alone or with what belongs to it, such as a number. `drop` does what the
        word undo asks here, and `again` repeats what was asked.
        """
        while True:
            answer = self._line(prompt)
            if not answer:
                return ""
            word = answer.casefold()
            if word == "again":
                again()
            elif word == DROP and drop is not None:
                drop()
            elif word == DROP:
                self.page.line(NOTHING_TO_DROP)
            elif not self.is_command(answer) or not self.command(answer):
                return answer

    def texts(self, prompt: str, again: Callable[[], None] = nothing) -> str:
        """Ask for lines of the learner's own words, up to an empty one; the end of the input ends them too."""
        found: list[str] = []

        def drop() -> None:
            self.page.line(DROPPED.format(line=found.pop()) if found else NOTHING_TO_DROP)

        def so_far() -> None:
            again()
            for line in found:
                self.page.line(line)

        try:
            while line := self.text("More:" if found else prompt, drop=drop, again=so_far):
                found.append(line)
        except EndOfInput:
            if not found:
                raise
        except (Quit, TakeBack, GoHome, PlayOn, KeyboardInterrupt):
            if found:
                self.page.gap()
                self.page.line(NOT_KEPT)
            raise
        return "\n".join(found)

    def _line(self, prompt: str, *, wary: bool = False) -> str:
        """Ask for a line; the second Enter of two in quick succession is none, for nothing was read between them."""
        while True:
            answer = self._typed(prompt)
            (before, then), now = self._last, self.clock()
            self._last = (answer, now)
            doubled = not answer and now - then < TOO_SOON and (wary or not before)
            if not (doubled and self._lines.isatty()):
                return answer

    def _typed(self, prompt: str) -> str:
        self.page.prompt(prompt)
        line = self._lines.readline()
        if not line:
            self.page.verbatim("")
            raise EndOfInput
        answer = line.strip()
        if not self._lines.isatty():  # a keyboard shows what is typed; a pipe does not
            self.page.verbatim(answer)
        return answer

    def number(
        self,
        question: str,
        options: Sequence[str | tuple[str, ...]],
        *,
        skip: str = "",
        own: Collection[str] = (),
        offered: bool = True,
    ) -> int | str | None:
        """Offer numbered options and return the index chosen.

        None when skipped, where `skip` says what Enter does; the line itself where its first word is one of `own`.
        Options that are not `offered`, since they have just been, are read out by the word again alone.
        """

        def ask() -> None:
            if question:
                self.page.line(question)
            self.page.numbered(options)

        if offered:
            ask()
        elif question:
            self.page.line(question)
        enter = f", or Enter {skip}" if skip else ""
        upto = f"Number, 1 to {len(options)}" if len(options) > 1 else "Number 1"
        while True:
            answer = self.read(f"{upto}{enter}:", own=own, again=ask, wary=bool(skip))
            if skip and not answer:
                return None
            if answer.isascii() and answer.isdecimal() and 1 <= int(answer[:9]) <= len(options):
                return int(answer[:9]) - 1
            if answer.partition(" ")[0].casefold() in own:
                return answer
            what = f"a number, 1 to {len(options)}" if len(options) > 1 else "the number 1"
            self.page.line(f"Please type {what}{enter}, or the word help.")

    def optional(self, question: str, options: Sequence[str], skip: str) -> int | None:
        """Offer numbered options and return the index chosen, or None when Enter skips the question."""
        chosen = self.number(question, options, skip=skip)
        if isinstance(chosen, str):
            raise AssertionError("a prompt without words of its own returns none")
        return chosen

    def choice(self, question: str, options: Sequence[str]) -> int:
        """Offer numbered options and return the index chosen."""
        chosen = self.optional(question, options, "")
        if chosen is None:
            raise AssertionError("only a question that can be skipped is answered with nothing")
        return chosen

    def agreed(self, question: str) -> bool:
        """Ask whether something is to be done; only the word yes does it."""
        while True:
            answer = self.read(f"{question} yes or no:", own=(DROP,)).casefold()
            if answer in {"yes", "y", "no", "n", "", DROP}:
                return answer in {"yes", "y"}
            self.page.line("Please type yes or no.")

    def pause(
        self,
        what_next: str = "to go on",
        again: Callable[[], None] = nothing,
        *,
        own: Collection[str] = (),
        wary: bool = False,
    ) -> str:
        """Wait for Enter; anything typed that is no command goes on too. `again` repeats what there was to read."""
        return self.read(f"Enter {what_next}:", own=own, again=again, wary=wary)
