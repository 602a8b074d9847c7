"""Thirteen defects that authors plant unawares, each in a story of its own: found, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engine.lint.linting import findings, lint, write

SCHOOL = "scenes/school.yaml"
END = "s-end: {title: The end, text: It is over., ending: Over}\n"


def desk(choices: str, rest: str = "") -> str:
    return f"s-desk:\n  title: Your desk\n  text: The log is open.\n  to: s-end\n  choices: {choices}\n{rest}{END}"


PLANTED: dict[str, tuple[str, dict[str, str]]] = {
    "missing target": ("ES309", {SCHOOL: desk("{wait: {say: Wait, to: s-gone}}")}),
    "orphan": (
        "EG100",
        {SCHOOL: desk("{wait: {say: Wait}}", "s-nurse: {title: The nurse, text: Nobody comes., to: s-end}\n")},
    ),
    "unreachable cycle": (
        "EG102",
        {
            SCHOOL: desk(
                "{wait: {say: Wait}}",
                "s-hall: {title: The hall, text: Empty., to: s-end, choices: {on: {say: Go on, to: s-gym}}}\n"
                "s-gym: {title: The gym, text: Locked., to: s-end, choices: {back: {say: Go back, to: s-hall}}}\n",
            )
        },
    ),
    "dead end": (
        "ES334",
        {SCHOOL: desk("{wait: {say: Wait}, go: {say: Go, to: s-hall}}", "s-hall: {title: The hall, text: Empty.}\n")},
    ),
    "impossible condition": (
        "EG103",
        {
            "story.yaml": "flags: {rung: You rang}\n",
            SCHOOL: desk(
                "{wait: {say: Wait}, ring: {say: Ring, set: rung, to: s-desk},"
                " both: {say: Both, when: [{flag: rung}, {not: {flag: rung}}]}}"
            ),
        },
    ),
    "stuck with all options gated": (
        "EG104",
        {
            "story.yaml": "flags: {rung: You rang, written: You wrote}\n",
            SCHOOL: desk(
                "{ring: {say: Ring, set: rung, to: s-hall}, write: {say: Write, set: written, to: s-hall},"
                " wait: {say: Wait, to: s-hall}}",
                "s-hall: {title: The hall, text: Empty., to: s-end, choices:"
                " {one: {say: Go on, when: {flag: rung}}, two: {say: Go back, when: {flag: written}}}}\n",
            ),
        },
    ),
    "inescapable loop": (
        "EG105",
        {
            SCHOOL: desk(
                "{wait: {say: Wait}, go: {say: Go, to: s-hall}}",
                "s-hall: {title: The hall, text: Empty., choices: {on: {say: Go on, to: s-gym}}}\n"
                "s-gym: {title: The gym, text: Locked., choices: {back: {say: Go back, to: s-hall}}}\n",
            )
        },
    ),
    "undefined variable": ("ES306", {SCHOOL: desk("{wait: {say: Wait, set: rung}}")}),
    "unused variable": ("EG112", {"story.yaml": "flags: {rung: You rang}\n", SCHOOL: desk("{wait: {say: Wait}}")}),
    "duplicate id": ("ES103", {SCHOOL: desk("{wait: {say: Wait}, wait: {say: Wait a little}}")}),
    "duplicate option text": ("EG110", {SCHOOL: desk("{wait: {say: Wait}, stay: {say: wait., learn: bruise}}")}),
    "flag set too late": (
        "EG114",
        {
            "story.yaml": "flags: {rung: You rang}\n",
            SCHOOL: desk(
                "{wait: {say: Wait, to: s-hall}, visit: {say: Visit, when: {flag: rung}}}",
                "s-hall: {title: The hall, text: Empty., to: s-end, choices: {ring: {say: Ring, set: rung}}}\n",
            ),
        },
    ),
    "choiceless loop": (
        "EG106",
        {
            SCHOOL: desk(
                "{wait: {say: Wait}, go: {say: Go, to: s-hall}}",
                "s-hall: {title: The hall, text: Empty., to: s-gym}\n"
                "s-gym: {title: The gym, text: Locked., to: s-hall}\n",
            )
        },
    ),
}


@pytest.mark.parametrize("defect", PLANTED)
def test_a_planted_defect_is_found_and_nothing_else(defect: str, tmp_path: Path) -> None:
    code, pieces = PLANTED[defect]
    write(tmp_path, pieces)
    assert [finding.code for finding in findings(tmp_path, select=("ES", "EG"))] == [code]


def test_there_are_thirteen() -> None:
    assert len(PLANTED) == 13


def test_the_choiceless_loop_is_found_without_looking_at_a_state(tmp_path: Path) -> None:
    write(tmp_path, PLANTED["choiceless loop"][1])
    story, _ = lint(tmp_path, select=("EG106",), fast=True)
    assert [finding.code for finding in story.findings] == ["EG106"]
    assert [seat.states for seat in story.viewpoints] == [None]
