"""A source is marked checked, and does not say against what.

## What it does

Reports a source in sources.yaml with `status: checked` and no `against`. (A source with no `status` at all does not
load: that is ES202.)

## Why is this bad?

"Checked" tells learners that somebody read the law or the guidance itself. Without `against` nobody can repeat it:
which page, which version, how much of it. `unchecked` is no fault; it is shown to readers and is honest.

## Example

```yaml sources.yaml
golden:
  title: Information sharing advice for practitioners
  kind: guidance
  says: Be open with people about what is shared.
  jurisdiction: England
  status: checked
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
  status: checked
  against: gov.uk, the advice of May 2024, the seven rules
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


class CheckedAgainstNothing(LibraryRule):
    """A source is marked checked, and does not say against what."""

    code = "EL102"
    name = "checked-against-nothing"

    def check(self, context: LibraryContext) -> Iterator[Finding]:
        """Checked sources without `against`."""
        for id_, source in context.library.sources.items():
            if source.status == "checked" and source.against is None:
                message = f"{quoted(id_)} is marked as checked and does not say against what."
                hint = "say in `against:` what was read, or mark it `unchecked`"
                yield self.finding(context.at("sources.yaml", id_, "status"), message, hint)
