"""Watching runs anew after a change, whatever happens to the files meanwhile, and Ctrl-C ends it."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from easi_sim.linting import watch as watching
from tests.running import ROOT, heed_ctrl_c

RUN = """
import sys
from pathlib import Path
from easi_sim.cli.output import guarded
from easi_sim.linting.watch import watch

folder = Path(sys.argv[1])
runs = 0

def run_once():
    global runs
    runs += 1
    held = sorted((path.name, path.stat().st_size) for path in folder.rglob("*.yaml"))
    print(f"run {runs}: {held}.", flush=True)
    return 0

sys.exit(guarded(lambda: watch([folder], run_once, lambda text: print(text, flush=True))))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "stories" / "little" / "scenes"
    made.mkdir(parents=True)
    (made.parent / "story.yaml").write_text("id: little\n", encoding="utf-8")
    return tmp_path / "stories"


@pytest.mark.skipif(sys.platform == "win32", reason="pexpect needs a terminal of Unix")
class TestInATerminal:
    @pytest.fixture
    def watcher(self, folder: Path) -> Iterator[Any]:
        import pexpect

        path = os.pathsep.join([str(ROOT), str(ROOT / "engine")])
        child = pexpect.spawn(
            sys.executable,
            ["-c", RUN, str(folder)],
            env=os.environ | {"PYTHONPATH": path},
            timeout=20,
            encoding="utf-8",
            dimensions=(24, 400),
            preexec_fn=heed_ctrl_c,
        )
        child.expect_exact("run 1: [('story.yaml', 11)].")
        child.expect_exact("Watching for changes. Ctrl-C stops.")
        yield child
        child.close(force=True)

    def test_a_change_brings_one_run_and_is_named(self, folder: Path, watcher: Any) -> None:
        story = folder / "little" / "story.yaml"
        for size in (1, 2, 3):  # saved in steps
            story.write_text("x" * size, encoding="utf-8")
        watcher.expect_exact(f"Changed: {story}")
        watcher.expect_exact("run 2: [('story.yaml', 3)].")
        watcher.expect_exact("Watching")

    def test_files_that_go_and_come_are_seen(self, folder: Path, watcher: Any) -> None:
        scenes = folder / "little" / "scenes" / "school.yaml"
        scenes.write_text("a: {", encoding="utf-8")
        watcher.expect_exact("run 2: [('school.yaml', 4), ('story.yaml', 11)].")
        scenes.unlink()
        watcher.expect_exact("run 3: [('story.yaml', 11)].")
        (folder / "little" / "story.yaml").unlink()
        watcher.expect_exact("run 4: [].")

    def test_a_file_put_in_the_place_of_another_is_seen(self, folder: Path, watcher: Any) -> None:
        new = folder / "little" / ".story.yaml.swp"
        new.write_text("id: other1\n", encoding="utf-8")
        new.replace(folder / "little" / "story.yaml")
        watcher.expect_exact("run 2: [('story.yaml', 11)].")

    def test_ctrl_c_ends_it_with_130(self, watcher: Any) -> None:
        import pexpect

        watcher.sendintr()
        watcher.expect(pexpect.EOF)
        watcher.close()
        assert watcher.exitstatus == 130


class Enough(Exception):
    """Ends a watcher in a test."""


def test_a_change_during_a_run_brings_another(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "INTERVAL", 0.01)
    runs: list[str] = []

    def run_once() -> int:
        if len(runs) == 2:
            raise Enough
        runs.append((folder / "little" / "story.yaml").read_text(encoding="utf-8"))
        if len(runs) == 1:
            (folder / "little" / "story.yaml").write_text("saved while it ran\n", encoding="utf-8")
        else:
            (folder / "new.md").write_text("again\n", encoding="utf-8")
        return 0

    with pytest.raises(Enough):
        watching.watch([folder], run_once, lambda _: None)
    assert runs == ["id: little\n", "saved while it ran\n"]


@pytest.mark.parametrize("asked", ["little", "little/story.yaml", "little/scenes/school.yaml"])
def test_a_story_is_watched_with_the_files_that_it_shares(folder: Path, asked: str) -> None:
    (folder / "little" / "scenes" / "school.yaml").write_text("x", encoding="utf-8")
    for name in ("agencies.yaml", "concepts/card.md", "other/story.yaml"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")
    seen = {Path(path).relative_to(folder).as_posix() for path in watching.look([folder / asked])}
    assert seen == {"little/story.yaml", "little/scenes/school.yaml", "agencies.yaml", "concepts/card.md"}


def test_what_no_run_reads_brings_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = watching.look([folder])
    for name in (".story.yaml.swp", "story.yaml~", "4913", "notes.txt"):
        (folder / "little" / name).write_text("x", encoding="utf-8")
    (folder / ".git").mkdir()
    (folder / ".git" / "index.yaml").write_text("x", encoding="utf-8")
    assert watching.look([folder]) == before


def test_a_change_that_never_ends_is_run_all_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "INTERVAL", 0.01)
    done = threading.Event()
    target = folder / "little" / "story.yaml"

    def write() -> None:
        size = 0
        while not done.wait(0.002):
            size += 1
            target.write_text("x" * size, encoding="utf-8")

    runs = 0

    def run_once() -> int:
        nonlocal runs
        runs += 1
        if runs == 2:
            raise Enough
        return 0

    writer = threading.Thread(target=write)
    writer.start()
    try:
        with pytest.raises(Enough):
            watching.watch([folder], run_once, lambda _: None)
    finally:
        done.set()
        writer.join()


def test_many_changed_files_are_counted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "INTERVAL", 0.01)
    monkeypatch.chdir(folder)
    said: list[str] = []
    runs = 0

    def run_once() -> int:
        nonlocal runs
        runs += 1
        if runs == 2:
            raise Enough
        for name in "abcde":
            (folder / f"{name}.md").write_text("x", encoding="utf-8")
        return 0

    with pytest.raises(Enough):
        watching.watch([folder], run_once, said.append)
    assert said == ["Watching for changes. Ctrl-C stops.", "Changed: a.md, b.md, c.md and 2 more"]
