"""Something declared that nothing in the story uses.

## What it does

Reports an event that no scene uses, and an audience that nothing is shared with and no verdict, consent request or
condition names. (Facts, flags, meters and consent requests have rules of their own. People may be there for the story's
sake.)

## Why is this bad?

It is work that nobody will ever see, and often a sign that the place which should use it was lost.

## Example

```yaml story.yaml
audiences:
  all-staff: {name: every member of staff, of: school}
```

## Use instead

```yaml story.yaml
audiences:
  all-staff: {name: every member of staff, of: school}
```
```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    email: {say: Email all staff so that everyone keeps an eye on him, share: {all-staff: food}}
    wait: {say: Leave it for today}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.story import StoryContext
from easi_engine.loading.wording import quoted


class UnusedDeclaration(StoryRule):
    """Something declared that nothing in the story uses."""

    code = "EG119"
    name = "unused-declaration"

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Events and audiences that stand alone."""
        case = context.story.case
        used = {scene.use for scene in context.story.scenes.values()}
        for event in case.events:
            if event not in used:
                message = f"No scene uses the event {quoted(event)}."
                hint = f"put `use: {event}` in a scene, or remove it"
                yield self.finding(context.at("events", event), message, hint, on="key")
        for audience in case.audiences:
            if audience not in context.uses.told:
                message = f"Nothing is shared with the audience {quoted(audience)}."
                yield self.finding(context.at("audiences", audience), message, "share with it, or remove it", on="key")
