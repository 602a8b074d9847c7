"""Writes one seat of a story as an ink story with the same graph, in the way an ink author would.

A scene is a knot; a choice is a sticky choice with its guard; knowledge, flags, consent and meters are variables;
effects are assignments in written order; the timeline is a function called where days pass; scenes visited are ink's
own read counts. Left out is what no option or text can depend on: the ledger of what was sent, late or leaked (ink has
no debrief), advice taken and people informed. That favours ink.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from benchmarks.ink.lines import Call, Go, If, Line, Put, Say, Test, all_of, any_of, not_, pruned, written
from easi_engine.story import Passage, Scene, Story, exits, many, passages
from easi_engine.story.conditions import Condition, When
from easi_engine.story.effects import Add, Ask, Effect, Learn, Meanwhile, Seek, Share, Then, Withdraw
from easi_engine.story.effects import Put as PutFlag
from easi_engine.story.scenes import To

STATUSES = {"not-asked": "0", "given": "1", "refused": "2", "withdrawn": "3"}
"""Consent statuses as ink numbers."""

Flow = tuple[str, str, str]
"""(sender, recipient, fact)."""


Kind = Literal["full", "lean", "mute"]
"""``full`` keeps our whole state. ``lean`` leaves out every variable that no option and no text depends on, as an
author would who has no debrief in mind. ``mute`` is lean, with no text but the options': the graph alone."""


def port(story: Story, viewpoint: str, variant: str | None = None, *, kind: Kind = "full") -> str:
    """Ink source for one seat, which begins with ``variant`` (None: the first the story declares)."""
    return _Port(story, viewpoint, variant, kind).source()


@dataclass(slots=True)
class _Port:
    story: Story
    viewpoint: str
    variant: str | None
    kind: Kind

    # -- names and conditions ----------------------------------------------------------------------------------

    def variables(self) -> dict[str, str]:
        """Every variable with its value at the start."""
        case = self.story.case
        held = {
            (who, part) for id_, fact in case.facts.items() for who in many(fact.held_by) for part in self.parts(id_)
        }
        found = {
            _knows(holder, fact): "true" if (holder, fact) in held else "false"
            for holder in self.story.holder_names
            for fact in case.facts
        }
        found |= {_name("c", request): "0" for request in case.consent}
        found |= {_name("f", flag): "false" for flag in case.flags}
        found |= {_name("m", meter): str(bounds.from_) for meter, bounds in case.meters.items()}
        return found | {_name("t", event): "false" for event in case.timeline}

    def parts(self, fact: str) -> tuple[str, ...]:
        """A fact with everything inside it."""
        found = [fact]
        for part in found:
            found.extend(inner for inner in many(self.story.case.facts[part].includes) if inner not in found)
        return tuple(found)

    def members(self, recipient: str, sender: str | None) -> tuple[str, ...]:
        """Who is told when this recipient is."""
        audience = self.story.case.audiences.get(recipient)
        if audience is None or audience.members is None:
            return (recipient,)
        return tuple(member for member in many(audience.members) if member != sender)

    def test(self, when: When | None) -> Test:
        """A condition as an ink expression."""
        if when is None:
            return all_of([])
        if isinstance(when, tuple):
            return all_of([self.test(part) for part in when])
        return all_of(list(self._tests(when)))

    def _tests(self, when: Condition) -> Iterator[Test]:
        if when.all_ is not None:
            yield self.test(when.all_)
        if when.any_ is not None:
            yield any_of([self.test(part) for part in when.any_])
        if when.not_ is not None:
            yield not_(self.test(when.not_))
        for holder, facts in (when.knows or {}).items():
            for member in self.members(holder, None):
                yield from (Test.of(_knows(member, fact)) for fact in many(facts))
        for request, wanted in (when.consent or {}).items():
            name = _name("c", request)
            yield any_of([Test(f"{name} == {STATUSES[status]}", frozenset([name])) for status in many(wanted)])
        yield from (Test.of(_name("f", flag)) for flag in many(when.flag))
        here = self.story.seats[self.viewpoint]
        yield from (
            Test(_name("s", scene), frozenset()) if scene in here else any_of([]) for scene in many(when.visited)
        )
        if when.viewpoint is not None:
            yield all_of([]) if self.viewpoint in many(when.viewpoint) else any_of([])
        for meter, bounds in when.meters.items():
            name = _name("m", meter)
            if bounds.at_least is not None:
                yield Test(f"{name} >= {bounds.at_least}", frozenset([name]))
            if bounds.at_most is not None:
                yield Test(f"{name} <= {bounds.at_most}", frozenset([name]))

    # -- effects -----------------------------------------------------------------------------------------------

    def lines(self, effects: Iterable[Effect]) -> list[Line]:
        """Effects as ink lines."""
        return [line for effect in effects for line in self._one(effect)]

    def _one(self, effect: Effect) -> list[Line]:
        seat = self.story.seat_holder(self.viewpoint)
        match effect:
            case Learn(facts):
                return [line for fact in facts for line in self._tell(seat, fact)]
            case Share(to):
                return self._send([(seat, r, f) for who, facts in to for r in self.members(who, seat) for f in facts])
            case Ask(of):
                return self._send([(holder, seat, fact) for holder, facts in of for fact in facts])
            case Meanwhile(None, to, facts):
                told = [r for who in to for r in self.members(who, None)]
                return [line for r in told for fact in facts for line in self._tell(r, fact)]
            case Meanwhile(str() as sender, to, facts):
                return self._send([(sender, r, f) for who in to for r in self.members(who, sender) for f in facts])
            case Seek(request):
                return self._seek(request, seat)
            case Withdraw(request):
                name = _name("c", request)
                given = Test(f"{name} == {STATUSES['given']}", frozenset([name]))
                return [If([(given, [Put(name, STATUSES["withdrawn"])])])]
            case PutFlag(flag, on):
                return [Put(_name("f", flag), "true" if on else "false")]
            case Add(meter, amount):
                return self._add(meter, amount)
            case Then(branches):
                return [If([(self.test(when), self.lines(inner))]) for when, inner in branches]
            case _:
                return []

    def _tell(self, recipient: str, fact: str) -> list[Line]:
        return [Put(_knows(recipient, part), "true") for part in self.parts(fact)]

    def _send(self, flows: list[Flow]) -> list[Line]:
        """Facts sent by whoever holds them. One after another, as long as no recipient is among the senders."""
        senders, recipients = {sender for sender, _, _ in flows}, {recipient for _, recipient, _ in flows}
        if senders & recipients:
            raise ValueError(f"{senders & recipients} both send and receive in one effect; the port would need copies")
        held: dict[tuple[str, str], list[Line]] = {}
        for sender, recipient, fact in flows:
            held.setdefault((sender, fact), []).extend(self._tell(recipient, fact))
        return [If([(Test.of(_knows(sender, fact)), told)]) for (sender, fact), told in held.items()]

    def _seek(self, request: str, seat: str) -> list[Line]:
        """The answer, then what asking gives away: the answer is read off the state before either."""
        asked, name = self.story.case.consent[request], _name("c", request)
        branches: list[tuple[Test, list[Line]]] = []
        for answer in asked.answers:
            if isinstance(answer, str):
                branches.append((all_of([]), [Put(name, STATUSES[answer])]))
                break
            word = "refused" if answer.given is None else "given"
            branches.append((self.test(answer.given or answer.refused), [Put(name, STATUSES[word])]))
        return [If(branches), *self._send([(seat, asked.of, fact) for fact in many(asked.for_)])]

    def _add(self, meter: str, amount: int) -> list[Line]:
        name, bounds = _name("m", meter), self.story.case.meters[meter]
        kept = f"MIN({name} + {amount}, {bounds.to})" if amount >= 0 else f"MAX({name} - {-amount}, {bounds.from_})"
        done: list[Line] = [Put(name, kept, frozenset([name]))]
        return [*done, Call("pass_days")] if meter == "days" else done

    # -- scenes ------------------------------------------------------------------------------------------------

    def source(self) -> str:
        """The whole ink story."""
        knots = {"pass_days": self.timeline(), "start": self.start()}
        options: dict[str, list[tuple[Test, str, list[Line]]]] = {}
        for id_, scene in self.story.seats[self.viewpoint].items():
            knots[_name("s", id_)], options[_name("s", id_)] = self.scene(id_, scene), self.options(id_, scene)
        variables = self.variables()
        if self.kind != "full":
            variables, knots, options = pruned(variables, knots, options)
        return written(variables, knots, options)

    def start(self) -> list[Line]:
        """The variant's effects, the timeline of the first day, and the first scene."""
        variants = self.story.case.variants
        chosen = self.variant or next(iter(variants), None)
        effects = variants[chosen].effects if chosen else ()
        first = self.story.case.viewpoints[self.viewpoint].start
        return [*self.lines(effects), Call("pass_days"), Go(_name("s", first))]

    def timeline(self) -> list[Line]:
        """What happens when its day comes, once."""
        found: list[Line] = []
        if "days" not in self.story.case.meters:
            return found
        for id_, event in self.story.case.timeline.items():
            come, past = Test(f"m_days >= {event.day}", frozenset(["m_days"])), Test.of(_name("t", id_))
            said: list[Line] = [Say(event.say)] if event.say and self.kind != "mute" else []
            happens = If([(not_(self.test(event.unless)), [*said, *self.lines(event.effects)])])
            inside = happens if event.unless is not None else If([(all_of([]), happens.branches[0][1])])
            found.append(If([(all_of([not_(past), come]), [Put(_name("t", id_), "true"), inside])]))
        return found

    def scene(self, id_: str, scene: Scene) -> list[Line]:
        """Entry, text, and the way on where there is nothing to choose."""
        found = [*self.lines(self.story.entry_effects(scene)), *self.said(self.story.passages_of(scene))]
        for text in scene.outcomes.values():
            found += self.said(passages(text))
        if scene.choices:
            return [*found, Go(f"{_name('s', id_)}.options")]
        return [*found, *self.ways(scene.to, "END" if scene.ending else "DONE")]

    def options(self, id_: str, scene: Scene) -> list[tuple[Test, str, list[Line]]]:
        """Each choice: its guard, its words, and what comes of it."""
        return [
            (
                self.test(choice.when),
                choice.say,
                [
                    *self.lines(choice.effects),
                    *self.said(passages(choice.reply)),
                    *self.ways(choice.to if exits(choice.to) else scene.to, f"{_name('s', id_)}.options"),
                ],
            )
            for choice in scene.choices.values()
        ]

    def said(self, text: Iterable[Passage]) -> list[Line]:
        """Paragraphs, with their conditions."""
        if self.kind == "mute":
            return []
        return [Say(part.say) if part.when is None else If([(self.test(part.when), [Say(part.say)])]) for part in text]

    def ways(self, to: To | None, otherwise: str) -> list[Line]:
        """The first way on that holds."""
        found: list[tuple[Test, list[Line]]] = [(self.test(way.when), [Go(_name("s", way.scene))]) for way in exits(to)]
        return [If([*found, (all_of([]), [Go(otherwise)])])]


def _name(kind: str, id_: str) -> str:
    """An ink name: ids have neither underscores nor capitals, so that different ids stay different."""
    return f"{kind}_{id_.replace('-', '_').replace('.', '_DOT_')}"


def _knows(holder: str, fact: str) -> str:
    return f"{_name('k', holder)}__{_name('', fact)[1:]}"
