"""A story that does not say whose law it rests on.

## What it does

Reports a story without `jurisdiction`. Asked only of a story that is about to be published.

## Why is this bad?

The law of sharing differs between England, Wales, Scotland and Northern Ireland. A reader has to know whether a verdict
is meant for where they work.

## Example

```yaml story.yaml without=jurisdiction
blurb: A boy goes without lunch.
```

## Use instead

```yaml story.yaml
jurisdiction: England
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.story import StoryContext


class MissingJurisdiction(StoryRule):
    """A story that does not say whose law it rests on."""

    code = "EL104"
    name = "missing-jurisdiction"
    profile = "publish"

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """A story without `jurisdiction`, at its title, under which it belongs."""
        if context.story.case.jurisdiction is None:
            message = "The story does not say whose law it rests on."
            yield self.finding(context.at("title"), message, "add `jurisdiction:`, such as `England`", on="key")
