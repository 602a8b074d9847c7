"""Text that hangs from a mark: the mark in a gutter, the words beside it, every further line under the words.

One widget rather than a row of several: a screen is laid out and styled widget by widget, and lists are long.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget


class Hanging(Widget):
    """A mark and the blocks of text that hang from it."""

    DEFAULT_CSS = """
    Hanging { height: auto; width: 1fr; }
    """

    mark: reactive[Content] = reactive(Content())
    """What stands in the gutter; changing it moves nothing."""

    def __init__(self, mark: Content, *blocks: Content, gutter: int = 3, classes: str | None = None) -> None:
        """Hang `blocks`, one under another, beside `mark`, in from a gutter of so many columns."""
        super().__init__(classes=classes)
        self.set_reactive(Hanging.mark, mark)
        self.blocks = blocks
        self.indent = gutter
        self._lines: dict[int, list[Content]] = {}
        """Width → the words wrapped to it: laying out asks for their number several times over."""

    def hang(self, mark: Content, *blocks: Content) -> None:
        """Hang other words from another mark; where they are the very same, nothing is drawn anew."""
        if len(blocks) == len(self.blocks) and all(map(Content.is_same, (mark, *blocks), (self.mark, *self.blocks))):
            return
        self.mark, self.blocks = mark, blocks
        self._lines.clear()
        self.refresh(layout=True)

    @property
    def words(self) -> str:
        """Mark and words, unwrapped."""
        return "\n".join((self.mark.plain, *(block.plain for block in self.blocks)))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines at this width."""
        return len(self._wrapped(width))

    def render(self) -> Content:
        """Return mark and words, wrapped to the width at hand."""
        first, *rest = self._wrapped(self.content_size.width)
        head = Content.assemble(self.mark, " " * (self.indent - self.mark.cell_length), first)
        return Content("\n").join([head, *(Content.assemble(" " * self.indent, line) for line in rest)])

    def _wrapped(self, width: int) -> list[Content]:
        if width not in self._lines:
            room = max(1, width - self.indent)
            self._lines[width] = [line for block in self.blocks for line in block.wrap(room)] or [Content()]
        return self._lines[width]


def entry(
    mark: str | tuple[str, str],
    text: Content,
    notes: Iterable[Content] = (),
    *,
    gutter: int = 3,
    classes: str | None = None,
) -> Hanging:
    """Return one entry of a list that is read: a mark (plain, or with its style), words, lines under them."""
    shown = Content(mark) if isinstance(mark, str) else Content.styled(*mark)
    return Hanging(shown, text, *notes, gutter=gutter, classes=f"entry {classes or ''}")
