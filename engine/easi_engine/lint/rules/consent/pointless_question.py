"""Consent is asked for, and no answer changes anything.

## What it does

Follows every way on from each `seek` and reports it when nothing that can come after reads how the request stands: no
condition of a choice, a way on, a text, a reply, an outcome, a reading, a timeline event or a verdict.

A learner may be offered the pointless question: tag the choice with what it `broke`, and it is not reported.

## Why is this bad?

To ask somebody whose answer will make no difference is to mislead them. If it would be shared whatever they say, they
should be told and not asked. In a story it is also most often an oversight: the answer was written and its consequence
forgotten.

## Example

```yaml story.yaml
consent:
  ask: {of: leanne, for: food, with: health, answers: [given]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ask: {say: Ask Leanne whether the nurse may be told, seek: ask}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
consent:
  ask: {of: leanne, for: food, with: health, answers: [given]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ask:
      say: Ask Leanne whether the nurse may be told
      seek: ask
      then: [{when: {consent: {ask: given}}, share: {health: food}}]
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from easi_engine.findings import Finding
from easi_engine.lint.consents import Seeking, in_story_file, seekings
from easi_engine.lint.placed import (
    PlacedWhen,
    tests_in,
    whens_in_effects,
    whens_in_exits,
    whens_in_scene,
    whens_in_text,
)
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.seat import SeatContext
from easi_engine.lint.story import StoryContext
from easi_engine.loading.wording import quoted
from easi_engine.story import Scene, exits
from easi_engine.story.conditions import When


class PointlessQuestion(StoryRule):
    """Consent is asked for, and no answer changes anything."""

    code = "EC103"
    name = "pointless-question"
    severity = "warning"

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Every `seek` after which no seat that meets it reads the answer."""
        asked: dict[int, Seeking] = {}
        heeded: set[int] = set()
        for seat in context.seats.values():
            here = [seeking for seeking in seekings(seat) if _meets(seat, seeking)]
            sought = {seeking.request for seeking in here}
            for seeking in here:
                written = id(seeking.placed.effect)
                asked.setdefault(written, seeking)
                if seeking.broke or any(_reads(when, seeking.request) for when in _after(seat, seeking, sought)):
                    heeded.add(written)
        for written, seeking in asked.items():
            if written not in heeded:
                message = f"No answer to {quoted(seeking.request)} changes anything after it is asked here."
                hint = "let the answer matter, tell the person instead, or do not ask"
                yield self.finding(seeking.placed.at, message, hint)


def _reads(when: When | None, request: str) -> bool:
    return any(request in (test.consent or {}) for test in tests_in(when))


def _meets(seat: SeatContext, seeking: Seeking) -> bool:
    """Whether a `seek` can come up in this seat at all: one in a shared event, only where a scene uses it."""
    section, event = seeking.placed.at.path[:2]
    if not in_story_file(seat, seeking.placed) or section != "events":
        return True
    return any(scene.use == event for scene in seat.scenes.values())


def _after(seat: SeatContext, seeking: Seeking, sought: Iterable[str]) -> Iterator[When | None]:
    """Every condition that may be looked at once the question has been asked."""
    case = seat.context.story.case
    yield from (line.when for question in seat.questions for line in question.lines)
    yield from (wanted for made in case.promises for wanted in (made.never, made.always, made.reachable))
    for event in case.timeline.values():
        yield event.unless
        yield from _in(whens_in_effects(event, seat.place))
    for request in sought:
        asked = case.consent[request]
        yield asked.unsafe
        if request != seeking.request:
            yield from (when for a in asked.answers if not isinstance(a, str) for when in (a.given, a.refused))
    for verdict in case.verdicts.values():
        yield verdict.moot
    if seeking.choice is not None:
        yield from _in(whens_in_effects(seeking.choice, seat.place))
        onward = seeking.choice.to or seat.scenes[str(seeking.placed.at.path[0])].to
        yield from _in(whens_in_exits(onward, seat.place))
        yield from _in(whens_in_text(seeking.choice.reply, seat.place))
    for id_ in _scenes_after(seat, seeking):
        yield from _in(whens_in_scene(seat.scenes[id_], seat.place))
        used = seat.scenes[id_].use
        if used is not None:
            yield from _in(whens_in_text(case.events[used].text, seat.place))
            yield from _in(whens_in_effects(case.events[used].on_entry, seat.place))


def _in(whens: Iterable[PlacedWhen]) -> Iterator[When]:
    return (when for when, _ in whens)


def _scenes_after(seat: SeatContext, seeking: Seeking) -> set[str]:
    """The scenes to which some way leads from the asking, whatever the conditions on it."""
    if in_story_file(seat, seeking.placed):
        return set(seat.scenes)
    scene = str(seeking.placed.at.path[0])
    found: set[str] = set()
    if seeking.choice is None:
        waiting = [scene]
    else:
        ways = exits(seeking.choice.to) or exits(seat.scenes[scene].to)
        # Without a way on, the learner stays where they are.
        waiting = [way.scene for way in ways] or [scene]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += _ways(seat.scenes[here])
    return found


def _ways(scene: Scene) -> Iterator[str]:
    for to in (scene.to, *(choice.to for choice in scene.choices.values())):
        yield from (way.scene for way in exits(to))
