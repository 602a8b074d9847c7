"""Scenes without choices that pass on to each other for ever.

## What it does

Reports scenes without choices whose `to` leads round in a circle that is never left. Where a condition may lead out of
the circle, every state is looked at, and a circle that is always left in the end is not reported. (With `--fast`,
such circles are left alone.)

## Why is this bad?

Play moves on by itself through scenes without choices. In such a circle it would never stop, and the program has to
break it off with nothing to choose.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  choices:
    walk: {say: Walk down the hall, to: s-hall}
    wait: {say: Leave it for today, to: s-end}
s-hall: {title: The hall, text: A door at each end., to: s-gym}
s-gym: {title: The gym, text: It is locked., to: s-hall}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  choices:
    walk: {say: Walk down the hall, to: s-hall}
    wait: {say: Leave it for today, to: s-end}
s-hall: {title: The hall, text: A door at each end., to: s-gym}
s-gym: {title: The gym, text: It is locked., to: s-end}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.links import circles
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import SeatContext
from easi_engine.loading.wording import listed, quoted
from easi_engine.play.run import LONGEST_PASSAGE


class EndlessPassage(SeatRule):
    """Scenes without choices that pass on to each other for ever."""

    code = "EG106"
    name = "endless-passage"

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Circles without a way out; and those with one, where play is caught in them all the same."""
        passing = {
            id_: context.links[id_]
            for id_, scene in context.scenes.items()
            if not scene.choices and scene.ending is None and id_ in context.linked
        }
        rings = circles(passing)
        closed = set[str]()
        for ring in rings:
            if {to for scene in ring for to in passing[scene]}.issubset(ring):
                closed.update(ring)
                first, *others = ring
                on = f"to {listed(others)} and back" if others else "to itself"
                message = f"The scene {quoted(first)} passes on {on} for ever, with nothing to choose."
                yield self.finding(context.at(first), message, _HINT, on="key")
        may_be_caught = len(rings) > 0 or len(passing) >= LONGEST_PASSAGE
        if context.context.options.fast or closed.issuperset(passing) or not may_be_caught:
            return
        for scene, trail in context.space.caught.items():
            if scene not in closed:
                message = f"From {quoted(scene)} play passes on for ever on some path, with nothing to choose."
                yield self.finding(context.at(scene), message, _HINT, on="key", witness=context.witness(trail))


_HINT = "lead one of them elsewhere, or give one a choice"
