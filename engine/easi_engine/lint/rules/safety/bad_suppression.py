"""A comment meant for the linter that it does not understand.

## What it does

Looks at every comment that begins with `# easi:` and reports those that are not of the form `# easi: ignore[CODE]`,
that name a code no rule has, or that name a fault of the file itself. A story with such a fault cannot be read at all,
so it can only be mended.

## Why is this bad?

Whoever wrote the comment believes that something is excused, and nothing is. Most often it is a slip in the code.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  choices:
    ring: {say: Ring social care, to: s-end}
s-nurse: {title: The nurse, text: Kept for the next edition., to: s-end}  # easi: ignore[EG1O0]
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  choices:
    ring: {say: Ring social care, to: s-end}
s-nurse: {title: The nurse, text: Kept for the next edition., to: s-end}  # easi: ignore[EG100]
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.story import StoryContext


class BadSuppression(StoryRule):
    """A comment meant for the linter that it does not understand. Its findings are made in `lint.suppressions`."""

    code = "EX902"
    name = "bad-suppression"

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Nothing: the comments of a file are read apart from the story in it."""
        return iter(())
