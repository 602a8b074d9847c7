"""A line that says to share and accepts no lawful basis.

## What it does

Reports every `share` line of a verdict that has no `basis`. Lines that leave it open (`either`) and lines that withhold
need none. Asked only of a story that is about to be published.

## Why is this bad?

After a sharing decision the learner writes down on what basis they shared, and is told which bases would do. Without
any on the line there is nothing to hold their answer against, and the question that matters most in practice, *by what
right?*, gets no answer.

## Example

```yaml story.yaml
verdicts:
  food-csc: {facts: food, to: csc, judge: [{share: A pattern of neglect., sources: [golden]}]}
```

## Use instead

```yaml story.yaml
verdicts:
  food-csc: {facts: food, to: csc, judge: [{share: A pattern of neglect., basis: [public-task], sources: [golden]}]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.story import StoryContext
from easi_engine.loading.wording import quoted


class ShareWithoutBasis(StoryRule):
    """A line that says to share and accepts no lawful basis."""

    code = "EJ116"
    name = "share-without-basis"
    profile = "publish"

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Share lines without `basis`."""
        for id_, verdict in context.story.case.verdicts.items():
            for index, line in enumerate(verdict.judge):
                if line.verdict == "share" and not line.basis:
                    message = f"This `share` line of {quoted(id_)} accepts no lawful basis."
                    hint = "add `basis:` with the bases that would do, such as `[public-task]`"
                    yield self.finding(context.at("verdicts", id_, "judge", index), message, hint)
