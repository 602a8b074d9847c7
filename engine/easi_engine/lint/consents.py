"""What a story does with consent: where it is sought, what is sent, and which judge lines lean on the answer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from weakref import WeakKeyDictionary

from easi_engine.lint.flows import flows_of
from easi_engine.lint.placed import PlacedEffect
from easi_engine.lint.seat import SeatContext
from easi_engine.loading.names import At
from easi_engine.play.guards import ALWAYS, Cube, Guard, all_of, any_of, negation
from easi_engine.play.questions import Question, included_facts, recipients_of
from easi_engine.play.seat import BeforeEffect
from easi_engine.space import Watch
from easi_engine.story import Choice, Story, many
from easi_engine.story.case import JudgeLine
from easi_engine.story.conditions import Condition, When
from easi_engine.story.effects import Seek, Share


class Seeking(NamedTuple):
    """A `seek` of one request."""

    placed: PlacedEffect
    request: str
    choice: Choice | None
    """The choice it belongs to; None where it happens as a scene begins, or in story.yaml."""

    @property
    def kept(self) -> tuple[str, ...]:
        """Principles that the choice is tagged as keeping."""
        return many(self.choice.conduct.kept) if self.choice and self.choice.conduct else ()

    @property
    def broke(self) -> tuple[str, ...]:
        """Principles that the choice is tagged as breaking: the story itself marks it as bad practice."""
        return many(self.choice.conduct.broke) if self.choice and self.choice.conduct else ()


class Sending(NamedTuple):
    """One (fact, sender, recipient) that an effect can send and that a question judges."""

    placed: PlacedEffect
    fact: str
    sender: str
    recipient: str
    question: Question
    whole: str
    """The fact as written: the one judged, or one that includes it."""

    def moves(self, seat: SeatContext) -> Guard:
        """That the sender has it to send and the recipient does not know it."""
        return all_of([seat.knows(self.sender, self.whole), seat.lacks(self.recipient, self.fact)])


class Leaning(NamedTuple):
    """A sending at which a share line leans on an answer."""

    verdict: str
    watch: Watch


class Unagreed(NamedTuple):
    """A sending that a line accepting consent may judge though nobody has agreed to it."""

    fact: str
    recipient: str
    at: At
    """The line's bases."""
    watch: Watch


class WantedTest(NamedTuple):
    """A mapping of tests in a condition that stands under no `not`."""

    test: Condition
    path: tuple[str | int, ...]
    """From the condition to it."""
    needed: bool
    """Whether the condition can hold only if it does."""


def wanted_tests(when: When | None, path: tuple[str | int, ...] = (), *, needed: bool = True) -> Iterator[WantedTest]:
    """Every mapping of tests that a condition asks to hold: itself, and those under `all` and `any`."""
    if when is None:
        return
    if isinstance(when, tuple):
        for index, part in enumerate(when):
            yield from wanted_tests(part, (*path, index), needed=needed)
        return
    yield WantedTest(when, path, needed)
    for index, part in enumerate(when.all_ or ()):
        yield from wanted_tests(part, (*path, "all", index), needed=needed)
    ways = when.any_ or ()
    for index, part in enumerate(ways):
        yield from wanted_tests(part, (*path, "any", index), needed=needed and len(ways) == 1)


def awaited(when: When | None) -> frozenset[str]:
    """The requests that a condition wants given."""
    asked = (found.test.consent or {} for found in wanted_tests(when))
    return frozenset(request for tests in asked for request, wanted in tests.items() if "given" in many(wanted))


def covers(story: Story, request: str, fact: str, recipient: str) -> bool:
    """Whether a request is about sending this fact to this recipient; an agency stands for its services."""
    facts, recipients = _scope(story, request)
    return fact in facts and any(recipient == who or recipient.startswith(f"{who}.") for who in recipients)


@lru_cache(maxsize=256)
def _scope(story: Story, request: str) -> tuple[frozenset[str], frozenset[str]]:
    """The facts a request is about, with what they include, and the recipients."""
    asked, included = story.case.consent[request], included_facts(story)
    facts = frozenset(part for whole in many(asked.for_) for part in included[whole])
    return facts, frozenset(who for named in many(asked.with_) for who in recipients_of(story, named, None))


def leans_on(story: Story, line: JudgeLine, request: str, fact: str, recipient: str) -> bool:
    """Whether a line takes an answer as making this sending right: it waits for it, or takes consent as a basis."""
    if line.verdict != "share":
        return False
    return request in awaited(line.when) or ("consent" in line.basis and covers(story, request, fact, recipient))


def taken_as_consent(
    story: Story, request: str, fact: str, unless_asked: frozenset[str | None] = frozenset()
) -> str | None:
    """The first verdict with a share line that takes the answer as consent for this fact; None where none does.

    It takes it so if it names consent as a basis, or waits for this answer and names no basis. A line that accepts
    consent without waiting for any leans on the one request that covers what it judges. Lines that also wait for a
    request to each of ``unless_asked`` are passed over.
    """
    included = included_facts(story)
    for id_, verdict in story.case.verdicts.items():
        parts = [part for part in included[fact] if part in many(verdict.facts)]
        to = [who for named in many(verdict.to) for who in recipients_of(story, named, None)]
        for line in verdict.judge:
            waits = awaited(line.when)
            asked = frozenset(story.case.consent[other].of for other in waits)
            if line.verdict != "share" or (line.basis and "consent" not in line.basis) or not parts:
                continue
            if request in waits:
                if not unless_asked or not unless_asked <= asked:
                    return id_
            elif not waits and line.basis and any(_only(story, request, part, who) for part in parts for who in to):
                return id_
    return None


def _only(story: Story, request: str, fact: str, recipient: str) -> bool:
    return [other for other in story.case.consent if covers(story, other, fact, recipient)] == [request]


def decider(story: Story, person: str) -> str | None:
    """Who decides about a person's information; None where nobody's yes is consent (best interests)."""
    decides = story.case.people[person].decides
    return {"self": person, "best-interests": None}.get(decides, decides)


# -- in one seat ---------------------------------------------------------------------------------------------------


def seekings(seat: SeatContext) -> Iterator[Seeking]:
    """Every `seek` that may happen in a seat, those written in story.yaml included."""
    for placed in (*seat.effects, *seat.shared_effects):
        if isinstance(placed.effect, Seek):
            yield Seeking(placed, placed.effect.request, choice_around(seat, placed))


def choice_around(seat: SeatContext, placed: PlacedEffect) -> Choice | None:
    """The choice of this seat that an effect is written in."""
    scene, section, *rest = map(str, placed.at.path)
    if in_story_file(seat, placed) or section != "choices":
        return None
    return seat.scenes[scene].choices[rest[0]]


def in_story_file(seat: SeatContext, placed: PlacedEffect) -> bool:
    """Whether an effect is written in story.yaml, and so perhaps shared with other seats."""
    return placed.at.page is seat.context.at().page


def sent_facts(seat: SeatContext, placed: PlacedEffect) -> Iterator[tuple[str, str, str]]:
    """(fact as written, fact, recipient) of a `share`, with what each fact includes; of other effects, none."""
    if isinstance(placed.effect, Share):
        for flow in flows_of(seat, placed):
            yield from ((flow.fact, fact, flow.recipient) for fact in seat.program.included[flow.fact])


def sendings(seat: SeatContext) -> tuple[Sending, ...]:
    """Everything the seat's choices and scenes can send that a question judges."""
    found = _sendings_of.get(seat)
    if found is None:
        found = _sendings_of[seat] = tuple(_sendings(seat))
    return found


_sendings_of: WeakKeyDictionary[SeatContext, tuple[Sending, ...]] = WeakKeyDictionary()
"""Worked out once a seat: several rules go through them more than once."""


def _sendings(seat: SeatContext) -> Iterator[Sending]:
    for flow in seat.flows:
        for fact in seat.program.included[flow.fact]:
            question = seat.program.question_of.get((fact, flow.sender, flow.recipient))
            if question is not None:
                yield Sending(flow.effect, fact, flow.sender, flow.recipient, question, flow.fact)


def sent_without_consent(seat: SeatContext, *, alone: bool) -> Iterator[Unagreed]:
    """Each sending with each share line that accepts consent (``alone``: and nothing else), while none is given."""
    story = seat.context.story
    for sending in sendings(seat):
        fact, recipient = sending.fact, sending.recipient
        about = many(story.case.facts[fact].about)
        if {sending.sender, recipient} & {*about, *(decider(story, person) for person in about)}:
            continue
        agreed = [stands_at(seat, r, "given") for r in story.case.consent if covers(story, r, fact, recipient)]
        for index, line in enumerate(sending.question.lines):
            if line.verdict == "share" and "consent" in line.basis and (len(set(line.basis)) == 1) is alone:
                guard = all_of([negation(any_of(agreed)), sending.moves(seat), in_force(seat, sending.question, index)])
                at = seat.context.at("verdicts", sending.question.verdict, "judge", index, "basis").entry("consent")
                yield Unagreed(fact, recipient, at, Watch(BeforeEffect(sending.placed.effect), guard))


def in_force(seat: SeatContext, question: Question, line: int) -> Guard:
    """That this line of a question is the first that holds."""
    return _first_of([guard for guard, _ in seat.program.lines_of(question)], line)


def answers_with(seat: SeatContext, request: str, index: int) -> Guard:
    """That this answer of a request is the first that holds."""
    return _first_of([guard for guard, _ in seat.program.answers(request)], index)


def answers_given(seat: SeatContext, request: str) -> Guard:
    """That whoever is asked would say yes."""
    words = [word for _, word in seat.program.answers(request)]
    return any_of([answers_with(seat, request, index) for index, word in enumerate(words) if word == "given"])


def stands_at(seat: SeatContext, request: str, status: str) -> Guard:
    """That a request that was asked stands so."""
    bit = seat.program.layout.consent[request][status]
    return Cube(bit, bit)


def remembered(seat: SeatContext, seeking: Seeking, guard: Guard, mark: int) -> Iterator[Watch]:
    """Set a mark when this `seek` is met while a guard holds; any other asking of the same request clears it."""
    here = BeforeEffect(seeking.placed.effect)
    yield Watch(here, guard, on=mark)
    yield Watch(here, negation(guard), off=mark)
    for other in seekings(seat):
        if other.request == seeking.request and other.placed.effect is not seeking.placed.effect:
            yield Watch(BeforeEffect(other.placed.effect), ALWAYS, off=mark)


def leaning_on(seat: SeatContext, request: str, mark: int) -> Iterator[Leaning]:
    """Each sending with each share line that leans on the request, while it stands given and the mark is set."""
    story = seat.context.story
    since = all_of([Cube(mark, mark), stands_at(seat, request, "given")])
    for sending in sendings(seat):
        for index, line in enumerate(sending.question.lines):
            if leans_on(story, line, request, sending.fact, sending.recipient):
                guard = all_of([since, sending.moves(seat), in_force(seat, sending.question, index)])
                yield Leaning(sending.question.verdict, Watch(BeforeEffect(sending.placed.effect), guard))


def _first_of(guards: list[Guard], index: int) -> Guard:
    return all_of([*(negation(guard) for guard in guards[:index]), guards[index]])
