"""A holder is asked for what it never holds.

## What it does

Looks at every `ask`, and reports facts that the holder asked does not know on any path on which it is asked.

## Why is this bad?

Nothing comes back. An agency and each of its services know different things, so that `health` is often asked for what
only `health.gp` has; or somebody was taken out of a fact's `held-by`. If nobody is meant to know the answer, the asking
needs words and no `ask`.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ask the surgery about her nights, ask: {health.gp: tired}}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ask Leanne about her nights, ask: {leanne: tired}}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from easi_engine.findings import Finding
from easi_engine.lint.placed import PlacedEffect
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.seat import SeatContext
from easi_engine.lint.story import StoryContext
from easi_engine.loading.wording import listed, quoted
from easi_engine.play.guards import ALWAYS, NEVER, Guard
from easi_engine.play.seat import BeforeEffect
from easi_engine.space import Watch
from easi_engine.story import Story, many
from easi_engine.story.effects import Ask


class AsksNonholder(StoryRule):
    """A holder is asked for what it never holds."""

    code = "EK103"
    name = "asks-nonholder"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """Just before each `ask`: whether it is done at all, and the holder knows one of its facts."""
        for placed, holder, fact in _askings((*seat.effects, *seat.shared_effects)):
            yield Watch(BeforeEffect(placed.effect), _asked(holder, seat))
            yield Watch(BeforeEffect(placed.effect), _holds(holder, fact, seat))

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Facts asked of those who never have them."""
        for placed, holder, fact in _askings(context.effects):
            if context.vain(placed, partial(_asked, holder), partial(_holds, holder, fact)):
                at = placed.at.to(holder).entry(fact)
                message = f"This asks {quoted(holder)} for {quoted(fact)}, which it knows on no path to here."
                yield self.finding(at, message, _hint(context.story, fact))


def _askings(effects: tuple[PlacedEffect, ...]) -> Iterator[tuple[PlacedEffect, str, str]]:
    """Each `ask` with each holder and fact of it."""
    for placed in effects:
        if isinstance(placed.effect, Ask):
            for holder, facts in placed.effect.of:
                for fact in facts:
                    yield placed, holder, fact


def _asked(holder: str, seat: SeatContext) -> Guard:
    """That somebody else is asked: a seat that asks itself is another rule's to fault."""
    return NEVER if holder == seat.holder else ALWAYS


def _holds(holder: str, fact: str, seat: SeatContext) -> Guard:
    return seat.knows(holder, fact)


def _hint(story: Story, fact: str) -> str:
    holders = many(story.case.facts[fact].held_by)
    return f"at the start it is held by {listed(holders)}" if holders else "let it learn the fact first, or do not ask"
