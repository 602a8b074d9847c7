"""A pattern of the debrief that no path through a seat comes to.

## What it does

The debrief places each playthrough in one of four patterns: ideal, over-open, over-cautious or chaotic. This rule looks
at every way a seat can be played and reports the patterns that none of them comes to. (A missing *ideal* is reported
as `EJ103`, which also says how near a path can come.)

## Why is this bad?

A case teaches the four by letting people fall into each. If nobody can share too much, the choices that would have done
so are missing, and the learner has nothing to resist.

## Example

```yaml story.yaml
verdicts:
  food-csc: {facts: food, to: csc, judge: [{share: They need it.}]}
  food-police: {facts: food, to: police, judge: [{withhold: It is no crime to be hungry.}]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring social care about the lunches, share: {csc: food}}
    ring-police: {say: Ring the police about the lunches, share: {police: food}}
    wait: {say: Leave it for today}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
verdicts:
  food-csc: {facts: food, to: csc, judge: [{share: They need it.}]}
  food-police: {facts: food, to: police, judge: [{withhold: It is no crime to be hungry.}]}
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring social care about the lunches, share: {csc: food}}
    ring-police: {say: Ring the police about the lunches, share: {police: food}}
    ring-both: {say: Ring both about the lunches, share: {csc: food, police: food}}
    wait: {say: Leave it for today}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.debrief.words import MODELS
from easi_engine.findings import Finding
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.rules.judgement._variants import somewhere
from easi_engine.lint.seat import SeatContext
from easi_engine.loading.wording import listed, quoted

_ASKED = tuple(model for model in MODELS if model != "ideal")


class ModelOutOfReach(SeatRule):
    """A pattern of the debrief that no path through a seat comes to."""

    code = "EJ104"
    name = "model-out-of-reach"
    profile = "publish"
    exact = True

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """The patterns missing from a seat, those missing from the same versions together."""
        judged = {v: s for v, s in context.surveys.items() if s.membership.effective and s.membership.appropriate}
        missing: dict[tuple[str | None, ...], list[str]] = {}
        for model in _ASKED:
            without = tuple(
                variant for variant, survey in judged.items() if survey.endings and model not in survey.models
            )
            if without:
                missing.setdefault(without, []).append(model)
        for variants, models in missing.items():
            where = somewhere(variants, context.surveys)
            message = f"No path of {quoted(context.viewpoint)} comes out {listed(models, 'or')}{where}."
            hint = "; ".join(_HOW[model] for model in models)
            yield self.finding(context.place, message, hint, on="key")


_HOW = {
    "over-open": "let people share what is needed and what is not",
    "over-cautious": "let people keep even what is needed",
    "chaotic": "let people share the wrong things and keep the needed ones",
}
"""Pattern → what its paths do."""
