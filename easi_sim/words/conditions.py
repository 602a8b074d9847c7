"""Conditions of a story in plain words, for whoever leads a group on paper and has to see for themselves what holds."""

from __future__ import annotations

from collections.abc import Iterable

from easi_engine.story import Story, many
from easi_engine.story.conditions import Condition, MeterTest, When
from easi_sim.words.common import any_of, fact_words, listed, scene_words

DAYS = "days"
"""The meter by which a story counts its days."""
STANDS = {"not-asked": "was not asked", "given": "agreed", "refused": "refused", "withdrawn": "took it back"}
"""Status of a consent request → what the person did."""


def condition_words(story: Story, viewpoint: str, when: When | None) -> str:
    """What has to be so, in words that can follow “if:”; nothing where it always is, for this seat."""
    parts = _parts(story, viewpoint, when)
    alone = len(parts) == 1 and parts[0].startswith("(")
    return parts[0][1:-1] if alone else " and ".join(parts)


def never_holds(when: When | None, viewpoint: str) -> bool:
    """Whether a condition is for other seats only."""
    if isinstance(when, tuple):
        return any(never_holds(part, viewpoint) for part in when)
    if when is None:
        return False
    if when.viewpoint is not None and viewpoint not in many(when.viewpoint):
        return True
    if when.not_ is not None and always_holds(when.not_, viewpoint):
        return True
    if when.any_ and all(never_holds(part, viewpoint) for part in when.any_):
        return True
    return any(never_holds(part, viewpoint) for part in when.all_ or ())


def always_holds(when: When, viewpoint: str) -> bool:
    """Whether a condition says no more than that this seat is played."""
    if isinstance(when, tuple):
        return all(always_holds(part, viewpoint) for part in when)
    if any(always_holds(part, viewpoint) for part in when.any_ or ()) and when.model_fields_set == {"any_"}:
        return True
    if when.all_ is not None and when.model_fields_set == {"all_"}:
        return all(always_holds(part, viewpoint) for part in when.all_)
    if when.not_ is not None and when.model_fields_set == {"not_"}:
        return never_holds(when.not_, viewpoint)
    return when.model_fields_set == {"viewpoint"} and viewpoint in many(when.viewpoint or ())


def _parts(story: Story, viewpoint: str, when: When | None) -> list[str]:
    """What all has to be so; what the seat settles by itself is left out."""
    if when is None or always_holds(when, viewpoint):
        return []
    if isinstance(when, tuple):
        return [words for part in when for words in _parts(story, viewpoint, part)]
    return [*_tests(story, when), *_joined(story, viewpoint, when)]


def _tests(story: Story, when: Condition) -> Iterable[str]:
    for flag in many(when.flag or ()):
        yield f"“{story.case.flags[flag]}”"
    for holder, facts in (when.knows or {}).items():
        yield f"{story.holder_names[holder]} knows {fact_words(story, many(facts))}"
    for request, status in (when.consent or {}).items():
        yield _consent(story, request, many(status))
    for scene in many(when.visited or ()):
        yield f"you have been at “{scene_words(story, scene)}”"
    for meter, test in when.meters.items():
        yield _meter(story, meter, test)


def _joined(story: Story, viewpoint: str, when: Condition) -> Iterable[str]:
    for part in when.all_ or ():
        yield from _parts(story, viewpoint, part)
    possible = [part for part in when.any_ or () if not never_holds(part, viewpoint)]
    if len(possible) == 1:
        yield from _parts(story, viewpoint, possible[0])
    elif possible:
        yield f"({' or '.join(_whole(_parts(story, viewpoint, part)) for part in possible)})"
    if when.not_ is not None and not never_holds(when.not_, viewpoint):
        yield _not(story, viewpoint, when.not_)


def otherwise_words(story: Story, viewpoint: str, when: When) -> str:
    """What has to be so for a condition not to hold, in words that can follow “if”."""
    return _not(story, viewpoint, when)


def _whole(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({' and '.join(parts)})"


def _not(story: Story, viewpoint: str, when: When) -> str:
    parts = _parts(story, viewpoint, when)
    if len(parts) > 1:
        return f"not ({' and '.join(parts)})"
    inner = _alone(when, viewpoint)
    if isinstance(inner, Condition) and inner.not_ is not None:
        return condition_words(story, viewpoint, inner.not_)
    if isinstance(inner, Condition) and inner.knows:
        ((holder, facts),) = inner.knows.items()
        whole = "all of: " if len(many(facts)) > 1 else ""
        return f"{story.holder_names[holder]} does not know {whole}{fact_words(story, many(facts))}"
    if isinstance(inner, Condition) and inner.consent:
        ((request, status),) = inner.consent.items()
        return _consent(story, request, tuple(one for one in STANDS if one not in many(status)))
    if isinstance(inner, Condition) and inner.visited:
        (scene,) = many(inner.visited)
        return f"you have not been at “{scene_words(story, scene)}”"
    return f"not {parts[0]}"


def _alone(when: When, viewpoint: str) -> When:
    """The one test in a condition that says the rest by what it is wrapped in."""
    if isinstance(when, tuple):
        parts: tuple[When, ...] = when
    elif when.any_ and when.model_fields_set == {"any_"}:
        parts = tuple(part for part in when.any_ if not never_holds(part, viewpoint))
    elif when.all_ and when.model_fields_set == {"all_"}:
        parts = tuple(part for part in when.all_ if not always_holds(part, viewpoint))
    else:
        return when
    return _alone(parts[0], viewpoint) if len(parts) == 1 else when


def asked_words(story: Story, request: str) -> str:
    """What a person is asked."""
    asked = story.case.consent[request]
    return asked.say or f"whether {listed(story.holder_names[one] for one in many(asked.with_))} may be told"


def _consent(story: Story, request: str, status: tuple[str, ...]) -> str:
    person = story.holder_names[story.case.consent[request].of]
    return f"{person} {any_of([STANDS[one] for one in status])} ({asked_words(story, request)})"


def _meter(story: Story, meter: str, test: MeterTest) -> str:
    if meter == DAYS:
        if test.at_least is not None and test.at_most is not None:
            return f"it is day {test.at_least} to {test.at_most}"
        return f"it is day {test.at_least} or later" if test.at_most is None else f"it is day {test.at_most} or earlier"
    name = story.case.meters[meter].name or meter
    least = f"at least {test.at_least}" if test.at_least is not None else ""
    most = f"at most {test.at_most}" if test.at_most is not None else ""
    return f"{name} is {' and '.join(filter(None, (least, most)))}"
