r"""A text holds a mark that changes the direction in which it is read.

## What it does

Looks at every word of a story and of the shared files for the marks with which a text can turn its own direction round:
the bidirectional overrides, embeddings, isolates and marks of Unicode. An escape such as `\u202e` is found as well.

## Why is this bad?

What is shown is no longer what is written: “don't tell her” can be made to read as “tell her”, in the story and in a
list of its faults. The program shows each such mark as a word in brackets instead, which no reader should meet.

## Example

```yaml scenes/school.yaml
s-desk:
  title: "Your \u202eksed"
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

_NAMES = {
    "\u061c": "an Arabic letter mark",
    "\u200e": "a left-to-right mark",
    "\u200f": "a right-to-left mark",
    "\u202a": "a left-to-right embedding",
    "\u202b": "a right-to-left embedding",
    "\u202c": "the end of a change of direction",
    "\u202d": "a left-to-right override",
    "\u202e": "a right-to-left override",
    "\u2066": "a left-to-right isolate",
    "\u2067": "a right-to-left isolate",
    "\u2068": "an isolate",
    "\u2069": "the end of an isolate",
}
_MARKS = re.compile(f"[{''.join(_NAMES)}]")


class TextDirection(StringRule):
    """A text holds a mark that changes the direction in which it is read."""

    code = "EX102"
    name = "text-direction"

    def faults(self, placed: PlacedString) -> Iterator[tuple[str, str]]:
        """Marks of direction, each kind once in a text."""
        if placed.text.isascii():
            return
        for char in dict.fromkeys(_MARKS.findall(placed.text)):
            where = "key" if placed.is_key else "text"
            message = f"This {where} holds U+{ord(char):04X}, {_NAMES[char]}, which changes how it reads."
            yield message, "take it away; words in other scripts are shown the right way round without it"
