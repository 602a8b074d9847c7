"""The references of conditions and effects, which stand in every part of a story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from easi_engine.findings import Finding
from easi_engine.loading.names import CLOCK, At, Names
from easi_engine.loading.validation import unknown_condition
from easi_engine.story.base import OneOrMany
from easi_engine.story.conditions import Condition, When
from easi_engine.story.effects import Effects, MeanwhileEntry
from easi_engine.story.text import Text


class Checker:
    """Collects what is wrong between the parts of a story."""

    def __init__(self, names: Names) -> None:
        """Check against these ids."""
        self.names = names
        self.found: list[Finding] = []

    def refer(self, kind: str, value: OneOrMany | None, at: At, key: str) -> None:
        """Check one id or a list of them, the value of ``key`` at ``at``."""
        known = self.names.known[kind]
        if value is None or known is None:
            return
        if isinstance(value, str):
            if value not in known:
                self.found.append(self.names.unknown(kind, value, at.to(key)))
            return
        for index, id_ in enumerate(value):
            if id_ not in known:
                self.found.append(self.names.unknown(kind, id_, at.to(key, index)))

    def refer_keys(self, kind: str, keys: Iterable[str], at: At) -> None:
        """Check ids that are the keys of the mapping at ``at``."""
        known = self.names.known[kind]
        if known is None:
            return
        self.found += [self.names.unknown(kind, id_, at.to(id_), is_key=True) for id_ in keys if id_ not in known]

    def facts_by_holder(self, kind: str, value: Mapping[str, OneOrMany] | None, at: At, key: str) -> None:
        """Check a mapping of holders or recipients to facts."""
        if not value:
            return
        inside = at.to(key)
        self.refer_keys(kind, value, inside)
        for holder, facts in value.items():
            self.refer("fact", facts, inside, holder)
            self.some(facts, inside, holder, "one fact")

    def when(self, when: When | None, around: At, *keys: str | int) -> None:
        """Check a condition, which stands at ``keys`` inside ``around``."""
        if when is None:
            return
        at = around.to(*keys)
        if isinstance(when, tuple):
            if not when:
                self.empty(at, "one condition")
            for index, part in enumerate(when):
                self.when(part, at, index)
            return
        self._tests(when, at)
        for key, parts in (("all", when.all_), ("any", when.any_), ("not", when.not_)):
            if parts is not None:
                self.when(parts, at, key)

    def _tests(self, test: Condition, at: At) -> None:
        self.facts_by_holder("recipient", test.knows, at, "knows")
        if test.consent:
            self.refer_keys("consent", test.consent, at.to("consent"))
        self.refer("flag", test.flag, at, "flag")
        self.refer("scene", test.visited, at, "visited")
        self.refer("viewpoint", test.viewpoint, at, "viewpoint")
        meters = self.names.known["meter"]
        for meter, bounds in test.meters.items():
            if meters is not None and meter not in meters:
                self.found.append(unknown_condition((*at.path, meter), at.page.data, at.page.file, meters))
            elif bounds.at_least is None and bounds.at_most is None:
                message = f"`{meter}` has neither `at-least` nor `at-most`."
                self.found.append(at.to(meter).fault("missing-key", message, "write `{at-least: 1}`, for example"))

    def effects(self, effects: Effects | None, around: At, *keys: str | int) -> None:
        """Check effects, whose keys stand in the mapping at ``keys`` inside ``around``."""
        if effects is None:
            return
        at = around.to(*keys) if keys else around
        self.refer("fact", effects.learn, at, "learn")
        self.facts_by_holder("recipient", effects.share, at, "share")
        self.facts_by_holder("recipient", effects.share_if_held, at, "share-if-held")
        self.facts_by_holder("holder", effects.ask, at, "ask")
        self.facts_by_holder("holder", effects.consult, at, "consult")
        if isinstance(effects.meanwhile, MeanwhileEntry):
            self._meanwhile(effects.meanwhile, at.to("meanwhile"))
        else:
            for index, entry in enumerate(effects.meanwhile or ()):
                self._meanwhile(entry, at.to("meanwhile", index))
        self.refer("consent", effects.seek, at, "seek")
        self.refer("consent", effects.withdraw, at, "withdraw")
        self.refer("person", effects.inform, at, "inform")
        self.refer("flag", effects.set_, at, "set")
        self.refer("flag", effects.unset, at, "unset")
        if effects.add:
            self._add(effects.add, at.to("add"))
        for index, branch in enumerate(effects.then or ()):
            inside = at.to("then", index)
            self.when(branch.when, inside, "when")
            self.effects(branch, inside)

    def _meanwhile(self, entry: MeanwhileEntry, at: At) -> None:
        self.refer("holder", entry.from_, at, "from")
        self.refer("recipient", entry.to, at, "to")
        self.refer("fact", entry.facts, at, "facts")

    def _add(self, amounts: Mapping[str, int], at: At) -> None:
        self.refer_keys("meter", amounts, at)
        if amounts.get(CLOCK, 0) < 0:
            message = "Days cannot be taken away: the story's clock only goes forward."
            self.found.append(at.to(CLOCK).fault("clock-runs-back", message))

    def text(self, text: Text | None, around: At, *keys: str | int) -> None:
        """Check the paragraphs of a text, which stands at ``keys`` inside ``around``."""
        if text is None or isinstance(text, str):
            return
        at = around.to(*keys)
        if not text:
            self.empty(at, "a paragraph")
        for index, part in enumerate(text):
            if not isinstance(part, str):
                inside = at.to(index)
                self.when(part.when, inside, "when")
                self.refer("fact", part.assumes, inside, "assumes")

    def some(self, value: OneOrMany | None, at: At, key: str, what: str) -> None:
        """Check that a list which stands at ``key`` has an entry."""
        if value is not None and not value:
            self.empty(at.to(key), what)

    def empty(self, at: At, what: str) -> None:
        """Report a list without entries, which should have at least ``what``."""
        self.found.append(at.fault("empty-list", f"`{at.path[-1]}` is empty, and needs at least {what}."))

    def first_that_holds(self, conditional: list[bool], at: At, *, closed: bool = True) -> None:
        """Check a list of which the first entry that holds counts.

        ``conditional`` says of each entry whether it has a condition. The last must have none where the list is
        ``closed``, and no other may be without.
        """
        if not conditional:
            self.empty(at, "one line")
            return
        name = at.path[-1]
        if closed and conditional[-1]:
            message = f"The last line of `{name}` has a condition, so that there may be no line that holds."
            hint = "end the list with a line that has no condition"
            self.found.append(at.to(len(conditional) - 1).fault("no-last-line", message, hint))
        for index, has_condition in enumerate(conditional[:-1]):
            if not has_condition:
                message = f"Nothing after this line of `{name}` is ever reached, because the line has no condition."
                self.found.append(at.to(index).fault("never-reached", message, "put it last, or give it a condition"))
                return
