"""A text has a National Insurance number that may be somebody's.

## What it does

Looks at every word of a story and of the shared files for National Insurance numbers that can exist: two letters, six
digits and A, B, C or D, of which the first two are letters that are given out. `QQ 12 34 56 C`, which the tax office
itself uses for examples, is let through.

## Why is this bad?

It is what a person is paid, taxed and pensioned by, and it is worth money to those who steal identities.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The payslip says AB 12 34 56 C.
  choices:
    wait: {say: Leave it for today, to: s-end}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The payslip says QQ 12 34 56 C.
  choices:
    wait: {say: Leave it for today, to: s-end}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from easi_engine.lint.everywhere import DetailRule


class RealInsuranceNumber(DetailRule):
    """A text has a National Insurance number that may be somebody's."""

    code = "EX107"
    name = "real-insurance-number"
    kinds = ("insurance",)
    noun = "a National Insurance number that somebody may have"
    hint = "leave it out, or begin it with QQ, as examples do"
