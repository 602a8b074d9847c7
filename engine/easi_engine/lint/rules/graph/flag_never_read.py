"""A flag that nothing reads.

## What it does

Reports a flag that stands in no condition of the story: of no choice, text, way on, reading, verdict, consent, timeline
event or promise.

## Why is this bad?

Whether it is set or not makes no difference. Either a condition was forgotten, or the flag is left over.

## Example

```yaml story.yaml
flags: {rung: You have rung social care}
```
```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring social care, set: rung}
    wait: {say: Leave it for today}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
flags: {rung: You have rung social care}
```
```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring social care, set: rung}
    wait: {say: Leave it for today}
s-end:
  title: The end
  text:
    - It is over.
    - {when: {flag: rung}, say: They ring back.}
  ending: Over
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.story import StoryContext
from easi_engine.loading.wording import quoted


class FlagNeverRead(StoryRule):
    """A flag that nothing reads."""

    code = "EG112"
    name = "flag-never-read"

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Flags in no condition."""
        for flag in context.story.case.flags:
            if flag not in context.uses.flags_read:
                message = f"Nothing reads the flag {quoted(flag)}."
                if flag not in context.uses.flags_set:
                    message = f"Nothing sets or reads the flag {quoted(flag)}."
                yield self.finding(context.at("flags", flag), message, "read it in a condition, or remove it", on="key")
