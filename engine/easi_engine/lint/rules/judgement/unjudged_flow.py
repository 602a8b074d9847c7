"""Something can be sent, and no verdict says whether it should be.

## What it does

Reports a fact that a choice can send to somebody who does not know it, where no verdict is about this fact, from this
sender, to this recipient. What is asked for counts, since the answer is sent because of it, and so does what asking
for consent tells the person asked. What a fact includes needs no verdict of its own.

## Why is this bad?

The debrief is silent about it. Learners who chose well hear nothing, and those who told the wrong person come out as if
they had not.

## Example

```yaml story.yaml
verdicts:
  food-csc: {facts: food, to: csc, judge: [{share: They need it.}]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring social care about the lunches, share: {csc: food}}
    tell: {say: Mention the lunches to Carl at the gate, share: {carl: food}}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
verdicts:
  food-csc: {facts: food, to: csc, judge: [{share: They need it.}]}
  food-carl: {facts: food, to: carl, judge: [{withhold: He has no part in this.}]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring social care about the lunches, share: {csc: food}}
    tell: {say: Mention the lunches to Carl at the gate, share: {carl: food}}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding, Witness
from easi_engine.lint.flows import Flow
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import SeatContext
from easi_engine.loading.wording import Path, listed, quoted
from easi_engine.play.guards import all_of
from easi_engine.space import Watch


class UnjudgedFlow(SeatRule):
    """Something can be sent, and no verdict says whether it should be."""

    code = "EJ101"
    name = "unjudged-flow"
    profile = "publish"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """That something without a verdict is news to its recipient."""
        return (watch for _, watch in _unjudged(seat))

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Facts that move without being judged, each where it is written, with everyone it can go to."""
        found: dict[tuple[str, Path, str], list[tuple[Flow, Witness]]] = {}
        for flow, watch in _unjudged(context):
            witness = context.can(watch.point, watch.guard)
            if witness is not None:
                place = (flow.at.page.file, flow.at.path, flow.fact)
                found.setdefault(place, []).append((flow, witness))
        for moved in found.values():
            flow, witness = moved[0]
            to = listed(dict.fromkeys(other.recipient for other, _ in moved))
            message = f"No verdict says whether {quoted(flow.fact)} should go from {quoted(flow.sender)} to {to}."
            hint = "add a verdict for it; where both can be defended, judge it `either`"
            yield self.finding(flow.at, message, hint, witness=witness)


def _unjudged(seat: SeatContext) -> Iterator[tuple[Flow, Watch]]:
    for flow in seat.flows:
        if (flow.fact, flow.sender, flow.recipient) not in seat.program.question_of:
            yield flow, Watch(flow.point, all_of([flow.sent, seat.lacks(flow.recipient, flow.fact)]))
