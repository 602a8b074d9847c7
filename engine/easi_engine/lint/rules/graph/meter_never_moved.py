"""A meter that is read and never moves.

## What it does

Reports a meter that stands in some condition and that no `add` of the story names, in any seat. The clock, `days`, is
also read by deadlines (`by`) and by the timeline.

## Why is this bad?

It stays at its `from` on every path, so the condition is as good as decided.

## Example

```yaml story.yaml
meters: {worry: {from: 0, to: 3}}
```
```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    push: {say: Ask him again}
    wait: {say: Leave it for today, when: {worry: {at-most: 1}}}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
meters: {worry: {from: 0, to: 3}}
```
```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    push: {say: Ask him again, add: {worry: 1}, to: s-desk}
    wait: {say: Leave it for today, when: {worry: {at-most: 1}}}
    stop: {say: Say that you are sorry}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.story import StoryContext
from easi_engine.loading.wording import quoted


class MeterNeverMoved(StoryRule):
    """A meter that is read and never moves."""

    code = "EG116"
    name = "meter-never-moved"

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Meters in some condition and in no `add`."""
        for meter in context.story.case.meters:
            if meter in context.uses.meters_read and meter not in context.uses.meters_moved:
                message = f"The meter {quoted(meter)} is read and never moves."
                hint = "add to it where it should move, or remove what reads it"
                yield self.finding(context.at("meters", meter), message, hint, on="key")
