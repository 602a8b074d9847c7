"""Following a validation error's path through the models: what was expected, and where in the file it happened."""

from __future__ import annotations

import types
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from annotated_types import MinLen
from pydantic import BaseModel, RootModel, StringConstraints, Tag
from typing_extensions import TypeAliasType

from easi_engine.loading.wording import Path, listed
from easi_engine.story.base import authored_name
from easi_engine.story.conditions import Condition, MeterTest, When


class Trace(NamedTuple):
    """Where an error lies, in the file and in the models."""

    path: Path
    """The keys and indexes of the file, without the names of union branches."""
    owner: type[BaseModel] | None
    """The model that has, or does not have, the path's last key."""
    expected: Any
    """The type that was wanted at the path."""
    union: Path | None
    """The path of the innermost union whose branches are all tried, so that one slip gives several errors."""
    condition: Path | None
    """The path of the nearest key that stands in a condition and is none of its own."""
    is_key: bool
    """Whether it is the key that is wrong, not its value."""


def trace(model: type[BaseModel], loc: tuple[int | str, ...]) -> Trace:
    """Follow ``loc``, the path of a pydantic error of ``model``."""
    path: list[str | int] = []
    owner: type[BaseModel] | None = None
    union: Path | None = None
    condition: Path | None = None
    expected: Any = model
    tried: Any = None
    is_key = False
    for part in loc:
        expected = bare(expected)
        if part == "[key]":
            is_key = True
        elif _is_union(expected):
            if not _is_tag(part):
                union, tried = tuple(path), expected
            expected = _branch(expected, str(part))
        else:
            path.append(part)
            owner = _model(expected)
            if owner is not None and issubclass(owner, Condition) and part not in keys_of(owner):
                condition = condition or tuple(path)
            expected = _inside(expected, part)
    at = tuple(path)
    return Trace(at, owner, tried if union == at else expected, union, condition, is_key)


@cache
def keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys an author may write in a model, in the order of its fields."""
    return tuple(authored_name(name) for name in model.model_fields)


def in_words(expected: Any) -> str:
    """What a type takes, as a person would say it: ``words``, ``an id or a list of ids``."""
    if _is_ref(expected):
        return "an id"
    expected = bare(expected)
    if _is_union(expected):
        return " or ".join(dict.fromkeys(in_words(part) for part in get_args(expected)))
    origin = get_origin(expected)
    if origin is Literal:
        return listed(get_args(expected), "or")
    if origin is tuple:
        return "a list" + (" of ids" if bare(get_args(expected)[0]) is str else "")
    model = _model(expected)
    if model is not None and issubclass(model, Condition):
        return "a condition, such as `{flag: some-flag}`"
    if model is MeterTest:
        return "`{at-least: 1}` or `{at-most: 1}` or both"
    if model is not None or origin is dict or expected is dict:
        return "a mapping (keys with values)"
    names = {str: "words", int: "a whole number", bool: "`true` or `false`", date: "a date such as 2026-07-31"}
    return names.get(expected, "something else")


def bare(expected: Any) -> Any:
    """A type without annotations, aliases and the None that only says that a key may be left out."""
    while True:
        if isinstance(expected, TypeAliasType):
            expected = expected.__value__
        elif expected == "When":  # the one type that contains itself
            expected = When
        elif get_origin(expected) is Annotated:
            expected = get_args(expected)[0]
        elif _is_union(expected) and len(rest := _without_none(expected)) < len(get_args(expected)):
            expected = Union[rest]  # noqa: UP007 - made from a tuple
        elif isinstance(expected, type) and issubclass(expected, RootModel):
            expected = expected.model_fields["root"].annotation
        else:
            return expected


def _is_ref(expected: Any) -> bool:
    """Whether a type is any id; words that a person reads have constraints."""
    if get_origin(expected) is not Annotated:
        return expected is str
    inner, *metadata = get_args(expected)
    return _is_ref(_optional(inner)) and not any(isinstance(entry, StringConstraints | MinLen) for entry in metadata)


def _optional(expected: Any) -> Any:
    """A type without the None that only says that a key may be left out."""
    if _is_union(expected) and len(rest := _without_none(expected)) == 1:
        return rest[0]
    return expected


def _without_none(union: Any) -> tuple[Any, ...]:
    return tuple(part for part in get_args(union) if part is not types.NoneType)


def _is_union(expected: Any) -> bool:
    return get_origin(expected) in (Union, types.UnionType)


def _is_tag(part: int | str) -> bool:
    return isinstance(part, str) and part.startswith("<")


def _model(expected: Any) -> type[BaseModel] | None:
    return expected if isinstance(expected, type) and issubclass(expected, BaseModel) else None


def _branch(union: Any, label: str) -> Any:
    """The branch of a union that an error's path calls ``label``: by its tag, else a list or the first that is none."""
    for part in get_args(union):
        if get_origin(part) is Annotated and any(isinstance(m, Tag) and m.tag == label for m in get_args(part)[1:]):
            return part
    wants_list = label.startswith("tuple[")
    return next((part for part in get_args(union) if (get_origin(bare(part)) is tuple) == wants_list), None)


def _inside(expected: Any, part: int | str) -> Any:
    """The type of what ``part`` names inside a model, a mapping or a list; None where that is not known."""
    model = _model(expected)
    if model is not None:
        names = dict(zip(keys_of(model), model.model_fields, strict=True))
        if part in names:
            field = model.model_fields[names[str(part)]]
            # Words carry constraints and ids none; pydantic keeps a field's constraints apart from its type.
            return Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
        return MeterTest if issubclass(model, Condition) else None
    arguments = get_args(expected)
    if get_origin(expected) is dict:
        return arguments[1]
    return arguments[0] if get_origin(expected) is tuple else None
