"""The references of the case file, part by part."""

from __future__ import annotations

from easi_engine.loading.checking import Checker
from easi_engine.loading.names import CLOCK, At
from easi_engine.story import Case
from easi_engine.story.case import ConditionalAnswer, ConsentRequest, JudgeLine, Meter, Verdict
from easi_engine.story.conditions import When


def check_case(checker: Checker, case: Case, at: At) -> None:
    """Check every part of the case, whose file is at ``at``."""
    checker.refer("concept", case.concepts, at, "concepts")
    _people_and_facts(checker, case, at)
    _audiences(checker, case, at)
    for id_, request in case.consent.items():
        _consent(checker, request, at.to("consent", id_))
    _viewpoints(checker, case, at)
    _timeline(checker, case, at)
    for id_, event in case.events.items():
        checker.text(event.text, at, "events", id_, "text")
        checker.effects(event.on_entry, at, "events", id_, "on-entry")
    for id_, verdict in case.verdicts.items():
        _verdict(checker, verdict, case, at.to("verdicts", id_))
    for index, promise in enumerate(case.promises):
        for key, when in (("never", promise.never), ("always", promise.always), ("reachable", promise.reachable)):
            checker.when(when, at, "promises", index, key)
    for id_, variant in case.variants.items():
        checker.effects(variant, at, "variants", id_)


def _people_and_facts(checker: Checker, case: Case, at: At) -> None:
    people = checker.names.known["person"]
    for id_, person in case.people.items():
        if people is not None and person.decides not in people and person.decides not in ("self", "best-interests"):
            place = at.to("people", id_, "decides")
            checker.found.append(checker.names.unknown("person", person.decides, place))
    for id_, fact in case.facts.items():
        here = at.to("facts", id_)
        checker.some(fact.about, here, "about", "one person")
        checker.refer("person", fact.about, here, "about")
        checker.refer("holder", fact.held_by, here, "held-by")
        checker.refer("fact", fact.includes, here, "includes")


def _audiences(checker: Checker, case: Case, at: At) -> None:
    for id_, audience in case.audiences.items():
        here = at.to("audiences", id_)
        checker.refer("agency-or-service", audience.of, here, "of")
        checker.some(audience.members, here, "members", "one member")
        checker.refer("holder", audience.members, here, "members")


def _consent(checker: Checker, request: ConsentRequest, at: At) -> None:
    checker.refer("person", request.of, at, "of")
    checker.some(request.for_, at, "for", "one fact")
    checker.refer("fact", request.for_, at, "for")
    checker.some(request.with_, at, "with", "one recipient")
    checker.refer("recipient", request.with_, at, "with")
    checker.when(request.unsafe, at, "unsafe")
    answers = at.to("answers")
    conditions: list[bool] = []
    for index, answer in enumerate(request.answers):
        conditions.append(isinstance(answer, ConditionalAnswer))
        if isinstance(answer, ConditionalAnswer):
            checker.when(answer.given, answers, index, "given")
            checker.when(answer.refused, answers, index, "refused")
    checker.first_that_holds(conditions, answers)


def _viewpoints(checker: Checker, case: Case, at: At) -> None:
    checker.refer_keys("agency", case.viewpoints, at.to("viewpoints"))
    scenes = checker.names.known["scene"]
    services = checker.names.known["agency-or-service"]
    for id_, viewpoint in case.viewpoints.items():
        here = at.to("viewpoints", id_)
        if scenes is not None and viewpoint.start not in scenes:
            checker.found.append(checker.names.unknown("scene", viewpoint.start, here.to("start")))
        elif scenes is not None and id_ not in (seats := checker.names.scene_seats[viewpoint.start]):
            message = f"`{viewpoint.start}` is a scene of {seats[0]}, and {id_} cannot start there."
            checker.found.append(here.to("start").fault("other-seats-scene", message))
        if viewpoint.seat is None or viewpoint.seat == id_ or services is None:
            continue
        if viewpoint.seat not in services:
            checker.found.append(checker.names.unknown("agency-or-service", viewpoint.seat, here.to("seat")))
        elif not viewpoint.seat.startswith(f"{id_}."):
            message = f"`{viewpoint.seat}` is not a service of {id_}, whose seat this is."
            checker.found.append(here.to("seat").fault("seat-elsewhere", message))


def _timeline(checker: Checker, case: Case, at: At) -> None:
    clock = case.meters.get(CLOCK)
    for id_, event in case.timeline.items():
        here = at.to("timeline", id_)
        checker.when(event.unless, here, "unless")
        checker.effects(event, here)
        if clock is None:
            _no_clock(checker, here.to("day"))
        elif not clock.from_ <= event.day <= clock.to:
            _never_comes(checker, event.day, clock, here.to("day"))


def _no_clock(checker: Checker, at: At) -> None:
    if checker.names.known["meter"] is None or CLOCK in (checker.names.known["meter"] or ()):
        return  # the meter is there, and something else is wrong with it
    hint = "add it: `meters: {days: {from: 0, to: 21}}`"
    checker.found.append(at.fault("no-clock", "The story has no meter called `days`, so that no day ever comes.", hint))


def _never_comes(checker: Checker, day: int, clock: Meter, at: At) -> None:
    message = f"Day {day} never comes: the meter `days` counts from {clock.from_} to {clock.to}."
    checker.found.append(at.fault("day-never-comes", message))


def _verdict(checker: Checker, verdict: Verdict, case: Case, at: At) -> None:
    checker.some(verdict.facts, at, "facts", "one fact")
    checker.refer("fact", verdict.facts, at, "facts")
    checker.some(verdict.to, at, "to", "one recipient")
    checker.refer("recipient", verdict.to, at, "to")
    checker.some(verdict.from_, at, "from", "one sender")
    checker.refer("holder", verdict.from_, at, "from")
    checker.when(verdict.moot, at, "moot")
    if verdict.by is not None:
        clock = case.meters.get(CLOCK)
        if clock is None:
            _no_clock(checker, at.to("by", CLOCK))
        elif not clock.from_ <= verdict.by.days <= clock.to:
            _never_comes(checker, verdict.by.days, clock, at.to("by", CLOCK))
    judge = at.to("judge")
    checker.first_that_holds([line.when is not None for line in verdict.judge], judge)
    for index, line in enumerate(verdict.judge):
        _judge_line(checker, line, line.when, judge.to(index))


def _judge_line(checker: Checker, line: JudgeLine, when: When | None, at: At) -> None:
    checker.when(when, at, "when")
    checker.refer("source", line.sources, at, "sources")
    checker.refer("principle", line.principles, at, "principles")
