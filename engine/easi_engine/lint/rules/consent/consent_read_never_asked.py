"""One way of several in a condition waits for an answer nobody can have got in this seat.

## What it does

Works out how each request can stand in each seat: who can ask it there, what can be answered, what can be taken back.
It reports a part of an `any` that waits for something else: `{consent: {ask: given}}` in a seat where nobody can say
yes to it; and an `unsafe` or `unless` that does.

Where the whole condition can then never hold, that is reported as the paragraph never shown, the way never taken or the
choice never open (EG103, EG108, EG109, EG121). Requests that no seat can ask are EC107, answers never given EC106.
Verdicts, promises and answers have rules of their own, and what stands under `not` is not waited for.

## Why is this bad?

The condition can hold for its other reasons, so that nothing looks wrong in play, but one reason that somebody thought
of is lost. Mostly the `seek` was moved to another seat, or the wrong request is named.

## Example

```yaml story.yaml
consent:
  ask: {of: leanne, for: food, with: health, answers: [refused]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-phone
  choices:
    ask: {say: Ask Leanne, seek: ask}
    look: {say: Look at his arm, learn: bruise}
s-phone:
  title: The telephone
  text: It rings.
  to: s-end
  choices:
    ring: {say: Ring the nurse, when: {any: [{consent: {ask: given}}, {knows: {school: bruise}}]}}
    wait: {say: Wait}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
flags: {listened: Leanne felt listened to}
consent:
  ask: {of: leanne, for: food, with: health, answers: [{given: {flag: listened}}, refused]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-phone
  choices:
    ask: {say: Ask Leanne, seek: ask}
    listen: {say: Hear Leanne out and ask, set: listened, then: [{seek: ask}]}
    look: {say: Look at his arm, learn: bruise}
s-phone:
  title: The telephone
  text: It rings.
  to: s-end
  choices:
    ring: {say: Ring the nurse, when: {any: [{consent: {ask: given}}, {knows: {school: bruise}}]}}
    wait: {say: Wait}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from easi_engine.findings import Finding
from easi_engine.lint.consents import answers_with, seekings, stands_at, wanted_tests
from easi_engine.lint.placed import PlacedEffect, PlacedWhen, whens_in_effects, whens_in_scene, whens_in_text
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.seat import SeatContext
from easi_engine.lint.story import StoryContext
from easi_engine.loading.wording import listed, quoted
from easi_engine.play.guards import any_of
from easi_engine.play.layout import STATUSES
from easi_engine.play.seat import BeforeEffect
from easi_engine.space import Watch
from easi_engine.story import many
from easi_engine.story.effects import Withdraw


class ConsentReadNeverAsked(StoryRule):
    """One way of several in a condition waits for an answer nobody can have got in this seat."""

    code = "EC109"
    name = "consent-read-never-asked"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """Each way in which each request can come to stand at each status."""
        return (watch for request in seat.context.story.case.consent for _, watch in _ways(seat, request))

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Conditions on a status that cannot come about where they stand."""
        seats = tuple(context.seats.values())
        wanting = _wanting(context, seats)
        for seat in seats:
            for id_, scene in seat.scenes.items():
                yield from self._waiting((seat,), whens_in_scene(scene, seat.at(id_)), wanting)
        yield from self._waiting(seats, _shared(context), wanting)

    def _waiting(
        self, seats: tuple[SeatContext, ...], whens: Iterator[PlacedWhen], wanting: Mapping[str, frozenset[str]]
    ) -> Iterator[Finding]:
        for when, at in whens:
            alone = at.path[-1] in ("unsafe", "unless")
            for test, path, needed in wanted_tests(when):
                for request, wanted in (test.consent or {}).items():
                    elsewhere = (needed and not alone) or wanting[request] & {*many(wanted)}
                    if not elsewhere and all(_never(seat, request, many(wanted)) for seat in seats):
                        where = f"in the seat of {quoted(seats[0].viewpoint)}" if len(seats) == 1 else "in any seat"
                        status = listed(many(wanted), "or")
                        message = f"This waits for {quoted(request)} to be {status}, which it never is {where}."
                        hint = "let it be asked and so answered before, or wait for something else"
                        yield self.finding(at.to(*path, "consent", request), message, hint)


def _wanting(context: StoryContext, seats: tuple[SeatContext, ...]) -> dict[str, frozenset[str]]:
    """Request → statuses that are nothing to report: it begins so, or another rule says why it never stands so."""
    found = {}
    for id_ in context.story.case.consent:
        never = {status for status in STATUSES if all(_never(seat, id_, (status,)) for seat in seats)}
        words = {word for _, word in seats[0].program.answers(id_)}
        # EC107 where nobody can ask it at all, EC106 where one of its answers is never given.
        dead = STATUSES if never == {*STATUSES} else never & words
        found[id_] = frozenset({"not-asked", *dead})
    return found


def _shared(context: StoryContext) -> Iterator[PlacedWhen]:
    """Conditions in story.yaml but those of verdicts, promises and answers."""
    case = context.story.case
    for id_, request in case.consent.items():
        if request.unsafe is not None:
            yield PlacedWhen(request.unsafe, context.at("consent", id_, "unsafe"))
    for id_, happening in case.timeline.items():
        if happening.unless is not None:
            yield PlacedWhen(happening.unless, context.at("timeline", id_, "unless"))
        yield from whens_in_effects(happening, context.at("timeline", id_))
    for id_, event in case.events.items():
        yield from whens_in_text(event.text, context.at("events", id_, "text"))
        yield from whens_in_effects(event.on_entry, context.at("events", id_, "on-entry"))


def _ways(seat: SeatContext, request: str) -> Iterator[tuple[str, Watch]]:
    """(status, question whether it comes about) for each effect that could bring it about."""
    answers = seat.program.answers(request)
    for seeking in seekings(seat):
        if seeking.request == request:
            for status in ("given", "refused"):
                ways = [answers_with(seat, request, i) for i, (_, word) in enumerate(answers) if word == status]
                yield status, Watch(BeforeEffect(seeking.placed.effect), any_of(ways))
    for placed in _withdrawals(seat, request):
        yield "withdrawn", Watch(BeforeEffect(placed.effect), stands_at(seat, request, "given"))


def _withdrawals(seat: SeatContext, request: str) -> Iterator[PlacedEffect]:
    for placed in (*seat.effects, *seat.shared_effects):
        if isinstance(placed.effect, Withdraw) and placed.effect.request == request:
            yield placed


def _never(seat: SeatContext, request: str, statuses: tuple[str, ...]) -> bool:
    """Whether it is proven that a request comes to stand at none of these in a seat."""
    wanted = (watch for status, watch in _ways(seat, request) if status in statuses)
    return all(seat.never(watch.point, watch.guard) for watch in wanted) and seat.proven
