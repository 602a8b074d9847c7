"""Small edits of a file of YAML that leave every other character of it alone.

Whoever wrote the file chose its indents, quotes and line ends, so nothing is ever written out anew: what is taken away
is cut out of the text, and ruamel.yaml's parser only says where it begins and ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_COMMENT = re.compile(r"(?:^|\s)#", re.MULTILINE)
_BLANK = " \t"

Path = tuple[str | int, ...]


class Edit(NamedTuple):
    """Characters ``start`` to ``end`` of a text give way to others."""

    start: int
    end: int
    text: str = ""


class Entry(NamedTuple):
    """A key with its value, in the mapping around it."""

    mapping: MappingNode
    number: int
    path: Path
    """The keys and indexes that lead to it from the top of the file."""

    @property
    def key(self) -> Node:
        """The key."""
        key: Node = self.mapping.value[self.number][0]
        return key

    @property
    def value(self) -> Node:
        """The value."""
        value: Node = self.mapping.value[self.number][1]
        return value


@dataclass(frozen=True)
class Source:
    """The text of one file, without a byte order mark."""

    text: str
    _starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Find where the lines begin; they end at LF, CR or CRLF, as in YAML."""
        object.__setattr__(self, "_starts", [found.start() for found in _LINE.finditer(self.text)])

    def offset(self, line: int, column: int) -> int:
        """The index of a 1-based line and column."""
        return self._starts[line - 1] + column - 1

    def line(self, line: int) -> str:
        """A line, by its number from 1, with its end."""
        following = self._starts[line] if line < len(self._starts) else len(self.text)
        return self.text[self._starts[line - 1] : following]

    @cached_property
    def root(self) -> Node | None:
        """The top of the file; None where it is no YAML."""
        reader = YAML(typ="rt", pure=True)
        try:
            top: Node | None = reader.compose(self.text)
        except (YAMLError, RecursionError):
            return None
        return top

    def entry_at(self, line: int, column: int) -> Entry | None:
        """The entry whose key begins there."""
        wanted = self.offset(line, column)
        return next((entry for entry in self.entries() if entry.key.start_mark.index == wanted), None)

    def entries(self) -> Iterator[Entry]:
        """Every entry of every mapping, each before what is in it."""
        for node, path in self._nodes():
            if isinstance(node, MappingNode):
                for number, (key, _) in enumerate(node.value):
                    yield Entry(node, number, (*path, str(key.value)))

    def scalar_at(self, line: int, column: int) -> ScalarNode | None:
        """The words, as a value or in a list, that begin there."""
        wanted = self.offset(line, column)
        every = (node for node, _ in self._nodes() if isinstance(node, ScalarNode))
        return next((node for node in every if node.start_mark.index == wanted), None)

    def path_of(self, wanted: Node) -> Path | None:
        """The keys and indexes that lead to a value."""
        return next((path for node, path in self._nodes() if node is wanted), None)

    def _nodes(self) -> Iterator[tuple[Node, Path]]:
        """Every value with its path, each before what is in it."""
        waiting: list[tuple[Node, Path]] = [(self.root, ())] if self.root is not None else []
        while waiting:
            node, path = waiting.pop()
            yield node, path
            if isinstance(node, MappingNode):
                waiting += [(value, (*path, str(key.value))) for key, value in node.value]
            elif isinstance(node, SequenceNode):
                waiting += [(item, (*path, index)) for index, item in enumerate(node.value)]

    def removal(self, entry: Entry) -> Edit | None:
        """The edit that takes an entry away; None where that would take a comment with it, or leave nothing there."""
        if len(entry.mapping.value) == 1:
            return None
        edit = self._flow_removal(entry) if entry.mapping.flow_style else self._block_removal(entry)
        if edit is None or _COMMENT.search(self.text[edit.start : edit.end]):
            return None
        return edit

    def _flow_removal(self, entry: Entry) -> Edit:
        """With the comma behind it, or in front of the last."""
        pairs = entry.mapping.value
        if entry.number + 1 < len(pairs):
            return Edit(entry.key.start_mark.index, pairs[entry.number + 1][0].start_mark.index)
        return Edit(pairs[entry.number - 1][1].end_mark.index, entry.value.end_mark.index)

    def _block_removal(self, entry: Entry) -> Edit | None:
        """Whole lines; not where the key shares its line, as the first after a hyphen does."""
        begins = entry.key.start_mark
        start = begins.index - begins.column
        if self.text[start : begins.index].strip(_BLANK):
            return None
        end = max(self._lines_end(begins.line + 1, begins.column), _last_mark(entry.value))
        last = start + len(self.text[start:end].rstrip())
        rest = _LINE.match(self.text, last)
        return Edit(start, rest.end() if rest else last)

    def _lines_end(self, line: int, column: int) -> int:
        """Where the lines end that belong to the key on this one: deeper ones, empty ones, and items of its list."""
        while line < len(self._starts):
            line += 1
            text = self.line(line)
            inner = text.lstrip(" ")
            deep = len(text) - len(inner)
            if inner.strip() and deep <= column and not (deep == column and inner.startswith(("- ", "-\r", "-\n"))):
                return self._starts[line - 1]
        return len(self.text)


def _last_mark(node: Node) -> int:
    """Where a value ends that may reach further left than its key: in brackets, quotes or plain words."""
    while isinstance(node, CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(node, MappingNode) else last
    exact = node.flow_style if isinstance(node, CollectionNode) else getattr(node, "style", "") not in ("|", ">")
    return int(node.end_mark.index) if exact else 0


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits that do not overlap."""
    for edit in sorted(set(edits), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def apart(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in order, without those that overlap an earlier one: their turn comes when the file is read again."""
    kept: list[Edit] = []
    for edit in sorted(set(edits)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


def round_trip(text: str) -> Any:
    """What a text holds, read as ruamel.yaml reads a file that it will write again; None where it is no YAML."""
    reader = YAML(typ="rt", pure=True)
    reader.allow_duplicate_keys = True
    try:
        return reader.load(text)
    except (YAMLError, RecursionError):
        return None


def without_characters(value: Any, gone: str) -> Any:
    """Data without some characters, and with one space for any white space, in all its words and keys."""
    if isinstance(value, str):
        return " ".join(value.translate(dict.fromkeys(map(ord, gone))).split())
    if isinstance(value, dict):
        return {without_characters(key, gone): without_characters(inner, gone) for key, inner in value.items()}
    if isinstance(value, list):
        return [without_characters(inner, gone) for inner in value]
    return value


def same(one: Node, other: Node) -> bool:
    """Whether two values say the same, however they are written."""
    if type(one) is not type(other) or one.tag != other.tag:
        return False
    if isinstance(one, MappingNode):
        if len(one.value) != len(other.value):
            return False
        return all(same(a, c) and same(b, d) for (a, b), (c, d) in zip(one.value, other.value, strict=True))
    if isinstance(one, SequenceNode):
        return len(one.value) == len(other.value) and all(map(same, one.value, other.value))
    return bool(one.value == other.value)
