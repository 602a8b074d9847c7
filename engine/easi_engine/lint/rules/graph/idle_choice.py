"""A choice that does nothing.

## What it does

Reports a choice that leads back to its own scene, has no reply and leaves no trace: whatever it sets, unsets or teaches
is so already in every state in which it can be chosen. A choice that sends, asks, seeks or adds anything, that leads
elsewhere or is tagged with `conduct` is never reported. Nor is one of a decision point, where the readings answer it,
or of a scene in which something happens on entry.

## Why is this bad?

Whoever chooses it sees the same text again and wonders whether the program has stopped.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  choices:
    think: {say: Think it over, learn: food, to: s-desk}
    wait: {say: Leave it for today, to: s-end}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  choices:
    think: {say: Think it over, reply: It does not get any better., to: s-desk}
    wait: {say: Leave it for today, to: s-end}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import PlacedChoice, SeatContext
from easi_engine.loading.wording import quoted
from easi_engine.play.guards import Cube, Guard, any_of
from easi_engine.play.seat import AtScene, BeforeEffect
from easi_engine.space import Watch
from easi_engine.story import exits
from easi_engine.story.effects import Effect, Learn, Put


class IdleChoice(SeatRule):
    """A choice that does nothing."""

    code = "EG111"
    name = "idle-choice"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """Before each effect of such a choice: that it changes something."""
        for placed in _candidates(seat):
            yield from (Watch(BeforeEffect(e), _changes(seat, e)) for e in placed.choice.effects)

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Choices that can be made and never leave a trace."""
        for placed in _candidates(context):
            open_ = context.program.guard(placed.choice.when)
            idle = all(context.never(BeforeEffect(e), _changes(context, e)) for e in placed.choice.effects)
            witness = context.can(AtScene(placed.scene), open_) if idle else None
            if witness is not None:
                message = (
                    f"The choice {quoted(placed.id)} does nothing: the same scene follows and nothing has changed."
                )
                hint = "give it a `reply`, lead it elsewhere, or remove it"
                yield self.finding(placed.at, message, hint, on="key", witness=witness)


def _candidates(seat: SeatContext) -> Iterator[PlacedChoice]:
    """Choices that stay where they are, say nothing, and at most set, unset or teach something."""
    for placed in seat.choices:
        scene, choice = seat.scenes[placed.scene], placed.choice
        ways = {way.scene for way in exits(choice.to) or exits(scene.to)}
        # Coming in again does what stands under `on-entry`, in the scene or in its event, once more.
        again = ways == {placed.scene} and not seat.context.story.entry_effects(scene)
        quiet = all(isinstance(effect, Learn | Put) for effect in choice.effects)
        told = choice.reply is not None or choice.conduct is not None or scene.is_decision
        if again and quiet and not told:
            yield placed


def _changes(seat: SeatContext, effect: Effect) -> Guard:
    """That an effect of such a choice would change something."""
    if isinstance(effect, Put):
        bit = seat.program.layout.flags[effect.flag]
        return Cube(bit, 0 if effect.on else bit)
    facts = effect.facts if isinstance(effect, Learn) else ()
    return any_of([seat.lacks(seat.holder, part) for fact in facts for part in seat.program.included[fact]])
