"""Effects: what a choice, an event or the entry to a scene does, kept in the order the author wrote them."""

from functools import cached_property
from typing import Annotated, Any, NamedTuple, Union

from pydantic import Discriminator, ModelWrapValidatorHandler, Tag, model_validator

from easi_engine.story.base import Id, Maybe, Model, OneOrMany, Ref, Whole, authored_name, by_shape, many
from easi_engine.story.conditions import When


class Learn(NamedTuple):
    """The seat sees or hears facts for itself; they come from nobody."""

    facts: tuple[str, ...]


class Share(NamedTuple):
    """The seat sends facts; with ``if_held``, only those it holds."""

    to: tuple[tuple[str, tuple[str, ...]], ...]
    if_held: bool


class Ask(NamedTuple):
    """The seat asks holders for facts; what they hold flows to the seat."""

    of: tuple[tuple[str, tuple[str, ...]], ...]


class Consult(NamedTuple):
    """The seat takes advice without naming anyone: nothing moves, the log remembers."""

    of: tuple[tuple[str, tuple[str, ...]], ...]


class Meanwhile(NamedTuple):
    """Another agency acts: shown, never scored. Without a sender, the recipient finds out for itself."""

    sender: str | None
    to: tuple[str, ...]
    facts: tuple[str, ...]


class Seek(NamedTuple):
    """The seat asks a person for consent."""

    request: str


class Withdraw(NamedTuple):
    """A person takes back a consent given."""

    request: str


class Inform(NamedTuple):
    """The seat tells people what it is sharing with this choice."""

    people: tuple[str, ...]


class Put(NamedTuple):
    """A flag is set or unset."""

    flag: str
    on: bool


class Add(NamedTuple):
    """A meter moves by a whole number, within its bounds."""

    meter: str
    amount: int


class Then(NamedTuple):
    """Further effects, each group done if its condition holds when its turn comes."""

    branches: tuple[tuple[When | None, tuple["Effect", ...]], ...]


Effect = Learn | Share | Ask | Consult | Meanwhile | Seek | Withdraw | Inform | Put | Add | Then


class MeanwhileEntry(Model):
    """One act of another agency."""

    from_: Maybe[Ref] = None
    """Who passes the facts on; left out when the recipient finds out for itself."""
    to: OneOrMany
    """Who comes to know them."""
    facts: OneOrMany
    """The facts that move."""


MeanwhileEntries = Annotated[
    Union[  # noqa: UP007 - a discriminated union needs Union
        Annotated[MeanwhileEntry, Tag("<one>")], Annotated[tuple[MeanwhileEntry, ...], Tag("<many>")]
    ],
    Discriminator(by_shape({"one": dict, "many": (list, tuple)})),
]


class Effects(Model):
    """The effects that can stand in a choice, an event, a scene's entry or a variant."""

    learn: Maybe[OneOrMany] = None
    """Facts the seat sees or hears for itself."""
    share: Maybe[dict[Ref, OneOrMany]] = None
    """Recipient: the facts sent to it."""
    share_if_held: Maybe[dict[Ref, OneOrMany]] = None
    """Recipient: facts sent to it if the seat holds them, left out otherwise."""
    ask: Maybe[dict[Ref, OneOrMany]] = None
    """Holder: the facts asked of it; what it holds flows to the seat."""
    consult: Maybe[dict[Ref, OneOrMany]] = None
    """Adviser: the facts talked over without naming anyone. Nothing moves; it is recorded."""
    meanwhile: Maybe[MeanwhileEntries] = None
    """What another agency does at the same time."""
    seek: Maybe[OneOrMany] = None
    """Consent requests put to the person."""
    withdraw: Maybe[OneOrMany] = None
    """Consent requests whose consent is taken back, if it was given."""
    inform: Maybe[OneOrMany] = None
    """People told of this choice's sharing as it happens."""
    set_: Maybe[OneOrMany] = None
    """Flags set."""
    unset: Maybe[OneOrMany] = None
    """Flags unset."""
    add: Maybe[dict[Id, Whole]] = None
    """Meter: the whole number added to it; it stays within its bounds."""
    then: Maybe[tuple["Branch", ...]] = None
    """Further effects, each with its own condition, tried in order."""

    @model_validator(mode="wrap")
    @classmethod
    def _remember_order(cls, data: Any, handler: ModelWrapValidatorHandler[Any]) -> Any:
        """Keep the order in which the effects stand in the file: it is part of their meaning."""
        model = handler(data)
        if isinstance(data, dict):
            # Put where `written` would keep its value: a private attribute costs as much as all else in the model.
            model.__dict__["written"] = tuple(filter(EFFECT_KEYS.__contains__, data))
        return model

    @cached_property
    def written(self) -> tuple[str, ...]:
        """The keys of the effects, in written order; none in a model not made from a mapping."""
        return ()

    @cached_property
    def effects(self) -> tuple[Effect, ...]:
        """The effects as typed values, in written order."""
        done: list[Effect] = []
        for key in self.written:
            done.extend(_typed(key, getattr(self, _FIELDS[key])))
        return tuple(done)


class Branch(Effects):
    """A group of effects with a condition."""

    when: Maybe[When] = None
    """The group is done only if this holds when its turn comes; left out, always."""


Effects.model_rebuild()  # now that there is Branch: models that inherit `then` elsewhere do not know its name

_FIELDS = {authored_name(name): name for name in Effects.model_fields}
EFFECT_KEYS = frozenset(_FIELDS)
"""The keys that are effects, as authors write them."""


def _pairs(value: dict[str, str | tuple[str, ...]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((holder, many(facts)) for holder, facts in value.items())


def _typed(key: str, value: Any) -> list[Effect]:
    """The effects one authored key stands for."""
    match key:
        case "learn":
            return [Learn(many(value))]
        case "share" | "share-if-held":
            return [Share(_pairs(value), if_held=key == "share-if-held")]
        case "ask":
            return [Ask(_pairs(value))]
        case "consult":
            return [Consult(_pairs(value))]
        case "meanwhile":
            entries = (value,) if isinstance(value, MeanwhileEntry) else value
            return [Meanwhile(entry.from_, many(entry.to), many(entry.facts)) for entry in entries]
        case "seek":
            return [Seek(request) for request in many(value)]
        case "withdraw":
            return [Withdraw(request) for request in many(value)]
        case "inform":
            return [Inform(many(value))]
        case "set" | "unset":
            return [Put(flag, on=key == "set") for flag in many(value)]
        case "add":
            return [Add(meter, amount) for meter, amount in value.items()]
        case _:
            return [Then(tuple((branch.when, branch.effects) for branch in value))]
