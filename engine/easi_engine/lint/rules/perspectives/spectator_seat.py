"""A seat has too little to meet or to decide.

## What it does

Counts the scenes, decision points and endings of each seat, and reports one that has fewer than 10, 5 and 4. A decision
point is a scene with readings. The numbers can be changed in the settings (`scenes`, `decisions` and `endings`).

## Why is this bad?

Whoever gets that seat in a workshop watches while the others decide. If an agency seems to have little to decide, that
is worth finding out: what would it really have to decide in such a case?

## Example

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

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: [{scene: s-call, when: {visited: s-nurse}}, s-gate]
  choices: {nurse: {say: Walk over to the nurse, to: s-nurse}, gate: {say: Go out to the gate, to: s-gate}}
  readings:
    csc: {notices: Four days, would: nurse, because: She may know more.}
s-nurse:
  title: The nurse's room
  text: The kettle is on.
  to: s-gate
  choices: {tell: {say: Tell her}, listen: {say: Listen first}}
  readings:
    csc: {notices: The scales, would: tell, because: She has numbers.}
s-gate:
  title: The gate
  text: It rains.
  choices: {speak: {say: Speak to her now, to: s-talk}, wait: {say: Leave it for today, to: s-evening}}
  readings:
    csc: {notices: She is alone, would: speak, because: She seldom is.}
s-talk: {title: Under one umbrella, text: She listens., to: s-call}
s-evening: {title: That evening, text: You think of it., to: s-call}
s-call:
  title: The call
  text: Social care rings back.
  choices: {go: {say: Go and see, to: s-visit}, stay: {say: Stay at school, to: s-end-toast}}
  readings:
    csc: {notices: Your voice, would: go, because: He knows you.}
s-visit:
  title: The visit
  text: The door is open.
  choices:
    in: {say: Go in, to: s-end-tea}
    knock: {say: Knock, to: s-end-door}
    leave: {say: Leave a note, to: s-end-note}
  readings:
    csc: {notices: The door, would: knock, because: It is her home.}
s-end-toast: {title: Toast, text: There is toast., ending: Toast}
s-end-tea: {title: Tea, text: There is tea., ending: Tea}
s-end-door: {title: The door, text: It shuts., ending: The door}
s-end-note: {title: The note, text: She kept it., ending: The note}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import SeatContext
from easi_engine.loading.wording import quoted


class SpectatorSeat(SeatRule):
    """A seat has too little to meet or to decide."""

    code = "EP107"
    name = "spectator-seat"
    profile = "publish"

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """The seat with everything of which it has too few."""
        limits, scenes = context.context.options.limits, context.scenes.values()
        counted = (
            (len(scenes), limits.scenes, "scenes"),
            (sum(scene.is_decision for scene in scenes), limits.decisions, "decision points"),
            (sum(scene.ending is not None for scene in scenes), limits.endings, "endings"),
        )
        short = [f"{has} of {least} {what}" for has, least, what in counted if has < least]
        if short:
            message = f"The seat {quoted(context.viewpoint)} has too little in it: {', '.join(short)}."
            yield self.finding(context.place, message, "find what this agency would really have to decide", on="key")
