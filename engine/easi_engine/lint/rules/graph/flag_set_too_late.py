"""A flag that is set only after everything that reads it.

## What it does

Explores every state, and reports a flag that is set on some path and read on some path, but never read where it could
have been set by then, in any seat.

## Why is this bad?

What waits for the flag never comes, although each of its parts looks right: it is their order that is wrong.

## Example

```yaml story.yaml
flags: {rung: You have rung social care}
```
```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-phone
  choices:
    wait: {say: Leave it for today}
    visit: {say: Call on them, when: {flag: rung}}
s-phone:
  title: The telephone
  text: It is still light.
  to: s-end
  choices:
    ring: {say: Ring social care, set: rung}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
flags: {rung: You have rung social care}
viewpoints:
  school: {role: Safeguarding lead, start: s-phone, brief: You look after the children.}
```
```yaml scenes/school.yaml
s-phone:
  title: The telephone
  text: It is still light.
  to: s-desk
  choices:
    ring: {say: Ring social care, set: rung}
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    wait: {say: Leave it for today}
    visit: {say: Call on them, when: {flag: rung}}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.seat import SeatContext
from easi_engine.lint.story import StoryContext
from easi_engine.lint.uses import flag_watches
from easi_engine.loading.wording import quoted
from easi_engine.space import Watch


class FlagSetTooLate(StoryRule):
    """A flag that is set only after everything that reads it."""

    code = "EG114"
    name = "flag-set-too-late"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """Each place that reads a flag, and each that sets one."""
        yield from flag_watches(seat)

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Flags that no place which reads them ever finds set."""
        for flag in context.story.case.flags:
            if flag in context.uses.flags_too_late:
                message = f"The flag {quoted(flag)} is set only where nothing reads it any more."
                hint = "set it earlier, or read it later"
                yield self.finding(context.at("flags", flag), message, hint, on="key")
