"""The file accepted.yaml: written by `easi lint --accept`, read by `easi lint`, edited by nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from easi_engine.lint.accepted.canon import short
from easi_engine.lint.accepted.terms import EXACTLY, SCENES, SECTIONS, Facts, Place, SeatAccepted, SeatAccount
from easi_engine.loading.files import outside
from easi_engine.loading.nodes import Map, Seq, Value
from easi_engine.loading.positioned import parse_yaml, read_yaml
from easi_engine.loading.scalars import CONSTANTS
from easi_engine.loading.text import MAX_FILE_BYTES

if TYPE_CHECKING:
    from easi_engine.lint.story import StoryContext

NAME = "accepted.yaml"
FORMAT = 1
"""The version of the file, and of what is told apart in it: a fingerprint means nothing to another version."""
WIDE = 120
RULES, SEAL, KNOWLEDGE, MODELS = "rules", "seal", "comes-to-know", "models"

HEAD = """\
# Everything that a learner can meet in this story, as its authors accepted it. `easi lint --accept` writes this file,
# and nobody edits it. `easi lint` tells where the story has come to do something else (EG204).
"""

_ELSEWHERE = frozenset(("yes", "no", "on", "off", "y", "n"))
"""Words that are text to us and truth values to older readers of YAML."""

SEATS = "seats"
_BODY = f"\n{SEATS}:\n"


class Damaged(Exception):
    """The file cannot be used."""

    def __init__(self, message: str, hint: str, place: tuple[int, int], *, newer: bool = False) -> None:
        """What is wrong, how to mend it, and where: (0, 0) for the file as a whole. ``newer``: only to this EASI."""
        super().__init__(message)
        self.message, self.hint, self.place, self.newer = message, hint, place, newer


def rules_accepted(context: StoryContext) -> dict[str, str]:
    """Seat → the fingerprint of the rules that it is played by."""
    case = _without_prose(context.at().page.data)
    return {seat: short(case + _without_prose(context.pages[seat].data)) for seat in context.seats}


def is_as_written(folder: Path, context: StoryContext) -> bool:
    """Whether a file says that the very rules of a story were accepted, and is as it was written.

    Then nothing can be otherwise, and all that the file says need not be read. What cannot be told at a glance is left
    to `read`, and so is everything that is wrong with the file.
    """
    path = folder / NAME
    if not path.is_file() or outside(path, folder, NAME):
        return False
    try:
        with path.open("rb") as stream:
            head, _, body = stream.read(MAX_FILE_BYTES).decode("utf-8").partition(_BODY)
    except (OSError, UnicodeDecodeError):
        return False
    said = parse_yaml(head, NAME).data
    if not isinstance(said, Map) or said.get("format") != FORMAT or said.get(SEAL) != short(body):
        return False
    return said.get(RULES) == rules_accepted(context)


def _without_prose(page: Map) -> str:
    """What a file holds but for its prose: its structure, its numbers and every text that may be an id.

    An id has no spaces. Where prose has none either, more is compared than need be.
    """
    found: list[str] = []
    _tell(page, found.append)
    return "\n".join(found)


def _tell(value: Value, say: Callable[[str], None]) -> None:
    if isinstance(value, str):
        say("" if " " in value else value)
    elif isinstance(value, Map):
        say("{")
        for key, inside in value.items():
            say(key)
            _tell(inside, say)
        say("}")
    elif isinstance(value, Seq):
        say("[")
        for inside in value:
            _tell(inside, say)
        say("]")
    else:
        say(f"={value}")


# -- writing -----------------------------------------------------------------------------------------------------------


def written(seats: Mapping[str, SeatAccepted], models: Mapping[str, Mapping[str, list[str]]]) -> str:
    """The text of the file; ``models`` has, for each ending of a seat, those it can be reached with, where known."""
    data: dict[str, Any] = {}
    for viewpoint, (_, account) in sorted(seats.items()):
        seat = data[viewpoint] = {EXACTLY: account.exactly}
        for section in SECTIONS:
            found = {id_: facts for (where, id_), facts in account.places.items() if where == section}
            if section == SCENES:
                found = {id_: _with_models(facts, models.get(viewpoint, {}).get(id_)) for id_, facts in found.items()}
            if found:
                seat[section] = found
        if account.knowledge:
            seat[KNOWLEDGE] = {holder: list(facts) for holder, facts in account.knowledge.items()}
    body = "\n".join(_block(data, 1, deep=3)) + "\n"
    head = {"format": FORMAT, RULES: {seat: found.rules for seat, found in sorted(seats.items())}, SEAL: short(body)}
    return HEAD + "\n".join(_block(head, 0, deep=0)) + _BODY + body


def _with_models(facts: Facts, models: list[str] | None) -> Facts:
    if not models:
        return facts
    return {**{key: said for key, said in facts.items() if key != EXACTLY}, MODELS: models, EXACTLY: facts[EXACTLY]}


def _block(data: Mapping[str, Any], depth: int, deep: int) -> Iterator[str]:
    """The lines of a mapping; down to ``deep`` levels nothing is put together on one line."""
    lead = "  " * depth
    for key, value in data.items():
        whole = f"{lead}{_scalar(key)}: {_flow(value)}"
        if not isinstance(value, (dict, list)) or (deep <= 0 and len(whole) <= WIDE):
            yield whole
        elif isinstance(value, dict):
            yield f"{lead}{_scalar(key)}:"
            yield from _block(value, depth + 1, deep - 1)
        elif any(isinstance(entry, dict) for entry in value):
            yield f"{lead}{_scalar(key)}:"
            yield from (f"{lead}  - {_flow(entry)}" for entry in value)
        else:
            yield from _filled(f"{lead}{_scalar(key)}: [", value)


def _filled(line: str, words: Sequence[Any]) -> Iterator[str]:
    """A list over several lines."""
    lead = " " * (len(line) - len(line.lstrip()) + 2)
    for word in words[:-1]:
        if len(line) + len(_scalar(word)) >= WIDE:
            yield line.rstrip()
            line = lead
        line += f"{_scalar(word)}, "
    if len(line) + len(_scalar(words[-1])) >= WIDE:
        yield line.rstrip()
        line = lead
    yield f"{line}{_scalar(words[-1])}]"


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_scalar(key)}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return _scalar(value)


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        return f'"{value}"' if value in CONSTANTS or value in _ELSEWHERE else value
    return str(value).lower() if isinstance(value, bool) else str(value)


# -- reading -----------------------------------------------------------------------------------------------------------


def read(folder: Path, shown_as: str) -> dict[str, SeatAccepted] | None:
    """Seat → what was accepted of it, for the story in a folder; None where there is no file. Raises `Damaged`."""
    path = folder / NAME
    if not path.is_file() and not path.is_symlink():
        return None
    if finding := outside(path, folder, shown_as):
        raise Damaged(finding.message, finding.hint, (0, 0))
    parsed = read_yaml(path, shown_as)
    if parsed.findings:
        first = parsed.findings[0]
        raise Damaged(first.message, _AGAIN, (first.line, first.column))
    whole = _map(parsed.data, (1, 1))
    if (format_ := whole.get("format")) != FORMAT:
        if isinstance(format_, int) and format_ > FORMAT:
            message = f"This was written by a newer EASI: its format is {format_}, and this EASI reads format {FORMAT}."
            raise Damaged(message, "use that EASI, or take the file away", whole.value_position("format"), newer=True)
        raise _damaged(whole.value_position("format") if "format" in whole else whole.position)
    seats, rules = _inside(whole, SEATS), _inside(whole, RULES)
    return {viewpoint: SeatAccepted(_text(rules, viewpoint), _seat(_inside(seats, viewpoint))) for viewpoint in seats}


_AGAIN = "put back the file as it was written, or accept the story again with `easi lint --accept`"


def _damaged(place: tuple[int, int]) -> Damaged:
    return Damaged("This is not as `easi lint --accept` writes it.", _AGAIN, place)


def _map(value: Value, place: tuple[int, int]) -> Map:
    if not isinstance(value, Map):
        raise _damaged(place)
    return value


def _inside(around: Map, key: str) -> Map:
    if key not in around:
        raise _damaged(around.position)
    return _map(around[key], around.value_position(key))


def _text(around: Map, key: str) -> str:
    value = around.get(key)
    if not isinstance(value, str):
        raise _damaged(around.value_position(key) if key in around else around.position)
    return value


def _seat(seat: Map) -> SeatAccount:
    places: dict[Place, Facts] = {}
    for section in SECTIONS:
        for id_ in _inside(seat, section) if section in seat else ():
            facts = _inside(_inside(seat, section), id_)
            _text(facts, EXACTLY)
            places[section, id_] = facts
    return SeatAccount(_text(seat, EXACTLY), places, {})


_MAPPINGS = frozenset(("choices", "readings", "texts", "outcomes", "on-entry", "does"))
_DAYS = frozenset(("days", "done-on"))
_WHERE = frozenset(("to", "passes-on-to", "asked-in", "comes-in", "sent-in"))
_WORDS = _WHERE | {"replies", "would", "answers", "facts", "basis", "sources", "principles"}


def check(accepted: Mapping[str, SeatAccepted]) -> None:
    """Raise `Damaged` where the words for something are not as they are written; asked before they are compared."""
    for seat in accepted.values():
        for facts in seat.account.places.values():
            if isinstance(facts, Map):
                _check(facts)


def _list(value: Value, place: tuple[int, int]) -> Seq:
    if not isinstance(value, Seq):
        raise _damaged(place)
    return value


def _check(facts: Map) -> None:
    for key, value in facts.items():
        place = facts.value_position(key)
        if key in _MAPPINGS:
            _map(value, place)
        if key in _DAYS and any(isinstance(one, Map | Seq) for one in _list(value, place)):
            raise _damaged(place)
        if key in _WORDS and not all(isinstance(one, str) for one in _list(value, place)):
            raise _damaged(place)
        if key in ("choices", "outcomes") and isinstance(value, Map):
            for inside in value:
                _check(_inside(value, inside))
        if key == "judge":
            _check_each(value, place)
        if key == "readings" and isinstance(value, Map):
            for agency, lines in value.items():
                _check_each(lines, value.value_position(agency))


def _check_each(lines: Value, place: tuple[int, int]) -> None:
    for line in _list(lines, place):
        _check(_map(line, place))
