"""Words that take for granted what the seat does not know.

## What it does

Looks at every `assumes`, of paragraphs, choices, replies, readings and outcomes, and reports facts that the seat does
not know on some path on which those words are shown.

## Why is this bad?

The learner reads of something that nobody has told them: the case gives away a secret, or makes no sense. Often a
choice that leads round the scene in which the fact was learned was added later.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    look: {say: Ask him to push up his sleeve, learn: bruise}
    wait: {say: Leave him be}
s-end:
  title: The end
  text:
    - {say: You write down the bruise., assumes: bruise}
  ending: Over
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    look: {say: Ask him to push up his sleeve, learn: bruise}
    wait: {say: Leave him be}
s-end:
  title: The end
  text:
    - {say: You write down the bruise., when: {knows: {school: bruise}}, assumes: bruise}
    - {say: The page stays empty., when: {not: {knows: {school: bruise}}}}
  ending: Over
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from easi_engine.findings import Finding
from easi_engine.lint.placed import passages_in
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import SeatContext
from easi_engine.loading.names import At
from easi_engine.loading.wording import quoted
from easi_engine.play.guards import Guard, all_of
from easi_engine.play.seat import AtReply, AtScene, Point
from easi_engine.space import Watch
from easi_engine.story import many
from easi_engine.story.text import Text


class AssumesUnknown(SeatRule):
    """Words that take for granted what the seat does not know."""

    code = "EK102"
    name = "assumes-unknown"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """Wherever words are shown that take a fact for granted: the seat lacks it."""
        return (Watch(words.point, lacking) for words in _words(seat) for _, lacking in _lackings(seat, words))

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Facts taken for granted that may not be known."""
        holder = context.holder
        for words in _words(context):
            for fact, lacking in _lackings(context, words):
                witness = context.can(words.point, lacking)
                if witness is None:
                    continue
                at = words.at.to("assumes").entry(fact)
                message = f"This takes {quoted(fact)} as known, which {quoted(holder)} does not know here on some path."
                hint = f"add `when: {{knows: {{{holder}: {fact}}}}}`, or let the seat learn it on every path to here"
                yield self.finding(at, message, hint, witness=witness)


class _Words(NamedTuple):
    """Words with the facts they assume, where they stand, and when they are shown."""

    point: Point
    shown: Guard
    facts: tuple[str, ...]
    at: At


def _lackings(seat: SeatContext, words: _Words) -> Iterator[tuple[str, Guard]]:
    for fact in words.facts:
        yield fact, all_of([words.shown, seat.lacks(seat.holder, fact)])


def _words(seat: SeatContext) -> Iterator[_Words]:
    """Everything in a seat that takes facts for granted."""
    events = seat.context.story.case.events
    for id_, scene in seat.scenes.items():
        here = AtScene(id_)
        if scene.use is None:
            yield from _paragraphs(seat, here, scene.text, seat.at(id_, "text"))
        else:
            yield from _paragraphs(seat, here, events[scene.use].text, seat.context.at("events", scene.use, "text"))
        for person, text in scene.outcomes.items():
            yield from _paragraphs(seat, here, text, seat.at(id_, "outcomes", person))
    for scene_id, choice_id, choice, at in seat.choices:
        if choice.assumes:
            yield _Words(AtScene(scene_id), seat.program.guard(choice.when), many(choice.assumes), at)
        yield from _paragraphs(seat, AtReply(scene_id, choice_id), choice.reply, at.to("reply"))
    for placed in seat.readings:
        if placed.reading.assumes:
            yield _Words(AtScene(placed.scene), seat.given(placed), many(placed.reading.assumes), placed.at)


def _paragraphs(seat: SeatContext, point: Point, text: Text | None, at: At) -> Iterator[_Words]:
    for passage, here in passages_in(text, at):
        if passage.assumes:
            yield _Words(point, seat.program.guard(passage.when), many(passage.assumes), here)
