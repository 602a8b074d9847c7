"""Conditions: data that a state either satisfies or does not; never an expression language."""

from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

from pydantic import ConfigDict, Discriminator, Tag
from typing_extensions import TypeAliasType

from easi_engine.story.base import Maybe, Model, OneOrMany, Ref, Whole, by_shape

ConsentStatus = Literal["not-asked", "given", "refused", "withdrawn"]
"""How a consent request stands."""


class MeterTest(Model):
    """Bounds on a meter, both inclusive."""

    at_least: Maybe[Whole] = None
    """The least that holds."""
    at_most: Maybe[Whole] = None
    """The most that holds."""


class Condition(Model):
    """A test of the state; several keys mean all of them. Any other key is the id of a meter."""

    # A meter's id is itself the key (`risk: {at-least: 2}`), so extra keys are allowed here and typed as tests.
    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, MeterTest]

    all_: Maybe[tuple["When", ...]] = None
    """Every one of these holds."""
    any_: Maybe[tuple["When", ...]] = None
    """At least one of these holds."""
    not_: Maybe["When"] = None
    """This does not hold."""
    knows: Maybe[dict[Ref, OneOrMany]] = None
    """Each holder named knows every fact listed for it."""
    consent: Maybe[dict[Ref, ConsentStatus | tuple[ConsentStatus, ...]]] = None
    """Each request stands at the status named, or at one of those listed."""
    flag: Maybe[OneOrMany] = None
    """Every flag named is set."""
    visited: Maybe[OneOrMany] = None
    """Every scene named has been entered on this path."""
    viewpoint: Maybe[OneOrMany] = None
    """The seat played is one of these."""

    @property
    def meters(self) -> dict[str, MeterTest]:
        """Bounds by meter id."""
        return self.__pydantic_extra__ or {}


if TYPE_CHECKING:
    When: TypeAlias = Condition | tuple["When", ...]
else:
    When = TypeAliasType(
        "When",
        Annotated[
            Annotated[Condition, Tag("<condition>")] | Annotated[tuple["When", ...], Tag("<all of>")],
            Discriminator(by_shape({"condition": dict, "all of": (list, tuple)})),
        ],
    )
"""A condition, or a list of them that must all hold."""
