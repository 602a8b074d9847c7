"""Every path of a seat, walked one by one: what the counting is held against."""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.play import Playthrough, Program


def every_path(program: Program, variant: str | None = None) -> Iterator[Playthrough]:
    """Every playthrough of a seat and variant that comes to an ending."""
    waiting = [Playthrough.begin(program, variant)]
    while waiting:
        here = waiting.pop()
        if here.is_over:
            yield here
        waiting += [here.choose(choice) for choice in here.options]
