"""A decision lacks the reading of an agency of the case.

## What it does

Looks at every scene with readings, and reports agencies that have none there: those of the other seats, and any other
agency that reads more than half of this seat's decisions. The reading of a service, such as `health.gp`, counts for its
agency. A scene without any readings is not a decision point and is never reported.

## Why is this bad?

At a decision the learner predicts what another agency would have wanted and then sees what each of them notices. If one
is missing, its view is missing just there, and the learner may be asked to predict a reading that does not come.

## Example

```yaml story.yaml
viewpoints:
  school: {role: Safeguarding lead, start: s-desk, brief: You look after the children.}
  police: {role: Constable, start: p-end, brief: You look after the street.}
```
```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring social care}
    wait: {say: Wait and watch}
  readings:
    csc: {notices: Four days, would: ring, because: He has been hungry for four days.}
s-end: {title: The end, text: It is over., ending: Over}
```
```yaml scenes/police.yaml
p-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
viewpoints:
  school: {role: Safeguarding lead, start: s-desk, brief: You look after the children.}
  police: {role: Constable, start: p-end, brief: You look after the street.}
```
```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring social care}
    wait: {say: Wait and watch}
  readings:
    csc: {notices: Four days, would: ring, because: He has been hungry for four days.}
    police: {notices: No complaint, would: wait, because: Nobody has said what happened.}
s-end: {title: The end, text: It is over., ending: Over}
```
```yaml scenes/police.yaml
p-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import SeatContext, agency_of
from easi_engine.loading.wording import listed


class MissingReading(SeatRule):
    """A decision lacks the reading of an agency of the case."""

    code = "EP101"
    name = "missing-reading"
    profile = "publish"

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Decisions with their missing agencies."""
        for id_, scene in context.scenes.items():
            if scene.is_decision:
                there = {agency_of(key) for key in scene.readings}
                missing = [agency for agency in context.readers if agency not in there]
                if missing:
                    message = f"This decision has no reading from {listed(missing)}."
                    hint = "add what would be noticed first there, what would be wanted, and why"
                    yield self.finding(context.at(id_, "readings"), message, hint, on="key")
