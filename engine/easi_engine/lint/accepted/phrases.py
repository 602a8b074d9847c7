"""What differs at one place, in words: what is so now, and what was accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from easi_engine.lint.accepted.deeds import Deed, deeds_in, deeds_of, said
from easi_engine.lint.accepted.facts import ALWAYS, NEVER
from easi_engine.lint.accepted.terms import CONSENT, EVENTS, QUESTIONS, SCENES, TIMELINE, Facts, Item, Place
from easi_engine.loading.wording import listed, quoted

Test = Callable[[Item], bool]

FEW = 3
"""Things done that are named in one message."""


class Phrase(NamedTuple):
    """One thing that differs."""

    said: str
    """A sentence without its full stop."""
    at: tuple[str, ...] = ()
    """Where, from the place on."""
    choice: str | None = None
    """The choice that shows it, where only one does."""
    shows: Test | None = None
    """Whether something that is shown shows what is new; None where nothing is."""


def phrases(place: Place, accepted: Facts | None, now: Facts | None) -> list[Phrase]:
    """What differs, what says most first."""
    section = place[0]
    if now is None or accepted is None:
        words = (_GONE if now is None else _COME)[section].format(quoted(place[1]))
        return [Phrase(words, shows=None if now is None else lambda _: True)]
    tell = {SCENES: _scene, CONSENT: _consent, TIMELINE: _happening, QUESTIONS: _question}.get(section, _event)
    found = list(tell(accepted, now))
    return found or [Phrase(_ELSE[section])]


_ELSE = {
    SCENES: "The same comes about here as was accepted, but on other paths",
    CONSENT: "The same answers can come as were accepted, but on other paths",
    TIMELINE: "This happens as was accepted, but on other paths",
    QUESTIONS: "The same lines judge this as were accepted, but in other cases",
    EVENTS: "The same comes about here as was accepted, but on other paths",
}

_GONE = {
    SCENES: "Play never comes to {} now; accepted was that it does",
    CONSENT: "{} is never asked now; accepted was that it is",
    TIMELINE: "{} never happens now; accepted was that it does",
    QUESTIONS: "The question {} does not come up now; accepted was that it does",
    EVENTS: "Nothing comes about as {} begins; accepted was that something does",
}
_COME = {
    SCENES: "Play can come to {} now; accepted was that it never does",
    CONSENT: "{} can be asked now; accepted was that it never is",
    TIMELINE: "{} can happen now; accepted was that it never does",
    QUESTIONS: "The question {} comes up now; accepted was that it does not",
    EVENTS: "Something comes about as {} begins; accepted was that nothing does",
}


# -- scenes ------------------------------------------------------------------------------------------------------------


def _scene(accepted: Facts, now: Facts) -> Iterator[Phrase]:
    before, after = accepted.get("choices", {}), now.get("choices", {})
    for choice in dict.fromkeys((*before, *after)):
        yield from _choice(choice, before.get(choice), after.get(choice))
    if accepted.get("days") != now.get("days"):
        yield Phrase(f"Play comes here on {_days(now)}; accepted was {_days(accepted)}", shows=_on_new_day(accepted))
    else:
        yield from _later(before, after)
    yield from _lists("as it begins, ", accepted, now, "on-entry", ("on-entry",))
    yield from _onward("this scene", accepted, now, "passes-on-to", ("to",))
    yield from _readings(accepted.get("readings", {}), now.get("readings", {}))
    yield from _texts("", accepted.get("texts", {}), now.get("texts", {}), "text", ("text",))
    for person in dict.fromkeys((*accepted.get("outcomes", {}), *now.get("outcomes", {}))):
        was, is_ = (facts.get("outcomes", {}).get(person, {}) for facts in (accepted, now))
        yield from _texts(f" of what became of {quoted(person)}", was, is_, "outcome", ("outcomes", person))


def _later(accepted: Facts, now: Facts) -> Iterator[Phrase]:
    """Choices that take more days or fewer."""
    for choice in accepted:
        before, after = accepted[choice].get("done-on"), now.get(choice, {}).get("done-on")
        if before and after and before != after:
            days = [", ".join(map(str, one)) for one in (after, before)]
            said = f"After {quoted(choice)} it is day {days[0]}; accepted was day {days[1]}"
            yield Phrase(said, ("choices", choice), choice)


def _choice(choice: str, accepted: Facts | None, now: Facts | None) -> Iterator[Phrase]:
    name, at = quoted(choice), ("choices", choice)
    offered = [facts.get("offered", ALWAYS) if facts else NEVER for facts in (accepted, now)]
    if offered[0] != offered[1]:
        more = now is not None and (accepted is None or offered[1] == ALWAYS or _more(offered[0], offered[1]))
        shows: Test = (lambda item: choice in _open(item)) if more else (lambda item: choice not in _open(item))
        said = f"{name} is {_offered(offered[1])} here; accepted was {_told(offered[0])}"
        yield Phrase(said, at if now else (), shows=lambda item: item[0] == "open" and shows(item))
    if accepted is None or now is None:
        return
    for phrase in _onward(name, accepted, now, "to", at):
        yield phrase._replace(choice=choice)
    for phrase in _lists(f"{name} ", accepted, now, "does", at):
        yield phrase._replace(choice=choice)
    if accepted.get("replies") != now.get("replies"):
        yield Phrase(f"What comes back from {name} shows other texts than were accepted", at, choice)


def _offered(offered: str) -> str:
    return "never offered" if offered == NEVER else f"{offered} offered" if offered == ALWAYS else f"offered {offered}"


def _told(offered: str) -> str:
    return offered if offered in (ALWAYS, NEVER) else f"that it is so {offered}"


def _more(before: Any, after: Any) -> bool:
    """Whether “in 3 of 4 cases” is more of them than “in 1 of 4 cases”."""
    try:
        some, of, few, out_of = (int(word) for text in (after, before) for word in text.split()[1:4:2])
    except (ValueError, AttributeError):
        return False
    return some * out_of > few * of


def _open(item: Item) -> tuple[str, ...]:
    return item[1] if item[0] == "open" else ()


def _onward(who: str, accepted: Facts, now: Facts, key: str, at: tuple[str, ...]) -> Iterator[Phrase]:
    before, after = accepted.get(key, []), now.get(key, [])
    if before != after:
        new = [scene for scene in after if scene not in before]
        said = f"{who} leads to {listed(after, 'or')}; accepted was {listed(before, 'or')}"
        shows: Test | None = (lambda item: item[0] == "to" and item[2] in new) if new else None
        yield Phrase(said[:1].upper() + said[1:], at, shows=shows)


def _lists(who: str, accepted: Facts, now: Facts, key: str, at: tuple[str, ...]) -> Iterator[Phrase]:
    """What is done that was not accepted, and what is not done that was."""
    before, after = deeds_in(accepted.get(key, {})), deeds_in(now.get(key, {}))
    new, lost = [one for one in after if one not in before], [one for one in before if one not in after]
    parts = [f"now does what was not accepted: {_few(new)}"] if new else []
    parts += [f"no longer does what was accepted: {_few(lost)}"] if lost else []
    if parts:
        whole = f"{who}{'; it '.join(parts)}"
        shows: Test | None = (lambda item: not new_set.isdisjoint(deeds_of(item))) if (new_set := set(new)) else None
        yield Phrase(f"{whole[:1].upper()}{whole[1:]}", at, shows=shows)


def _few(deeds: list[Deed]) -> str:
    more = f" and {len(deeds) - FEW} more" if len(deeds) > FEW else ""
    return ", ".join(map(said, deeds[:FEW])) + more


def _readings(accepted: Facts, now: Facts) -> Iterator[Phrase]:
    for agency in dict.fromkeys((*accepted, *now)):
        before, after = accepted.get(agency, []), now.get(agency, [])
        if before == after:
            continue
        at = ("readings", agency) if after else ()
        said = f"{quoted(agency)} reads this so: {_given(after)}; accepted was: {_given(before)}"
        yield Phrase(said, at, shows=_read_by(agency))


def _read_by(agency: str) -> Test:
    return lambda item: item[:2] == ("reading", agency)


def _given(lines: list[Facts]) -> str:
    said = [f"it would {listed(line.get('would', ()), 'or')} ({line.get('given', '')})" for line in lines]
    return "; ".join(said) or "not at all"


def _texts(of: str, accepted: Facts, now: Facts, kind: str, at: tuple[str, ...]) -> Iterator[Phrase]:
    """Texts that come and go, shown in other cases."""
    for text in dict.fromkeys((*accepted, *now)):
        before, after = accepted.get(text), now.get(text)
        if before == after:
            continue
        number = text.removeprefix("text-")
        said = f"Of the texts{of} that come and go here, number {number} is shown {after or 'never or always'}"
        new = after is not None and (before is None or _more(before, after))
        shows = _with_text(kind, number) if new else None
        yield Phrase(f"{said}; accepted was {before or 'never or always'}", at, shows=shows)
        return


def _with_text(kind: str, number: str) -> Test:
    return lambda item: item[0] == kind and number in map(str, item[2])


def _days(facts: Facts) -> str:
    days = facts.get("days", ())
    return f"day {', '.join(map(str, days))}" if days else "no day"


def _on_new_day(accepted: Facts) -> Test:
    known = accepted.get("days", ())
    return lambda item: item[0] in ("begins", "happens") and item[1] not in known


# -- the others --------------------------------------------------------------------------------------------------------


def _consent(accepted: Facts, now: Facts) -> Iterator[Phrase]:
    before, after = accepted.get("answers", []), now.get("answers", [])
    if before != after:
        said = f"The answer can be {listed(after, 'or')}; accepted was {listed(before, 'or')}"
        new = [word for word in after if word not in before]
        yield Phrase(said, ("answers",), shows=(lambda item: item[1] in new) if new else None)
    before, after = accepted.get("unsafe", NEVER), now.get("unsafe", NEVER)
    if before != after:
        shows: Test | None = (lambda item: item[2]) if before == NEVER else None
        yield Phrase(f"Asking is {after} unsafe; accepted was {before}", ("unsafe",), shows=shows)
    if accepted.get("asked-in") != now.get("asked-in"):
        yield Phrase(_in_scenes("This is asked in", accepted, now, "asked-in"))


def _happening(accepted: Facts, now: Facts) -> Iterator[Phrase]:
    if accepted.get("days") != now.get("days"):
        said = f"This happens on {_days(now)}; accepted was {_days(accepted)}"
        yield Phrase(said, ("day",), shows=_on_new_day(accepted))
    yield from _event(accepted, now, "does")


def _event(accepted: Facts, now: Facts, key: str = "on-entry") -> Iterator[Phrase]:
    yield from _lists("what happens ", accepted, now, key, ())
    if accepted.get("comes-in") != now.get("comes-in"):
        yield Phrase(_in_scenes("This comes about in", accepted, now, "comes-in"))


def _question(accepted: Facts, now: Facts) -> Iterator[Phrase]:
    if accepted.get("by") != now.get("by"):
        said = [f"day {facts['by']}" if "by" in facts else "no deadline" for facts in (now, accepted)]
        yield Phrase(f"The deadline is {said[0]}; accepted was {said[1]}", ("by",))
    if accepted.get("grave") != now.get("grave"):
        said = ["grave" if facts.get("grave") else "not grave" for facts in (now, accepted)]
        yield Phrase(f"This question is {said[0]}; accepted was {said[1]}", ("grave",))
    if accepted.get("facts") != now.get("facts"):
        facts = listed(now.get("facts", ())), listed(accepted.get("facts", ()))
        yield Phrase(f"This is about {facts[0]}; accepted was {facts[1]}", ("facts",))
    before, after = accepted.get("judge", []), now.get("judge", [])
    if before != after:
        yield _judge(before, after)
    if accepted.get("sent-in") != now.get("sent-in"):
        yield Phrase(_in_scenes("It is sent in", accepted, now, "sent-in"))


def _judge(before: list[Facts], after: list[Facts]) -> Phrase:
    """Lines that can decide, where they are other lines."""
    says = [[str(line.get("says")) for line in lines] for lines in (before, after)]
    shows = _judged_by([number for number, line in enumerate(after, 1) if line not in before])
    if says[0] != says[1]:
        told = [", then ".join(words) or "nothing" for words in says]
        return Phrase(f"The lines that can decide say {told[1]}; accepted was {told[0]}", ("judge",), shows=shows)
    number = next(index for index, line in enumerate(after) if line != before[index])
    keys = [key for key in ("basis", "sources", "principles") if before[number].get(key) != after[number].get(key)]
    told = [", ".join(after[number].get(key, ())) or "none" for key in keys]
    known = [", ".join(before[number].get(key, ())) or "none" for key in keys]
    what = " and ".join(keys)
    which = f"of line {number + 1} of those that can decide" if len(after) > 1 else "of the line that decides"
    return Phrase(f"The {what} {which}: {'; '.join(told)}; accepted was {'; '.join(known)}", ("judge",), shows=shows)


def _judged_by(numbers: list[int]) -> Test:
    return lambda item: item[0] == "judged" and item[1] in numbers


def _in_scenes(what: str, accepted: Facts, now: Facts, key: str) -> str:
    return f"{what} {listed(now.get(key, ()))}; accepted was {listed(accepted.get(key, ()))}"
