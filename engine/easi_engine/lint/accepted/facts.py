"""What there is to say of one seat's scenes, requests, happenings and questions, in words of the format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from easi_engine.lint.accepted.deeds import deeds_of, nested
from easi_engine.lint.accepted.plain import Plain
from easi_engine.lint.accepted.terms import CONSENT, EVENTS, QUESTIONS, SCENES, TIMELINE, Facts, Item, Place
from easi_engine.lint.accepted.walk import Told, Walk

ALWAYS, NEVER = "always", "never"


class SeatFacts:
    """Reads facts off a walk."""

    def __init__(self, walk: Walk, plain: Plain) -> None:
        """Of one walk."""
        self._walk, self._plain = walk, plain
        self._rooms = walk.program.rooms
        self._views: dict[str, dict[Told, None]] = {}
        """Scene → what its cases show."""
        self._done: dict[Place, dict[tuple[str, str, Item], None]] = {}
        """Place → the scene and choice in which something of it is shown, and what."""
        self._look()

    def _look(self) -> None:
        plain, walk = self._plain, self._walk
        made = {("", "", label): None for _, _, label in walk.starts}
        for node, state in enumerate(walk.states):
            scene = self._rooms[state.scene].id
            self._views.setdefault(scene, {})[plain.views[walk.view_of[node]]] = None
            made.update(dict.fromkeys((scene, choice, label) for choice, _, label in walk.moves[node]))
        self._days: dict[tuple[str, str], set[int]] = {}
        for scene, choice, label in made:
            for item in dict(walk.labels[label]).get((SCENES, scene), ()):
                if item[0] == "day" and item[1] is not None:
                    self._days.setdefault((scene, choice), set()).add(item[1])
            for place, items in plain.labels[label]:
                self._done.setdefault(place, {}).update(dict.fromkeys((scene, choice, item) for item in items))
        self._next: dict[str, set[str]] = {}
        for met in walk.scenes_met:
            for scene, after in pairwise(met):
                self._next.setdefault(scene, set()).add(after)

    def of(self, place: Place) -> Facts:
        """The facts of one place; keys that have nothing to say are left out."""
        section, id_ = place
        make = {SCENES: self._scene, CONSENT: self._consent, TIMELINE: self._happening, QUESTIONS: self._question}
        return {key: said for key, said in make.get(section, self._event)(id_) if said not in ([], {}, "", None)}

    # -- scenes ------------------------------------------------------------------------------------------------

    def _scene(self, id_: str) -> Iterator[tuple[str, Any]]:
        place = (SCENES, id_)
        # Standings of questions are another place's: here two cases are the same if the scene shows the same.
        views = list(dict.fromkeys(dict(told).get(place, ()) for told in self._views.get(id_, ())))
        done = self._done.get(place, {})
        yield "cases", len(views)
        yield "days", _days(item[1] for _, _, item in done if item[0] == "begins")
        yield "on-entry", _words(item for scene, _, item in done if scene != id_)
        yield "passes-on-to", sorted(self._next.get(id_, ()))
        yield "texts", _texts(views, "text", "")
        yield "choices", {choice: self._choice(id_, choice, views) for choice in _open(views)}
        yield "readings", _readings(views)
        people = sorted({item[1] for view in views for item in view if item[0] == "outcome"})
        yield "outcomes", {person: _texts(views, "outcome", person) for person in people}
        yield "ending", any(("ending",) in view for view in views) or None

    def _choice(self, scene: str, choice: str, views: list[tuple[Item, ...]]) -> Facts:
        offered = sum(choice in _options(view) for view in views)
        ours = [item for at, by, item in self._done.get((SCENES, scene), {}) if (at, by) == (scene, choice)]
        found: Facts = {"offered": _of(offered, len(views)), "to": sorted({i[2] for i in ours if i[0] == "to"})}
        replies = sorted({f"text-{number}" for i in ours if i[0] == "reply" for number in i[2]})
        days = sorted(self._days.get((scene, choice), ()))
        for key, said in (("does", _words(ours)), ("replies", replies), ("done-on", days)):
            if said:
                found[key] = said
        return found

    # -- the others --------------------------------------------------------------------------------------------

    def _at(self, place: Place) -> list[str]:
        """The scenes whose choices bring something about; the one that play begins in, for what comes before."""
        first = self._walk.program.story.case.viewpoints[self._walk.program.viewpoint].start
        return sorted({scene or first for scene, _, _ in self._done.get(place, {})})

    def _consent(self, id_: str) -> Iterator[tuple[str, Any]]:
        said = [item for _, _, item in self._done.get((CONSENT, id_), {})]
        unsafe = {item[2] for item in said}
        yield "answers", sorted({item[1] for item in said})
        yield "unsafe", ALWAYS if unsafe == {True} else NEVER if unsafe == {False} else "sometimes"
        yield "asked-in", self._at((CONSENT, id_))

    def _happening(self, id_: str) -> Iterator[tuple[str, Any]]:
        place = (TIMELINE, id_)
        items = [item for _, _, item in self._done.get(place, {})]
        yield "days", _days(item[1] for item in items if item[0] == "happens")
        yield "does", _words(items)
        yield "comes-in", self._at(place)

    def _event(self, id_: str) -> Iterator[tuple[str, Any]]:
        place = (EVENTS, id_)
        yield "on-entry", _words(item for _, _, item in self._done.get(place, {}))
        yield "comes-in", self._at(place)

    def _question(self, id_: str) -> Iterator[tuple[str, Any]]:
        place, asked = (QUESTIONS, id_), self._plain.questions[id_]
        sent = [item for _, _, item in self._done.get(place, {})]
        lines = self._plain.lines(id_)
        counted = {lines[item[1] - 1].says for item in sent if item[4]}
        yield "facts", sorted(asked.facts)
        yield "by", asked.deadline
        yield "grave", asked.grave or None
        yield "counts", sorted(counted & {"share", "withhold"})
        yield "judge", [_line(*line) for line in lines]
        yield "sent-in", self._at(place)

    @property
    def knowledge(self) -> dict[str, tuple[str, ...]]:
        """Holder → the facts it can come to know on some path, by whoever's doing."""
        found: dict[str, set[str]] = {}
        for items in self._done.values():
            for _, _, item in items:
                for holder, fact in _came_to_know(item, self._walk.program.holder):
                    found.setdefault(holder, set()).add(fact)
        return {holder: tuple(sorted(facts)) for holder, facts in sorted(found.items())}


def _came_to_know(item: Item, seat: str) -> Iterator[tuple[str, str]]:
    match item:
        case ("learn", fact, _):
            yield seat, fact
        case ("told", fact, _, holder, _):
            yield holder, fact
        case ("share" | "ask" | "seek", fact, _, holder, True, _):
            yield holder, fact
        case _:
            pass


def _words(items: Iterable[Item]) -> Facts:
    """What is done, in words of the format; on which day, and whether it was known already, is left out."""
    return nested(deed for item in items for deed in deeds_of(item))


def _line(says: str, basis: tuple[str, ...], sources: tuple[str, ...], principles: tuple[str, ...]) -> Facts:
    found: Facts = {"says": says}
    for key, ids in (("basis", basis), ("sources", sources), ("principles", principles)):
        if ids:
            found[key] = list(ids)
    return found


def _of(count: int, cases: int) -> str:
    return ALWAYS if count == cases else f"in {count} of {cases} cases"


def _options(view: tuple[Item, ...]) -> tuple[str, ...]:
    return next((item[1] for item in view if item[0] == "open"), ())


def _open(views: list[tuple[Item, ...]]) -> list[str]:
    return sorted({choice for view in views for choice in _options(view)})


def _texts(views: list[tuple[Item, ...]], kind: str, whose: str) -> Facts:
    """Text → in how many cases it is shown."""
    counts: dict[str, int] = {}
    for view in views:
        for item in view:
            if item[:2] == (kind, whose):
                counts.update({str(number): counts.get(str(number), 0) + 1 for number in item[2]})
    return {f"text-{number}": _of(count, len(views)) for number, count in sorted(counts.items())}


def _readings(views: list[tuple[Item, ...]]) -> Facts:
    found: dict[tuple[str, int], tuple[tuple[str, ...], int]] = {}
    for view in views:
        for item in view:
            if item[0] == "reading":
                key = item[1], item[2]
                found[key] = item[3], found.get(key, ((), 0))[1] + 1
    said: Facts = {}
    for (agency, _), (would, count) in sorted(found.items()):
        said.setdefault(agency, []).append({"would": list(would), "given": _of(count, len(views))})
    return said


def _days(days: Iterable[int | None]) -> list[int]:
    return sorted({day for day in days if day is not None})
