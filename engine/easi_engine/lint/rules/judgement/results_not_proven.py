"""What playing a seat can come to could not be worked out.

## What it does

The rates and patterns of a seat depend on everything that was sent, and on whatever its verdicts and their `moot` read
at the endings. This rule counts the states that differ in these, and reports a seat that has more of them than the
program is willing to look at. (If even without these there are too many, `EG001` says so instead.)

## Why is this bad?

What `EJ102` to `EJ107` and `EJ113` look for was not looked for. That they found nothing proves nothing.

## Example

Eighteen things that may be done in any order, all read at the ending, are 262,144 states:

```yaml story.yaml
flags: {
  a: A, b: B, c: C, d: D, e: E, f: F, g: G, h: H, i: I, j: J, k: K, l: L, m: M, n: N, o: O, p: P,
  q: Q, r: R}
verdicts:
  food-csc:
    facts: food
    to: csc
    moot: {flag: [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r]}
    judge: [{share: They need it.}]
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-desk
  choices: {
    a: {say: Do A, set: a}, b: {say: Do B, set: b}, c: {say: Do C, set: c}, d: {say: Do D, set: d},
    e: {say: Do E, set: e}, f: {say: Do F, set: f}, g: {say: Do G, set: g}, h: {say: Do H, set: h},
    i: {say: Do I, set: i}, j: {say: Do J, set: j}, k: {say: Do K, set: k}, l: {say: Do L, set: l},
    m: {say: Do M, set: m}, n: {say: Do N, set: n}, o: {say: Do O, set: o}, p: {say: Do P, set: p},
    q: {say: Do Q, set: q}, r: {say: Do R, set: r},
    tell: {say: Tell, share: {csc: food}, to: s-end}}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

Read only what decides:

```yaml story.yaml
flags: {
  a: A, b: B, c: C, d: D, e: E, f: F, g: G, h: H, i: I, j: J, k: K, l: L, m: M, n: N, o: O, p: P,
  q: Q, r: R}
verdicts:
  food-csc:
    facts: food
    to: csc
    moot: {flag: a}
    judge: [{share: They need it.}]
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-desk
  choices: {
    a: {say: Do A, set: a}, b: {say: Do B, set: b}, c: {say: Do C, set: c}, d: {say: Do D, set: d},
    e: {say: Do E, set: e}, f: {say: Do F, set: f}, g: {say: Do G, set: g}, h: {say: Do H, set: h},
    i: {say: Do I, set: i}, j: {say: Do J, set: j}, k: {say: Do K, set: k}, l: {say: Do L, set: l},
    m: {say: Do M, set: m}, n: {say: Do N, set: n}, o: {say: Do O, set: o}, p: {say: Do P, set: p},
    q: {say: Do Q, set: q}, r: {say: Do R, set: r},
    tell: {say: Tell, share: {csc: food}, to: s-end}}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.rule import SeatRule
from easi_engine.lint.seat import SeatContext
from easi_engine.loading.wording import quoted


class ResultsNotProven(SeatRule):
    """What playing a seat can come to could not be worked out."""

    code = "EJ115"
    name = "results-not-proven"
    profile = "publish"
    exact = True

    def check(self, context: SeatContext) -> Iterator[Finding]:
        """A seat whose endings are too many, though its states are not."""
        if context.proven and not context.surveys:
            states = context.context.options.limits.states
            message = f"Not proven: what {quoted(context.viewpoint)} can come to, with more than {states:,} states."
            hint = "let verdicts and each `moot` read less of what is independent, or raise the limit `states`"
            yield self.finding(context.place, message, hint, on="key")
