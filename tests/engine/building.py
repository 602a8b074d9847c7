"""Little stories for tests: a few lines of YAML, filled in and validated by the real models."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from typing import Any

from ruamel.yaml import YAML

from easi_engine.debrief import Debrief, debrief
from easi_engine.play import Playthrough, Program, compile_seat
from easi_engine.play.events import Happening, Sent
from easi_engine.space import membership
from easi_engine.story import Case, Library, Story
from easi_engine.story.library import AgenciesFile, GlossaryFile, PrinciplesFile, SourcesFile
from easi_engine.story.scenes import ScenesFile

Data = dict[str, Any]
"""What an author writes, parsed: the case with a key ``scenes``, by viewpoint and id."""


def _agency(name: str, letter: str, services: Mapping[str, tuple[str, str]]) -> Data:
    words: Data = {key: f"{name} {key}." for key in ("focus", "confidentiality", "consent", "makes-sense")}
    lists: Data = {key: [f"{name} {key}"] for key in ("notices", "misread-as")}
    parts: Data = {id_: {"name": said, "letter": mark} for id_, (said, mark) in services.items()}
    return {"name": name, "letter": letter, "vocabulary": {}, "wording": "ours", "services": parts} | words | lists


LIBRARY = Library(
    agencies=AgenciesFile.model_validate(
        {
            "school": _agency("School", "S", {}),
            "health": _agency("Health", "H", {"gp": ("GP practice", "G"), "nurse": ("School nurse", "N")}),
            "police": _agency("Police", "P", {}),
            "housing": _agency("Housing", "O", {}),
            "csc": _agency("Social care", "C", {}),
        }
    ).root,
    sources=SourcesFile.model_validate(
        {
            id_: {"title": id_, "says": id_, "kind": "law", "status": "unchecked"}
            | {"as-at": date(2026, 7, 31), "review-by": date(2027, 7, 31)}
            for id_ in ("s47", "golden")
        }
    ).root,
    principles=PrinciplesFile.model_validate(
        {id_: {"name": id_, "says": id_} for id_ in ("told", "in-time", "safe-to-ask", "minimum", "no-secrets")}
    ).root,
    glossary=GlossaryFile.model_validate(
        {
            "dsl": {"term": "DSL", "also": ["DSLs", "designated safeguarding lead"], "means": "who leads on safety"},
            "referral": {"term": "referral", "also": ["referrals"], "means": "asking a service to take a case on"},
        }
    ).root,
)
"""Five agencies, the principles that conduct rests on, and two terms."""

PEOPLE: Data = {"rowan": {"name": "Rowan"}, "leanne": {"name": "Leanne"}, "carl": {"name": "Carl"}}


def parsed(text: str) -> Data:
    """YAML as plain data."""
    found = YAML(typ="safe").load(io.StringIO(text))
    assert isinstance(found, dict)
    return found


def filled(short: Data) -> Data:
    """A story's data with everything that a test left out because it does not matter there.

    ``facts: {food: school}`` gives a holder, ``flags: [opened]`` no meaning, ``judge: [share]`` no reason; scenes of a
    story with one seat stand under ``scenes`` directly; a choice says its own id.
    """
    data: Data = {"format": 1, "id": "little", "title": "Little", "blurb": "Little."} | short
    data["people"] = PEOPLE | data.get("people", {})
    data["facts"] = {id_: _fact(id_, fact) for id_, fact in data.get("facts", {}).items()}
    flags = data.get("flags", {})
    data["flags"] = flags if isinstance(flags, dict) else {flag: f"{flag} is so" for flag in flags}
    data["verdicts"] = {id_: _verdict(verdict) for id_, verdict in data.get("verdicts", {}).items()}
    scenes = data.get("scenes", {"end": {"ending": "The end"}})
    seats = data.get("viewpoints", {"school": {}})
    if set(scenes) != set(seats):
        scenes = {next(iter(seats)): scenes}
    data["scenes"] = {
        seat: {id_: _scene(id_, scene or {}) for id_, scene in rooms.items()} for seat, rooms in scenes.items()
    }
    data["viewpoints"] = {
        id_: {"role": "Worker", "brief": "You work here.", "start": next(iter(data["scenes"][id_]))} | (seat or {})
        for id_, seat in seats.items()
    }
    return data


def _fact(id_: str, fact: Any) -> Data:
    written = fact if isinstance(fact, dict) else {"held-by": fact or []}
    return {"about": "rowan", "says": f"It is so that {id_}."} | written


def _verdict(verdict: Data) -> Data:
    return verdict | {"judge": [{line: line} if isinstance(line, str) else line for line in verdict["judge"]]}


def _scene(id_: str, scene: Data) -> Data:
    own: Data = {} if "use" in scene else {"title": f"Title of {id_}", "text": f"Text of {id_}."}
    written = own | scene
    if "choices" in written:
        written["choices"] = {key: {"say": f"Say {key}"} | (choice or {}) for key, choice in scene["choices"].items()}
    return written


def story_of(data: Data) -> Story:
    """The story that complete data describe."""
    case = Case.model_validate({key: value for key, value in data.items() if key != "scenes"})
    seats = {seat: ScenesFile.model_validate(rooms).root for seat, rooms in data["scenes"].items()}
    return Story(case, seats, LIBRARY)


def story(text: str) -> Story:
    """A story from a few lines of YAML."""
    return story_of(filled(parsed(text)))


def seat(text: str, viewpoint: str | None = None) -> Program:
    """A story's program for a seat, the first one by default."""
    made = story(text)
    return compile_seat(made, viewpoint or next(iter(made.case.viewpoints)))


def play(told: str | Program, *choices: str, variant: str | None = None) -> Playthrough:
    """A playthrough after these choices."""
    program = seat(told) if isinstance(told, str) else told
    playthrough = Playthrough.begin(program, variant)
    for choice in choices:
        playthrough = playthrough.choose(choice)
    return playthrough


def knows(playthrough: Playthrough, holder: str) -> set[str]:
    """What one holder knows now."""
    return set(playthrough.program.knows(playthrough.state).get(holder, ()))


def happened(playthrough: Playthrough) -> list[Happening]:
    """Everything that happened since the start, in order."""
    return [stamped.what for told in playthrough.happenings() for stamped in told]


def sendings(playthrough: Playthrough) -> list[tuple[str, str, str]]:
    """(fact, sender, recipient) of what went on the learner's account, in order, whether or not it moved."""
    return [(what.fact, what.sender, what.recipient) for what in happened(playthrough) if isinstance(what, Sent)]


def judged(playthrough: Playthrough) -> dict[tuple[str, str, str], str]:
    """(fact, sender, recipient) → the verdict at its first sending, for those that a question judges."""
    return {
        (what.fact, what.sender, what.recipient): what.line.verdict
        for what in happened(playthrough)
        if isinstance(what, Sent) and what.line and what.first
    }


def ended(told: str | Program | Playthrough, *choices: str, variant: str | None = None) -> Debrief:
    """The debrief after these choices."""
    playthrough = told if isinstance(told, Playthrough) else play(told, *choices, variant=variant)
    return debrief(playthrough, membership(playthrough.program, playthrough.variant))


def marks(told: str | Program | Playthrough, *choices: str) -> dict[str, tuple[str | None, str | None]]:
    """Question → (effective, appropriate) after these choices."""
    return {q.id: (q.effective, q.appropriate) for q in ended(told, *choices).questions}
