"""Every id that a story may refer to, by kind, and what to say of one that does not exist."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from easi_engine.findings import Finding
from easi_engine.loading.codes_story import story_fault
from easi_engine.loading.nodes import Map, Seq, Value, key_position, position
from easi_engine.loading.wording import Path, did_you_mean, quoted


class Page(NamedTuple):
    """One file: its name in findings and its data."""

    file: str
    data: Map


class At(NamedTuple):
    """A place in a file by its keys and indexes; turned into a line and column only when something is wrong there."""

    page: Page
    path: Path

    def to(self, *parts: str | int) -> At:
        """A place further in."""
        return At(self.page, self.path + parts)

    def fault(self, name: str, message: str, hint: str = "") -> Finding:
        """A finding at the value that stands here."""
        return story_fault(name, self.page.file, position(self.page.data, self.path), message, hint)

    def key_fault(self, name: str, message: str, hint: str = "") -> Finding:
        """A finding at the key that stands here."""
        return story_fault(name, self.page.file, key_position(self.page.data, self.path), message, hint)

    @property
    def place(self) -> tuple[int, int]:
        """The 1-based line and column of the value."""
        return position(self.page.data, self.path)

    @property
    def key_place(self) -> tuple[int, int]:
        """The 1-based line and column of the key."""
        return key_position(self.page.data, self.path)

    @property
    def line(self) -> int:
        """The 1-based line of the key."""
        return self.key_place[0]

    @property
    def written(self) -> Value:
        """What the file holds here, as plain data; None where it holds nothing."""
        here: Value = self.page.data
        for part in self.path:
            if isinstance(here, Map) and isinstance(part, str):
                here = here.get(part)
            elif isinstance(here, Seq) and isinstance(part, int) and 0 <= part < len(here):
                here = here[part]
            else:
                return None
        return here

    def entry(self, id_: str) -> At:
        """The place of one id in a list of them; this place itself where a single id stands without a list."""
        written = self.written
        return self.to(written.index(id_)) if isinstance(written, list) and id_ in written else self


CLOCK = "days"
"""The meter that counts days."""

_WHERE = {
    "fact": "facts are declared under `facts:` in story.yaml",
    "recipient": "a recipient is an agency, a service such as `health.gp`, a person or an audience",
    "holder": "a holder is an agency, a service such as `health.gp`, or a person",
    "person": "people are declared under `people:` in story.yaml",
    "agency": "agencies are declared in agencies.yaml",
    "agency-or-service": "agencies and their services are declared in agencies.yaml",
    "flag": "flags are declared under `flags:` in story.yaml",
    "meter": "meters are declared under `meters:` in story.yaml",
    "consent": "consent requests are declared under `consent:` in story.yaml",
    "scene": "scenes are declared in the files of the folder scenes",
    "viewpoint": "viewpoints are declared under `viewpoints:` in story.yaml",
    "event": "events are declared under `events:` in story.yaml",
    "source": "sources are declared in sources.yaml",
    "principle": "principles are declared in principles.yaml",
    "concept": "each concept card is a file in the folder concepts",
}
"""Kind of id → where its like are declared."""

_NOUNS = {"consent": "consent request", "concept": "concept card", "agency-or-service": "agency or service"}
_FAULTS = {"agency-or-service": "unknown-agency"}


class Names(NamedTuple):
    """The ids of a story and its shared files. None for a kind whose file could not be read: it is not checked."""

    known: dict[str, Collection[str] | None]
    """Kind, as in ``unknown-KIND`` → ids."""
    scene_seats: dict[str, list[str]]
    """Scene → its viewpoint; more than one only where two files have the same scene."""
    seats: frozenset[str]
    """The viewpoints that have a file of scenes, readable or not."""

    def unknown(self, kind: str, wrong: str, at: At, *, is_key: bool = False) -> Finding:
        """The finding for an id that is not known."""
        return unknown(kind, wrong, self.known[kind] or (), at, is_key=is_key)


def unknown(kind: str, wrong: str, known: Collection[str], at: At, *, is_key: bool = False) -> Finding:
    """The finding for an id of some kind that is none of those ``known``."""
    message = f"There is no {_NOUNS.get(kind, kind)} {quoted(wrong)}."
    # `gp` for `health.gp` is too far apart for a comparison of letters.
    whole = next((id_ for id_ in known if id_.partition(".")[2] == wrong), None)
    hint = f"did you mean {quoted(whole)}?" if whole else did_you_mean(wrong, known, _WHERE[kind])
    report = at.key_fault if is_key else at.fault
    return report(_FAULTS.get(kind, f"unknown-{kind}"), message, hint)


def names_of(story: Map | None, seats: dict[str, Map | None], shared: dict[str, Collection[str] | None]) -> Names:
    """The ids that a story declares, taken from its data as written, so that an entry with faults is still known.

    ``story`` is what story.yaml holds, None where it could not be read; ``seats`` likewise, by viewpoint. ``shared``
    are the ids of the shared files: ``agency``, ``service``, ``source``, ``principle`` and ``concept``.
    """
    own = {kind: _declared(story, section) for kind, section in _SECTIONS.items()}
    agencies = _together(shared["agency"], shared["service"])
    holders = _together(agencies, own["person"])
    scene_seats: dict[str, list[str]] = {}
    for seat, data in seats.items():
        for scene in data or ():
            scene_seats.setdefault(scene, []).append(seat)
    # A seat whose scenes are missing or unreadable has others that nobody knows.
    lost = set(own["viewpoint"] or ()).difference(seats) or any(data is None for data in seats.values())
    scenes = None if lost else frozenset(scene_seats)
    derived = {
        "agency-or-service": agencies,
        "holder": holders,
        "recipient": _together(holders, own["audience"]),
        "scene": scenes,
    }
    return Names({**own, **shared, **derived}, scene_seats, frozenset(seats))


_SECTIONS = {
    "person": "people",
    "audience": "audiences",
    "fact": "facts",
    "consent": "consent",
    "flag": "flags",
    "meter": "meters",
    "viewpoint": "viewpoints",
    "event": "events",
}
"""Kind of id → the section of story.yaml that declares it."""


def _declared(story: Map | None, section: str) -> Collection[str] | None:
    """The ids in a section; None where the section is there and is no mapping."""
    if story is None:
        return None
    entries = story.get(section, Map())
    return tuple(entries) if isinstance(entries, Map) else None


def _together(*parts: Collection[str] | None) -> Collection[str] | None:
    """All ids of several kinds; None as soon as one kind's are not known."""
    found: dict[str, None] = {}
    for part in parts:
        if part is None:
            return None
        found.update(dict.fromkeys(part))
    return found.keys()
