"""What a lint rule is: a code, a name that states the fault, and a way to find it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from easi_engine.findings import Finding, Severity, Witness
from easi_engine.loading.names import At

if TYPE_CHECKING:
    from easi_engine.lint.library import LibraryContext
    from easi_engine.lint.seat import SeatContext
    from easi_engine.lint.story import StoryContext
    from easi_engine.space import Watch

Profile = Literal["draft", "publish"]
"""``draft`` asks what any story must be; ``publish`` also what one must be before people play it."""


class Rule(ABC):
    """One kind of fault. The docstring of a rule's module is its page: see `easi_engine.lint.pages`."""

    code: ClassVar[str]
    """Two letters for the family and three digits. It never changes and is never used again."""
    name: ClassVar[str]
    """Kebab-case; it states the fault."""
    severity: ClassVar[Severity] = "error"
    profile: ClassVar[Profile] = "draft"
    """The least demanding profile that has the rule."""
    exact: ClassVar[bool] = False
    """Whether it needs the reachable states; with ``--fast`` such rules are left out."""

    def watches(self, seat: SeatContext) -> Iterator[Watch]:
        """Every (point, guard) that `check` will ask a seat about; asked before its states are explored."""
        return iter(())

    def finding(
        self,
        at: At,
        message: str,
        hint: str = "",
        *,
        on: Literal["key", "value"] = "value",
        witness: Witness | None = None,
    ) -> Finding:
        """A finding of this rule at the key or the value that stands at ``at``."""
        line, column = at.key_place if on == "key" else at.place
        return Finding(self.code, self.name, self.severity, at.page.file, line, column, message, hint, witness)


class StoryRule(Rule):
    """A rule about a story as a whole, all its seats included."""

    @abstractmethod
    def check(self, context: StoryContext) -> Iterator[Finding]:
        """Every fault of this kind in the story."""


class SeatRule(Rule):
    """A rule about each seat by itself. What two seats find at one place with the same words is reported once."""

    @abstractmethod
    def check(self, context: SeatContext) -> Iterator[Finding]:
        """Every fault of this kind in the seat."""


class LibraryRule(Rule):
    """A rule about the shared files, or about all the stories beside them taken together."""

    def observe(self, story: StoryContext) -> Any:
        """What one story adds, as plain data; None for nothing."""
        return None

    @abstractmethod
    def check(self, context: LibraryContext) -> Iterator[Finding]:
        """Every fault of this kind in the library."""
