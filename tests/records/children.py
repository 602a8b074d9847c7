"""Running something in a process of its own, so that what it does to its process stays there."""

from __future__ import annotations

import os
import signal
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest


def can_fork() -> None:
    """Skip the test where a process cannot be forked."""
    if not hasattr(os, "fork"):
        pytest.skip("this system forks no processes")


def in_a_child(do: Callable[[], None]) -> None:
    """Run something in a forked child, which has to come to its end."""
    can_fork()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            do()
            code = 0
        finally:
            if code:
                traceback.print_exc()
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def let_no_file_grow_beyond(size: int) -> None:
    """Make the disk as good as full for this process: no file may be longer than so many bytes."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def as_nobody() -> None:
    """Give up what root may do, so that permissions count."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)


def open_to_nobody(folder: Path) -> None:
    """Let anyone pass through the folders above, which pytest closes to all but us."""
    for above in (folder, *folder.parents):
        if "pytest" in above.name or above == folder:
            above.chmod(0o755)


def closed_to_nobody(folder: Path) -> Path:
    """Return the place of records in a folder that nobody but its owner may look into."""
    open_to_nobody(folder)
    (folder / "closed").mkdir(mode=0o700 if os.geteuid() == 0 else 0)
    return folder / "closed/home"
