"""Verdict questions of a seat: what its choices could send, split so that each question has one recipient."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from easi_engine.story import Story, many
from easi_engine.story.case import JudgeLine, Verdict
from easi_engine.story.conditions import When
from easi_engine.story.effects import Ask, Effect, Seek, Share, Then

Triple = tuple[str, str, str]
"""(fact, sender, recipient): the unit that is judged."""


class Question(NamedTuple):
    """One unit of the two rates: some facts, one recipient, judged by the first line that holds."""

    id: str
    """The verdict's id, or ``verdict:recipient`` where the verdict has several recipients."""
    verdict: str
    facts: tuple[str, ...]
    recipient: str
    deadline: int | None
    """The last day on which sending is in time."""
    grave: bool
    lines: tuple[JudgeLine, ...]
    triples: tuple[Triple, ...]
    """Every (fact, sender, recipient) of it that some choice of this seat offers."""
    awaits: tuple[str, ...]
    """The consent requests that its share lines wait for."""


def included_facts(story: Story) -> dict[str, tuple[str, ...]]:
    """Each fact with everything inside it, itself first."""
    facts = story.case.facts
    closed: dict[str, tuple[str, ...]] = {}
    for fact in facts:
        found = {fact: None}
        waiting = [fact]
        for part in waiting:  # grows while it is walked: includes of includes
            new = [inner for inner in many(facts[part].includes) if inner not in found]
            found |= dict.fromkeys(new)
            waiting += new
        closed[fact] = tuple(found)
    return closed


def recipients_of(story: Story, recipient: str, sender: str | None) -> tuple[str, ...]:
    """Who is told when this recipient is: each member of an audience but the sender, or the recipient itself."""
    audience = story.case.audiences.get(recipient)
    if audience is None or audience.members is None:
        return (recipient,)
    return tuple(member for member in many(audience.members) if member != sender)


def _flows(story: Story, effects: tuple[Effect, ...], seat: str) -> Iterator[tuple[str, str, str]]:
    """(fact, sender, recipient) of everything these effects could send on the learner's account."""
    for effect in effects:
        match effect:
            case Share(to):
                for recipient, facts in to:
                    yield from ((f, seat, r) for r in recipients_of(story, recipient, seat) for f in facts)
            case Ask(of):
                yield from ((fact, holder, seat) for holder, facts in of for fact in facts)
            case Seek(request):
                asked = story.case.consent[request]
                yield from ((fact, seat, asked.of) for fact in many(asked.for_))
            case Then(branches):
                for _, inner in branches:
                    yield from _flows(story, inner, seat)
            case _:
                pass


@lru_cache(maxsize=64)
def offered_triples(story: Story, viewpoint: str) -> tuple[Triple, ...]:
    """Everything that some choice or entry of a seat could send, with what it includes, in written order."""
    seat = story.seat_holder(viewpoint)
    included = included_facts(story)
    found: dict[Triple, None] = {}
    for scene in story.seats[viewpoint].values():
        effects = story.entry_effects(scene) + tuple(e for c in scene.choices.values() for e in c.effects)
        for fact, sender, recipient in _flows(story, effects, seat):
            found.update(dict.fromkeys((part, sender, recipient) for part in included[fact]))
    return tuple(found)


def sends_for(verdict: Verdict, sender: str) -> bool:
    """Whether a verdict judges this sender's sending; an agency stands for its services too."""
    if verdict.from_ is None:
        return True
    return any(sender == named or sender.startswith(f"{named}.") for named in many(verdict.from_))


def _awaited_consents(lines: tuple[JudgeLine, ...]) -> tuple[str, ...]:
    shares = (line.when for line in lines if line.verdict == "share")
    return tuple(dict.fromkeys(request for when in shares for request in _given_requests(when)))


def _given_requests(when: When | None) -> Iterator[str]:
    """The consent requests that a condition wants given."""
    if when is None:
        return
    if isinstance(when, tuple):
        for part in when:
            yield from _given_requests(part)
        return
    for request, status in (when.consent or {}).items():
        if "given" in many(status):
            yield request
    for part in (*(when.all_ or ()), *(when.any_ or ())):
        yield from _given_requests(part)


@lru_cache(maxsize=64)
def questions_of(story: Story, viewpoint: str) -> tuple[Question, ...]:
    """The questions a seat's choices can raise, in the order the author wrote the verdicts; worked out once."""
    offered: dict[str, list[Triple]] = {}  # recipient → what can be sent to it
    for triple in offered_triples(story, viewpoint):
        offered.setdefault(triple[2], []).append(triple)
    found: list[Question] = []
    for id_, verdict in story.case.verdicts.items():
        named = many(verdict.to)
        seat = story.seat_holder(viewpoint)
        recipients = tuple(dict.fromkeys(r for to in named for r in recipients_of(story, to, seat)))
        single = len(recipients) == 1 and recipients == named
        facts = many(verdict.facts)
        for recipient in recipients:
            triples = tuple(
                triple for triple in offered.get(recipient, ()) if triple[0] in facts and sends_for(verdict, triple[1])
            )
            if triples:
                found.append(
                    Question(
                        id=id_ if single else f"{id_}:{recipient}",
                        verdict=id_,
                        facts=facts,
                        recipient=recipient,
                        deadline=verdict.by.days if verdict.by else None,
                        grave=verdict.grave,
                        lines=verdict.judge,
                        triples=triples,
                        awaits=_awaited_consents(verdict.judge),
                    )
                )
    return tuple(found)
