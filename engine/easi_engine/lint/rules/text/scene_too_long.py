"""A scene shows more words at once than its screen holds.

## What it does

Counts the words of each scene's text that can be shown together and reports those above the limit: 400 words, unless
your settings say otherwise. Paragraphs whose conditions exclude each other, such as a flag that is set and one that is
not, are not counted together.

## Why is this bad?

Nobody decides well at the end of three screens. What mattered stood on the first, and the reader who pages back for it
is looking for the right answer instead of thinking about the family.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text:
    - >-
      The log is open at the page for March. Nobody has written in it since the half-term, and you turn back to see
      what was there before. There is a line about a lost glove, and one about a boy who would not come in from the
      rain. The log is open at the page for March. Nobody has written in it since the half-term, and you turn back
      to see what was there before. There is a line about a lost glove, and one about a boy who would not come in
      from the rain. The log is open at the page for March. Nobody has written in it since the half-term, and you
      turn back to see what was there before. There is a line about a lost glove, and one about a boy who would not
      come in from the rain.
    - >-
      The log is open at the page for March. Nobody has written in it since the half-term, and you turn back to see
      what was there before. There is a line about a lost glove, and one about a boy who would not come in from the
      rain. The log is open at the page for March. Nobody has written in it since the half-term, and you turn back
      to see what was there before. There is a line about a lost glove, and one about a boy who would not come in
      from the rain. The log is open at the page for March. Nobody has written in it since the half-term, and you
      turn back to see what was there before. There is a line about a lost glove, and one about a boy who would not
      come in from the rain.
    - >-
      The log is open at the page for March. Nobody has written in it since the half-term, and you turn back to see
      what was there before. There is a line about a lost glove, and one about a boy who would not come in from the
      rain. The log is open at the page for March. Nobody has written in it since the half-term, and you turn back
      to see what was there before. There is a line about a lost glove, and one about a boy who would not come in
      from the rain. The log is open at the page for March. Nobody has written in it since the half-term, and you
      turn back to see what was there before. There is a line about a lost glove, and one about a boy who would not
      come in from the rain.
  choices:
    wait: {say: Leave it for today, to: s-end}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open at the page for March, and there is nothing on it yet.
  choices:
    wait: {say: Leave it for today, to: s-end}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.reading import words
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import SeatContext
from easi_engine.lint.together import Part, most_together


class SceneTooLong(SeatRule):
    """A scene shows more words at once than its screen holds."""

    code = "ET103"
    name = "scene-too-long"
    severity = "warning"

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Texts of scenes, and of events that scenes use, of which too much can be shown together."""
        story, limit = context.context.story, context.context.options.limits.scene_words
        for id_, scene in context.scenes.items():
            paragraphs = story.passages_of(scene)
            # A word takes two characters with its space: most texts need not be counted.
            if sum(len(paragraph.say) + 1 for paragraph in paragraphs) < 2 * limit:
                continue
            counts = [len(words(paragraph.say)) for paragraph in paragraphs]
            if sum(counts) <= limit:
                continue
            guard, layout = context.program.guard, context.program.layout
            parts = [Part(n, guard(paragraph.when)) for n, paragraph in zip(counts, paragraphs, strict=True)]
            most = most_together(parts, layout)
            if most > limit:
                at = context.context.at("events", scene.use, "text") if scene.use else context.at(id_, "text")
                message = f"This text shows up to {most} words at once; the limit is {limit}."
                yield self.finding(at, message, "cut it, or let a choice stand in the middle of it")
