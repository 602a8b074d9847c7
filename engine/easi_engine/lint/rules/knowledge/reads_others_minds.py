"""A reading depends on what the learner cannot know.

## What it does

Looks at the `when` of every reading. It may test what the seat itself knows, and whom the seat has told. It is reported
if it tests the knowledge of somebody who may have it from elsewhere, or a consent that the timeline takes back without
a word (`withdraw` without `say`).

## Why is this bad?

A reading is of the learner's situation as the learner knows it. One that changes with what others secretly know gives
that away, and the learner is asked to predict what they could not have predicted.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring social care, share: {csc: food}}
    wait: {say: Wait and watch}
  readings:
    health:
      - {when: {knows: {health: tired}}, notices: The mother, would: wait, because: She is worn out.}
      - {notices: The child, would: ring, because: He is hungry.}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring social care, share: {csc: food}}
    wait: {say: Wait and watch}
  readings:
    health:
      - {when: {knows: {school: tired}}, notices: The mother, would: wait, because: She is worn out.}
      - {notices: The child, would: ring, because: He is hungry.}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.placed import tests_in
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import SeatContext
from easi_engine.loading.wording import quoted
from easi_engine.play.questions import included_facts, recipients_of
from easi_engine.story import many
from easi_engine.story.conditions import Condition
from easi_engine.story.effects import Effect, Meanwhile, Then, Withdraw


class ReadsOthersMinds(SeatRule):
    """A reading depends on what the learner cannot know."""

    code = "EK108"
    name = "reads-others-minds"

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Tests of what only others know."""
        for placed in context.readings:
            found = [hidden for test in tests_in(placed.reading.when) for hidden in _hidden(context, test)]
            for what in dict.fromkeys(found):
                message = f"This reading depends on {what}, which {quoted(context.holder)} cannot see."
                hint = f"test what {quoted(context.holder)} knows, or a flag"
                yield self.finding(placed.at.to("when"), message, hint)


def _hidden(seat: SeatContext, test: Condition) -> Iterator[str]:
    """What a condition tests that the seat cannot see, in words."""
    for holder, facts in (test.knows or {}).items():
        others = set(recipients_of(seat.context.story, holder, None)) - {seat.holder}
        for fact in many(facts):
            if any(_has_it_from_others(seat, who, fact) for who in others):
                yield f"whether {quoted(holder)} knows {quoted(fact)}"
    for request in test.consent or {}:
        if _silently_withdrawn(seat, request):
            yield f"whether the consent {quoted(request)} still stands"


def _has_it_from_others(seat: SeatContext, who: str, fact: str) -> bool:
    """Whether somebody holds a fact at the start, or may be told it by others than the seat."""
    story = seat.context.story
    wholes = {whole for whole, parts in included_facts(story).items() if fact in parts}
    if any(who in many(story.case.facts[whole].held_by) for whole in wholes):
        return True
    acts = [placed.effect for placed in (*seat.effects, *seat.shared_effects)]
    return any(
        isinstance(act, Meanwhile)
        and not wholes.isdisjoint(act.facts)
        and any(who in recipients_of(story, to, act.sender) for to in act.to)
        for act in acts
    )


def _silently_withdrawn(seat: SeatContext, request: str) -> bool:
    """Whether the timeline takes a consent back and says nothing of it."""
    timeline = seat.context.story.case.timeline.values()
    return any(event.say is None and Withdraw(request) in _all(event.effects) for event in timeline)


def _all(effects: tuple[Effect, ...]) -> Iterator[Effect]:
    for effect in effects:
        yield effect
        if isinstance(effect, Then):
            for _, inner in effect.branches:
                yield from _all(inner)
