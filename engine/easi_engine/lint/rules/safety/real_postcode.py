"""A text has a postcode that may be somebody's.

## What it does

Looks at every word of a story and of the shared files for postcodes, written in capitals, that begin with one of the
areas of the United Kingdom and end as postcodes do. Those in areas that do not exist, such as `ZZ1 4AP`, are let
through.

## Why is this bad?

A postcode is a dozen front doors. In a story about neglect or violence, one of them belongs to people who have
nothing to do with it, and a reader may know them.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The form says 9 Sorrel Court, LS1 4AP.
  choices:
    wait: {say: Leave it for today, to: s-end}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The form says 9 Sorrel Court, ZZ1 4AP.
  choices:
    wait: {say: Leave it for today, to: s-end}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from easi_engine.lint.everywhere import DetailRule


class RealPostcode(DetailRule):
    """A text has a postcode that may be somebody's."""

    code = "EX103"
    name = "real-postcode"
    kinds = ("postcode",)
    noun = "a real postcode"
    hint = "leave it out, or begin it with an area that does not exist, such as ZZ"
