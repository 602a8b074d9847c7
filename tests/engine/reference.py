"""A second interpreter of stories, written from the design alone to disagree with the engine where either is wrong.

Plain and slow: a state is sets and dictionaries, every rule is spelled out as docs/debrief.md and the format's
semantics word it, and it reads what an author writes (parsed YAML), not the engine's models. It shares no code with
the engine. It is long because it is one thing: whoever judges which of the two interpreters is right reads all of it,
in one piece, beside the design.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

Data = dict[str, Any]
Triple = tuple[str, str, str]
"""(fact, sender, recipient)."""


def listed(value: Any) -> list[Any]:
    """One or many, as a list."""
    return list(value) if isinstance(value, (list, tuple)) else [] if value is None else [value]


@dataclass
class World:
    """Everything that is so at one moment of a playthrough."""

    scene: str
    knows: set[tuple[str, str]]
    """(holder, fact)."""
    consent: dict[str, str]
    flags: set[str]
    meters: dict[str, int]
    visited: set[str]
    spent: set[str]
    """Timeline events whose day has come."""
    verdicts: dict[Triple, tuple[str, bool]] = field(default_factory=dict)
    """Each judged sending → the verdict at its first sending, and whether anything moved."""
    first_day: dict[str, int | None] = field(default_factory=dict)
    """Question → the day of its first sending."""
    sent: list[tuple[Triple, bool, str | None, str | None]] = field(default_factory=list)
    """What the last move sent: triple, moved, question, verdict in force."""

    def copy(self) -> World:
        """The same moment, free to change."""
        return replace(
            self,
            knows=set(self.knows),
            consent=dict(self.consent),
            flags=set(self.flags),
            meters=dict(self.meters),
            visited=set(self.visited),
            spent=set(self.spent),
            verdicts=dict(self.verdicts),
            first_day=dict(self.first_day),
            sent=[],
        )

    def key(self) -> tuple[object, ...]:
        """Equal for moments that nothing can tell apart."""
        parts: tuple[Iterable[Any], ...] = (
            self.knows, self.consent.items(), self.flags, self.meters.items(), self.visited, self.spent,
            self.verdicts.items(), self.first_day.items(),
        )  # fmt: skip
        return (self.scene, *(frozenset(part) for part in parts))


class Reference:
    """A story as one seat plays it."""

    def __init__(self, data: Data, viewpoint: str) -> None:
        """For complete data, as `building.filled` gives them."""
        self.data = data
        self.viewpoint = viewpoint
        self.seat: str = data["viewpoints"][viewpoint].get("seat", viewpoint)
        self.scenes: Data = data["scenes"][viewpoint]

    # -- reading the story -----------------------------------------------------------------------------------------

    def inside(self, fact: str) -> set[str]:
        """A fact with all that it includes."""
        found = {fact}
        for part in listed(self.data["facts"][fact].get("includes")):
            found |= self.inside(part)
        return found

    def told(self, recipient: str, sender: str | None) -> list[str]:
        """Who hears it when a recipient is told."""
        members = self.data.get("audiences", {}).get(recipient, {}).get("members")
        return [recipient] if members is None else [member for member in listed(members) if member != sender]

    def question(self, triple: Triple) -> str | None:
        """The question that judges a sending."""
        fact, sender, recipient = triple
        for id_, verdict in self.data["verdicts"].items():
            if fact not in listed(verdict["facts"]):
                continue
            senders = listed(verdict.get("from"))
            if senders and not any(sender == named or sender.startswith(named + ".") for named in senders):
                continue
            whole = listed(verdict["to"])
            recipients = [one for named in whole for one in self.told(named, self.seat)]
            if recipient in recipients:
                return id_ if whole == [recipient] else f"{id_}:{recipient}"
        return None

    def verdict_of(self, question: str) -> Data:
        """The verdict that a question belongs to."""
        found: Data = self.data["verdicts"][question.partition(":")[0]]
        return found

    def line(self, question: str, world: World) -> Data:
        """The line of a question in force."""
        return next(line for line in self.verdict_of(question)["judge"] if self.holds(line.get("when"), world))

    # -- conditions ------------------------------------------------------------------------------------------------

    def holds(self, when: Any, world: World) -> bool:
        """Whether a condition holds; none at all does."""
        if when is None:
            return True
        if isinstance(when, (list, tuple)):
            return all(self.holds(part, world) for part in when)
        return all(self._test(key, wanted, world) for key, wanted in when.items())

    def _test(self, key: str, wanted: Any, world: World) -> bool:
        if key in {"all", "any"}:
            held = [self.holds(part, world) for part in wanted]
            return all(held) if key == "all" else any(held)
        if key == "not":
            return not self.holds(wanted, world)
        if key == "knows":
            named = [
                (one, fact) for who, facts in wanted.items() for one in self.told(who, None) for fact in listed(facts)
            ]
            return set(named) <= world.knows
        if key == "consent":
            return all(world.consent[request] in listed(statuses) for request, statuses in wanted.items())
        if key == "flag":
            return set(listed(wanted)) <= world.flags
        if key == "visited":
            return set(listed(wanted)) <= world.visited
        if key == "viewpoint":
            return self.viewpoint in listed(wanted)
        value = world.meters[key]
        return bool(wanted.get("at-least", value) <= value <= wanted.get("at-most", value))

    # -- effects ---------------------------------------------------------------------------------------------------

    def do(self, effects: Data, world: World, *, scored: bool) -> None:  # noqa: PLR0912 -- one branch an effect
        """Carry out effects in written order; other keys of a choice or an event are passed over."""
        for key, value in effects.items():
            if key in {"share", "share-if-held"}:
                self.send(
                    [(f, self.seat, r) for r, facts in value.items() for f in listed(facts)], world, scored=scored
                )
            elif key == "ask":
                self.send(
                    [(f, who, self.seat) for who, facts in value.items() for f in listed(facts)], world, scored=scored
                )
            elif key == "learn":
                world.knows |= {(self.seat, part) for fact in listed(value) for part in self.inside(fact)}
            elif key == "meanwhile":
                for act in listed(value):
                    self.meanwhile(act, world)
            elif key == "seek":
                for request in listed(value):
                    self.seek(request, world, scored=scored)
            elif key == "withdraw":
                for request in listed(value):
                    if world.consent[request] == "given":
                        world.consent[request] = "withdrawn"
            elif key == "set":
                world.flags |= set(listed(value))
            elif key == "unset":
                world.flags -= set(listed(value))
            elif key == "add":
                for meter, amount in value.items():
                    self.add(meter, amount, world)
            elif key == "then":
                for branch in value:
                    if self.holds(branch.get("when"), world):
                        self.do(branch, world, scored=scored)

    def send(self, flows: list[Triple], world: World, *, scored: bool) -> None:
        """Send facts, all judged on the state before any of them."""
        before = world.copy()
        done: set[Triple] = set()
        for fact, sender, named in flows:
            if (sender, fact) not in before.knows:
                continue
            for recipient in self.told(named, sender):
                done |= {(part, sender, recipient) for part in self.inside(fact)}
        for triple in done:
            fact, _, recipient = triple
            moved = (recipient, fact) not in before.knows
            world.knows.add((recipient, fact))
            question = self.question(triple)
            if not scored:
                continue
            if question is None:
                world.sent.append((triple, moved, None, None))
                continue
            line = self.line(question, before)
            verdict = next(word for word in ("share", "withhold", "either") if word in line)
            world.sent.append((triple, moved, question, verdict))
            world.verdicts.setdefault(triple, (verdict, moved))
            world.first_day.setdefault(question, before.meters.get("days"))

    def meanwhile(self, act: Data, world: World) -> None:
        """Another agency acts."""
        sender = act.get("from")
        facts = [fact for fact in listed(act["facts"]) if sender is None or (sender, fact) in world.knows]
        who = [one for named in listed(act["to"]) for one in self.told(named, sender)]
        world.knows |= {(one, part) for one in who for fact in facts for part in self.inside(fact)}

    def seek(self, request: str, world: World, *, scored: bool) -> None:
        """Ask for consent: the answer first, then the person is told what they lack."""
        asked = self.data["consent"][request]
        answer = next(found for found in (self.answer(line, world) for line in asked["answers"]) if found)
        lacking = [fact for fact in listed(asked["for"]) if (asked["of"], fact) not in world.knows]
        self.send([(fact, self.seat, asked["of"]) for fact in lacking], world, scored=scored)
        world.consent[request] = answer

    def answer(self, line: Any, world: World) -> str | None:
        """The word of an answer, if its condition holds."""
        if isinstance(line, str):
            return line
        ((word, when),) = line.items()
        return word if self.holds(when, world) else None

    def add(self, meter: str, amount: int, world: World) -> None:
        """Move a meter within its bounds, and let the timeline follow the days."""
        bounds = self.data["meters"][meter]
        world.meters[meter] = max(bounds["from"], min(bounds["to"], world.meters[meter] + amount))
        if meter == "days":
            self.timeline(world)

    def timeline(self, world: World) -> None:
        """Events whose day has come, once each, in declared order; one of them setting the clock back stops none."""
        today = world.meters.get("days", -1)
        for id_, event in self.data.get("timeline", {}).items():
            if id_ not in world.spent and today >= event["day"]:
                world.spent.add(id_)
                if "unless" not in event or not self.holds(event["unless"], world):
                    self.do(event, world, scored=False)

    # -- playing ---------------------------------------------------------------------------------------------------

    def start(self, variant: str | None) -> World:
        """The first moment."""
        meters = {id_: meter["from"] for id_, meter in self.data.get("meters", {}).items()}
        held = {
            (holder, part)
            for id_, fact in self.data["facts"].items()
            for holder in listed(fact.get("held-by"))
            for part in self.inside(id_)
        }
        consent = dict.fromkeys(self.data.get("consent", {}), "not-asked")
        world = World("", held, consent, set(), meters, set(), set())
        if variant is not None:
            self.do(self.data["variants"][variant], world, scored=False)
        self.timeline(world)
        self.enter(self.data["viewpoints"][self.viewpoint]["start"], world)
        return world

    def enter(self, scene: str, world: World) -> None:
        """Begin a scene, and those play goes straight on to."""
        world.scene = scene
        world.visited.add(scene)
        written = self.scenes[scene]
        entry = (
            self.data["events"][written["use"]].get("on-entry", {}) if "use" in written else written.get("on-entry", {})
        )
        self.do(entry, world, scored=True)
        if not written.get("choices") and "ending" not in written and "to" in written:
            self.enter(self.way(written["to"], world), world)

    def way(self, to: Any, world: World) -> str:
        """The first way on that holds."""
        ways = [{"scene": way} if isinstance(way, str) else way for way in listed(to)]
        return next(str(way["scene"]) for way in ways if self.holds(way.get("when"), world))

    def options(self, world: World) -> list[str]:
        """The choices open."""
        choices = self.scenes[world.scene].get("choices", {})
        return [id_ for id_, choice in choices.items() if self.holds(choice.get("when"), world)]

    def choose(self, world: World, choice: str) -> World:
        """The moment after a choice."""
        written = self.scenes[world.scene]["choices"][choice]
        after = world.copy()
        self.do(written, after, scored=True)
        to = written.get("to", self.scenes[world.scene].get("to"))
        if to is not None:
            self.enter(self.way(to, after), after)
        return after

    def is_over(self, world: World) -> bool:
        """Whether this is an ending."""
        return "ending" in self.scenes[world.scene]

    # -- every playthrough -----------------------------------------------------------------------------------------

    def everything(self, variant: str | None, limit: int) -> list[tuple[World, tuple[str, ...], list[World]]] | None:
        """Every moment with a shortest path and what follows it; None beyond a limit."""
        start = self.start(variant)
        seen = {start.key()}
        waiting: deque[tuple[World, tuple[str, ...]]] = deque([(start, ())])
        found: list[tuple[World, tuple[str, ...], list[World]]] = []
        while waiting:
            world, path = waiting.popleft()
            after = {choice: self.choose(world, choice) for choice in self.options(world)}
            found.append((world, path, list(after.values())))
            for choice, following in after.items():
                if following.key() not in seen:
                    seen.add(following.key())
                    waiting.append((following, (*path, choice)))
            if len(seen) > limit:
                return None
        return found

    # -- the debrief -----------------------------------------------------------------------------------------------

    def axes(self, found: list[tuple[World, tuple[str, ...], list[World]]]) -> tuple[set[str], set[str]]:
        """E and A: questions with a reachable offered flow judged share, and withhold."""
        offered = {
            (question, verdict)
            for _, _, after in found
            for world in after
            for _, moved, question, verdict in world.sent
            if moved and question
        }
        return {q for q, verdict in offered if verdict == "share"}, {
            q for q, verdict in offered if verdict == "withhold"
        }

    def marks(self, world: World, axes: tuple[set[str], set[str]]) -> dict[str, tuple[str | None, str | None]]:
        """Question → (effective, appropriate) at an ending."""
        return {
            question: (
                self.effective(question, world) if question in axes[0] else None,
                self.appropriate(question, world) if question in axes[1] else None,
            )
            for question in axes[0] | axes[1]
        }

    def sent_of(self, question: str, world: World) -> dict[Triple, tuple[str, bool]]:
        """What was sent of a question."""
        return {triple: how for triple, how in world.verdicts.items() if self.question(triple) == question}

    def never_came_up(self, question: str, world: World) -> bool:
        """Moot: its condition holds and nothing of it was sent."""
        verdict = self.verdict_of(question)
        return "moot" in verdict and not self.sent_of(question, world) and self.holds(verdict["moot"], world)

    def effective(self, question: str, world: World) -> str:
        """made, late, missed or moot."""
        sent, verdict = self.sent_of(question, world), self.verdict_of(question)
        if self.never_came_up(question, world):
            return "moot"
        if not sent:
            waits = {request for line in verdict["judge"] if "share" in line for request in awaited(line.get("when"))}
            refused = any(world.consent[request] == "refused" for request in waits)
            return "moot" if refused and "share" not in self.line(question, world) else "missed"
        senders = {sender for _, sender, _ in sent}
        due = {fact for fact in listed(verdict["facts"]) for sender in senders if (sender, fact) in world.knows}
        if due - {fact for fact, _, _ in sent}:
            return "missed"
        first, by = world.first_day[question], verdict.get("by")
        return "late" if by is not None and first is not None and first > by["days"] else "made"

    def appropriate(self, question: str, world: World) -> str:
        """kept, leaked or moot."""
        if self.never_came_up(question, world):
            return "moot"
        leaked = any(verdict == "withhold" and moved for verdict, moved in self.sent_of(question, world).values())
        return "leaked" if leaked else "kept"

    def rates(self, marks: dict[str, tuple[str | None, str | None]]) -> tuple[list[int], list[int], str | None]:
        """(done, of) on each axis, and the model."""
        on_e = {q: e for q, (e, _) in marks.items() if e not in {None, "moot"}}
        on_a = {q: a for q, (_, a) in marks.items() if a not in {None, "moot"}}
        made, kept = list(on_e.values()).count("made"), list(on_a.values()).count("kept")
        if not on_e or not on_a:
            return [made, len(on_e)], [kept, len(on_a)], None
        not_in_time = any(self.verdict_of(q).get("grave") for q, e in on_e.items() if e in {"missed", "late"})
        leaked = any(self.verdict_of(q).get("grave") for q, a in on_a.items() if a == "leaked")
        high = 4 * made >= 3 * len(on_e) and not not_in_time, 4 * kept >= 3 * len(on_a) and not leaked
        names = {(True, True): "ideal", (True, False): "over-open", (False, True): "over-cautious"}
        return [made, len(on_e)], [kept, len(on_a)], names.get(high, "chaotic")


def awaited(when: Any) -> Iterator[str]:
    """The requests that a condition wants given."""
    for part in listed(when):
        yield from (request for request, wanted in part.get("consent", {}).items() if "given" in listed(wanted))
        for inner in (*part.get("all", []), *part.get("any", [])):
            yield from awaited(inner)
