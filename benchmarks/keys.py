"""How long the play screen takes from a key press to its repaint, on a small story and on a very large one.

    python -m benchmarks.keys [--presses 300] [--tree FOLDER …]

`easi play` runs in a pseudo-terminal; keys are pressed one at a time, the next once nothing has been drawn for a while.
What is drawn is read as a terminal would, and each press is timed to the first frame that shows its answer: from that
one on, the part of the screen in which the answer stands stays as it is. The stories are the bundled one and a made one
of 500 scenes, each also with 1,000 past playthroughs in the records; each playthrough is a new process. Beside them, an
app that has nothing but Textual and one page of text, and puts another in its place, shows what this machine can do.
Needs EASI installed in the Python that runs this, and Linux; with `--tree`, other working copies of it take turns.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

import pyte

from benchmarks.common import ROOT, default_story, rounded, table, write_results
from benchmarks.generate import write
from benchmarks.past import fill
from benchmarks.terminal import FRAME_ENDS, Terminal

ABOUT = (b"\x1b[B", b"\x1b[A", b"k", b"w", b"c", b"\t", b"\x1b[Z", b" ", b"b")
"""Keys that look about on the play screen: the pointer, the notebook, the focus, the page."""

SCREENS = {
    "Before it is kept": ("ask", b"2"),
    "Your reason, in a sentence": ("record", b"\r"),
    "For the record": ("record", b"1"),
    "A guess is enough": ("predict", b"1"),
    "How others read it": ("readings", b"\r"),
    "What now?": ("ending", b""),
    "What do you do?": ("scene", b"1"),
}
"""Words that only one screen shows → its name, and the key that goes on from it, if anything does."""

BARE = """
from textual.app import App
from textual.containers import VerticalScroll
from textual.widgets import Static

class Bare(App):
    at = 0

    def compose(self):
        yield VerticalScroll(Static(self.text()))

    def text(self):
        return "\\n\\n".join(f"Page {self.at}. " + f"{self.at} of some words to read. " * 12 for _ in range(9))

    def on_key(self, event):
        self.at += 1
        self.query_one(Static).update(self.text())

Bare().run()
"""
"""An app that shows another page at every key."""

PLAY = {"scene", "ending"}
"""What the play screen shows."""

NOTEBOOK = 44
"""Columns of the play screen that are not the scene's."""

SIZE = 120, 40
LIMIT = 0.030
"""Seconds within which 19 of 20 presses are to be answered."""


class Frame(NamedTuple):
    """A frame: seconds after the key press, of these how long the program ran, and what then stood on the screen."""

    clock: float
    running: float
    rows: list[str]


class Answer(NamedTuple):
    """What a press led to, and how long that took: by the clock, of that the program running, running till all was."""

    what: str
    on_play: bool
    """Whether the play screen was there when the key was pressed."""
    clock: float
    running: float
    whole: float


class Screen(Terminal):
    """A terminal whose screen can be read."""

    def __init__(self, command: list[str], environment: Mapping[str, str]) -> None:
        """Start `command`."""
        self._screen = pyte.Screen(*SIZE)
        self._stream = pyte.ByteStream(self._screen)
        super().__init__(command, environment, SIZE)

    def __enter__(self) -> Screen:
        """Use it as a context."""
        return self

    @property
    def rows(self) -> list[str]:
        """What stands on the screen."""
        return list(self._screen.display)

    def until_shown(self, words: str) -> None:
        """Wait until some words stand there, and then until nothing more is drawn."""
        while words not in "\n".join(self.rows):
            self.take(self.read(0.1))
        while written := self.read(1.0):
            self.take(written)

    def take(self, written: bytes) -> None:
        """Draw what has been written."""
        self._stream.feed(written)

    def frames(self, key: bytes, quiet: float = 0.12) -> list[Frame]:
        """Press a key: the frames after it until there was none for so long."""
        before = self._running
        os.write(self._end, key)
        begin = time.perf_counter()
        found: list[tuple[float, float, bytes]] = []
        while written := self.read(quiet):
            found.append((time.perf_counter() - begin, self._running - before, written))
        frames = []
        for clock, running, written in found:  # read only now: that takes longer than drawing it
            self.take(written)
            if FRAME_ENDS in written:
                frames.append(Frame(clock, running, self.rows))
        return frames


def name_of(rows: list[str]) -> tuple[str, bytes]:
    """Which screen it is, and the key that goes on from it; Enter on one that is not known."""
    text = "\n".join(rows)
    return next((screen for words, screen in SCREENS.items() if words in text), ("other", b"\r"))


def answered(before: list[str], frames: list[Frame], *, about: bool) -> Answer | None:
    """When the answer stood there, if a press changed anything in the part of the screen that answers it."""
    last = name_of(frames[-1].rows)[0]
    is_scene = last in PLAY
    what = "looking about" if about else "going on, to a scene" if is_scene else "going on, to be asked or told"
    # The line at the top and the two at the foot are the same everywhere; the notes come after the scene.
    width = SIZE[0] - NOTEBOOK - 2 if is_scene and not about else SIZE[0]
    parts = [[row[:width] for row in rows[1:-2]] for rows in (before, *(frame.rows for frame in frames))]
    if parts[0] == parts[-1]:
        return None
    at = len(frames) - 1
    while at and parts[at] == parts[-1]:
        at -= 1
    return Answer(what, name_of(before)[0] in PLAY, frames[at].clock, frames[at].running, frames[-1].running)


def pressed(screen: Screen, dice: random.Random) -> Iterator[Answer | None]:
    """Press keys until a playthrough is at its end: what each came to, if it had an answer."""
    while (name_and_on := name_of(screen.rows))[1]:
        name, on = name_and_on
        on = dice.choice((b"1", b"1", b"2")) if name == "scene" else on
        for key in (*(ABOUT if name == "scene" else ()), on):
            before, frames = screen.rows, screen.frames(key)
            yield answered(before, frames, about=key is not on) if frames else None


def playthroughs(story: Path, environment: Mapping[str, str], seed: int) -> Iterator[Answer | None]:
    """Play a story over and over, each time anew, in a process of its own."""
    script = str(Path(sys.executable).parent / "easi")
    dice = random.Random(seed)
    while True:
        with Screen([script, "play", str(story), "--as", "school", "--new"], environment) as screen:
            screen.until_shown("What do you do?")
            yield from pressed(screen, dice)


def pages(environment: Mapping[str, str]) -> Iterator[Answer | None]:
    """Turn the pages of the bare app."""
    with Screen([sys.executable, "-c", BARE], environment) as screen:
        screen.until_shown("Page 0")
        while True:
            before, frames = screen.rows, screen.frames(b"1")
            yield answered(before, frames, about=True) if frames else None


def presses(keys: Iterator[Answer | None], count: int) -> list[Answer]:
    """Press so many keys: what those that had an answer came to."""
    return [answer for answer in islice(keys, count) if answer is not None]


def percentile(times: Iterable[float], part: float) -> float:
    """The time that such a part of them does not exceed."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def summed(answers: list[Answer]) -> dict[str, float]:
    """The columns of one row."""
    return {
        f"{part * 100:.0f}% {column}": percentile((getattr(one, field) for one in answers), part)
        for part in (0.5, 0.95)
        for column, field in {"clock": "clock", "running": "running", "running in all": "whole"}.items()
    }


def grouped(answers: list[Answer]) -> Iterator[tuple[str, list[Answer]]]:
    """All that were pressed on the play screen; then all, on whichever screen, by what they led to."""
    yield "any key on the play screen", [answer for answer in answers if answer.on_play]
    for what in sorted({answer.what for answer in answers}):
        yield what, [answer for answer in answers if answer.what == what]


def measured(trees: list[Path], count: int, rounds: int) -> dict[str, dict[str, float]]:
    """Row → column → seconds."""
    results: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        empty, past, large = Path(folder) / "empty", Path(folder) / "past", Path(folder) / "stories" / "large"
        write(500, large)
        fill(past, 1000).close()
        turned = presses(pages(dict(os.environ) | {"TERM": "xterm-256color"}), count // 2)
        results[f"an app of one page, another page ({len(turned)})"] = summed(turned)
        for name, story, home in (
            ("bundled story", default_story(), empty),
            ("500 scenes", large, empty),
            ("bundled story, 1,000 playthroughs", default_story(), past),
            ("500 scenes, 1,000 playthroughs", large, past),
        ):
            found: dict[Path, list[Answer]] = {tree: [] for tree in trees}
            for turn, tree in chain.from_iterable(((turn, tree) for tree in trees) for turn in range(rounds)):
                environment = dict(os.environ) | {"TERM": "xterm-256color", "EASI_HOME": str(home)}
                environment["PYTHONPATH"] = f"{tree}:{tree / 'engine'}"
                found[tree] += presses(playthroughs(story, environment, turn), count // rounds)
            for tree, answers in found.items():
                prefix = f"{tree.name}: " if len(trees) > 1 else ""
                for what, some in grouped(answers):
                    results[f"{prefix}{name}, {what} ({len(some)})"] = summed(some)
    return results


def main() -> None:
    """Measure, print and write down."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", maxsplit=1)[0])
    parser.add_argument("--presses", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--tree", type=Path, action="append")
    arguments = parser.parse_args()
    results = measured(arguments.tree or [ROOT], arguments.presses, arguments.rounds)
    heads = list(next(iter(results.values())))
    table(
        ["milliseconds", *heads],
        [(name, *(f"{times[head] * 1000:.0f}" for head in heads)) for name, times in results.items()],
    )
    if not arguments.tree:
        ratios = {name: {head: rounded(times[head] / LIMIT) for head in heads} for name, times in results.items()}
        write_results("keys", {"times 30 ms": ratios})


if __name__ == "__main__":
    main()
