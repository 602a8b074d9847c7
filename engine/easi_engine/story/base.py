"""What every model of a story shares: frozen, no unknown keys, kebab-case names as authors write them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Generic, Literal, TypeVar, Union

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    RootModel,
    StrictInt,
    StringConstraints,
    Tag,
)
from pydantic_core import CoreSchema


def authored_name(field: str) -> str:
    """The key an author writes for a model's field: ``held_by`` is ``held-by``, ``from_`` is ``from``."""
    return field.rstrip("_").replace("_", "-")


class Model(BaseModel):
    """Base of all story models. Attribute docstrings become descriptions in the JSON Schema, when one is made.

    Modules with models do without `from __future__ import annotations`: pydantic would have to compile each of them
    by itself, a third of what a model costs.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=authored_name,
        # Most models are only ever validated inside another one, which has its own copy of their schema.
        defer_build=True,
    )


Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
"""A name an author gives to something: lower case, digits, single hyphens."""

Ref = str
"""The id of something declared elsewhere; `loading.references` checks that it exists."""

Whole = StrictInt
"""A whole number; neither a yes/no nor a number in quotes passes for one."""

OneOrMany = Annotated[Union[Ref, tuple[Ref, ...]], Field(union_mode="left_to_right")]  # noqa: UP007 - Field needs a Union
"""One id, or a list of them."""


E = TypeVar("E")


class Entries(RootModel[dict[Id, E]], Generic[E]):
    """Base of files that hold nothing but entries, by id."""

    model_config = ConfigDict(defer_build=True)


class _Given:
    """Refuses a key without a value, which a type with None would let through.

    `when:` with nothing after it is a slip (often of indentation), and would silently make a condition hold always.
    """

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema = handler(source)
        return schema["schema"] if schema["type"] == "nullable" else schema


T = TypeVar("T")

Maybe = Annotated[T | None, _Given()]
"""A key that may be left out, but not left empty; its field defaults to None."""

Prose = Annotated[str, StringConstraints(min_length=1)]
"""Words a person reads; never empty."""


def many(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    """Ids as a tuple, however the author wrote them."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value


def by_shape(shapes: dict[str, type | tuple[type, ...]]) -> Callable[[Any], str]:
    """A discriminator for a union told apart by Python type; the first name is the default.

    One branch is tried, so that a mistake inside it is reported once, and as what it is. The tags are written
    ``<name>``: no YAML key can look like that, so they are skipped safely when an error is mapped to its place.
    """
    # A model stands where a mapping was written, so that a loaded story can be dumped again.
    told = [(f"<{name}>", (shape, BaseModel) if shape is dict else shape) for name, shape in shapes.items()]
    default = told[0][0]

    known: dict[type, str] = {}

    def tell(value: Any) -> str:
        tag = known.get(type(value))
        if tag is None:
            tag = known[type(value)] = next((tag for tag, shape in told if isinstance(value, shape)), default)
        return tag

    return tell


Basis = Literal[
    "consent",
    "contract",
    "legal-obligation",
    "vital-interests",
    "public-task",
    "recognised-legitimate-interest",
    "legitimate-interests",
]
"""Lawful bases of UK GDPR Article 6(1), as closed words: (a), (b), (c), (d), (e), (ea), (f)."""

__all__ = [
    "Annotated",
    "Basis",
    "Discriminator",
    "Entries",
    "Field",
    "Id",
    "Mapping",
    "Maybe",
    "Model",
    "OneOrMany",
    "Prose",
    "Ref",
    "Tag",
    "Whole",
    "authored_name",
    "by_shape",
    "many",
]
