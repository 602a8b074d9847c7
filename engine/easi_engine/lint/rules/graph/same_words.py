"""Two choices of a scene with the same words.

## What it does

Reports a choice whose words another choice of the scene has already. Capitals, spaces and punctuation do not count. Two
choices may share their words if their conditions can never hold together. (With `--fast`, two choices that both have a
condition are left alone.)

## Why is this bad?

Whoever plays cannot tell them apart, so choosing between them is a guess.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring social care now, share: {csc: food}}
    advice: {say: Ring social care now., consult: {csc: food}}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring social care now and give his name, share: {csc: food}}
    advice: {say: Ring social care for advice without a name, consult: {csc: food}}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding, Witness
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import PlacedChoice, SeatContext
from easi_engine.loading.wording import quoted
from easi_engine.play.guards import all_of
from easi_engine.play.seat import AtScene


class SameWords(SeatRule):
    """Two choices of a scene with the same words."""

    code = "EG110"
    name = "same-words"

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Each choice that says what one before it says, where both can be open."""
        earlier: dict[tuple[str, str], list[PlacedChoice]] = {}
        for placed in context.choices:
            others = earlier.setdefault((placed.scene, _plain(placed.choice.say)), [])
            for other in others:
                together, witness = _together(context, other, placed)
                if together:
                    message = f"The choice {quoted(placed.id)} has the same words as {quoted(other.id)}."
                    hint = "say in each what sets it apart"
                    yield self.finding(placed.at.to("say"), message, hint, witness=witness)
                    break
            others.append(placed)


def _plain(words: str) -> str:
    """Letters and digits alone; words that have none stay as they are."""
    return "".join(letter for letter in words.casefold() if letter.isalnum()) or words


def _together(seat: SeatContext, one: PlacedChoice, other: PlacedChoice) -> tuple[bool, Witness | None]:
    """Whether both can be open, and a way to see it where it takes one."""
    first, second = one.choice.when, other.choice.when
    if first is None or second is None:
        return True, None
    if seat.context.options.fast:
        return False, None
    both = all_of([seat.program.guard(first), seat.program.guard(second)])
    witness = seat.can(AtScene(one.scene), both)
    return witness is not None, witness
