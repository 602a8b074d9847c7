"""Over all stories, acceptable choices can be told by their looks.

## What it does

Looks at every decision of all the stories that are linted together: scenes with readings, of which some choices are
acceptable (they leak nothing, and both rates can still reach 1) and some are not. It counts how often the acceptable
choice is

- the longest, where one is longer than all others by a tenth or more;
- the first, as they are written.

Had the looks of a choice nothing to do with its worth, the longest of four choices of which two are acceptable would
be acceptable in one case of two, and so on; how often that comes out as it did, or worse, is worked out exactly (the
upper tail of a Poisson binomial distribution). A finding needs 10 decisions at least, a probability below 0.005 (so
that a library without the fault is blamed once in a hundred times, both counts together), and one right guess in ten
more than chance gives. With fewer decisions nothing is said.

## Why is this bad?

Learners find such a pattern sooner than authors do. Then they choose the longest words instead of asking what the other
agency needs, and are ideal for a reason that is of no use at work.

## Example

At each of ten decisions the acceptable choice is both the first and the longest.

```yaml story.yaml
events: {carl: {title: At the gate, text: Carl asks how Rowan is.}}
verdicts:
  tell-csc: {facts: food, to: csc, judge: [{share: They can help., sources: [golden]}]}
  tell-carl: {facts: food, to: carl, judge: [{withhold: Ask Leanne first., sources: [golden]}]}
```

```yaml scenes/school.yaml
s-desk: {title: Your desk, text: The log is open., to: day-1, choices: {ring: {say: Ring, share: {csc: food}}}}
day-1:
  {use: carl, to: day-2, readings: {police: {notices: Who asks, would: ask, because: It is not his.}},
   choices: {ask: {say: Ask how he is and say no more}, tell: {say: Tell him, share: {carl: food}}}}
day-2:
  {use: carl, to: day-3, readings: {police: {notices: Who asks, would: ask, because: It is not his.}},
   choices: {ask: {say: Ask how he is and say no more}, tell: {say: Tell him, share: {carl: food}}}}
day-3:
  {use: carl, to: day-4, readings: {police: {notices: Who asks, would: ask, because: It is not his.}},
   choices: {ask: {say: Ask how he is and say no more}, tell: {say: Tell him, share: {carl: food}}}}
day-4:
  {use: carl, to: day-5, readings: {police: {notices: Who asks, would: ask, because: It is not his.}},
   choices: {ask: {say: Ask how he is and say no more}, tell: {say: Tell him, share: {carl: food}}}}
day-5:
  {use: carl, to: day-6, readings: {police: {notices: Who asks, would: ask, because: It is not his.}},
   choices: {ask: {say: Ask how he is and say no more}, tell: {say: Tell him, share: {carl: food}}}}
day-6:
  {use: carl, to: day-7, readings: {police: {notices: Who asks, would: ask, because: It is not his.}},
   choices: {ask: {say: Ask how he is and say no more}, tell: {say: Tell him, share: {carl: food}}}}
day-7:
  {use: carl, to: day-8, readings: {police: {notices: Who asks, would: ask, because: It is not his.}},
   choices: {ask: {say: Ask how he is and say no more}, tell: {say: Tell him, share: {carl: food}}}}
day-8:
  {use: carl, to: day-9, readings: {police: {notices: Who asks, would: ask, because: It is not his.}},
   choices: {ask: {say: Ask how he is and say no more}, tell: {say: Tell him, share: {carl: food}}}}
day-9:
  {use: carl, to: day-10, readings: {police: {notices: Who asks, would: ask, because: It is not his.}},
   choices: {ask: {say: Ask how he is and say no more}, tell: {say: Tell him, share: {carl: food}}}}
day-10:
  {use: carl, to: s-end, readings: {police: {notices: Who asks, would: ask, because: It is not his.}},
   choices: {ask: {say: Ask how he is and say no more}, tell: {say: Tell him, share: {carl: food}}}}
s-end: {title: The end, text: It is over., ending: Over}
```

## Use instead

The acceptable choice comes first or last, and is longer or shorter, as it happens.

```yaml story.yaml
events: {carl: {title: At the gate, text: Carl asks how Rowan is.}}
verdicts:
  tell-csc: {facts: food, to: csc, judge: [{share: They can help., sources: [golden]}]}
  tell-carl: {facts: food, to: carl, judge: [{withhold: Ask Leanne first., sources: [golden]}]}
```

```yaml scenes/school.yaml
s-desk: {title: Your desk, text: The log is open., to: day-1, choices: {ring: {say: Ring, share: {csc: food}}}}
day-1:
  {use: carl, to: day-2, readings: {police: {notices: Who asks, would: ask, because: It is not his.}},
   choices: {tell: {say: Tell him, share: {carl: food}}, ask: {say: Ask how he is and say no more}}}
day-2:
  {use: carl, to: day-3, readings: {police: {notices: Who asks, would: ask, because: It is not his.}},
   choices: {tell: {say: Tell him of the lunches, share: {carl: food}}, ask: {say: Ask how he is}}}
day-3:
  {use: carl, to: day-4, readings: {police: {notices: Who asks, would: ask, because: It is not his.}},
   choices: {tell: {say: Tell him, share: {carl: food}}, ask: {say: Ask how he is and say no more}}}
day-4:
  {use: carl, to: day-5, readings: {police: {notices: Who asks, would: ask, because: It is not his.}},
   choices: {ask: {say: Ask how he is}, tell: {say: Tell him of the lunches, share: {carl: food}}}}
day-5:
  {use: carl, to: day-6, readings: {police: {notices: Who asks, would: ask, because: It is not his.}},
   choices: {tell: {say: Tell him, share: {carl: food}}, ask: {say: Ask how he is and say no more}}}
day-6:
  {use: carl, to: day-7, readings: {police: {notices: Who asks, would: ask, because: It is not his.}},
   choices: {tell: {say: Tell him of the lunches, share: {carl: food}}, ask: {say: Ask how he is}}}
day-7:
  {use: carl, to: day-8, readings: {police: {notices: Who asks, would: ask, because: It is not his.}},
   choices: {tell: {say: Tell him, share: {carl: food}}, ask: {say: Ask how he is and say no more}}}
day-8:
  {use: carl, to: day-9, readings: {police: {notices: Who asks, would: ask, because: It is not his.}},
   choices: {ask: {say: Ask how he is}, tell: {say: Tell him of the lunches, share: {carl: food}}}}
day-9:
  {use: carl, to: day-10, readings: {police: {notices: Who asks, would: ask, because: It is not his.}},
   choices: {tell: {say: Tell him, share: {carl: food}}, ask: {say: Ask how he is and say no more}}}
day-10:
  {use: carl, to: s-end, readings: {police: {notices: Who asks, would: ask, because: It is not his.}},
   choices: {tell: {say: Tell him of the lunches, share: {carl: food}}, ask: {say: Ask how he is}}}
s-end: {title: The end, text: It is over., ending: Over}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from easi_engine.debrief import acceptable
from easi_engine.findings import Finding
from easi_engine.lint.guessing import Guess, Tally, tally
from easi_engine.lint.library import LibraryContext
from easi_engine.lint.rule import LibraryRule
from easi_engine.lint.seat import SeatContext
from easi_engine.lint.story import StoryContext
from easi_engine.story import Scene

ENOUGH = 10
"""Decisions without which nothing is said."""
UNLIKELY = 0.01 / 2
"""One in a hundred libraries without the fault is blamed, whichever of the two signs it is for (Bonferroni)."""
NOTABLE = 0.1
"""How much more often than by chance a guess has to be right for anybody to notice."""
LONGER = 1.1
"""How much longer than all others a choice has to be for anybody to see it."""


class Seen(NamedTuple):
    """What one decision shows."""

    longest: Guess | None
    """None where no choice is longer than the others by much."""
    first: Guess


class InStory(NamedTuple):
    """What one story shows."""

    file: str
    decisions: tuple[Seen, ...]


class GuessableOption(LibraryRule):
    """Over all stories, acceptable choices can be told by their looks."""

    code = "ET106"
    name = "guessable-option"
    severity = "warning"
    profile = "publish"
    exact = True

    def observe(self, story: StoryContext) -> InStory | None:
        """Every decision of a story at which some choices are acceptable and some are not."""
        seen = tuple(decision for seat in story.seats.values() for decision in _decisions(seat))
        return InStory(story.at().page.file, seen) if seen else None

    def check(self, context: LibraryContext) -> Iterator[Finding]:
        """Signs by which too many guesses are right; the place is the story that adds most to it."""
        stories: tuple[InStory, ...] = context.observed.get(self.code, ())
        signs = (
            ("the longest", "give the others as many words, or take some away", [_longest(story) for story in stories]),
            ("the first", "change the order of the choices", [[d.first for d in story.decisions] for story in stories]),
        )
        for sign, hint, guesses in signs:
            found = tally(guess for story in guesses for guess in story)
            if _is_telling(found):
                worst = max(range(len(stories)), key=lambda at: _surplus(guesses[at]))
                message = (
                    f"At {found.right} of {found.decisions} decisions {sign} choice is acceptable; "
                    f"by chance it would be about {found.expected:.0f} (p = {found.probability:.1g})."
                )
                file = stories[worst].file
                yield Finding(self.code, self.name, self.severity, file, 0, 0, message, hint)


def _is_telling(found: Tally) -> bool:
    surplus = found.right - found.expected
    return found.decisions >= ENOUGH and found.probability < UNLIKELY and surplus >= NOTABLE * found.decisions


def _surplus(guesses: list[Guess]) -> float:
    return float(sum(guess.right - guess.chance for guess in guesses))


def _longest(story: InStory) -> list[Guess]:
    return [seen.longest for seen in story.decisions if seen.longest is not None]


def _decisions(seat: SeatContext) -> Iterator[Seen]:
    for id_, right in _acceptable(seat).items():
        scene = seat.scenes[id_]
        if 0 < len(right) < len(scene.choices):
            chance = Fraction(len(right), len(scene.choices))
            longest = _clearly_longest(scene)
            yield Seen(
                None if longest is None else Guess(chance, longest in right),
                Guess(chance, next(iter(scene.choices)) in right),
            )


def _acceptable(seat: SeatContext) -> dict[str, frozenset[str]]:
    """Scene → choices that are acceptable in some state of some variant; nothing where that is not proven."""
    found: dict[str, frozenset[str]] = {}
    for survey in seat.surveys.values():
        for scene, options in acceptable(survey).items():
            found[scene] = found.get(scene, frozenset()) | options.sometimes
    return found


def _clearly_longest(scene: Scene) -> str | None:
    """The choice that anybody would call the longest, if there is one."""
    *_, second, longest = sorted(scene.choices, key=lambda id_: len(scene.choices[id_].say))
    lengths = [len(scene.choices[id_].say) for id_ in (second, longest)]
    return longest if lengths[1] >= LONGER * lengths[0] else None
