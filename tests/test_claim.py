"""A claim on a file: one process at a time has it, and it ends with the process."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from easi_sim.claim import Claim, Claimed
from tests.records.children import can_fork


def test_a_second_claim_is_refused_until_the_first_is_let_go(tmp_path: Path) -> None:
    first = Claim(tmp_path / "a.workshop")
    with pytest.raises(Claimed, match="open in another window"):
        Claim(tmp_path / "a.workshop")
    Claim(tmp_path / "b.workshop").let_go()
    first.let_go()
    Claim(tmp_path / "a.workshop").let_go()


def test_a_claim_ends_with_a_process_that_is_killed(tmp_path: Path) -> None:
    can_fork()
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        claim = Claim(tmp_path / "a.workshop")
        os.write(write, b"!")
        signal.pause()
        claim.let_go()
    os.read(read, 1)
    with pytest.raises(Claimed):
        Claim(tmp_path / "a.workshop")
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    Claim(tmp_path / "a.workshop").let_go()


def test_a_claim_writes_nothing_into_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.workshop"
    path.write_bytes(b"as it was")
    Claim(path).let_go()
    assert path.read_bytes() == b"as it was"
    assert (tmp_path / "a.workshop-host").stat().st_size == 0


def test_where_nothing_can_be_written_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="unable to open"):
        Claim(tmp_path / "nowhere" / "a.workshop")
