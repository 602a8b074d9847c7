"""Texts to look for in the bytes of everything under a folder, and records that are full of them."""

from __future__ import annotations

from pathlib import Path

from easi_engine.play import DecisionRecord, Move, Playthrough, Prediction
from easi_sim.records import Branch, Decided, Records, Step

FILE = "records.sqlite"

PAGE = 4096
"""Bytes of a page of the database; a longer text spills over."""


def text(name: str, length: int = 60) -> str:
    """Return a text whose every stretch of a few dozen bytes says whose it is."""
    piece = f"<{name} was here>"
    return (piece * (length // len(piece) + 1))[:length]


def marks(data: bytes, name: str) -> int:
    """Return how often a text, or a piece of it, stands in some bytes."""
    return data.count(f"<{name} was".encode())


def bytes_under(folder: Path) -> bytes:
    """Return the bytes of every file there."""
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def found_under(folder: Path, *names: str) -> list[str]:
    """Return which of the texts left something in a file there."""
    data = bytes_under(folder)
    return [name for name in names if marks(data, name)]


def move(name: str, choice: str = "talk-to-jamie", length: int = 60) -> Move:
    """Return a move with a reason."""
    return Move(
        choice,
        Prediction("police", "email"),
        DecisionRecord("public-task", "later", "tell-later", text(name, length)),
    )


DECIDED = Decided("school-office", ("talk-to-jamie", "ring-nell", "email"), "police", "email", met=False)

PLAYED = ("reason", "long-reason", "undone-reason", "what-if-reason")
WRITTEN = ("short-entry", "long-entry", "changed-from", "changed-to", "removed-entry")


def fill(records: Records, start: Playthrough) -> int:
    """Write a playthrough with reasons, a what-if, and a journal about it; return its number."""
    id_ = records.begin(start)
    records.append(id_, move("reason"), after=0, over=False, decided=DECIDED)
    records.append(id_, move("long-reason", "say-heater", 3 * PAGE), after=1, over=False)
    records.append(id_, move("undone-reason", "listen"), after=2, over=False)
    records.append_undo(id_, after=3)
    steps = (Step(move("reason"), over=False), Step(move("what-if-reason", "say-all"), over=False))
    records.begin(start, steps, Branch(id_, 1))
    records.write_entry("reflection", text("short-entry"), playthrough=id_)
    records.write_entry("question", text("long-entry", 5 * PAGE))
    changed = records.write_entry("commitment", text("changed-from", 2 * PAGE))
    records.change_entry(changed.id, text=text("changed-to"), due=None)
    removed = records.write_entry("reflection", text("removed-entry", 700))
    records.remove_entry(removed.id)
    for number in range(40):
        records.write_entry("reflection", text("short-entry", 40 + 37 * number))
    return id_
