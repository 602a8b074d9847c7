"""A law or guidance that does not say where it applies.

## What it does

Reports sources of the kinds `law` and `guidance` in sources.yaml without `jurisdiction`. Codes of the professions and
research need none. Asked only before stories are published.

## Why is this bad?

Readers are shown the source with the verdict that rests on it. They have to know whether it applies where they work.

## Example

```yaml sources.yaml
golden:
  title: Information sharing advice for practitioners
  kind: guidance
  says: Be open with people about what is shared.
  status: unchecked
  as-at: 2024-05-01
  review-by: 2027-05-01
```

## Use instead

```yaml sources.yaml
golden:
  title: Information sharing advice for practitioners
  kind: guidance
  says: Be open with people about what is shared.
  jurisdiction: England
  status: unchecked
  as-at: 2024-05-01
  review-by: 2027-05-01
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.library import LibraryContext
from easi_engine.lint.rule import LibraryRule
from easi_engine.loading.wording import quoted


class SourceWithoutJurisdiction(LibraryRule):
    """A law or guidance that does not say where it applies."""

    code = "EL106"
    name = "source-without-jurisdiction"
    profile = "publish"

    def check(self, context: LibraryContext) -> Iterator[Finding]:
        """Laws and guidance without `jurisdiction`."""
        for id_, source in context.library.sources.items():
            if source.kind in ("law", "guidance") and source.jurisdiction is None:
                message = f"{quoted(id_)} does not say where it applies."
                hint = "add `jurisdiction:`, such as `England`"
                yield self.finding(context.at("sources.yaml", id_), message, hint, on="key")
