"""YAML text as a stream of parsing events, from libyaml where its binding is installed.

Only events are ever taken from ruamel.yaml: no composer, whose recursion a deep file turns into a crash, and no
constructor, which builds what a file asks for. The pure parser is a fallback for machines without the C
extension. It is not quite the same language: it refuses a tab after a colon or a value, and it takes ``[what?]``,
``{a:1}`` and ``: value``, which libyaml refuses.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.parser import Parser

try:
    # A compiled module without stubs (excused in pyproject.toml): what it gives is Any, and it is used only here.
    from _ruamel_yaml import CParser
except ImportError:
    CParser = None

NextEvent = Callable[[], Any]
"""Gives the next event: one of ruamel.yaml.events, with 0-based marks; raises YAMLError at a syntax error."""


class _PureParser(Parser):
    """The pure parser, with each node's mark where libyaml has it: at its first token, be it tag or anchor."""

    def parse_node(self, block: bool = False, indentless_sequence: bool = False) -> Any:
        first = self.scanner.peek_token().start_mark
        event = super().parse_node(block, indentless_sequence)
        event.start_mark = first
        return event


def open_events(text: str, *, pure: bool = False) -> NextEvent:
    """Start parsing ``text``; ``pure`` asks for the pure parser even where libyaml is installed.

    The text must have passed ``text.check_characters``: the parsers' errors for bad characters have no line.
    """
    if pure or CParser is None:
        yaml = YAML(typ="safe", pure=True)
        yaml.Parser = _PureParser
        next_event: NextEvent = yaml.parse(text).__next__
    else:
        next_event = CParser(text).get_event
    return next_event
