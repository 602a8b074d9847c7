"""Work in several processes: in order, and with nothing left behind."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from pathlib import Path

import pytest

from easi_sim.errors import Trouble
from easi_sim.linting.processes import in_processes


def later(number: int, seconds: float) -> tuple[int, int]:
    time.sleep(seconds)
    return number, os.getpid()


def fail(number: int, trace: Path) -> None:
    if number == 1:
        raise ZeroDivisionError(number)
    time.sleep(5)
    trace.touch()


def vanish(number: int) -> None:
    os._exit(number)


def test_results_are_in_order_whoever_is_first() -> None:
    seen: list[None] = []
    found = in_processes(later, [(1, 0.2), (2, 0.0), (3, 0.1)], 2, lambda: seen.append(None))
    assert [number for number, _ in found] == [1, 2, 3]
    assert os.getpid() not in {pid for _, pid in found}
    assert len(seen) == 3
    assert multiprocessing.active_children() == []


def test_processes_can_be_started_anew_rather_than_copied() -> None:
    waiting = threading.Event()
    other = threading.Thread(target=waiting.wait)
    other.start()  # beside another thread, a copy of this process might wait for a lock for ever
    try:
        assert [number for number, _ in in_processes(later, [(1, 0.0), (2, 0.0)], 2, lambda: None)] == [1, 2]
    finally:
        waiting.set()
        other.join()


def test_an_error_ends_the_others(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        in_processes(fail, [(0, tmp_path / "waited-for"), (1, tmp_path / "failed")], 2, lambda: None)
    assert multiprocessing.active_children() == []
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_ends_all() -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        in_processes(later, [(1, 0.0), (2, 30.0)], 2, interrupt)
    assert multiprocessing.active_children() == []


def test_a_process_that_vanishes_is_no_mystery() -> None:
    with pytest.raises(Trouble, match="ended from outside"):
        in_processes(vanish, [(3,), (4,)], 2, lambda: None)
    assert multiprocessing.active_children() == []
