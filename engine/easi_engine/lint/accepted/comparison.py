"""A story held against what was accepted of it: where it does something else, in words, with a way to see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from easi_engine.errors import TooLarge
from easi_engine.findings import Witness
from easi_engine.lint.accepted.account import Account
from easi_engine.lint.accepted.causes import changed_places, first_causes
from easi_engine.lint.accepted.file import check, rules_accepted
from easi_engine.lint.accepted.phrases import Phrase, phrases
from easi_engine.lint.accepted.terms import QUESTIONS, SCENES, Place, SeatAccepted, SeatAccount
from easi_engine.lint.accepted.walk import Told, Walk
from easi_engine.loading.names import At
from easi_engine.loading.wording import listed, quoted

if TYPE_CHECKING:
    from easi_engine.lint.seat import SeatContext
    from easi_engine.lint.story import StoryContext


class Difference(NamedTuple):
    """One place that does something else."""

    at: At
    message: str
    witness: Witness | None


class _Found(NamedTuple):
    """The same for one seat."""

    seat: str
    place: Place
    phrases: list[Phrase]
    witness: Witness | None


def differences(
    context: StoryContext, accepted: Mapping[str, SeatAccepted], *, every: bool = False
) -> Iterator[Difference]:
    """Where a story is another than was accepted: where that begins or, for ``every``, all that differs.

    A seat with too many cases is not compared, and is marked as such. Raises `Damaged`.
    """
    check(accepted)
    for viewpoint in accepted:
        if viewpoint not in context.seats:
            message = f"The seat {quoted(viewpoint)} was accepted and is not there any more."
            yield Difference(context.at("viewpoints"), message, None)
    rules = rules_accepted(context)
    found: dict[Place, list[_Found]] = {}
    for seat in context.seats.values():
        before = accepted.get(seat.viewpoint)
        if before is None:
            yield Difference(seat.place, "This seat was not there when the story was accepted.", None)
            continue
        for one in _in_seat(seat, before, every=every) if rules[seat.viewpoint] != before.rules else ():
            found.setdefault(one.place, []).append(one)
    for place, ones in found.items():
        yield _together(context, place, ones)


def accounts_of(context: StoryContext) -> dict[str, SeatAccepted]:
    """Seat → what there is to accept of it; raises `TooLarge`."""
    rules = rules_accepted(context)
    return {id_: SeatAccepted(rules[id_], Account(_walk(seat)).all()) for id_, seat in context.seats.items()}


def _walk(seat: SeatContext) -> Walk:
    return Walk(seat.context.story, seat.viewpoint, seat.context.options.limits.states)


def _in_seat(seat: SeatContext, before: SeatAccepted, *, every: bool) -> Iterator[_Found]:
    try:
        walk = _walk(seat)
    except TooLarge:
        seat.uncompared = True
        return
    account = Account(walk)
    if account.exactly() == before.account.exactly:
        return
    now = account.all()
    changed = changed_places(before.account.places, now.places)
    search = _Search(walk, account, now)
    for place in changed if every else first_causes(before.account.places, now.places, changed):
        told = phrases(place, before.account.places.get(place), now.places.get(place))
        yield _Found(seat.viewpoint, place, told, search.witness(place, told[0]))


def _together(context: StoryContext, place: Place, found: list[_Found]) -> Difference:
    """What several seats find at one place, as one: in the words of the first."""
    told = found[0].phrases
    at = _at(context, place, found[0].seat)
    inside = {phrase.at for phrase in told}
    if len(inside) == 1:
        at = at.to(*told[0].at)
    more = f" ({len(told) - 1} more of what is here {'differs' if len(told) == 2 else 'differ'})" if told[1:] else ""
    seats = f" For {listed(one.seat for one in found)}." if place[0] != SCENES else ""
    witness = min((one.witness for one in found if one.witness), key=lambda one: len(one.choices), default=None)
    return Difference(at, f"{told[0].said}{more}.{seats}", witness)


def _at(context: StoryContext, place: Place, seat: str) -> At:
    """Where a place is written; the seat, where it is not any more."""
    section, id_ = place
    if section == SCENES:
        return context.scene_at(id_) if id_ in context.story.scenes else context.at("viewpoints", seat)
    key = ("verdicts", id_.partition(":")[0]) if section == QUESTIONS else place
    ways = (context.at(*key), context.at(key[0]), context.at("viewpoints", seat))
    return next(at for at in ways if at.written is not None)


class _Search:
    """Finds shortest ways to what is shown."""

    def __init__(self, walk: Walk, account: Account, now: SeatAccount) -> None:
        self._walk, self._plain, self._now = walk, account.plain, now
        self._length: list[int] = []
        for came in walk.came:
            self._length.append(0 if came is None else self._length[came[0]] + 1)

    def witness(self, place: Place, phrase: Phrase) -> Witness | None:
        """A shortest way to what is new at a place or else to the place; None where play never comes there."""
        if place not in self._now.places:
            return None
        way = self._way(place, phrase) if phrase.shows is not None else None
        way = way or self._way(place, Phrase("", choice=phrase.choice)) or self._way(place, Phrase(""))
        return None if way is None else Witness(self._walk.program.viewpoint, way)

    def _way(self, place: Place, phrase: Phrase) -> tuple[str, ...] | None:
        best: tuple[int, int, str | None] | None = None
        for node, length in enumerate(self._length):
            if best is not None and length >= best[0]:
                break  # cases are numbered by how many moves lead to them
            if phrase.choice is None and self._shown(self._plain.views[self._walk.view_of[node]], place, phrase):
                best = length, node, None
                continue
            for choice, _, label in self._walk.moves[node]:
                longer = best is not None and length + 1 >= best[0]
                if phrase.choice in (None, choice) and not longer and self._shows(label, place, phrase):
                    best = length + 1, node, choice
        if best is None:
            return None
        way = self._walk.way(best[1])
        return way if best[2] is None else (*way, best[2])

    def _shows(self, label: int, place: Place, phrase: Phrase) -> bool:
        return self._shown(self._plain.labels[label], place, phrase)

    @staticmethod
    def _shown(told: Told, place: Place, phrase: Phrase) -> bool:
        shows = phrase.shows
        return any(there == place and any(shows is None or shows(item) for item in items) for there, items in told)
