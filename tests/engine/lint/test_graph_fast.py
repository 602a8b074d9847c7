"""With --fast, rules that look at states only in doubt say what the file alone shows, and look at none."""

from __future__ import annotations

from pathlib import Path

import pytest

from easi_engine.lint import seat
from tests.engine.lint.linting import findings, write

END = "s-end: {title: The end, text: It is over., ending: Over}\n"
DESK = "s-desk:\n  title: Your desk\n  text: The log is open.\n  to: s-end\n  choices: "


@pytest.fixture(autouse=True)
def no_exploring(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("states were explored")

    monkeypatch.setattr(seat, "Space", refuse)


@pytest.mark.parametrize(
    ("scenes", "expected"),
    [
        (DESK + "{a: {say: Ring}, b: {say: Ring}}\n", ["EG110"]),
        (DESK + "{a: {say: Ring}, b: {say: Ring, when: {knows: {school: food}}}}\n", ["EG110"]),
        (
            DESK + "{a: {say: Ring, when: {knows: {school: bruise}}}, b: {say: Ring, when: {knows: {school: food}}}}\n",
            [],
        ),
        (DESK + "{w: {say: Wait}, a: {say: Go, to: s-a}}\ns-a: {title: A, text: A., to: s-a}\n", ["EG106"]),
        (
            DESK + "{w: {say: Wait}, a: {say: Go, to: s-a}}\n"
            "s-a: {title: A, text: A., to: [{scene: s-end, when: {knows: {school: bruise}}}, s-a]}\n",
            [],
        ),
    ],
)
def test_what_the_file_alone_shows(scenes: str, expected: list[str], tmp_path: Path) -> None:
    write(tmp_path, {"scenes/school.yaml": scenes + END})
    assert [finding.code for finding in findings(tmp_path, select=("EG",), fast=True)] == expected


def test_a_ring_without_a_way_out_needs_no_exploring_by_its_own_rule(tmp_path: Path) -> None:
    ring = DESK + "{w: {say: Wait}, a: {say: Go, to: s-a}}\ns-a: {title: A, text: A., to: s-a}\n"
    write(tmp_path, {"scenes/school.yaml": ring + END})
    assert [finding.code for finding in findings(tmp_path, select=("EG106",))] == ["EG106"]
