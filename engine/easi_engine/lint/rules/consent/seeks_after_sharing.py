"""Consent is asked for after the sharing it is about, and the story treats that as right.

## What it does

Follows what the seat has sent. It reports a `seek` that can come when everything the request is about has already gone
to everyone it is about, if the story treats the question as right: the choice is tagged with conduct it `kept`, or a
`share` line later leans on the yes.

A learner may be offered the late question. Leave it untagged, or tag it with what it `broke`. Facts that the seat does
not have cannot have been sent and do not count.

## Why is this bad?

To ask once it is done is to ask for nothing: a no could not be honoured. The person is owed the truth, which is to be
told what was shared and why.

## Example

```yaml story.yaml
consent:
  ask: {of: leanne, for: food, with: health, answers: [given]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-gate
  choices:
    ring: {say: Ring the nurse about the lunches, share: {health: food}}
s-gate:
  title: The gate
  text: Leanne is at the gate.
  to: s-end
  choices:
    ask: {say: Ask Leanne whether the nurse may be told, seek: ask, conduct: {kept: told}}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
consent:
  ask: {of: leanne, for: food, with: health, answers: [given]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-gate
  choices:
    ring: {say: Ring the nurse about the lunches, share: {health: food}}
s-gate:
  title: The gate
  text: Leanne is at the gate.
  to: s-end
  choices:
    tell: {say: Tell Leanne that you rang the nurse and why, inform: leanne, conduct: {kept: told}}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from easi_engine.findings import Finding
from easi_engine.lint.consents import Seeking, answers_given, leaning_on, remembered, seekings, sent_facts, stands_at
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import SeatContext
from easi_engine.loading.wording import listed, quoted
from easi_engine.play.guards import Cube, Guard, all_of, any_of, negation
from easi_engine.play.questions import recipients_of
from easi_engine.play.seat import BeforeEffect
from easi_engine.space import Watch
from easi_engine.story import many

_Pair = tuple[str, str]
"""(fact, recipient)."""


class _Late(NamedTuple):
    seeking: Seeking
    done: Guard
    """That what it asks about was sent."""
    mark: int


class SeeksAfterSharing(SeatRule):
    """Consent is asked for after the sharing it is about, and the story treats that as right."""

    code = "EC102"
    name = "seeks-after-sharing"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """Remember what was sent, and which yes came after it; ask whether a line leans on such a yes."""
        late = list(_late(seat))
        for request in dict.fromkeys(entry.seeking.request for entry in late):
            yield from _sent(seat, request)
        for seeking, done, mark in late:
            yield Watch(BeforeEffect(seeking.placed.effect), done)
            yield from remembered(seat, seeking, all_of([done, answers_given(seat, seeking.request)]), mark)
            yield from (watch for _, watch in leaning_on(seat, seeking.request, mark))

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Questions asked too late that the story counts in the learner's favour."""
        hint = "ask before sharing, or tell the person instead of asking; as bad practice, tag what the choice broke"
        for seeking, done, mark in _late(context):
            here = f"Here {quoted(seeking.request)} can be asked when what it is about has already been sent"
            witness = context.can(BeforeEffect(seeking.placed.effect), done) if seeking.kept else None
            if witness is not None:
                message = f"{here}, and the choice counts as keeping {listed(seeking.kept)}."
                yield self.finding(seeking.placed.at, message, hint, witness=witness)
                continue
            for verdict, watch in leaning_on(context, seeking.request, mark):
                witness = context.can(watch.point, watch.guard)
                if witness is not None:
                    message = f"{here}, and a share line of {quoted(verdict)} leans on the answer."
                    yield self.finding(seeking.placed.at, message, hint, witness=witness)
                    break


def _late(seat: SeatContext) -> Iterator[_Late]:
    """Each `seek` that nothing marks as bad, with the guard that it comes too late."""
    for number, seeking in enumerate(seekings(seat)):
        pairs = _pairs(seat, seeking.request)
        if pairs and not seeking.broke:
            marks = {pair: _mark(seat, seeking.request, pair) for pair in pairs}
            done: list[Guard] = [any_of([sent, seat.lacks(seat.holder, fact)]) for (fact, _), sent in marks.items()]
            guard = all_of([any_of(list(marks.values())), *done])
            yield _Late(seeking, guard, seat.mark(f"late yes {number}"))


def _pairs(seat: SeatContext, request: str) -> tuple[_Pair, ...]:
    story, asked = seat.context.story, seat.context.story.case.consent[request]
    recipients = [who for named in many(asked.with_) for who in recipients_of(story, named, seat.holder)]
    return tuple((fact, who) for fact in many(asked.for_) for who in recipients if who != seat.holder)


def _mark(seat: SeatContext, request: str, pair: _Pair) -> Cube:
    bit = seat.mark("{} sent to {} without {}".format(*pair, request))
    return Cube(bit, bit)


def _sent(seat: SeatContext, request: str) -> Iterator[Watch]:
    """Remember the sending of each pair, unless there was a yes to it: asking again does not make that wrong."""
    pairs, unasked = _pairs(seat, request), negation(stands_at(seat, request, "given"))
    for placed in (*seat.effects, *seat.shared_effects):
        for whole, fact, recipient in sent_facts(seat, placed):
            if (fact, recipient) in pairs:
                bit = _mark(seat, request, (fact, recipient)).mask
                sent = all_of([seat.knows(seat.holder, whole), unasked])
                yield Watch(BeforeEffect(placed.effect), sent, on=bit)
