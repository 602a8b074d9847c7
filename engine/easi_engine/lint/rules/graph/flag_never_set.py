"""A flag that is read and never set.

## What it does

Reports a flag that stands in some condition and that no `set` of the story names, in any seat.

## Why is this bad?

It is unset on every path, so the condition is as good as decided: what waits for the flag never comes.

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
    ring: {say: Ring social care}
    visit: {say: Call on them, when: {flag: rung}}
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
    ring: {say: Ring social care, set: rung, to: s-desk}
    visit: {say: Call on them, when: {flag: rung}}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.story import StoryContext
from easi_engine.loading.wording import quoted


class FlagNeverSet(StoryRule):
    """A flag that is read and never set."""

    code = "EG113"
    name = "flag-never-set"

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Flags in some condition and in no `set`."""
        for flag in context.story.case.flags:
            if flag in context.uses.flags_read and flag not in context.uses.flags_set:
                message = f"The flag {quoted(flag)} is read and never set."
                hint = "set it where what it stands for comes about, or remove the conditions that read it"
                yield self.finding(context.at("flags", flag), message, hint, on="key")
