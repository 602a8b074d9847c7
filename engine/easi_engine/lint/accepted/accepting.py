"""What there is to write down when a story is accepted, and what was otherwise in what was accepted before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from easi_engine.debrief.marks import model, rates_of
from easi_engine.debrief.tally import totals
from easi_engine.lint.accepted.comparison import Difference, accounts_of, differences
from easi_engine.lint.accepted.file import NAME, Damaged, read, written
from easi_engine.lint.options import Options
from easi_engine.lint.seat import SeatContext
from easi_engine.lint.story import StoryContext
from easi_engine.loading.folder import Loaded


class Acceptance(NamedTuple):
    """A story to be accepted."""

    text: str
    """What `accepted.yaml` is to hold."""
    differences: tuple[Difference, ...]
    """Every place that was accepted otherwise; none where nothing was, or what was cannot be read."""


def acceptance(loaded: Loaded, folder: Path, options: Options) -> Acceptance:
    """What to write down of a story that loads; raises `TooLarge`, and `Damaged` for the file of a newer version."""
    if loaded.story is None:
        raise ValueError("a story that does not load cannot be accepted")
    context = StoryContext(loaded.story, loaded.pages, options, folder)
    try:
        before = read(folder, f"{folder.name}/{NAME}")
    except Damaged as damaged:
        if damaged.newer:
            raise
        before = None
    other = () if before is None else tuple(differences(context, before, every=True))
    models = {viewpoint: dict(_models(seat)) for viewpoint, seat in context.seats.items()}
    return Acceptance(written(accounts_of(context), models), other)


def _models(seat: SeatContext) -> Iterator[tuple[str, list[str]]]:
    """Ending → the models in which a playthrough can end there; nothing where that is not known."""
    found: dict[str, set[str]] = {}
    for survey in seat.surveys.values():
        program, ends = survey.reached.program, list(survey.reached.endings())
        for state, total in zip(ends, totals(program, survey.membership, [end.bits for end in ends]), strict=True):
            if (name := model(*rates_of(total))) is not None:
                found.setdefault(program.scene_id(state), set()).add(name)
    yield from ((ending, sorted(models)) for ending, models in found.items())
