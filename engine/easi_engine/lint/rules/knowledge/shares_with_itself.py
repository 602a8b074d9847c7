"""Somebody tells itself, or asks itself.

## What it does

Reports a `share` with the seat itself, an `ask` or `consult` of the seat itself, and a `meanwhile` with the same holder
at both ends. What stands in a shared event is reported if it is so for every seat that uses the event.

## Why is this bad?

Nothing moves: nobody can tell themselves anything. Mostly the wrong id was written, such as the agency where one of its
services was meant.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    email: {say: Tell everyone in the staff room, share: {school: food}}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
audiences:
  all-staff: {name: every member of staff, of: school}
```
```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    email: {say: Tell everyone in the staff room, share: {all-staff: food}}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.placed import PlacedEffect
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.story import StoryContext
from easi_engine.loading.names import At
from easi_engine.loading.wording import quoted
from easi_engine.play.questions import recipients_of
from easi_engine.story import Story
from easi_engine.story.effects import Ask, Consult, Effect, Meanwhile, Share


class SharesWithItself(StoryRule):
    """Somebody tells itself, or asks itself."""

    code = "EK107"
    name = "shares-with-itself"

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Both ends of a telling or an asking are the same."""
        for placed in context.effects:
            ends = [set(_same(context.story, placed.effect, seat)) for seat in _doers(context, placed)]
            for name in sorted(set.intersection(*ends)) if ends else ():
                message = f"Both ends of this are {quoted(name)}, so that nothing moves."
                at, on_key = _place(placed, name)
                yield self.finding(at, message, "name somebody else", on="key" if on_key else "value")


def _doers(context: StoryContext, placed: PlacedEffect) -> list[str]:
    """The holders that the seats act as in which an effect is written."""
    story, file = context.story, placed.at.page.file
    own = [seat for seat in story.seats if context.pages[seat].file == file]
    if not own and placed.at.path[0] == "events":
        event = placed.at.path[1]
        own = [seat for seat, scenes in story.seats.items() if any(scene.use == event for scene in scenes.values())]
        return [story.seat_holder(seat) for seat in own]
    return [story.seat_holder(seat) for seat in own or story.seats]


def _same(story: Story, effect: Effect, seat: str) -> Iterator[str]:
    """The recipients, or those asked, that are nobody but whoever tells or asks."""
    match effect:
        case Share(pairs) | Ask(pairs) | Consult(pairs):
            for name, _ in pairs:
                if not set(recipients_of(story, name, None)) - {seat}:
                    yield name
        case Meanwhile(str(sender), to, _):
            for name in to:
                if not set(recipients_of(story, name, None)) - {sender}:
                    yield name
        case _:
            pass


def _place(placed: PlacedEffect, name: str) -> tuple[At, bool]:
    if isinstance(placed.effect, Meanwhile):
        return placed.at.to("to").entry(name), False
    return placed.at.to(name), True
