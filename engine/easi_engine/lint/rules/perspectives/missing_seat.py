"""The case cannot be played from a seat that every case has.

## What it does

Reports a case without `police`, `health`, `school` or `housing` under `viewpoints`.

## Why is this bad?

Workshops put these four around one table. Without one of them, somebody who came has no seat, and the learner meets
only three ways of looking at the same family.

## Example

```yaml story.yaml
viewpoints:
  school: {role: Safeguarding lead, start: s-desk, brief: You look after the children.}
```
```yaml scenes/school.yaml
s-desk: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
viewpoints:
  school: {role: Safeguarding lead, start: s-desk, brief: You look after the children.}
  health: {role: School nurse, start: n-room, brief: You weigh the children.}
  police: {role: Constable, start: p-van, brief: You look after the street.}
  housing: {role: Housing officer, start: h-file, brief: You look after the homes.}
```
```yaml scenes/school.yaml
s-desk: {title: The end, text: It is over., ending: Over}
```
```yaml scenes/health.yaml
n-room: {title: The end, text: It is over., ending: Over}
```
```yaml scenes/police.yaml
p-van: {title: The end, text: It is over., ending: Over}
```
```yaml scenes/housing.yaml
h-file: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.story import StoryContext
from easi_engine.loading.wording import listed

SEATS = ("police", "health", "school", "housing")
"""The seats that every published case has; it may have others besides."""


class MissingSeat(StoryRule):
    """The case cannot be played from a seat that every case has."""

    code = "EP108"
    name = "missing-seat"
    profile = "publish"

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """The seats that are not there."""
        missing = [seat for seat in SEATS if seat not in context.story.case.viewpoints]
        if missing:
            message = f"The case has no seat for {listed(missing)}."
            hint = "add it under `viewpoints`, with a file of scenes"
            yield self.finding(context.at("viewpoints"), message, hint, on="key")
