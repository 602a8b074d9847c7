"""Every rule, in the order of the codes. A new rule is one more line here.

The line says what it takes to tell whether a run wants the rule; the rule itself is loaded when one does. All of them
together take longer to load than a small story takes to lint with ``--fast``.
"""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from easi_engine.lint.rule import Profile, Rule

_FOLDERS = {
    "EC": "consent",
    "EG": "graph",
    "EJ": "judgement",
    "EK": "knowledge",
    "EL": "sources",
    "EP": "perspectives",
    "ES": "schema",
    "ET": "text",
    "EX": "safety",
}
"""The letters of a family → the folder of its rules."""


class Registered(NamedTuple):
    """A rule, not loaded yet. What stands here of it stands in its class too, and a test compares the two."""

    code: str
    name: str
    """It tells where the rule is: ``stuck-scene`` is the class ``StuckScene`` in ``stuck_scene.py``."""
    profile: Profile = "draft"
    exact: bool = False

    def load(self) -> type[Rule]:
        """The rule itself."""
        module = import_module(f"easi_engine.lint.rules.{_FOLDERS[self.code[:2]]}.{self.name.replace('-', '_')}")
        rule: type[Rule] = getattr(module, "".join(word.capitalize() for word in self.name.split("-")))
        return rule


REGISTRY = (
    Registered("EC101", "unsafe-seek-unanswered", exact=True),
    Registered("EC102", "seeks-after-sharing", exact=True),
    Registered("EC103", "pointless-question"),
    Registered("EC104", "wrong-person-asked"),
    Registered("EC105", "consent-under-power"),
    Registered("EC106", "answer-never-given", exact=True),
    Registered("EC107", "request-never-answered", exact=True),
    Registered("EC108", "one-of-several-asked"),
    Registered("EC109", "consent-read-never-asked", exact=True),
    Registered("EC110", "accepts-consent-without-consent", exact=True),
    Registered("EG001", "not-proven", exact=True),
    Registered("EG100", "unlinked-scene"),
    Registered("EG101", "unreachable-scene", exact=True),
    Registered("EG102", "unreachable-cycle"),
    Registered("EG103", "never-open-choice", exact=True),
    Registered("EG104", "stuck-scene", exact=True),
    Registered("EG105", "no-way-to-an-ending", exact=True),
    Registered("EG106", "endless-passage"),
    Registered("EG107", "unreached-ending", exact=True),
    Registered("EG108", "never-taken-exit", exact=True),
    Registered("EG109", "never-shown-paragraph", exact=True),
    Registered("EG110", "same-words"),
    Registered("EG111", "idle-choice", exact=True),
    Registered("EG112", "flag-never-read"),
    Registered("EG113", "flag-never-set"),
    Registered("EG114", "flag-set-too-late", exact=True),
    Registered("EG115", "meter-never-read"),
    Registered("EG116", "meter-never-moved"),
    Registered("EG117", "meter-always-saturates", exact=True),
    Registered("EG118", "event-never-happens", exact=True),
    Registered("EG119", "unused-declaration"),
    Registered("EG121", "never-done-effects", exact=True),
    Registered("EG201", "broken-never", exact=True),
    Registered("EG202", "broken-always", exact=True),
    Registered("EG203", "unreachable-promise", exact=True),
    Registered("EG204", "not-as-accepted", exact=True),
    Registered("EJ101", "unjudged-flow", profile="publish", exact=True),
    Registered("EJ102", "too-few-questions", profile="publish", exact=True),
    Registered("EJ103", "no-perfect-path", profile="publish", exact=True),
    Registered("EJ104", "model-out-of-reach", profile="publish", exact=True),
    Registered("EJ105", "extreme-reaches-ideal", profile="publish", exact=True),
    Registered("EJ106", "padding", profile="publish", exact=True),
    Registered("EJ107", "line-never-applies", exact=True),
    Registered("EJ108", "basis-cannot-hold", exact=True),
    Registered("EJ109", "moot-reads-knowledge"),
    Registered("EJ110", "unoffered-verdict"),
    Registered("EJ112", "deadline-never-missed", exact=True),
    Registered("EJ113", "one-path-to-ideal", profile="publish", exact=True),
    Registered("EJ114", "deadline-always-missed", exact=True),
    Registered("EJ115", "results-not-proven", profile="publish", exact=True),
    Registered("EJ116", "share-without-basis", profile="publish"),
    Registered("EK101", "shares-unknown", exact=True),
    Registered("EK102", "assumes-unknown", exact=True),
    Registered("EK103", "asks-nonholder", exact=True),
    Registered("EK104", "unused-fact"),
    Registered("EK105", "tells-the-known", exact=True),
    Registered("EK106", "acts-unknowing", exact=True),
    Registered("EK107", "shares-with-itself"),
    Registered("EK108", "reads-others-minds"),
    Registered("EK109", "shares-never-held", exact=True),
    Registered("EL101", "judgement-without-source", profile="publish"),
    Registered("EL102", "checked-against-nothing"),
    Registered("EL103", "past-review-date"),
    Registered("EL104", "missing-jurisdiction", profile="publish"),
    Registered("EL105", "other-jurisdiction"),
    Registered("EL106", "source-without-jurisdiction", profile="publish"),
    Registered("EP101", "missing-reading", profile="publish"),
    Registered("EP102", "would-closed", exact=True),
    Registered("EP103", "never-disagree", profile="publish", exact=True),
    Registered("EP104", "reading-never-given", exact=True),
    Registered("EP105", "no-reading-holds", profile="publish", exact=True),
    Registered("EP106", "one-option-decision"),
    Registered("EP107", "spectator-seat", profile="publish"),
    Registered("EP108", "missing-seat", profile="publish"),
    Registered("ES501", "id-differs-from-folder"),
    Registered("ET101", "hard-to-read"),
    Registered("ET102", "option-too-long"),
    Registered("ET103", "scene-too-long"),
    Registered("ET104", "title-too-long"),
    Registered("ET105", "line-break-in-name"),
    Registered("ET106", "guessable-option", profile="publish", exact=True),
    Registered("EX101", "invisible-character"),
    Registered("EX102", "text-direction"),
    Registered("EX103", "real-postcode"),
    Registered("EX104", "real-telephone-number"),
    Registered("EX105", "real-nhs-number"),
    Registered("EX106", "real-online-address"),
    Registered("EX107", "real-insurance-number"),
    Registered("EX901", "unused-suppression"),
    Registered("EX902", "bad-suppression"),
)


def every_rule() -> tuple[type[Rule], ...]:
    """All of them, loaded."""
    return tuple(registered.load() for registered in REGISTRY)
