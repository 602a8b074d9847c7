"""Playing in plain mode, in this process, on lines given."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from easi_engine.story import Story
from easi_sim.plain.app import run
from easi_sim.records import Records
from easi_sim.session import Session
from tests.running import STORIES


@dataclass(frozen=True)
class Played:
    """One sitting: what was said, what was warned of, and the session it ended with."""

    text: str
    warnings: list[str]
    session: Session | None

    @property
    def flat(self) -> str:
        """What was said, as if on one endless line."""
        return " ".join(self.text.split())

    @property
    def choices(self) -> list[str]:
        """The choices that stand."""
        return [move.choice for move in self.session.playthrough.moves] if self.session else []


Play = Callable[..., Played]


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    opened = Records.open(tmp_path / "home")
    yield opened
    opened.close()


@pytest.fixture
def play(records: Records, monkeypatch: pytest.MonkeyPatch) -> Play:
    """Type lines, then let the input end."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("EASI_STORIES", str(STORIES))

    def typed(
        *lines: str,
        story: Story | None = None,
        viewpoint: str | None = None,
        new: bool = False,
        named: str | None = None,
        stories: Path = STORIES,
        kept: Records = records,
    ) -> Played:
        # Bytes below, as behind a real stdout: what cannot be encoded would fail here.
        written = io.BytesIO()
        out = io.TextIOWrapper(written, encoding="utf-8")
        warnings: list[str] = []
        session = run(
            stories,
            kept,
            story=story,
            viewpoint=viewpoint,
            new=new,
            named=named,
            warn=warnings.append,
            lines=io.StringIO("".join(f"{line}\n" for line in lines)),
            out=out,
        )
        return Played(written.getvalue().decode(), warnings, session)

    return typed
