"""Asking and being answered: a line at a time, with the command words understood at every prompt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TextIO

from easi_sim.plain.page import Page


class EndOfInput(Exception):
    """There is nothing more to read."""


class Quit(Exception):
    """The learner wants to leave."""


class TakeBack(Exception):
    """The learner wants the last step back."""


class StartOver(Exception):
    """The learner wants to choose another case or seat."""


class Talk:
    """One conversation: a page to write on and lines to read."""

    def __init__(self, page: Page, lines: TextIO) -> None:
        """Read from `lines`."""
        self.page = page
        self._lines = lines
        self.command: Callable[[str], bool] = lambda _: False
        """Does what a command word asks, and says whether it was one."""

    def read(self, prompt: str) -> str:
        """Ask and return a trimmed line. Raises EndOfInput, and whatever a command raises."""
        while True:
            self.page.prompt(prompt)
            line = self._lines.readline()
            if not line:
                self.page.verbatim("")
                raise EndOfInput
            answer = line.strip()
            if not self._lines.isatty():  # a keyboard shows what is typed; a pipe does not
                self.page.verbatim(answer)
            if not answer or not self.command(answer):
                return answer

    def number(self, question: str, options: Sequence[str], *, skip: str = "") -> int | None:
        """Offer numbered options and return the index chosen; None when skipped, where `skip` says what Enter does."""
        if question:
            self.page.line(question)
        self.page.numbered(options)
        enter = f", or Enter {skip}" if skip else ""
        upto = f"1 to {len(options)}" if len(options) > 1 else "1"
        while True:
            answer = self.read(f"Number, {upto}{enter}:")
            if skip and not answer:
                return None
            if answer.isascii() and answer.isdecimal() and 1 <= int(answer[:9]) <= len(options):
                return int(answer[:9]) - 1
            self.page.line(f"Please type a number, {upto}{enter}, or the word help.")

    def choice(self, question: str, options: Sequence[str]) -> int:
        """Offer numbered options and return the index chosen."""
        chosen = self.number(question, options)
        if chosen is None:
            raise AssertionError("only a question that can be skipped is answered with nothing")
        return chosen

    def pause(self, what_next: str = "to go on") -> None:
        """Wait for Enter; anything typed that is no command goes on too."""
        self.read(f"Enter {what_next}:")
