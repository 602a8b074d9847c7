"""What no single reference shows: ids that clash, questions that overlap, facts that include themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from easi_engine.findings import Finding
from easi_engine.loading.names import At, Names
from easi_engine.loading.tracing import keys_of
from easi_engine.loading.wording import listed, quoted
from easi_engine.story import Case, many
from easi_engine.story.conditions import Condition

_OWN_WORDS = {"self", "best-interests"}
"""What ``decides`` takes besides a person."""


def clashing_ids(case: Case, names: Names, at: At) -> Iterator[Finding]:
    """Ids in use twice among those who can hold a fact, and ids that are words of the format."""
    taken = dict.fromkeys(names.known["agency-or-service"] or (), "an agency")
    for section, ids, noun in (("people", case.people, "a person"), ("audiences", case.audiences, "an audience")):
        for id_ in ids:
            here = at.to(section, id_)
            if id_ in taken:
                message = (
                    f"{quoted(id_)} is already {taken[id_]}; everyone who can be told something has an id of their own."
                )
                yield here.key_fault("shared-id", message, "rename one of the two")
            taken.setdefault(id_, noun)
    for id_ in _OWN_WORDS.intersection(case.people):
        message = f"{quoted(id_)} cannot be a person, because `decides` uses the word."
        yield at.to("people", id_).key_fault("reserved-id", message)
    for id_ in set(keys_of(Condition)).intersection(case.meters):
        message = f"{quoted(id_)} cannot be a meter, because conditions use the word."
        yield at.to("meters", id_).key_fault("reserved-id", message)


def circular_facts(case: Case, at: At) -> Iterator[Finding]:
    """Facts that include themselves, each circle reported once."""
    inner = {id_: many(fact.includes) for id_, fact in case.facts.items()}
    for circle in _circles(inner):
        rest = "itself" if len(circle) == 1 else f"{listed(circle[1:])}, which in the end includes it again"
        message = f"{quoted(circle[0])} includes {rest}."
        yield at.to("facts", circle[0], "includes").fault(
            "includes-itself", message, "a fact includes lesser facts only"
        )


def _circles(onward: Mapping[str, Iterable[str]]) -> Iterator[list[str]]:
    """One circle for each part of a graph that has any, as its nodes in order, without recursion."""
    done: set[str] = set()
    for start in onward:
        if start in done:
            continue
        way, ahead = [start], [iter(onward[start])]
        on_way = {start: 0}
        while way:
            step = next(ahead[-1], None)
            if step is None:
                ahead.pop()
                done.add(way[-1])
                del on_way[way.pop()]
            elif step in on_way:
                yield way[on_way[step] :]
            elif step not in done and step in onward:
                on_way[step] = len(way)
                way.append(step)
                ahead.append(iter(onward[step]))


def overlapping_questions(case: Case, at: At) -> Iterator[Finding]:
    """Verdicts that judge the same fact, sender and recipient; each pair is reported once, at the later one."""
    judged: dict[tuple[str, str], list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    reported: set[tuple[str, str]] = set()
    for id_, verdict in case.verdicts.items():
        senders = many(verdict.from_)
        recipients = dict.fromkeys(member for to in many(verdict.to) for member in _members(case, to))
        for fact in dict.fromkeys(many(verdict.facts)):
            for recipient in recipients:
                before = judged[fact, recipient]
                for other, other_senders in before:
                    if (other, id_) in reported or not _meet(senders, other_senders, recipient):
                        continue
                    reported.add((other, id_))
                    line = at.to("verdicts", other).line
                    message = (
                        f"{quoted(fact)} to {quoted(recipient)} is already judged by {quoted(other)}, line {line}."
                    )
                    hint = "let each verdict have its own facts, recipients or senders"
                    yield at.to("verdicts", id_).key_fault("overlapping-questions", message, hint)
                before.append((id_, senders))


def _members(case: Case, recipient: str) -> tuple[str, ...]:
    audience = case.audiences.get(recipient)
    return many(audience.members) if audience and audience.members is not None else (recipient,)


def _meet(some: tuple[str, ...], others: tuple[str, ...], recipient: str) -> bool:
    """Whether two lists of senders meet; an empty list is anyone, and an agency stands for its services."""
    if not some or not others:
        # Nobody sends to themselves, so a list of nobody but the recipient meets no one.
        return any(sender != recipient for sender in some or others) or not (some or others)
    return any(
        a == b or a.startswith(f"{b}.") or b.startswith(f"{a}.") for a in some for b in others if {a, b} != {recipient}
    )
