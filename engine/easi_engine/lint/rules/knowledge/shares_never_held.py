"""The seat offers what it never holds.

## What it does

Looks at every `share-if-held` and `consult`, and reports facts that the seat does not know on any path on which it is
done.

## Why is this bad?

What the choice says is in it never is. Mostly the seat was meant to learn the fact on the way and a `learn` or `ask` is
missing, or the wrong fact is named.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Tell social care what you have, share-if-held: {csc: [food, bruise]}}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    look: {say: Ask him to push up his sleeve, learn: bruise, to: s-desk}
    ring: {say: Tell social care what you have, share-if-held: {csc: [food, bruise]}}
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
from easi_engine.play.guards import ALWAYS, Guard
from easi_engine.play.seat import BeforeEffect
from easi_engine.space import Watch
from easi_engine.story.effects import Consult, Share


class SharesNeverHeld(StoryRule):
    """The seat offers what it never holds."""

    code = "EK109"
    name = "shares-never-held"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """Just before each of them: whether it is done at all, and the seat holds one of its facts."""
        for placed, _, fact in _offers((*seat.effects, *seat.shared_effects)):
            yield Watch(BeforeEffect(placed.effect), ALWAYS)
            yield Watch(BeforeEffect(placed.effect), _held(fact, seat))

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Facts offered by seats that never have them."""
        for placed, recipient, fact in _offers(context.effects):
            if context.vain(placed, lambda _: ALWAYS, partial(_held, fact)):
                message = f"This offers {quoted(fact)}, which the seat knows on no path to here."
                hint = "let the seat learn it first, or leave it out"
                yield self.finding(placed.at.to(recipient).entry(fact), message, hint)


def _offers(effects: tuple[PlacedEffect, ...]) -> Iterator[tuple[PlacedEffect, str, str]]:
    """Each fact that is sent if it is held, or talked over, with whom it is for."""
    for placed in effects:
        match placed.effect:
            case Share(pairs, if_held=True) | Consult(pairs):
                for recipient, facts in pairs:
                    for fact in facts:
                        yield placed, recipient, fact
            case _:
                pass


def _held(fact: str, seat: SeatContext) -> Guard:
    return seat.knows(seat.holder, fact)
