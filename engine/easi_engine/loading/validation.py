"""A file's data against its model: what pydantic finds wrong, at its place and in words for an author."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from easi_engine.findings import Finding
from easi_engine.loading.codes_story import story_fault
from easi_engine.loading.collector import collector_paused
from easi_engine.loading.nodes import Map, Value, key_position, position
from easi_engine.loading.tracing import Trace, in_words, keys_of, trace
from easi_engine.loading.wording import ID_RULE, Path, did_you_mean, kind_of, listed, named, quoted, sentence
from easi_engine.story.conditions import Condition
from easi_engine.story.described import descriptions

M = TypeVar("M", bound=BaseModel)

_COMMA = "if it is the rest of a text: in braces a comma ends a text, so put quotes around the whole of it"
"""`{notices: Tired, and late}` has a key `and late` without a value."""

_DATE = re.compile(r"date_")
_SHAPE = re.compile(r"(string|int|float|bool|dict|tuple|list|model|model_attributes|is_instance_of)_(type|parsing)")


class Validated(NamedTuple, Generic[M]):
    """The model, None where something is wrong; the findings; and the paths at which they are."""

    model: M | None
    findings: tuple[Finding, ...] = ()
    paths: tuple[Path, ...] = ()


class _Slip(NamedTuple):
    """One error of pydantic's with its place."""

    type: str
    message: str
    value: Any
    reason: str
    at: Trace


def validate(model: type[M], data: Value, file: str, meters: Collection[str] | None = ()) -> Validated[M]:
    """Make ``model`` from ``data``, what a file holds, or say what is wrong with it.

    ``meters`` are the story's meter ids, which are keys of conditions; None when they cannot be known.
    """
    if not isinstance(data, Map):
        message = f"The file should be a mapping (keys with values), and this is {kind_of(data)}."
        return Validated(None, (story_fault("wrong-kind", file, (1, 1), message),), ((),))
    try:
        with collector_paused():
            return Validated(model.model_validate(data))
    except ValidationError as error:
        slips = list(_slips(model, error))
    found: dict[tuple[str, int, int, str], Finding] = {}
    for slip in _single(slips, meters):
        finding = _finding(slip, data, file, meters)
        found.setdefault((finding.code, finding.line, finding.column, finding.message), finding)
    return Validated(None, tuple(found.values()), tuple(slip.at.path for slip in slips))


def _slips(model: type[BaseModel], error: ValidationError) -> Iterator[_Slip]:
    for entry in error.errors(include_url=False):
        reason = str(entry.get("ctx", {}).get("error", ""))
        yield _Slip(entry["type"], entry["msg"], entry["input"], reason, trace(model, entry["loc"]))


def _single(slips: list[_Slip], meters: Collection[str] | None) -> Iterator[_Slip]:
    """One slip for each thing that is wrong.

    Where every branch of a union was tried, the errors that went deepest are about the branch that was meant.
    Whatever is said of the inside of an unknown condition follows from its name being wrong.
    """
    deepest: dict[Path, int] = {}
    for slip in slips:
        if slip.at.union is not None:
            deepest[slip.at.union] = max(deepest.get(slip.at.union, 0), len(slip.at.path))
    done: set[Path] = set()
    for slip in slips:
        unknown = slip.at.condition
        if unknown is not None and meters is not None and unknown[-1] in meters:
            unknown = None
        if slip.at.union is not None and len(slip.at.path) < deepest[slip.at.union]:
            continue
        same = unknown or (slip.at.path if slip.at.union == slip.at.path else None)
        if same is None:
            yield slip
        elif same not in done:
            done.add(same)
            yield slip


def _finding(slip: _Slip, data: Map, file: str, meters: Collection[str] | None) -> Finding:
    """What to say of one slip, and where."""
    at = slip.at
    if at.condition is not None and (meters is None or at.condition[-1] not in meters):
        return unknown_condition(at.condition, data, file, meters)
    if slip.type == "missing":
        message = sentence(f"{named(at.path[:-1])} has no {quoted(at.path[-1])}.")
        return story_fault("missing-key", file, position(data, at.path[:-1]), message, _description(at))
    if slip.type == "extra_forbidden":
        known = keys_of(at.owner) if at.owner else ()
        where = "" if len(at.path) == 1 else f" in {named(at.path[:-1])}"
        message = f"Unknown key {quoted(at.path[-1])}{where}."
        hint = _COMMA if slip.value is None and " " in str(at.path[-1]) else did_you_mean(at.path[-1], known)
        return story_fault("unknown-key", file, key_position(data, at.path), message, hint)
    if at.is_key or slip.type == "string_pattern_mismatch":
        return _bad_id(slip, data, file)
    name, message, hint = _wrong_value(slip)
    return story_fault(name, file, position(data, at.path), sentence(message), hint)


def unknown_condition(path: Path, data: Map, file: str, meters: Iterable[str] | None) -> Finding:
    """The finding for a condition whose key, the last of ``path``, is neither its own nor a meter's."""
    known = [*keys_of(Condition), *(meters or ())]
    message = f"Unknown condition {quoted(path[-1])}."
    hint = did_you_mean(path[-1], known, "a condition is one of " + listed(known, "or"))
    return story_fault("unknown-condition", file, key_position(data, path), message, hint)


def _description(at: Trace) -> str:
    """What the format says of a missing key, as its hint."""
    if at.owner is None:
        return ""
    said = descriptions(at.owner).get(str(at.path[-1]), "").split("\n\n")[0].replace("``", "`").replace("\n", " ")
    return said[:1].lower() + said[1:].rstrip(".")


def _bad_id(slip: _Slip, data: Map, file: str) -> Finding:
    """An id, as a key or a value, that has characters ids do not take; also a letter that is not one."""
    at = slip.at
    place = key_position(data, at.path) if at.is_key else position(data, at.path)
    if not at.is_key and at.path[-1] == "letter":
        message = f"{named(at.path)} should be a single letter or digit, and this is {quoted(slip.value)}."
        return story_fault("wrong-kind", file, place, message)
    wrong = str(at.path[-1] if at.is_key else slip.value)
    plain = unicodedata.normalize("NFKD", wrong).encode("ascii", "ignore").decode().lower()
    better = re.sub(r"[^a-z0-9]+", "-", plain).strip("-").lstrip("0123456789-")
    message = f"{quoted(wrong)} cannot be an id: {ID_RULE}."
    return story_fault("bad-id", file, place, message, f"try {quoted(better)}" if better else "")


def _wrong_value(slip: _Slip) -> tuple[str, str, str]:
    """Name of the fault, message and hint for a value that its key does not take."""
    at, key = slip.at, named(slip.at.path)
    if slip.type == "value_error":
        return "bad-combination", f"In {key}: {slip.reason}.", ""
    if slip.type == "too_long":
        most = slip.message.split(" at most ")[-1].split()[0]
        return "not-understood", f"{key} has more than {most} entries, which is more than any case needs.", ""
    if slip.type == "string_too_short":
        return "empty-words", f"{key} is empty, and should be words.", ""
    if _DATE.match(slip.type):
        return "bad-date", f"{key} should be a date such as `2026-07-31`, and this is {quoted(slip.value)}.", ""
    if at.path == ("format",) and slip.type == "literal_error":
        message = f"The story has format {quoted(slip.value)}, and this program reads {in_words(at.expected)}."
        return "unknown-format", message, "a newer version of the program may read it"
    if slip.value is None:
        return (
            "wrong-kind",
            f"{key} has no value; it should be {in_words(at.expected)}.",
            "fill it in, or take the key away",
        )
    if slip.type == "literal_error" and isinstance(slip.value, str):
        message = f"{key} should be {in_words(at.expected)}, and this is {quoted(slip.value)}."
        return "unknown-word", message, did_you_mean(slip.value, re.findall(r"'([^']+)'", slip.message), few=0)
    if _SHAPE.match(slip.type) or slip.type == "literal_error":
        message = f"{key} should be {in_words(at.expected)}, and this is {kind_of(slip.value)}."
        is_scalar = isinstance(slip.value, int | float) and "words" in message
        return "wrong-kind", message, "put it in quotes if it is meant as words" if is_scalar else ""
    return "not-understood", f"{key} is not understood: {slip.message}.", ""
