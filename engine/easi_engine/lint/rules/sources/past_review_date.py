"""A source that should have been read again by now.

## What it does

Compares the `review-by` of every source in sources.yaml with the day of the check: today, or the day given with `--on`.
On the day itself it is not yet late. It is a warning: the source may well still be right.

## Why is this bad?

Law and guidance change. A story that was right a year ago can teach what is now wrong, and looks as sure of itself as
before.

## Example

```yaml sources.yaml
golden:
  title: Information sharing advice for practitioners
  kind: guidance
  says: Be open with people about what is shared.
  jurisdiction: England
  status: unchecked
  as-at: 2024-05-01
  review-by: 2025-05-01
```

## Use instead

```yaml sources.yaml
golden:
  title: Information sharing advice for practitioners
  kind: guidance
  says: Be open with people about what is shared.
  jurisdiction: England
  status: unchecked
  as-at: 2026-10-01
  review-by: 2027-10-01
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.library import LibraryContext
from easi_engine.lint.rule import LibraryRule
from easi_engine.loading.wording import quoted


class PastReviewDate(LibraryRule):
    """A source that should have been read again by now."""

    code = "EL103"
    name = "past-review-date"
    severity = "warning"

    def check(self, context: LibraryContext) -> Iterator[Finding]:
        """Sources whose day has passed; the file is shared, so whether a story cites them does not matter."""
        for id_, source in context.library.sources.items():
            if context.options.on > source.review_by:
                message = f"{quoted(id_)} was to be read again by {source.review_by.isoformat()}."
                hint = "read it, then bring `as-at` and `review-by` up to date"
                yield self.finding(context.at("sources.yaml", id_, "review-by"), message, hint)
