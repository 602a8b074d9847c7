"""A paragraph that is never shown.

## What it does

Looks at every state in which a text, a reply or an outcome is shown, and reports a paragraph whose `when` holds in none
of them. For a shared event, all seats that use it are looked at.

## Why is this bad?

It reads well in the file and nobody will ever see it: what it was to tell them, they are not told.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text:
    - The log is open.
    - {when: {knows: {school: bruise}}, say: You think of the arm.}
  choices:
    look: {say: Ask him to push up his sleeve, learn: bruise, to: s-end}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  choices:
    look: {say: Ask him to push up his sleeve, learn: bruise, to: s-end}
    wait: {say: Leave it for today, to: s-end}
s-end:
  title: The end
  text:
    - It is over.
    - {when: {knows: {school: bruise}}, say: You think of the arm.}
  ending: Over
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from easi_engine.findings import Finding
from easi_engine.lint.placed import PlacedPassage, passages_in
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.seat import SeatContext
from easi_engine.lint.story import StoryContext
from easi_engine.lint.uses import flag_watches
from easi_engine.play.guards import ALWAYS, Guard
from easi_engine.play.seat import AtReply, AtScene, Point
from easi_engine.space import Watch


class _Shown(NamedTuple):
    placed: PlacedPassage
    seat: SeatContext
    point: Point

    @property
    def guard(self) -> Guard:
        return self.seat.program.guard(self.placed.passage.when)


class NeverShownParagraph(StoryRule):
    """A paragraph that is never shown."""

    code = "EG109"
    name = "never-shown-paragraph"
    severity = "warning"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """Where each paragraph may be shown: that it is, and that play comes there at all."""
        yield from flag_watches(seat)
        for shown in _conditional(seat):
            yield Watch(shown.point, shown.guard)
            yield Watch(shown.point, ALWAYS)

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Paragraphs that some seat comes past and that none is shown."""
        places: dict[tuple[str, tuple[str | int, ...]], list[_Shown]] = {}
        for seat in context.seats.values():
            for shown in _conditional(seat):
                at = shown.placed.at
                places.setdefault((at.page.file, at.path), []).append(shown)
        for everywhere in places.values():
            placed = everywhere[0].placed
            if (
                all(shown.seat.never(shown.point, shown.guard) for shown in everywhere)
                and any(shown.seat.ever(shown.point, ALWAYS) for shown in everywhere)
                and not context.uses.explains(placed.passage.when)
            ):
                message = "This paragraph is never shown: no path comes here with what its `when` asks."
                yield self.finding(placed.at, message, "change its condition, or remove it")


def _conditional(seat: SeatContext) -> Iterator[_Shown]:
    """Each paragraph with a condition, with each point at which this seat may meet it."""
    events = seat.context.story.case.events
    for id_, scene in seat.scenes.items():
        texts = [(scene.text, seat.at(id_, "text"))]
        if scene.use is not None:
            texts = [(events[scene.use].text, seat.context.at("events", scene.use, "text"))]
        texts += [(text, seat.at(id_, "outcomes", person)) for person, text in scene.outcomes.items()]
        points: list[tuple[Point, PlacedPassage]] = [
            (AtScene(id_), placed) for text, at in texts for placed in passages_in(text, at)
        ]
        for key, choice in scene.choices.items():
            reply = passages_in(choice.reply, seat.at(id_, "choices", key, "reply"))
            points += [(AtReply(id_, key), placed) for placed in reply]
        yield from (_Shown(placed, seat, point) for point, placed in points if placed.passage.when is not None)
