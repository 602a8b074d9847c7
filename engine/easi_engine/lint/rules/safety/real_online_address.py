"""A text has an email or web address that may be somebody's.

## What it does

Looks at every word of a story and of the shared files for email addresses and web sites outside the domains that are
kept for examples: `example.org`, `example.com`, `example.net`, and whatever ends in `.example`, `.test` or
`.invalid`.

The lines of `support:` name help that really exists, and may have either. The shared files may have web sites, since
sources are read there, and so may any text have those of public bodies (`gov.uk`, `nhs.uk`, `police.uk`).

## Why is this bad?

Mail to an invented address arrives somewhere, and a site that does not exist today can be bought tomorrow by anybody,
for anything.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: Write to leanne.pike@fairholm.co.uk.
  choices:
    wait: {say: Leave it for today, to: s-end}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: Write to leanne.pike@fairholm.example.
  choices:
    wait: {say: Leave it for today, to: s-end}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from easi_engine.lint.everywhere import DetailRule, is_support
from easi_engine.loading.names import At
from easi_engine.personal import Detail


class RealOnlineAddress(DetailRule):
    """A text has an email or web address that may be somebody's."""

    code = "EX106"
    name = "real-online-address"
    kinds = ("email", "web")
    noun = "an address that somebody may have"
    hint = "use one that is kept for examples, such as `name@school.example`; help that exists goes under `support:`"

    def in_order(self, detail: Detail, at: At) -> bool:
        """Where help is found, and where sources are read."""
        shared = "/" not in at.page.file or at.page.file.startswith("concepts/")
        return is_support(at) or (shared and detail.kind == "web")
