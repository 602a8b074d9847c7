"""Playing in plain mode, in this process, on lines given."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from easi_engine.story import Story
from easi_sim.plain.app import run
from easi_sim.policy import Policy
from easi_sim.records import Records
from easi_sim.study.session import Session
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

    def says(self, *said: str) -> bool:
        """Whether all of these were said, in this order; if not, show which was the first that was not."""
        at = 0
        for words in said:
            found = self.flat.find(words, at)
            assert found >= 0, f"not said after {self.flat[:at][-200:]!r}: {words!r}"
            at = found + len(words)
        return True

    @property
    def choices(self) -> list[str]:
        """The choices that stand."""
        return [move.choice for move in self.session.playthrough.moves] if self.session else []


Play = Callable[..., Played]

TO_SCHOOL = ("1", "1", "")
"""From home: the first case, the school's seat, and start."""
TALK = ("1", "8", "2", "1", "")
"""Talk to Jamie: nothing was shared, will tell him, the police would too; then on from the readings."""
CALL = ("", "2", "1", "3", "4", "He asked me to.", "", "", "")
"""After the content note: the heater; the full record; no prediction; on from the readings."""
TO_THE_END = (*TO_SCHOOL, *TALK, *CALL, "1")
"""To the ending, with the headings of the debrief read."""
SKIPPED = (*TO_THE_END, "skip all")
"""The same, and nothing of the debrief read."""


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sit where a file named by mistake does no harm: a number typed at a prompt for a path is a file's name."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def new_records(tmp_path: Path) -> Iterator[Records]:
    """Records of somebody who has never been here."""
    opened = Records.open(tmp_path / "new", policy=Policy())
    yield opened
    opened.close()


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    """Records of somebody who has been welcomed, and has no profession that has a seat."""
    opened = Records.open(tmp_path / "home", policy=Policy())
    opened.set_setting("seen-welcome", "yes")
    opened.set_setting("profession", "other")
    yield opened
    opened.close()


@pytest.fixture
def restricted(tmp_path: Path) -> Iterator[Records]:
    """Records on a machine where words of one's own are switched off."""
    opened = Records.open(tmp_path / "restricted", policy=Policy(free_text=False))
    opened.set_setting("seen-welcome", "yes")
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
