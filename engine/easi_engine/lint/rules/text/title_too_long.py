"""A title does not fit on its line.

## What it does

Measures the titles that have one line of an 80-column screen to themselves, with what the program puts beside them, and
reports those that do not fit:

- the story's title with the name of a seat, at the top of the screen: 76 columns;
- the title of a scene or an event, with the day in a story that counts days, and at an ending with the ending's name:
  74 columns.

## Why is this bad?

At the top of the screen the rest is cut off, and the seat's name with it. Elsewhere the title runs over two lines and
no longer looks like one.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk, at twenty past three, when everybody but the caretaker has already gone home
  text: The log is open.
  choices:
    wait: {say: Leave it for today, to: s-end}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk, twenty past three
  text: The log is open, and everybody but the caretaker has already gone home.
  choices:
    wait: {say: Leave it for today, to: s-end}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import SeatContext
from easi_engine.loading.names import CLOCK
from easi_engine.story import Scene

TOP = 76
"""Columns of the line at the top of the screen: 80 without the margins."""
LINE = 74
"""Columns of a title within a page: 80 without the margins and the bar at the right."""
BETWEEN = len("  ·  ")


class TitleTooLong(SeatRule):
    """A title does not fit on its line."""

    code = "ET104"
    name = "title-too-long"
    severity = "warning"

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Titles of the story, of scenes and of events that are wider than their lines."""
        story = context.context.story
        name = story.holder_names[context.viewpoint]
        width = len(story.case.title) + BETWEEN + len(name)
        if width > TOP:
            message = f"With “{name}” beside it, this title takes {width} columns; the line has {TOP}."
            yield self.finding(context.context.at("title"), message, "shorten it")
        for id_, scene in context.scenes.items():
            width = len(story.title_of(scene)) + _beside(context, scene)
            if width > LINE:
                event = scene.use is not None
                at = context.context.at("events", scene.use or "", "title") if event else context.at(id_, "title")
                message = f"With what stands beside it, this title takes {width} columns; the line has {LINE}."
                yield self.finding(at, message, "shorten it, and leave the rest to the text")


def _beside(context: SeatContext, scene: Scene) -> int:
    """Columns that the program adds: `` ·  day 14``, and at an ending `` ·  an ending: NAME``."""
    story = context.context.story
    clock = story.case.meters.get(CLOCK)
    day = BETWEEN + len(f"day {clock.to}") if clock else 0
    if scene.ending is None:
        return day
    named = "" if scene.ending == story.title_of(scene) else f": {scene.ending}"
    return day + BETWEEN + len("an ending") + len(named)
