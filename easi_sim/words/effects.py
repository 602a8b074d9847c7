"""What a choice, an event or the beginning of a scene does, in plain words: for whoever leads a group on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from easi_engine.story import Story
from easi_engine.story.case import ConditionalAnswer
from easi_engine.story.effects import (
    Add,
    Ask,
    Consult,
    Effect,
    Inform,
    Learn,
    Meanwhile,
    Put,
    Seek,
    Share,
    Then,
    Withdraw,
)
from easi_sim.text import capital
from easi_sim.words.common import fact_words, holder_words, listed
from easi_sim.words.conditions import DAYS, asked_words, condition_words, never_holds

ANSWER = {"given": "yes", "refused": "no"}


def effect_words(story: Story, viewpoint: str, effects: Iterable[Effect]) -> tuple[str, ...]:
    """A sentence for each thing that is done, in the order in which it is done."""
    return tuple(line for effect in effects for line in _lines(story, viewpoint, effect))


def _lines(story: Story, viewpoint: str, effect: Effect) -> Iterator[str]:
    names = story.holder_names
    match effect:
        case Learn():
            yield f"You find out: {fact_words(story, effect.facts)}."
        case Share():
            held = ", as far as you know it" if effect.if_held else ""
            for recipient, facts in effect.to:
                yield f"{capital(names[recipient])} is told: {fact_words(story, facts)}{held}."
        case Ask():
            for holder, facts in effect.of:
                yield f"You ask {names[holder]}, and are told what it knows of: {fact_words(story, facts)}."
        case Consult():
            for holder, facts in effect.of:
                yield f"You take advice from {names[holder]} without naming anyone, on: {fact_words(story, facts)}."
        case Meanwhile():
            yield _meanwhile(story, viewpoint, effect)
        case Inform():
            yield f"You say so to {listed(names[person] for person in effect.people)}."
        case Seek() | Withdraw():
            yield from _consent(story, viewpoint, effect)
        case Put() | Add():
            yield _changed(story, effect)
        case Then():
            yield from _then(story, viewpoint, effect)


def _meanwhile(story: Story, viewpoint: str, effect: Meanwhile) -> str:
    to = listed(holder_words(story, holder, viewpoint) for holder in effect.to)
    if effect.sender is None:
        return f"Meanwhile, by other ways, this comes to {to}: {fact_words(story, effect.facts)}."
    sender = story.holder_names[effect.sender]
    return f"Meanwhile this goes from {sender} to {to}: {fact_words(story, effect.facts)}."


def _consent(story: Story, viewpoint: str, effect: Seek | Withdraw) -> Iterator[str]:
    request = story.case.consent[effect.request]
    person, words = story.holder_names[request.of], asked_words(story, effect.request)
    if isinstance(effect, Withdraw):
        yield f"If {person} agreed, it is taken back ({words})."
        return
    yield f"You ask {person} {words}. The answer is {_answers(story, viewpoint, effect.request)}."
    unsafe = request.unsafe
    if unsafe is not None and not never_holds(unsafe, viewpoint):
        yield f"Asking is not safe if {condition_words(story, viewpoint, unsafe)}."


def _answers(story: Story, viewpoint: str, request: str) -> str:
    """The answers in the order in which they are tried; the last always holds."""
    said = []
    for answer in story.case.consent[request].answers:
        if not isinstance(answer, ConditionalAnswer):
            said.append(ANSWER[answer])
            break
        which, when = ("given", answer.given) if answer.given is not None else ("refused", answer.refused)
        if not never_holds(when, viewpoint):
            said.append(f"{ANSWER[which]} if {condition_words(story, viewpoint, when)}")
    *some, last = said
    return f"{'; otherwise '.join([*some, last])}" if some else last


def _changed(story: Story, effect: Put | Add) -> str:
    if isinstance(effect, Put):
        return f"{'From now on' if effect.on else 'No longer'}: “{story.case.flags[effect.flag]}”."
    if effect.meter == DAYS:
        return "A day passes." if effect.amount == 1 else f"{effect.amount} days pass."
    name = story.case.meters[effect.meter].name or effect.meter
    return f"{name}: {effect.amount:+d}."


def _then(story: Story, viewpoint: str, effect: Then) -> Iterator[str]:
    for when, effects in effect.branches:
        if never_holds(when, viewpoint):
            continue
        words = condition_words(story, viewpoint, when)
        for line in effect_words(story, viewpoint, effects):
            yield f"If {words}: {line}" if words else line
