"""Whether a question came up is made to depend on what somebody knows or agreed to.

## What it does

Reports a `moot` with a test of `knows` or `consent` in it, however deep.

## Why is this bad?

A question that is moot is not counted. If it is moot as long as nobody found out, or nobody asked, then not finding out
and not asking are never counted against anyone, and those are just the omissions the case is about. `moot` is for where
the story went, such as a branch that was never entered.

## Example

```yaml story.yaml
verdicts:
  bruise-csc:
    facts: bruise
    to: csc
    moot: {not: {knows: {school: bruise}}}
    judge: [{share: They need it.}]
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  choices:
    look: {say: Ask him to push up his sleeve, learn: bruise, to: s-phone}
    wait: {say: Leave it for today, to: s-end}
s-phone:
  title: The telephone
  text: It rings.
  to: s-end
  choices:
    ring: {say: Tell social care, share: {csc: bruise}}
    wait: {say: Let it ring}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

```yaml story.yaml
verdicts:
  bruise-csc:
    facts: bruise
    to: csc
    moot: {not: {visited: s-phone}}
    judge: [{share: They need it.}]
```

```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  choices:
    look: {say: Ask him to push up his sleeve, learn: bruise, to: s-phone}
    wait: {say: Leave it for today, to: s-end}
s-phone:
  title: The telephone
  text: It rings.
  to: s-end
  choices:
    ring: {say: Tell social care, share: {csc: bruise}}
    wait: {say: Let it ring}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_engine.findings import Finding
from easi_engine.lint.placed import tests_in
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.story import StoryContext
from easi_engine.loading.wording import listed, quoted


class MootReadsKnowledge(StoryRule):
    """Whether a question came up is made to depend on what somebody knows or agreed to."""

    code = "EJ109"
    name = "moot-reads-knowledge"

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Each such `moot`."""
        for id_, verdict in context.story.case.verdicts.items():
            tests = tuple(tests_in(verdict.moot))
            read = {"knows": any(test.knows for test in tests), "consent": any(test.consent for test in tests)}
            words = [word for word, is_read in read.items() if is_read]
            if words:
                message = f"The `moot` of {quoted(id_)} reads {listed(words)}."
                hint = "let it depend on where the story went, such as scenes visited, flags or days"
                yield self.finding(context.at("verdicts", id_, "moot"), message, hint)
