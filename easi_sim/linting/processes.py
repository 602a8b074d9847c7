"""Working in several processes at once, and leaving none behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, TypeVar

from easi_sim.errors import Trouble

T = TypeVar("T")


def in_processes(
    function: Callable[..., T], work: Sequence[tuple[Any, ...]], jobs: int, done: Callable[[], None]
) -> list[T]:
    """Call a function with each of the arguments in ``work``, in up to ``jobs`` processes; the results are in order.

    ``done`` is called after each. Whatever ends it, Ctrl-C or an error, no process is left behind.
    """
    results: dict[int, T] = {}
    with _interrupts_kept() as interrupt, _processes(jobs) as pool:
        with _interrupts_later():
            waiting = {pool.submit(function, *each): number for number, each in enumerate(work)}
        try:
            for future in as_completed(waiting):
                results[waiting[future]] = future.result()
                done()
                interrupt()
        except BrokenProcessPool as error:
            message = "A process that was linting was ended from outside, perhaps for want of memory."
            raise Trouble(message, ("`--jobs 1` lints one story after another.",)) from error
    return [results[number] for number in range(len(work))]


@contextmanager
def _interrupts_kept() -> Iterator[Callable[[], None]]:
    """Give something that raises KeyboardInterrupt once Ctrl-C was pressed.

    Where Ctrl-C comes during a callback, Python reports the exception and goes on.
    """
    pressed = False

    def note(*_: object) -> None:
        nonlocal pressed
        pressed = True
        raise KeyboardInterrupt

    def check() -> None:
        if pressed:
            raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread() or signal.getsignal(signal.SIGINT) in _NOT_HEEDED:
        yield check
        return
    before = signal.signal(signal.SIGINT, note)
    try:
        yield check
    finally:
        signal.signal(signal.SIGINT, before)


_NOT_HEEDED = (None, signal.SIG_IGN)


@contextmanager
def _interrupts_later() -> Iterator[None]:
    """Put Ctrl-C off, for this process and for those it starts, where the system knows how."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _processes(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Processes to work in, all of them gone at the end, whatever ended it."""
    before = {process.pid for process in multiprocessing.active_children()}
    # A copy of this process has everything loaded; but a thread of this one might hold a lock that it would wait for.
    alone = sys.platform == "linux" and threading.active_count() == 1
    context = multiprocessing.get_context("fork" if alone else "spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin)
    try:
        yield pool
    except BaseException:
        for process in multiprocessing.active_children():
            if process.pid not in before:
                process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """Make a process one that ends when this one does: by itself, never by the terminal's Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def follow() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=follow, daemon=True).start()
