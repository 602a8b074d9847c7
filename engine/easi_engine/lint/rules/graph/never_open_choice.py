"""A choice that is never open.

## What it does

Looks at every state in which a scene can be, and reports a choice whose condition holds in none of them.

## Why is this bad?

Nobody will ever see it, so whatever it would share, teach or lead to is not in the story at all.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring social care about the bruise, when: {knows: {school: bruise}}, share: {csc: bruise}}
    wait: {say: Leave it for today}
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
    ring: {say: Ring social care about the bruise, when: {knows: {school: bruise}}, share: {csc: bruise}}
    wait: {say: Leave it for today}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import SeatContext
from easi_engine.lint.uses import flag_watches
from easi_engine.loading.wording import quoted
from easi_engine.play.guards import ALWAYS
from easi_engine.play.seat import AtScene
from easi_engine.space import Watch


class NeverOpenChoice(SeatRule):
    """A choice that is never open."""

    code = "EG103"
    name = "never-open-choice"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """Every scene; the conditions of choices are always watched."""
        yield from (Watch(AtScene(scene), ALWAYS) for scene in seat.scenes)
        yield from flag_watches(seat)

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Choices closed in every state of a scene that is reached; where all are, play is stuck, which says it all."""
        for id_, scene in context.scenes.items():
            here = AtScene(id_)
            closed = [
                key
                for key, choice in scene.choices.items()
                if choice.when is not None and context.never(here, context.program.guard(choice.when))
            ]
            if len(closed) == len(scene.choices) or not context.ever(here, ALWAYS):
                continue
            for key in closed:
                if not context.context.uses.explains(scene.choices[key].when):
                    message = f"The choice {quoted(key)} is never open: no path comes here with what its `when` asks."
                    hint = "let something earlier bring it about, or remove the condition or the choice"
                    yield self.finding(context.at(id_, "choices", key), message, hint, on="key")
