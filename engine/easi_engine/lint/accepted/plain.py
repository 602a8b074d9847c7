"""What is shown, freed of all that is only a matter of wording: which text it is, and not what number it has.

A text that is always shown where it stands says nothing of what happens, and neither does one that never is. The others
are numbered in the order of the file, each for itself: of two that come and go together, one may come to be shown
always. The same holds for judge lines and readings: they are numbered among those that some case comes to.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from easi_engine.lint.accepted.terms import QUESTIONS, Item, Place
from easi_engine.lint.accepted.walk import Told, Walk
from easi_engine.play.questions import Question
from easi_engine.story import many
from easi_engine.story.scenes import readings_of

TEXTS = ("text", "reply", "outcome")
LINES = ("judged", "stands")

Slot = tuple[Place, str]
"""A place, and a text, an agency's readings or the lines in it."""


class Line(NamedTuple):
    """A judge line without its words."""

    says: str
    basis: tuple[str, ...]
    sources: tuple[str, ...]
    principles: tuple[str, ...]


class Plain:
    """Turns what a walk shows into what is compared."""

    def __init__(self, walk: Walk) -> None:
        """For one walk."""
        self._walk = walk
        self._scenes = walk.program.story.seats[walk.program.viewpoint]
        self.questions: dict[str, Question] = {question.id: question for question in walk.program.questions}
        shown: dict[Slot, set[tuple[str, ...]]] = {}
        met: dict[Slot, set[int]] = {}
        for place, item in walk.told:
            if item[0] in TEXTS:
                shown.setdefault((place, f"{item[0]} {item[1]}"), set()).add(item[2])
            elif item[0] in LINES:
                met.setdefault((place, ""), set()).add(item[1])
            elif item[0] == "reading":
                met.setdefault((place, item[1]), set()).add(item[2])
        self._texts = {slot: _numbered(seen) for slot, seen in shown.items()}
        self._met = {slot: {line: n for n, line in enumerate(sorted(lines), 1)} for slot, lines in met.items()}

    def item(self, place: Place, item: Item) -> Item | None:
        """One thing shown; None where it says nothing."""
        kind = item[0]
        if kind == "day":
            return None  # nobody sees it before something happens or a scene begins, which says on which day
        if kind in TEXTS:
            numbers = self._texts[place, f"{kind} {item[1]}"]
            shown = tuple(sorted({numbers[number] for number in item[2] if number in numbers}))
            return (kind, item[1], shown) if numbers else None
        if kind in LINES:
            return (kind, self._met[place, ""][item[1]], *item[2:])
        if kind == "reading":
            return (kind, item[1], self._met[place, item[1]][item[2]], self._would(place, item))
        return item

    def _would(self, place: Place, item: Item) -> tuple[str, ...]:
        entry = self._scenes[place[1]].readings[item[1]]
        return tuple(sorted(many(readings_of(entry)[item[2]].would)))

    def told(self, told: Told) -> Told:
        """Everything shown at some moment."""
        found = []
        for place, items in told:
            kept = [plain for item in items if (plain := self.item(place, item)) is not None]
            if kept:
                found.append((place, tuple(sorted(kept, key=repr))))
        return tuple(found)

    def lines(self, question: str) -> tuple[Line, ...]:
        """The lines of a question that some case comes to, in order."""
        met = self._met.get(((QUESTIONS, question), ""), {})
        lines = self.questions[question].lines
        return tuple(
            Line(line.verdict, _sorted(line.basis), _sorted(line.sources), _sorted(line.principles))
            for number, line in enumerate(lines)
            if number in met
        )

    @cached_property
    def labels(self) -> list[Told]:
        """What moves show, by the walk's numbers."""
        return [self.told(told) for told in self._walk.labels]

    @cached_property
    def views(self) -> list[Told]:
        """What cases show, by the walk's numbers."""
        return [self.told(told) for told in self._walk.views]


def _sorted(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(ids)))


def _numbered(seen: set[tuple[str, ...]]) -> dict[str, int]:
    """Paragraph → its number among those that come and go."""
    every = sorted({number for shown in seen for number in shown}, key=int)
    going = (number for number in every if not all(number in shown for shown in seen))
    return {number: at for at, number in enumerate(going, 1)}
