"""A comment that excuses a finding which is not there.

## What it does

Looks at every comment of the form `# easi: ignore[CODE]` and reports the codes for which nothing was found on the line
that the comment is about. A rule that was not run, or whose answer is not proven, is not counted as finding nothing.

## Why is this bad?

Somebody once looked at a finding and decided that it was meant. Now the finding is gone, but the comment still says
that something is odd here, and it would hide the next fault of that kind without anybody having looked at it.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring social care, share: {csc: food}}  # easi: ignore[EK101] the school may not know
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring social care, share: {csc: food}}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.story import StoryContext


class UnusedSuppression(StoryRule):
    """A comment that excuses a finding which is not there. Its findings are made in `lint.suppressions`."""

    code = "EX901"
    name = "unused-suppression"
    severity = "warning"

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Nothing: what a comment excuses is known only once all other rules have been run."""
        return iter(())
