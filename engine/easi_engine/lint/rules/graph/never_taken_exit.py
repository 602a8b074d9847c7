"""A way on that is never taken.

## What it does

Looks at every state in which a list of ways on (`to`) is looked at, and reports a way that is taken in none of them:
its condition never holds there, or a way before it always comes first. It is left to other rules where the scene that
it leads to is not reached by any path.

## Why is this bad?

Somebody thought that this could happen. As it stands, the case never goes that way from here.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  choices:
    wait: {say: Leave it for today, to: [{scene: s-arm, when: {knows: {school: bruise}}}, s-end]}
    look: {say: Ask him to push up his sleeve, learn: bruise, to: s-arm}
s-arm: {title: The arm, text: There is a mark., to: s-end}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  choices:
    wait: {say: Leave it for today, to: [{scene: s-arm, when: {knows: {school: bruise}}}, s-end]}
    look: {say: Ask him to push up his sleeve, learn: bruise, to: s-desk}
s-arm: {title: The arm, text: There is a mark., to: s-end}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.links import Way
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import SeatContext
from easi_engine.lint.uses import flag_watches
from easi_engine.loading.wording import quoted
from easi_engine.play.guards import ALWAYS
from easi_engine.play.seat import AtScene
from easi_engine.space import Watch


class NeverTakenExit(SeatRule):
    """A way on that is never taken."""

    code = "EG108"
    name = "never-taken-exit"
    severity = "warning"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """Where each way of a list is looked at: that it is taken, and that play comes there at all."""
        yield from flag_watches(seat)
        yield from (Watch(AtScene(scene), ALWAYS) for scene in seat.scenes)
        for ways in _lists(seat).values():
            for way in ways:
                yield Watch(way.point, way.taken(seat))
                yield Watch(way.point, ALWAYS)

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Ways that are looked at and never taken."""
        for ways in _lists(context).values():
            first = ways[0]
            if not any(context.ever(way.point, ALWAYS) for way in ways):
                continue
            if not all(context.never(way.point, way.taken(context)) for way in ways):
                continue
            if any(context.context.uses.explains(when) for when in (first.when, *first.before)):
                continue
            if context.ever(AtScene(first.to), ALWAYS):
                message = f"This way on to {quoted(first.to)} is never taken."
                hint = "change its condition or those before it, or remove it"
                yield self.finding(first.at, message, hint)


def _lists(seat: SeatContext) -> dict[tuple[str | int, ...], list[Way]]:
    """Each way in a list of several, by its place, once for each choice after which it is looked at."""
    found: dict[tuple[str | int, ...], list[Way]] = {}
    for way in seat.ways:
        if isinstance(way.at.path[-1], int) and (way.when is not None or way.before):
            found.setdefault(way.at.path, []).append(way)
    return found
