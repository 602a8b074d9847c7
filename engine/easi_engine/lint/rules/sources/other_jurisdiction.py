"""A verdict rests on the law of another country than the story's.

## What it does

Compares the story's `jurisdiction` with that of the law and guidance its judge lines name. It is reported when the two
have no part of the United Kingdom in common: a Scottish act in an English story. "England and Wales", "Great Britain"
and "United Kingdom" include England. Codes of the professions and research are not looked at, nor are places whose
names the check does not know.

## Why is this bad?

The reason given does not apply where the story plays, however alike the two laws may be.

## Example

```yaml story.yaml
verdicts:
  food-csc: {facts: food, to: csc, judge: [{share: A pattern., sources: [scottish]}]}
```

```yaml sources.yaml
scottish:
  title: National guidance for child protection
  kind: guidance
  says: Share without delay what suggests that a child may be harmed.
  jurisdiction: Scotland
  status: unchecked
  as-at: 2026-10-01
  review-by: 2027-10-01
```

## Use instead

```yaml story.yaml
verdicts:
  food-csc: {facts: food, to: csc, judge: [{share: A pattern., sources: [golden]}]}
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.story import StoryContext
from easi_engine.loading.wording import quoted

_BRITAIN = frozenset({"england", "wales", "scotland"})
_PARTS = {
    **{part: frozenset({part}) for part in (*_BRITAIN, "northern ireland")},
    "great britain": _BRITAIN,
    "united kingdom": _BRITAIN | {"northern ireland"},
    "uk": _BRITAIN | {"northern ireland"},
}
_BINDING = ("law", "guidance")
"""Kinds of source that apply in one place and not in another."""


class OtherJurisdiction(StoryRule):
    """A verdict rests on the law of another country than the story's."""

    code = "EL105"
    name = "other-jurisdiction"

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Sources of judge lines that apply nowhere where the story plays."""
        story = context.story
        here = _parts(story.case.jurisdiction)
        for id_, verdict in story.case.verdicts.items() if here else ():
            for index, line in enumerate(verdict.judge):
                for name in line.sources:
                    source = story.library.sources[name]
                    there = _parts(source.jurisdiction)
                    if source.kind in _BINDING and there and not there & here:
                        message = (
                            f"{quoted(name)} applies in {source.jurisdiction}, and the story plays in "
                            f"{story.case.jurisdiction}."
                        )
                        at = context.at("verdicts", id_, "judge", index, "sources").entry(name)
                        yield self.finding(at, message, "name the law or guidance that applies where the story plays")


def _parts(jurisdiction: str | None) -> frozenset[str]:
    """The parts of the United Kingdom that a jurisdiction takes in; none where a word of it is not known."""
    found: frozenset[str] = frozenset()
    for name in re.split(r"\s*(?:,|&|\band\b)\s*", (jurisdiction or "").strip().lower().removeprefix("the ")):
        if name and name not in _PARTS:
            return frozenset()
        found |= _PARTS.get(name, frozenset())
    return found
