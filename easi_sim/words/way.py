"""What happened in a playthrough, in plain words by day: what was chosen, what came of it, who acted meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from easi_engine.play import Playthrough
from easi_engine.play.events import (
    Consulted,
    Happened,
    Happening,
    Informed,
    Learned,
    Sent,
    Sought,
    Stamped,
    Told,
    Withdrew,
)
from easi_engine.story import Story, many
from easi_sim.words.common import CONSENT, fact_words, holder_words, listed

YOURS, OTHERS, TIME = "→", "·", "◦"
"""Marks of what you did, what others did, and what the days brought; the words say which as well."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One choice and what came of it."""

    number: int
    """Of the move, from 1; 0 for what came before any choice."""
    day: int | None
    """The day on which it was made."""
    title: str
    chosen: str
    """In the choice's own words; empty before any choice."""
    came: tuple[tuple[str, str], ...]
    """(mark, sentence) for each thing that came of it."""


def way(playthrough: Playthrough) -> tuple[Stage, ...]:
    """A playthrough from its start, what nobody saw at the time included: for the debrief, not before it."""
    program = playthrough.program
    told = playthrough.happenings()
    story, viewpoint = program.story, program.viewpoint
    found = []
    before = tuple(_came(story, viewpoint, told[0]))
    if before:
        found.append(Stage(0, program.day(playthrough.states[0]), "Before your first choice", "", before))
    for number, (state, move, happened) in enumerate(
        zip(playthrough.states, playthrough.moves, told[1:], strict=False), start=1
    ):
        scene = program.scene(state)
        said = scene.choices[move.choice].say
        day = program.day(state)
        found.append(Stage(number, day, story.title_of(scene), said, tuple(_dated(story, viewpoint, happened, day))))
    return tuple(found)


def _dated(story: Story, viewpoint: str, happened: Sequence[Stamped], day: int | None) -> Iterator[tuple[str, str]]:
    """What came of a choice; a later day is named, since on the way to the next scene days may pass."""
    for then, group in groupby(happened, lambda stamped: stamped.day):
        later = "" if then == day else f"Day {then}: "
        yield from ((mark, f"{later}{said}") for mark, said in _came(story, viewpoint, tuple(group)))


def _came(story: Story, viewpoint: str, happened: Sequence[Stamped]) -> Iterator[tuple[str, str]]:
    """A sentence for each thing that happened; flows that follow each other are told by who told whom."""
    for is_flow, group in groupby((stamped.what for stamped in happened), lambda what: isinstance(what, Sent | Told)):
        whats = tuple(group)
        if is_flow:
            flows = tuple(what for what in whats if isinstance(what, Sent | Told))
            for kind, recipients, facts in _together(flows):
                yield _flow(story, viewpoint, kind, recipients, facts)
        else:
            for what in whats:
                yield from _single(story, viewpoint, what)


Kind = tuple[str, str | None, bool]
"""(share, ask, seek or meanwhile; the sender; whether the recipients knew already)."""


def _together(flows: Iterable[Sent | Told]) -> Iterator[tuple[Kind, tuple[str, ...], tuple[str, ...]]]:
    """Flows of a kind: all that one recipient was sent taken together, and recipients who were sent the same."""
    sent: dict[tuple[Kind, str], dict[str, None]] = {}
    for flow in flows:
        known = isinstance(flow, Sent) and not flow.moved
        kind = (flow.how if isinstance(flow, Sent) else "meanwhile", flow.sender, known)
        sent.setdefault((kind, flow.recipient), {})[flow.fact] = None
    alike: dict[tuple[Kind, tuple[str, ...]], list[str]] = {}
    for (kind, recipient), facts in sent.items():
        alike.setdefault((kind, tuple(facts)), []).append(recipient)
    for (kind, what), recipients in alike.items():
        yield kind, tuple(recipients), what


def _flow(
    story: Story, viewpoint: str, kind: Kind, recipients: tuple[str, ...], facts: tuple[str, ...]
) -> tuple[str, str]:
    how, sender, known = kind
    to = listed(holder_words(story, recipient, viewpoint) for recipient in recipients)
    by = holder_words(story, sender, viewpoint) if sender else ""
    what = f"{fact_words(story, facts)}{' (known there already)' if known else ''}"
    if how == "meanwhile":
        return OTHERS, f"Meanwhile {by} told {to}: {what}." if by else f"Meanwhile {to} found out: {what}."
    if how == "ask":
        return YOURS, f"You asked {by}, who told you: {what}."
    return YOURS, f"{'In asking, you' if how == 'seek' else 'You'} told {to}: {what}."


def _single(story: Story, viewpoint: str, what: Happening) -> Iterator[tuple[str, str]]:
    names = story.holder_names
    match what:
        case Learned(facts=facts) if facts:
            yield YOURS, f"You found out: {fact_words(story, facts)}."
        case Sought(request=request, answer=answer, unsafe=unsafe):
            asked = story.case.consent[request]
            about = asked.say or fact_words(story, many(asked.for_))
            risk = " It was not safe to ask at that moment." if unsafe else ""
            yield YOURS, f"You asked {names[asked.of]} {about.rstrip('.')}: {CONSENT[answer]}.{risk}"
        case Withdrew(request=request):
            asked = story.case.consent[request]
            about = asked.say or fact_words(story, many(asked.for_))
            yield OTHERS, f"{names[asked.of]} took back what was agreed: {about.rstrip('.')}."
        case Informed(person=person):
            yield YOURS, f"You told {names[person]} what you were passing on."
        case Consulted(adviser=adviser):
            yield YOURS, f"You took advice from {holder_words(story, adviser, viewpoint)} without naming anyone."
        case Happened(say=say) if say:
            yield TIME, say
        case _:
            pass
