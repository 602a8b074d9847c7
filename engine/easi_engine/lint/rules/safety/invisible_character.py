r"""A text holds a character that cannot be seen.

## What it does

Looks at every word of a story and of the shared files for characters that take no room on a screen: zero-width spaces,
soft hyphens, byte order marks, tags, and characters that have no meaning of their own. Control characters in the
narrower sense do not even load.

## Why is this bad?

They come in by copying from web pages and word processors. Two ids that look the same are then two, a search does not
find a word that is plainly there, and a text can carry something that its readers cannot see.

## Example

```yaml scenes/school.yaml
s-desk:
  title: "Your\u200b desk"
  text: The log is open.
  choices:
    wait: {say: Leave it for today, to: s-end}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: "Your desk"
  text: The log is open.
  choices:
    wait: {say: Leave it for today, to: s-end}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from easi_engine.lint.everywhere import StringRule
from easi_engine.lint.texts import PlacedString

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\uffff"
    "\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
"""Soft hyphen, fillers, zero-width marks, private and unassigned characters, tags.

Not the two joiners U+200C and U+200D, which shape Persian, Indic scripts and emoji, nor what `text-direction` reports.
"""


class InvisibleCharacter(StringRule):
    """A text holds a character that cannot be seen."""

    code = "EX101"
    name = "invisible-character"

    def faults(self, placed: PlacedString) -> Iterator[tuple[str, str]]:
        """Characters that take no room, each kind once in a text."""
        if placed.text.isascii():
            return
        for char in dict.fromkeys(_INVISIBLE.findall(placed.text)):
            where = "key" if placed.is_key else "text"
            yield f"This {where} holds U+{ord(char):04X}, a character that cannot be seen.", "type the words anew"
