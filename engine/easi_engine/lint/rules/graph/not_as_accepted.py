"""A story that does something else than its authors accepted.

## What it does

Compares everything a learner can meet with `accepted.yaml`, the file that `easi lint --accept` writes into a story's
folder: which choices are offered when, which texts and readings are given, what each choice does, what happens on
which day, who agrees, and what the verdicts say. It looks at every path. Where the story has come to do something else,
it says what was accepted, what is so now, and shows a way there.

The wording of texts does not count: a text can be corrected without accepting it again. Which text is shown when does
count. A story without `accepted.yaml` is not compared with anything.

## Why is this bad?

A slip of the keyboard can make another story in which nothing is wrong: `withhold` for `share`, a deadline that is
gone, a flag that is never set. No other rule can tell such a story from one that is meant.

## Example

It was accepted that the food is shared. Now the line says that it should be kept.

```yaml story.yaml
verdicts:
  food-health:
    facts: food
    to: health
    judge: [{withhold: The nurse can help., sources: [golden]}]
```
```yaml scenes/school.yaml
s-desk:
  title: Your desk
  text: The log is open.
  to: s-end
  choices:
    ring: {say: Ring the nurse, share: {health: food}}
    wait: {say: Leave it for today}
s-end: {title: The end, text: It is over., ending: Over}
```
```yaml accepted.yaml
format: 1
rules: {school: glbmsbgbrrpk}
seal: bklsljssbqdl
seats:
  school:
    exactly: nmsmgcmthfbs
    scenes:
      s-desk:
        cases: 1
        choices:
          ring: {offered: always, to: [s-end], does: {share: {health: [food]}}}
          wait: {offered: always, to: [s-end]}
        exactly: hkrdgpsjmggs
      s-end:
        cases: 1
        ending: true
        exactly: qcjtqhccrjqj
    questions:
      food-health:
        facts: [food]
        counts: [share]
        judge: [{says: share, basis: [public-task], sources: [golden]}]
        sent-in: [s-desk]
        exactly: njjkgjlmdjrl
    comes-to-know:
      health: [food]
```

## Use instead

Put back what was meant; the other files stay as they are. Or, if the new story is the one you mean, accept it:
`easi lint --accept` and the story's folder.

```yaml story.yaml
verdicts:
  food-health:
    facts: food
    to: health
    judge: [{share: The nurse can help., basis: [public-task], sources: [golden]}]
```
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from easi_engine.findings import Finding
from easi_engine.lint.accepted.file import NAME, Damaged, is_as_written, read
from easi_engine.lint.rule import StoryRule
from easi_engine.lint.story import StoryContext
from easi_engine.loading.codes import shown
from easi_engine.loading.files import plain_path


class NotAsAccepted(StoryRule):
    """A story that does something else than its authors accepted."""

    code = "EG204"
    name = "not-as-accepted"
    exact = True

    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Every place at which it begins to differ."""
        if context.folder is None:
            return
        folder = plain_path(context.folder)
        file = f"{shown(folder.name)}/{NAME}"
        try:
            yield from self._differences(context, folder, file)
        except Damaged as damaged:
            yield Finding(self.code, self.name, self.severity, file, *damaged.place, damaged.message, damaged.hint)

    def _differences(self, context: StoryContext, folder: Path, file: str) -> Iterator[Finding]:
        if is_as_written(folder, context):
            return
        accepted = read(folder, file)
        if accepted is None:
            return
        # Loaded late: most runs find the rules that were accepted, and have ended by now.
        from easi_engine.lint.accepted.comparison import differences  # noqa: PLC0415

        hint = f"mend it; or, if it is meant, accept it with `easi lint --accept {shown(folder.name)}`"
        for different in differences(context, accepted):
            yield self.finding(different.at, different.message, hint, on="key", witness=different.witness)
