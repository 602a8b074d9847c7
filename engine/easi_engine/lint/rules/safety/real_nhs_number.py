"""A text has a number that may be a patient's NHS number.

## What it does

Looks at every word of a story and of the shared files for ten digits, together or in groups of 3, 3 and 4, whose last
is the check digit that NHS numbers have. Numbers from 999 000 0000 on are kept for tests and are let through.

## Why is this bad?

An NHS number opens one person's record. A made-up one with a right check digit may well be somebody's.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The letter is about 943 476 5919.
  choices:
    wait: {say: Leave it for today, to: s-end}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The letter is about 999 476 5919.
  choices:
    wait: {say: Leave it for today, to: s-end}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from easi_engine.lint.everywhere import DetailRule


class RealNhsNumber(DetailRule):
    """A text has a number that may be a patient's NHS number."""

    code = "EX105"
    name = "real-nhs-number"
    kinds = ("nhs",)
    noun = "an NHS number that somebody may have"
    hint = "leave it out, or begin it with 999, as numbers for tests do"
