"""What can be done in a workshop: each act is an entry of its log, and the log is all there is to know.

A guest is one browser or terminal that has joined; nothing about the person at it is asked or kept. A voice is a seat
at a table: the people there who speak for that agency.
"""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter

MOST_TABLES = 40
MOST_GUESTS = 400
MOST_COUNTED = 500
"""People that can be typed in for one option of one voice."""
MOST_QUESTIONS = 200
LONGEST_QUESTION = 300

Phase = Literal["welcome", "rules", "read", "talk", "vote", "expect", "reveal", "end", "closed"]
"""welcome: people join. rules: ground rules. Then, for each scene: read it, talk, vote, say what another seat will have
voted, and see it side by side. end: an ending is reached. closed: nothing more is taken."""

Name = Annotated[str, StringConstraints(min_length=1, max_length=40, strip_whitespace=True)]
Key = Annotated[str, StringConstraints(min_length=1, max_length=80)]
Count = Annotated[int, Field(ge=0, le=MOST_COUNTED)]


class Voice(NamedTuple):
    """Those at one table who speak for one agency."""

    table: int
    seat: str


class _Act(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class AddTable(_Act):
    """A table is set: single-agency with one seat, mixed with several."""

    do: Literal["add-table"] = "add-table"
    name: Name
    seats: tuple[Key, ...]


class TypeIn(_Act):
    """A voice's votes are typed by the facilitator from now on, or come from its phones again."""

    do: Literal["type-in"] = "type-in"
    voice: Voice
    on: bool


class Lock(_Act):
    """Nobody else can join, or they can again."""

    do: Literal["lock"] = "lock"
    on: bool


class Sit(_Act):
    """A guest takes a seat at a table, or changes to another."""

    do: Literal["sit"] = "sit"
    guest: Key
    voice: Voice


class Leave(_Act):
    """A guest goes; they can come back."""

    do: Literal["leave"] = "leave"
    guest: Key


class Remove(_Act):
    """The facilitator takes a guest's seat away: this browser cannot come back to it."""

    do: Literal["remove"] = "remove"
    guest: Key


class Go(_Act):
    """The facilitator leads on to a phase."""

    do: Literal["go"] = "go"
    phase: Phase


class Vote(_Act):
    """A guest votes for what the played seat should do."""

    do: Literal["vote"] = "vote"
    guest: Key
    turn: int
    choice: Key
    instead: bool = False
    """Whether it is meant to take the place of a vote given before."""


class Expect(_Act):
    """A guest says what it thinks another seat voted for."""

    do: Literal["expect"] = "expect"
    guest: Key
    turn: int
    choice: Key
    instead: bool = False


class CountVotes(_Act):
    """The votes of a typed voice, by option; they take the place of those typed before."""

    do: Literal["count-votes"] = "count-votes"
    voice: Voice
    turn: int
    counts: dict[Key, Count]


class CountExpected(_Act):
    """What a typed voice expects of another seat, by option."""

    do: Literal["count-expected"] = "count-expected"
    voice: Voice
    turn: int
    counts: dict[Key, Count]


class Pick(_Act):
    """The facilitator picks the branch, and the story goes on."""

    do: Literal["pick"] = "pick"
    turn: int
    choice: Key


class TakeBack(_Act):
    """The last pick is taken back, while nobody has voted since."""

    do: Literal["take-back"] = "take-back"
    turn: int


class SetTimer(_Act):
    """A timer is started for so many seconds, or taken away."""

    do: Literal["timer"] = "timer"
    seconds: Annotated[int, Field(ge=1, le=7200)] | None


class Ask(_Act):
    """A question for the next meeting. Who asked it is not in the log."""

    do: Literal["ask"] = "ask"
    text: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_QUESTION, strip_whitespace=True)]


class Drop(_Act):
    """The facilitator takes a question off the wall, by its number from 0; its words go from what is shown."""

    do: Literal["drop"] = "drop"
    number: int


Act = (
    AddTable
    | TypeIn
    | Lock
    | Sit
    | Leave
    | Remove
    | Go
    | Vote
    | Expect
    | CountVotes
    | CountExpected
    | Pick
    | TakeBack
    | SetTimer
    | Ask
    | Drop
)
ACT: TypeAdapter[Act] = TypeAdapter(Annotated[Act, Field(discriminator="do")])
"""Reads an act from the log."""
