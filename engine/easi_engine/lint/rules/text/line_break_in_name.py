"""A name or a title has a line break in it.

## What it does

Looks at what is shown on a line of its own or in the middle of one: titles, names, roles, short forms, endings, themes
and the like, and reports those with a line break. One at the very end counts too, but not in the longer of them: the
blurb, the words of a choice, and what a reading notices.

## Why is this bad?

`easi list` and other lists print them as they stand, so the rest of the line goes astray. It mostly comes of writing
`>` or `|` before a text, which keep the line break after it; `>-` and `|-` do not.

## Example

```yaml scenes/school.yaml
s-desk:
  title: >
    Your desk
  text: The log is open.
  choices:
    wait: {say: Leave it for today, to: s-end}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  choices:
    wait: {say: Leave it for today, to: s-end}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.lint.everywhere import StringRule
from easi_engine.lint.texts import PlacedString
from easi_engine.loading.wording import quoted

_NAMES = {
    "also",
    "content-notes",
    "ending",
    "jurisdiction",
    "name",
    "note",
    "notes",
    "role",
    "section",
    "short",
    "term",
    "themes",
    "title",
}
"""Keys whose texts, or the texts in whose lists, stand in a line."""

_LONGER = {"blurb", "notices"}
"""Keys whose texts may end in a line break without harm; a choice's ``say`` too, which is also a paragraph's key."""


class LineBreakInName(StringRule):
    """A name or a title has a line break in it."""

    code = "ET105"
    name = "line-break-in-name"

    def faults(self, placed: PlacedString) -> Iterator[tuple[str, str]]:
        """Texts for one line that take two."""
        if placed.is_key or "\n" not in placed.text:
            return
        keys = [part for part in placed.at.path if isinstance(part, str)]
        is_choice = keys[-1] == "say" and len(keys) > 2 and keys[-3] == "choices"
        if keys[-1] in _NAMES or ((is_choice or keys[-1] in _LONGER) and "\n" in placed.text.strip("\n")):
            yield f"{quoted(keys[-1])} has a line break in it.", "write it on one line, or after `>-` below its key"
