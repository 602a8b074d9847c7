"""Answers remembered by the bits they depend on."""

import pytest

from easi_engine.play import remembered
from easi_engine.play.remembered import Remembered


def test_each_answer_is_worked_out_once() -> None:
    asked: list[int] = []

    def answer(bits: int) -> int:
        asked.append(bits)
        return bits + 1

    known = Remembered(0b11, answer)
    assert [known[bits & known.reads] for bits in (0b101, 0b001, 0b110)] == [2, 2, 3]
    assert asked == [1, 2]


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MEMORY", 2)
    known = Remembered(~0, str)
    assert [known[bits] for bits in (1, 2, 3, 1)] == ["1", "2", "3", "1"]
    assert len(known) == 2
