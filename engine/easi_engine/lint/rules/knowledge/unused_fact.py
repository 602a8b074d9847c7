"""A fact that nothing in the story uses.

## What it does

Reports facts that are never learned, sent, asked for or told, that no condition and no `assumes` reads, and that no
verdict and no consent is about. A fact counts as used, too, if it is included in one that is used, or includes one.

## Why is this bad?

The learner never meets it and it changes nothing. It was forgotten, or the choice that was to use it was. It is a
warning, because a fact may stand there only to be seen in the overview of who held what at the start.

## Example

```yaml story.yaml
facts:
  food: {about: rowan, says: Rowan has taken food from lunch boxes., held-by: school}
  callouts: {about: [leanne, carl], says: Police were called to the flat twice., held-by: police}
```
```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring social care about the food, share: {csc: food}}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
facts:
  food: {about: rowan, says: Rowan has taken food from lunch boxes., held-by: school}
  callouts: {about: [leanne, carl], says: Police were called to the flat twice., held-by: police}
```
```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring social care about the food, share: {csc: food}}
    ask: {say: Ask the police what they know of the flat, ask: {police: callouts}}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.placed import tests_in
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.story import StoryContext
from easi_engine.loading.wording import quoted
from easi_engine.play.questions import included_facts
from easi_engine.story import Scene, Story, many, passages, readings_of
from easi_engine.story.effects import Ask, Consult, Effect, Learn, Meanwhile, Share


class UnusedFact(StoryRule):
    """A fact that nothing in the story uses.

    What is used only where play never comes is left to the rules that say so of that place.
    """

    code = "EK104"
    name = "unused-fact"
    severity = "warning"

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Facts that stand in story.yaml and nowhere else."""
        used = set(_used(context))
        included = included_facts(context.story)
        inside = {part for fact in used for part in included[fact]}
        for fact, parts in included.items():
            if fact not in inside and used.isdisjoint(parts):
                message = f"Nothing uses the fact {quoted(fact)}."
                hint = "let a choice share, ask for or find it, or remove it"
                yield self.finding(context.at("facts", fact), message, hint, on="key")


def _used(context: StoryContext) -> Iterator[str]:
    story = context.story
    for placed in context.effects:
        yield from _moved(placed.effect)
    for placed_when in context.whens:
        for test in tests_in(placed_when.when):
            for facts in (test.knows or {}).values():
                yield from many(facts)
    for verdict in story.case.verdicts.values():
        yield from many(verdict.facts)
    for request in story.case.consent.values():
        yield from many(request.for_)
    for scene in story.scenes.values():
        yield from _assumed(story, scene)


def _moved(effect: Effect) -> Iterator[str]:
    match effect:
        case Learn(facts) | Meanwhile(_, _, facts):
            yield from facts
        case Share(pairs) | Ask(pairs) | Consult(pairs):
            for _, facts in pairs:
                yield from facts
        case _:
            pass


def _assumed(story: Story, scene: Scene) -> Iterator[str]:
    texts = [story.passages_of(scene), *(passages(choice.reply) for choice in scene.choices.values())]
    texts += [passages(text) for text in scene.outcomes.values()]
    for text in texts:
        for passage in text:
            yield from many(passage.assumes)
    for choice in scene.choices.values():
        yield from many(choice.assumes)
    for entry in scene.readings.values():
        for reading in readings_of(entry):
            yield from many(reading.assumes)
