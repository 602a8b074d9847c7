"""A meter that nothing reads.

## What it does

Reports a meter that stands in no condition of the story. The clock, `days`, is never reported: learners see it.

## Why is this bad?

Learners never see other meters, so counting makes no difference. Either a condition was forgotten, or the meter is left
over.

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
    push: {say: Ask him again, add: {worry: 1}}
    wait: {say: Leave it for today}
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
    push: {say: Ask him again, add: {worry: 1}}
    wait: {say: Leave it for today}
s-end:
  title: The end
  text:
    - It is over.
    - {when: {worry: {at-least: 1}}, say: He does not look up.}
  ending: Over
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.story import StoryContext
from easi_engine.loading.names import CLOCK
from easi_engine.loading.wording import quoted


class MeterNeverRead(StoryRule):
    """A meter that nothing reads."""

    code = "EG115"
    name = "meter-never-read"

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Meters in no condition."""
        for meter in context.story.case.meters:
            if meter not in context.uses.meters_read and meter != CLOCK:
                message = f"Nothing reads the meter {quoted(meter)}."
                if meter not in context.uses.meters_moved:
                    message = f"Nothing moves or reads the meter {quoted(meter)}."
                hint = "read it in a condition, or remove it"
                yield self.finding(context.at("meters", meter), message, hint, on="key")
