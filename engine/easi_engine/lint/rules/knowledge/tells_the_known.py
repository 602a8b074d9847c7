"""A recipient is told only what it knows already.

## What it does

Looks at every `share` and `share-if-held`, and reports recipients to whom nothing in it is news on any path: whatever
is sent, they know already. Of an audience with members, each member knows. Repeating something beside what is new is
never reported.

## Why is this bad?

The choice looks like sharing and moves nothing, so that it can be neither right nor wrong. Perhaps an earlier scene or
the timeline tells them already. It is a warning, because saying a thing twice can be meant.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  choices:
    ring: {say: Ring social care about the food, share: {csc: food}, to: s-later}
s-later:
  title: The next day
  text: The telephone is free.
  to: s-end
  choices:
    write: {say: Write to social care about the food, share: {csc: food}}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-later
  choices:
    ring: {say: Ring social care about the food, share: {csc: food}}
    wait: {say: Leave it until tomorrow}
s-later:
  title: The next day
  text: The telephone is free.
  to: s-end
  choices:
    write: {say: Write to social care about the food, share: {csc: food}}
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
from easi_engine.loading.wording import quoted
from easi_engine.play.guards import NEVER, Guard, all_of, any_of
from easi_engine.play.questions import recipients_of
from easi_engine.play.seat import BeforeEffect
from easi_engine.space import Watch
from easi_engine.story.effects import Share


class TellsTheKnown(StoryRule):
    """A recipient is told only what it knows already."""

    code = "EK105"
    name = "tells-the-known"
    severity = "warning"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """Just before each sharing: something is sent, and something is news."""
        for placed, recipient, facts in _tellings((*seat.effects, *seat.shared_effects)):
            yield Watch(BeforeEffect(placed.effect), _sent(recipient, facts, seat))
            yield Watch(BeforeEffect(placed.effect), _news(recipient, facts, seat))

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Recipients to whom nothing is ever news."""
        for placed, recipient, facts in _tellings(context.effects):
            if context.vain(placed, partial(_sent, recipient, facts), partial(_news, recipient, facts)):
                message = f"This tells {quoted(recipient)} only what it knows already, on every path."
                hint = "leave it out, or find what tells them first"
                yield self.finding(placed.at.to(recipient), message, hint, on="key")


def _tellings(effects: tuple[PlacedEffect, ...]) -> Iterator[tuple[PlacedEffect, str, tuple[str, ...]]]:
    """Each sharing with each of its recipients and what they are told."""
    for placed in effects:
        if isinstance(placed.effect, Share):
            for recipient, facts in placed.effect.to:
                yield placed, recipient, facts


def _others(seat: SeatContext, recipient: str) -> list[str]:
    """Who is told, the seat itself left out."""
    return [who for who in recipients_of(seat.context.story, recipient, seat.holder) if who != seat.holder]


def _sent(recipient: str, facts: tuple[str, ...], seat: SeatContext) -> Guard:
    """That somebody else is sent something."""
    return any_of([seat.knows(seat.holder, fact) for fact in facts]) if _others(seat, recipient) else NEVER


def _news(recipient: str, facts: tuple[str, ...], seat: SeatContext) -> Guard:
    """That somebody else is sent something that they do not know."""
    told = _others(seat, recipient)
    news = [all_of([seat.knows(seat.holder, fact), seat.lacks(who, fact)]) for fact in facts for who in told]
    return any_of(news) if news else NEVER
