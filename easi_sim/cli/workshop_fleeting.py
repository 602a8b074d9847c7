"""A folder for what nobody keeps: overwritten and removed at the end, also where the program is told to end."""

from __future__ import annotations

import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from easi_sim.cli.output import tell_trouble
from easi_sim.records.files import overwrite_and_remove

_ENDING = ("SIGTERM", "SIGHUP")
"""Signals that end a program without a word: the window that is closed, the machine that is shut down."""


@contextmanager
def fleeting_folder() -> Iterator[Path]:
    """Give a folder that only its owner can look into. Only `kill -9` and a power cut leave it behind."""
    folder = Path(tempfile.mkdtemp(prefix="easi-workshop-"))
    found = [getattr(signal, name) for name in _ENDING if hasattr(signal, name)]
    before = {number: signal.signal(number, _leave) for number in found}
    try:
        yield folder
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        _erase(folder)


def _leave(number: int, _: object) -> None:
    raise SystemExit(128 + number)


def _erase(folder: Path) -> None:
    try:
        for path in folder.iterdir():
            overwrite_and_remove(path)
        folder.rmdir()
    except OSError as error:
        tell_trouble(f"{folder} could not be erased: {(error.strerror or str(error)).lower()}. Delete it yourself.")
