"""A text has a telephone number that may be somebody's.

## What it does

Looks at every word of a story and of the shared files for telephone numbers, and reports those that Ofcom does not
keep for drama: 01632 960000 to 960999 (a place that does not exist), 07700 900000 to 900999 (mobiles), 020 7946 0000
to 0999 (London), 0808 157 0000 to 0999 (free), 0306 999 0000 to 0999 (anywhere) and the like for other large cities.

The lines of `support:` name help that really exists, so there any number may stand but a mobile's (07), which is a
person's. Short numbers, such as 999, 101, 111 and 116 123, are never reported.

## Why is this bad?

Somebody has it, or will have. Readers dial what they read, and the person who answers has not agreed to be in a
story. Numbers kept for drama are never given out.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: Ring Carl on 07911 123456.
  choices:
    wait: {say: Leave it for today, to: s-end}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: Ring Carl on 07700 900456.
  choices:
    wait: {say: Leave it for today, to: s-end}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from easi_engine.lint.everywhere import DetailRule, is_support
from easi_engine.loading.names import At
from easi_engine.personal import Detail, telephone_digits


class RealTelephoneNumber(DetailRule):
    """A text has a telephone number that may be somebody's."""

    code = "EX104"
    name = "real-telephone-number"
    kinds = ("telephone",)
    noun = "a telephone number that somebody may have"
    hint = "use one that is kept for drama, such as 07700 900123; help that exists goes under `support:`"

    def in_order(self, detail: Detail, at: At) -> bool:
        """Published numbers of help, which are not mobiles'."""
        return is_support(at) and not telephone_digits(detail.text).startswith("07")
