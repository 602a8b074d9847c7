"""A judge line that names no source.

## What it does

Reports every line of a verdict, whether it shares, withholds or leaves it open, that has no `sources`. The sources of
its principles do not stand in for its own. Asked only of a story that is about to be published.

## Why is this bad?

The learner is told that something was right or wrong. Without a source they have only the author's word for it, cannot
look it up, and nobody can tell which verdicts to read again when the law changes. Where a line is judgement and no
law settles it, say so in the line and name what it is weighed by.

## Example

```yaml story.yaml
verdicts:
  food-csc: {facts: food, to: csc, judge: [{share: A pattern., basis: [public-task]}]}
```

## Use instead

```yaml story.yaml
verdicts:
  food-csc: {facts: food, to: csc, judge: [{share: A pattern., basis: [public-task], sources: [golden]}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.story import StoryContext
from easi_engine.loading.wording import quoted


class JudgementWithoutSource(StoryRule):
    """A judge line that names no source."""

    code = "EL101"
    name = "judgement-without-source"
    profile = "publish"

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Lines without `sources`."""
        for id_, verdict in context.story.case.verdicts.items():
            for index, line in enumerate(verdict.judge):
                if not line.sources:
                    at = context.at("verdicts", id_, "judge", index)
                    message = f"This {quoted(line.verdict)} line of {quoted(id_)} names no source."
                    yield self.finding(at, message, "add `sources:` with ids from sources.yaml")
