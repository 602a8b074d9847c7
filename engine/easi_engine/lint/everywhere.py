"""What the rules about single strings share: they look at a story's files and at those that all stories share."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from easi_engine.findings import Finding
from easi_engine.lint.library import LibraryContext
from easi_engine.lint.rule import LibraryRule, StoryRule
from easi_engine.lint.story import StoryContext
from easi_engine.lint.texts import PlacedString
from easi_engine.loading.codes import shown
from easi_engine.loading.names import At, Page
from easi_engine.loading.nodes import empty_map
from easi_engine.loading.wording import quoted
from easi_engine.personal import Detail, Kind, real_details


class StringRule(StoryRule, LibraryRule):
    """A rule about each key and text by itself, in the story's files, the shared files and the concept cards.

    Most hold nothing but words, in which these rules find nothing; they are not looked at. See `texts.strings_of`.
    """

    def check(self, context: StoryContext | LibraryContext) -> Iterator[Finding]:
        """Every fault of this kind in a story, or in the shared files."""
        for placed in context.strings:
            for message, hint in self.faults(placed):
                yield self.finding(placed.at, message, hint, on="key" if placed.is_key else "value")
        if isinstance(context, LibraryContext):
            yield from self._cards(context)

    @abstractmethod
    def faults(self, placed: PlacedString) -> Iterator[tuple[str, str]]:
        """What is wrong with one string: message and hint of each fault."""

    def _cards(self, context: LibraryContext) -> Iterator[Finding]:
        """Concept cards are read as Markdown, without places inside them: their findings are about the whole file."""
        for id_, concept in context.library.concepts.items():
            file = f"concepts/{shown(id_)}.md"
            page = Page(file, empty_map())
            for key, text in (("title", concept.head.title), ("body", concept.body)):
                for message, hint in self.faults(PlacedString(text, At(page, (key,)))):
                    yield Finding(self.code, self.name, self.severity, file, 0, 0, message, hint)


class DetailRule(StringRule):
    """A rule about one kind of detail that could be somebody's."""

    kinds: ClassVar[tuple[Kind, ...]]
    noun: ClassVar[str]
    """What it is, in a phrase that fits after “looks like”."""
    hint: ClassVar[str]

    def faults(self, placed: PlacedString) -> Iterator[tuple[str, str]]:
        """Details of this kind that are not in order where they stand."""
        for detail in real_details(placed.text):
            if detail.kind in self.kinds and not self.in_order(detail, placed.at):
                yield f"{quoted(detail.text.strip())} looks like {self.noun}.", self.hint

    def in_order(self, detail: Detail, at: At) -> bool:
        """Whether a real one belongs where this stands."""
        return False


def is_support(at: At) -> bool:
    """Whether a place is a line of a story's ``support:``, where help that really exists is named."""
    return at.page.file.endswith("/story.yaml") and at.path[:1] == ("support",)
