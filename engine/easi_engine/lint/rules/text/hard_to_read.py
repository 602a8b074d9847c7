"""A long passage is hard to read.

## What it does

Estimates the age from which each passage of 100 words and more can be read with ease, by the length of its sentences
and words (the Flesch–Kincaid formula), and reports those above the limit: 14 years, unless your settings say
otherwise. A passage is everything written in one place, such as all paragraphs of a scene, a reply or what an agency
says in a reading. Terms that the glossary explains count as short words.

## Why is this bad?

People read cases after a shift, on a screen, in a language that may not be their first. What is hard to read is
skipped, and a case that is skipped teaches nothing. The estimate is rough: it counts, and does not understand. So it
is a warning, and only for passages that are long enough to count in.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: >-
    Notwithstanding considerable organisational uncertainty concerning the appropriateness of communicating preliminary
    observations to multidisciplinary colleagues, designated practitioners are nevertheless expected to demonstrate
    professional curiosity, to document contemporaneously every observation that could subsequently be considered
    significant, and to consider, in consultation with appropriately experienced supervisors, whether the accumulated
    information indicates a deteriorating situation requiring immediate intervention or merely continued observation.
    Furthermore, practitioners should systematically differentiate professional interpretation from directly observed
    behaviour, particularly where information originates from individuals whose relationships with the family are
    complicated, and should proportionately communicate uncertainty whenever documentation is subsequently transferred
    between organisations that have fundamentally different terminology, responsibilities and expectations.
  choices:
    wait: {say: Leave it for today, to: s-end}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: >-
    You are not sure whether to tell anyone yet. What you have seen may be the start of something, or nothing at all.
    You still have to write it down today, while it is fresh, and keep what you saw apart from what you make of it.
    Some of it came from people who have their own quarrel with the family, so say who told you. Then ask somebody who
    has done this for longer than you have whether things are getting worse, and whether to act now or keep watching.
    If you do pass it on, say how sure you are. The people who read it use other words than you do, and will hear
    yours in their own way.
  choices:
    wait: {say: Leave it for today, to: s-end}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from easi_engine.findings import Finding
from easi_engine.lint.passages import passages_to_read
from easi_engine.lint.reading import reading_age
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.story import StoryContext

LONG = 100
"""Words from which an average over sentences says something of a passage."""


class HardToRead(StoryRule):
    """A long passage is hard to read."""

    code = "ET101"
    name = "hard-to-read"
    severity = "warning"

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Long passages for readers older than the limit."""
        limit = context.options.limits.reading_age
        terms = tuple(form for term in context.story.glossary.values() for form in (term.term, *term.also))
        for passage, at in passages_to_read(context):
            # A word takes two characters with its space: most texts need not be counted.
            if len(passage) < 2 * LONG - 1:
                continue
            # Looking for terms takes longer than counting, and few passages come so far.
            age = reading_age(passage, least=LONG)
            if age > limit and (age := reading_age(passage, terms)) > limit:
                message = f"This passage is for readers of {ceil(age)} and older; the limit is {limit}."
                yield self.finding(at, message, "shorten its sentences, and use shorter words where there are any")
