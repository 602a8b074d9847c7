"""What simulated readers guessed who saw only the options: kept by hand in readers.yaml, checked here."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from easi_engine.loading.positioned import read_yaml
from easi_engine.story import Story
from easi_sim.errors import Trouble

READERS = Path(__file__).with_name("readers.yaml")


class Guessed(BaseModel):
    """One reading of a seat's options, an option guessed at each of its decisions."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    seat: str
    decisions: Annotated[int, Field(strict=True, gt=0)]
    """Decisions at which there was something to guess."""
    hits: Annotated[int, Field(strict=True, ge=0)]
    """At how many of them the option guessed was acceptable."""
    chance: Annotated[float, Field(gt=0, lt=1)]
    """The mean share of acceptable options over these decisions."""
    on: date
    note: Annotated[str, Field(min_length=1)] | None = None
    """Anything to know of it: what was read, and what was rewritten afterwards."""

    @model_validator(mode="after")
    def _no_more_hits_than_decisions(self) -> Self:
        if self.hits > self.decisions:
            raise ValueError("there are more hits than decisions")
        return self


Readings = dict[str, tuple[Guessed, ...]]
"""Story → its readings, in written order."""


def load(path: Path = READERS) -> Readings:
    """Read the file. Raises Trouble where it does not hold what it should."""
    parsed = read_yaml(path, path.name)
    if parsed.data is None or parsed.findings:
        raise Trouble(f"{path} cannot be read.", map(str, parsed.findings))
    try:
        return TypeAdapter(Readings).validate_python(parsed.data)
    except ValidationError as error:
        wrong = (f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise Trouble(f"{path} does not hold what it should.", wrong) from error


def readings_of(story: Story, readings: Readings) -> tuple[Guessed, ...]:
    """Those of one story; raises Trouble for a seat that it does not have."""
    found = readings.get(story.id, ())
    for guessed in found:
        if guessed.seat not in story.seats:
            raise Trouble(f"{READERS.name} has a reading of the seat {guessed.seat}, which {story.id} does not have.")
    return found
