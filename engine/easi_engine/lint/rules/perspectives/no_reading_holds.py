"""On some path an agency of the case gives no reading.

## What it does

Looks at decisions at which all of an agency's readings have a `when`, and reports an agency of the case if on some path
none of them holds. An agency of the case has a seat of its own, or reads more than half of this seat's decisions;
another, that speaks only now and then, may be silent.

## Why is this bad?

On that path the agency is missing from the decision, as if nobody had written its view: the learner can neither predict
nor see it.

## Example

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    look: {say: Ask him to push up his sleeve, learn: bruise, to: s-desk}
    wait: {say: Wait and watch}
  readings:
    csc:
      - {when: {knows: {school: bruise}}, notices: The bruise, would: wait, because: You have seen enough to ring us.}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    look: {say: Ask him to push up his sleeve, learn: bruise, to: s-desk}
    wait: {say: Wait and watch}
  readings:
    csc:
      - {when: {knows: {school: bruise}}, notices: The bruise, would: wait, because: You have seen enough to ring us.}
      - {notices: The sleeve, would: look, because: He keeps pulling it down.}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import SeatContext, agency_of
from easi_engine.loading.wording import quoted
from easi_engine.play.guards import NEVER, Guard, all_of, negation
from easi_engine.play.seat import AtScene
from easi_engine.space import Watch


class NoReadingHolds(SeatRule):
    """On some path an agency of the case gives no reading."""

    code = "EP105"
    name = "no-reading-holds"
    profile = "publish"
    exact = True

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """At each decision: none of an agency's readings holds."""
        return (Watch(AtScene(scene), silent) for scene, _, _, silent in _silences(seat))

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Agencies that may have nothing to say."""
        for scene, agency, key, silent in _silences(context):
            witness = context.can(AtScene(scene), silent)
            if witness is not None:
                message = f"On some path {quoted(agency)} gives no reading here."
                hint = "end its readings with one that has no `when`"
                yield self.finding(context.at(scene, "readings", key), message, hint, on="key", witness=witness)


def _silences(seat: SeatContext) -> Iterator[tuple[str, str, str, Guard]]:
    """Scene, agency, its first key there, and that no reading of it or its services holds, where that is not absurd."""
    silent: dict[tuple[str, str], Guard] = {}
    keys: dict[tuple[str, str], str] = {}
    for placed in seat.readings:
        where = placed.scene, agency_of(placed.agency)
        keys.setdefault(where, placed.agency)
        none = negation(seat.program.guard(placed.reading.when))
        silent[where] = all_of([silent[where], none]) if where in silent else none
    for (scene, agency), guard in silent.items():
        if agency in seat.readers and guard != NEVER:
            yield scene, agency, keys[scene, agency], guard
