"""Of everything that differs, where it begins: what comes later on the same paths differs because of that."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Set
from typing import Any

from easi_engine.lint.accepted.terms import CONSENT, EXACTLY, QUESTIONS, SCENES, TIMELINE, Facts, Place

Places = Mapping[Place, Facts]

WHERE = ("asked-in", "comes-in", "sent-in")
"""Keys that tell in which scenes something comes about."""


def changed_places(accepted: Places, now: Places) -> list[Place]:
    """Every place that differs."""
    places = dict.fromkeys((*accepted, *now))
    return [place for place in places if _exactly(accepted, place) != _exactly(now, place)]


def first_causes(accepted: Places, now: Places, changed: Collection[Place]) -> list[Place]:
    """The places at which it begins.

    A scene is left out where another differs that comes before it on all ways; a happening or a request, where one
    comes before it and nothing else is to be said of it; a question, where anything comes about otherwise and it is
    itself as it was.
    """
    paths = _Paths(accepted, now)
    happening = [place for place in changed if place[0] != QUESTIONS]
    happening = [place for place in happening if not paths.on_the_way(place)]
    asked = {id_ for section, id_ in happening if section == CONSENT}
    answered = {place for place in happening if _only_answers(accepted.get(place, {}), now.get(place, {}), asked)}
    first = [place for place in happening if not paths.explained(place, happening) and place not in answered]
    if not first:  # each of two happenings may come before the other somewhere
        first = [place for place in happening if paths.says_otherwise(place)] or happening[:1]
    first = list(dict.fromkeys(before for place in first for before in paths.put_off_by(place)))
    judged = [place for place in changed if place[0] == QUESTIONS]
    first += [place for place in judged if not happening or _judged_otherwise(accepted.get(place), now.get(place))]
    return first


def _only_answers(accepted: Facts, now: Facts, asked: Set[str]) -> bool:
    """Whether a scene differs in nothing but what choices do that put a request which is answered otherwise."""
    before, after = accepted.get("choices", {}), now.get("choices", {})
    other = [id_ for id_ in {*before, *after} if before.get(id_) != after.get(id_)]
    requests = [after.get(id_, {}).get("does", {}).get("seek", ()) for id_ in other]
    ours = (EXACTLY, "choices")
    rest = [{key: said for key, said in facts.items() if key not in ours} for facts in (accepted, now)]
    return rest[0] == rest[1] and bool(other) and all(not asked.isdisjoint(sought) for sought in requests)


def _exactly(places: Places, place: Place) -> object:
    return places[place].get(EXACTLY) if place in places else None


def _judged_otherwise(accepted: Facts | None, now: Facts | None) -> bool:
    """Whether a question itself is another, whatever leads to it."""
    if accepted is None or now is None:
        return False
    if any(accepted.get(key) != now.get(key) for key in ("facts", "by", "grave")):
        return True
    known = accepted.get("judge", ())
    return any(line not in known for line in now.get("judge", ()))


class _Paths:
    """Which scenes come before which, by what was accepted and by what is so now."""

    def __init__(self, accepted: Places, now: Places) -> None:
        self._accepted, self._now = accepted, now
        self._onward: dict[str, set[str]] = {}
        for places in (accepted, now):
            for (section, id_), facts in places.items():
                if section == SCENES:
                    self._onward.setdefault(id_, set()).update(_leads_to(facts))
        self._known: dict[str, set[str]] = {}

    def explained(self, place: Place, changed: Collection[Place]) -> bool:
        """Whether some other differing place comes before this one."""
        here = self._scenes(place)
        others = [scene for other in changed if other != place for scene in self._scenes(other)]
        behind = [any(self._before(scene, at) for scene in others) for at in here]
        if place[0] == SCENES or self.says_otherwise(place):
            return bool(behind) and all(behind)
        return any(behind)

    def on_the_way(self, place: Place) -> bool:
        """Whether something happens on the way into a scene that takes other days: it happens because of these."""
        onward = {after for scene in self._scenes(place) for after in self._onward.get(scene, ())}
        return place[0] == TIMELINE and any(self._begins_otherwise(scene) for scene in onward)

    def _begins_otherwise(self, scene: str) -> bool:
        """Whether a scene begins on another day, and none that leads to it does, nor takes other days."""
        before = [earlier for earlier, onward in self._onward.items() if scene in onward and earlier != scene]
        return self._on_other_days(scene) and not any(
            self._on_other_days(one) or self._takes_other(one) for one in before
        )

    def _on_other_days(self, scene: str) -> bool:
        days = [places.get((SCENES, scene), {}).get("days") for places in (self._accepted, self._now)]
        return days[0] != days[1]

    def says_otherwise(self, place: Place) -> bool:
        """Whether the words for it are others, and not only the paths."""
        return self._said(self._accepted, place) != self._said(self._now, place)

    def put_off_by(self, place: Place) -> list[Place]:
        """The scenes in which a choice takes more days or fewer, where a place differs in nothing but its day."""
        if place[0] not in (SCENES, TIMELINE) or self._other_keys(place) - {"days", "comes-in"}:
            return [place]
        before = [scene for scene, onward in self._onward.items() if place[1] in onward]
        found = before if place[0] == SCENES else sorted(self._scenes(place))
        return [(SCENES, scene) for scene in found if self._takes_other(scene)] or [place]

    def _other_keys(self, place: Place) -> set[str]:
        before, after = (self._said(places, place) for places in (self._accepted, self._now))
        return {key for key in {*before, *after} if _undated(before.get(key)) != _undated(after.get(key))}

    def _takes_other(self, scene: str) -> bool:
        """Whether some choice of a scene that begins as it did ends on another day."""
        both = [places.get((SCENES, scene), {}) for places in (self._accepted, self._now)]
        done = [{id_: choice.get("done-on") for id_, choice in facts.get("choices", {}).items()} for facts in both]
        return both[0].get("days") == both[1].get("days") and done[0] != done[1]

    def _scenes(self, place: Place) -> set[str]:
        """The scenes in which something is, or comes about."""
        if place[0] == SCENES:
            return {place[1]}
        both = [places[place] for places in (self._accepted, self._now) if place in places]
        return {scene for facts in both for key in WHERE for scene in facts.get(key, ())}

    @staticmethod
    def _said(places: Places, place: Place) -> Facts:
        return {key: said for key, said in places.get(place, {}).items() if key != EXACTLY}

    def _before(self, scene: str, other: str) -> bool:
        """Whether a way leads from a scene to another and none back."""
        return other in self._after(scene) and scene not in self._after(other)

    def _after(self, scene: str) -> set[str]:
        found = self._known.get(scene)
        if found is None:
            found = self._known[scene] = set()
            waiting = [scene]
            while waiting:
                for onward in self._onward.get(waiting.pop(), ()):
                    if onward not in found:
                        found.add(onward)
                        waiting.append(onward)
        return found


def _leads_to(facts: Facts) -> Iterable[str]:
    yield from facts.get("passes-on-to", ())
    for choice in facts.get("choices", {}).values():
        yield from choice.get("to", ())


def _undated(facts: Any) -> Any:
    """What is said, without the days on which choices are done."""
    if not isinstance(facts, dict):
        return facts
    return {key: _undated(inside) for key, inside in facts.items() if key != "done-on"}
