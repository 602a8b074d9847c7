"""A story's id is not the name of its folder.

## What it does

Compares `id:` in story.yaml with the name of the folder that the file is in.

## Why is this bad?

A case is asked for by the name of its folder, and recordings and records name it by its id. If the two differ, a
recording made yesterday says that there is no such story today. It happens when a folder is copied to begin a new case.

## Example

The folder is called `little`.

```yaml story.yaml
id: small
```

## Use instead

```yaml story.yaml
id: little
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.story import StoryContext
from easi_engine.loading.codes import shown
from easi_engine.loading.wording import quoted

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class IdDiffersFromFolder(StoryRule):
    """A story's id is not the name of its folder."""

    code = "ES501"
    name = "id-differs-from-folder"

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """The id, where it is another word than the folder's name."""
        at = context.at("id")
        folder = at.page.file.partition("/")[0]
        if folder != shown(context.story.id):
            message = f"The story's id is {quoted(context.story.id)}, and its folder is called {quoted(folder)}."
            rename = f"rename the folder {quoted(context.story.id)}"
            yield self.finding(at, message, f"write `id: {folder}`, or {rename}" if _ID.fullmatch(folder) else rename)
