"""Asking and being answered: what counts as an answer at a keyboard."""

import io
from collections.abc import Iterator

import pytest

from easi_sim.plain.page import Page
from easi_sim.plain.talk import Talk


class Keyboard(io.StringIO):
    """Lines that somebody types."""

    def isatty(self) -> bool:
        """Say that they do."""
        return True


def talk(lines: str, seconds: Iterator[float]) -> Talk:
    """A conversation in which each line comes at its own time."""
    talking = Talk(Page(io.StringIO(), 80), Keyboard(lines))
    talking.clock = lambda: next(seconds)
    return talking


def test_the_second_enter_of_a_double_one_is_no_answer() -> None:
    talking = talk("\n\nlater\n", iter([1.0, 1.2, 5.0]))
    talking.pause()
    assert talking.pause() == "later"


def test_an_enter_after_a_moment_is_an_answer() -> None:
    talking = talk("\n\nlater\n", iter([1.0, 2.0, 5.0]))
    talking.pause()
    assert talking.pause() == ""


@pytest.mark.parametrize(("second", "chosen"), [(1.2, 0), (2.0, None)])
def test_an_enter_typed_with_an_answer_skips_no_question(second: float, chosen: int | None) -> None:
    talking = talk("1\n\n1\n", iter([1.0, second, 5.0]))
    assert talking.choice("First?", ["a"]) == 0
    assert talking.optional("Second?", ["a", "b"], "to skip") == chosen


def test_from_a_pipe_every_line_counts() -> None:
    talking = Talk(Page(io.StringIO(), 80), io.StringIO("\n\nlater\n"))
    assert [talking.pause() for _ in range(3)] == ["", "", "later"]
