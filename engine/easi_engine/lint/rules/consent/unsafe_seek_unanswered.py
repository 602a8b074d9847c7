"""Consent is asked for while asking is unsafe, and the story takes the answer as good.

## What it does

Looks at every `seek` that can happen while the request's `unsafe` holds and the person then answers `given`. It is
reported where the story treats that yes as right: a `share` line that waits for it, or takes `consent` as a basis,
judges something sent on the strength of it; or the choice is tagged with conduct it `kept`.

A learner may be offered the unsafe question, and the debrief marks it. It is answered for when the answers refuse while
it is unsafe, when the choice is tagged with what it `broke`, or when the verdict says something else for that case.

## Why is this bad?

A yes said in front of the person somebody fears is not freely given. A story that counts it as consent teaches that
getting the yes is what matters.

## Example

```yaml story.yaml
flags: {carl-there: Carl is within earshot}
consent:
  ask: {of: leanne, for: food, with: health, unsafe: {flag: carl-there}, answers: [given]}
verdicts:
  food-health:
    facts: food
    to: health
    judge:
      - {share: She agreed., when: {consent: {ask: given}}, basis: [consent, public-task], sources: [golden]}
      - {withhold: Ask her first., sources: [golden]}
```

```yaml scenes/school.yaml
s-desk:
  title: The gate
  on-entry: {set: carl-there}
  text: Leanne is at the gate with Carl.
  to: s-end
  choices:
    ask: {say: Ask Leanne now, seek: ask, then: [{when: {consent: {ask: given}}, share: {health: food}}]}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
flags: {carl-there: Carl is within earshot}
consent:
  ask:
    of: leanne
    for: food
    with: health
    unsafe: {flag: carl-there}
    answers: [{refused: {flag: carl-there}}, given]
verdicts:
  food-health:
    facts: food
    to: health
    judge:
      - {share: She agreed., when: {consent: {ask: given}}, basis: [consent, public-task], sources: [golden]}
      - {withhold: Ask her first., sources: [golden]}
```

```yaml scenes/school.yaml
s-desk:
  title: The gate
  on-entry: {set: carl-there}
  text: Leanne is at the gate with Carl.
  to: s-end
  choices:
    ask: {say: Ask Leanne now, seek: ask, then: [{when: {consent: {ask: given}}, share: {health: food}}]}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from easi_engine.findings import Finding
from easi_engine.lint.consents import Seeking, answers_given, leaning_on, remembered, seekings
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import SeatContext
from easi_engine.loading.wording import listed, quoted
from easi_engine.play.guards import NEVER, Guard, all_of
from easi_engine.play.seat import BeforeEffect
from easi_engine.space import Watch


class _Unsafe(NamedTuple):
    seeking: Seeking
    guard: Guard
    """That asking is unsafe and the answer would be yes, with nothing in the choice to mark it."""
    mark: int


class UnsafeSeekUnanswered(SeatRule):
    """Consent is asked for while asking is unsafe, and the story takes the answer as good."""

    code = "EC101"
    name = "unsafe-seek-unanswered"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """Remember at each `seek` whether the yes was unsafe; ask at each sending whether a line leans on that yes."""
        for seeking, guard, mark in _unsafe(seat):
            yield Watch(BeforeEffect(seeking.placed.effect), guard)
            yield from remembered(seat, seeking, guard, mark)
            yield from (watch for _, watch in leaning_on(seat, seeking.request, mark))

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Unsafe questions whose yes the story counts."""
        hint = "let the answers refuse while it is unsafe, tag what the choice broke, or judge that case by itself"
        for seeking, guard, mark in _unsafe(context):
            here = f"Here {quoted(seeking.request)} can be asked while asking is unsafe and answered `given`"
            witness = context.can(BeforeEffect(seeking.placed.effect), guard) if seeking.kept else None
            if witness is not None:
                message = f"{here}, and the choice counts as keeping {listed(seeking.kept)}."
                yield self.finding(seeking.placed.at, message, hint, witness=witness)
                continue
            for verdict, watch in leaning_on(context, seeking.request, mark):
                witness = context.can(watch.point, watch.guard)
                if witness is not None:
                    message = f"{here}, and a share line of {quoted(verdict)} takes that yes as good."
                    yield self.finding(seeking.placed.at, message, hint, witness=witness)
                    break


def _unsafe(seat: SeatContext) -> Iterator[_Unsafe]:
    for number, seeking in enumerate(seekings(seat)):
        unsafe = seat.context.story.case.consent[seeking.request].unsafe
        if unsafe is None:
            continue
        guard = NEVER if seeking.broke else all_of([seat.program.guard(unsafe), answers_given(seat, seeking.request)])
        yield _Unsafe(seeking, guard, seat.mark(f"unsafe yes {number}"))
