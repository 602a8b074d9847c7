"""Recordings: a playthrough as JSON, and playing it again on a story that may have changed since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from easi_engine.errors import BadRecording, UnavailableChoice, UnknownVariant
from easi_engine.play.playthrough import BASES, ROUTES, TOLD, DecisionRecord, Move, Playthrough, Prediction
from easi_engine.play.program import compile_seat
from easi_engine.story import Story
from easi_engine.story.base import Id

RECORDING_FORMAT: Literal[1] = 1
"""The version of the recording format written here."""


MAX_MOVES = 10_000
"""Moves a recording may hold: hundreds of times a long sitting."""


class Recording(BaseModel):
    """A playthrough in a file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[1] = RECORDING_FORMAT
    story: Id
    """An id and nothing else: a stranger's file must not name a folder to be opened."""
    digest: str
    """The story's digest when the recording was made."""
    viewpoint: str
    variant: str | None = None
    moves: Annotated[tuple[Move, ...], Field(max_length=MAX_MOVES)] = ()

    @field_validator("moves")
    @classmethod
    def _closed_lists(cls, moves: tuple[Move, ...]) -> tuple[Move, ...]:
        """Refuse words that no decision record can hold: they come from a file, and screens look them up."""
        for record in (move.record for move in moves):
            if record is not None and not (
                record.basis in BASES and record.told in TOLD and record.route in {None, *ROUTES}
            ):
                raise ValueError("a decision record names a basis, an answer or a route that does not exist")
        return moves

    def to_json(self) -> str:
        """The recording as indented JSON."""
        return self.model_dump_json(indent=2, exclude_defaults=False) + "\n"

    @classmethod
    def from_json(cls, text: str | bytes) -> Recording:
        """Read a recording; raises `BadRecording` in words for people."""
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(part) for part in first["loc"]) or "the file"
            if first["loc"] == ("format",):
                raise BadRecording(
                    f"This recording's format is {first['input']!r}; this version of EASI reads format"
                    f" {RECORDING_FORMAT}."
                ) from error
            raise BadRecording(f"This is not an EASI recording: at {where}: {first['msg']}.") from error


@dataclass(frozen=True, slots=True)
class Stop:
    """Where and why a recording no longer fits its story."""

    at: int
    """0-based index of the move that could not be made; 0 too when the seat or variant is gone."""
    scene: str
    """The scene in which it was tried."""
    choice: str
    why: str


@dataclass(frozen=True, slots=True)
class Replay:
    """A recording played again, as far as it fits."""

    playthrough: Playthrough
    stopped: Stop | None
    edited: bool
    """Whether the story has changed since the recording was made."""


def recording_of(playthrough: Playthrough) -> Recording:
    """The recording of a playthrough."""
    program = playthrough.program
    return Recording(
        story=program.story.id,
        digest=program.story.digest,
        viewpoint=program.viewpoint,
        variant=playthrough.variant,
        moves=playthrough.moves,
    )


def replay(story: Story, recording: Recording) -> Replay:
    """Play a recording on a story, as far as it fits.

    Raises `BadRecording` when it is of another story, `UnknownViewpoint` when its seat is gone. A variant that is gone
    stops it before its first move.
    """
    if recording.story != story.id:
        raise BadRecording(f"This recording is of the story “{recording.story}”, not of “{story.id}”.")
    program = compile_seat(story, recording.viewpoint)
    edited = recording.digest != story.digest
    try:
        playthrough = Playthrough.begin(program, recording.variant)
    except UnknownVariant as error:
        start = Playthrough.begin(program)
        return Replay(start, Stop(0, program.scene_id(start.state), "", str(error)), edited)
    for index, move in enumerate(recording.moves):
        try:
            playthrough = playthrough.choose(move.choice, move.prediction, move.record)
        except UnavailableChoice as error:
            return Replay(playthrough, Stop(index, error.at, move.choice, _why(playthrough, error)), edited)
    return Replay(playthrough, None, edited)


def _why(playthrough: Playthrough, error: UnavailableChoice) -> str:
    """Tell apart a choice that is gone, one that is closed here, and a case that ended sooner."""
    scene = playthrough.program.scene(playthrough.state)
    if playthrough.is_over:
        return "the case has already ended here"
    if error.choice in scene.choices:
        return "that choice is closed here: its condition does not hold"
    return "there is no such choice in this scene"


__all__ = ["DecisionRecord", "Move", "Prediction", "Recording", "Replay", "Stop", "recording_of", "replay"]
