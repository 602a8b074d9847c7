"""A scene in which every choice can be closed at once.

## What it does

Looks at every state in which a scene can be, and reports a scene that has one in which none of its choices is open.

## Why is this bad?

The learner sees the text and nothing to choose. The case cannot be finished and there is no debrief.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-phone
  choices:
    look: {say: Ask him to push up his sleeve, learn: bruise}
    wait: {say: Leave it for today}
s-phone:
  title: The telephone
  text: It rings for a long time.
  to: s-end
  choices:
    ring: {say: Tell social care about the bruise, when: {knows: {school: bruise}}, share: {csc: bruise}}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-phone
  choices:
    look: {say: Ask him to push up his sleeve, learn: bruise}
    wait: {say: Leave it for today}
s-phone:
  title: The telephone
  text: It rings for a long time.
  to: s-end
  choices:
    ring: {say: Tell social care about the bruise, when: {knows: {school: bruise}}, share: {csc: bruise}}
    stop: {say: Put the telephone down}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import SeatContext
from easi_engine.loading.wording import quoted
from easi_engine.play.guards import all_of, negation
from easi_engine.play.seat import AtScene


class StuckScene(SeatRule):
    """A scene in which every choice can be closed at once."""

    code = "EG104"
    name = "stuck-scene"
    exact = True

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Scenes with a state that closes every choice."""
        for id_, scene in context.scenes.items():
            if not scene.choices:
                continue
            closed = all_of([negation(context.program.guard(choice.when)) for choice in scene.choices.values()])
            witness = context.can(AtScene(id_), closed)
            if witness is not None:
                message = f"Every choice of {quoted(id_)} can be closed at once, and then the case cannot go on."
                hint = "add a choice without a condition, or one for those who come here like this"
                yield self.finding(context.at(id_, "choices"), message, hint, on="key", witness=witness)
