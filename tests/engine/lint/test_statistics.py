"""How large a seat is: what is counted, and what is said where there is no end to count to."""

from __future__ import annotations

from pathlib import Path

import pytest

from easi_engine.lint.statistics import Statistics
from tests.engine.lint.linting import lint, write

END = "s-end: {title: The end, text: It is over., ending: Over}\n"


def statistics(folder: Path, scenes: str, **options: object) -> Statistics:
    write(folder, {"scenes/school.yaml": scenes + END})
    story, _ = lint(folder, select=("EK101",), statistics=True, **options)
    (seat,) = story.viewpoints
    assert seat.statistics is not None
    return seat.statistics


def test_nothing_is_counted_unless_asked_for(tmp_path: Path) -> None:
    write(tmp_path, {})
    (seat,) = lint(tmp_path)[0].viewpoints
    assert seat.statistics is None


def test_paths_are_counted_in_moves(tmp_path: Path) -> None:
    found = statistics(
        tmp_path,
        """\
s-desk:
  title: Desk
  text: Text.
  to: s-on
  choices: {go: {say: Go}, leave: {say: Leave, to: s-end}}
s-on: {title: On, text: Text., to: s-two}
s-two:
  title: Two
  text: Text.
  choices:
    ring: {say: Ring, share: {csc: food}, to: s-three}
    leave: {say: Leave, to: s-end}
s-three: {title: Three, text: Text., to: s-end, choices: {stop: {say: Stop}}}
""",
    )
    assert (found.shortest, found.longest, found.loops) == (1, 3, False)


def test_a_choice_that_can_be_made_again_for_ever_has_no_longest(tmp_path: Path) -> None:
    desk = "s-desk:\n  title: A\n  text: B.\n  choices: {look: {say: Look, to: s-desk}, stop: {say: Stop, to: s-end}}\n"
    found = statistics(tmp_path, desk)
    assert (found.shortest, found.longest, found.loops) == (1, None, True)


def test_a_choice_that_can_be_made_once_does_not_loop(tmp_path: Path) -> None:
    desk = """\
s-desk:
  title: Desk
  text: Text.
  choices:
    look: {say: Look, when: {not: {knows: {school: bruise}}}, learn: bruise, to: s-desk}
    stop: {say: Stop, to: s-end}
"""
    assert statistics(tmp_path, desk).longest == 2


def test_words_are_those_that_can_be_shown(tmp_path: Path) -> None:
    desk = """\
s-desk:
  title: One two
  text: [Three., {when: {knows: {school: bruise}}, say: Four.}]
  to: s-end
  choices: {look: {say: Five six, reply: Seven.}}
"""
    standard = "You look after the children. The end It is over. Over"
    assert statistics(tmp_path, desk).words == 7 + len(standard.split())


def test_without_exploring_only_what_is_written_is_counted(tmp_path: Path) -> None:
    found = statistics(tmp_path, "s-desk: {title: A, text: B., choices: {go: {say: C, to: s-end}}}\n", fast=True)
    assert (found.shortest, found.longest, found.loops, found.effective) == (None, None, None, None)
    assert found.words > 0
    assert found.reading_age == pytest.approx(found.reading_age)
