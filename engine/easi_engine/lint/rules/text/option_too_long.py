"""The words of a choice are too long for its screen.

## What it does

Measures the words of each choice and reports those above the limit: 240 characters, unless your settings say otherwise,
which are more than three lines on a screen of 80 columns.

## Why is this bad?

Choices are compared, and what is compared should be seen at once. Three or four long ones fill the screen, push the
scene off it, and are skimmed; and the one that needs most words gives itself away as the one that was thought about
most.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  choices:
    ring:
      say: >-
        Ring children's social care straight away and tell whoever answers about all four of the lunch boxes, in
        order, with their dates and the names of everybody who was in the room, then ask them what they think, write
        down what they say, and let the head know before the bell
      to: s-end
    wait: {say: Leave it for today, to: s-end}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  choices:
    ring: {say: "Ring children's social care with all four lunch boxes, and ask what they think", to: s-end}
    wait: {say: Leave it for today, to: s-end}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import SeatContext


class OptionTooLong(SeatRule):
    """The words of a choice are too long for its screen."""

    code = "ET102"
    name = "option-too-long"
    severity = "warning"

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Choices of more characters than the limit."""
        limit = context.context.options.limits.option_characters
        for placed in context.choices:
            length = len(placed.choice.say.strip())
            if length > limit:
                message = f"The words of this choice have {length} characters; the limit is {limit}."
                hint = "say what is done, and leave how and why to the reply"
                yield self.finding(placed.at.to("say"), message, hint)
