"""Reading a playthrough back: what was written, checked and played again by the engine."""

from __future__ import annotations

from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from easi_engine.play import Move, Recording, replay
from easi_engine.story import Story
from easi_sim.records.database import damaged
from easi_sim.records.kept import Resumed, Saved

_MOVE = TypeAdapter(Move)


def resumed(saved: Saved, moves: tuple[str, ...], entries: int, story: Story, path: Path | None) -> Resumed:
    """Replay moves as they are written, as far as they fit the story. Raises Damaged."""
    try:
        made = tuple(_MOVE.validate_json(move) for move in moves)
    except ValidationError as error:
        raise damaged(path, f"a move of playthrough {saved.id} cannot be read") from error
    try:
        recording = Recording(
            story=saved.story, digest=saved.digest, viewpoint=saved.viewpoint, variant=saved.variant, moves=made
        )
    except ValidationError as error:
        raise damaged(path, f"playthrough {saved.id} holds what this version does not know") from error
    done = replay(story, recording)
    return Resumed(done.playthrough, done.stopped, done.edited, entries)
