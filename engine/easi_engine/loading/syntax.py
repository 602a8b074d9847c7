"""A parser's syntax error, said for people who write stories rather than parsers.

The parser says where it noticed; these functions look at the text around that place to say what was probably meant.
Both parsers' wordings are recognised; one that is not is passed on as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import CollectionEndEvent, CollectionStartEvent

from easi_engine.findings import Finding
from easi_engine.loading.codes import fault, shown
from easi_engine.loading.events import open_events
from easi_engine.loading.text import split_lines

MAX_KEY = 1024
"""Characters of a key before its colon; longer ones YAML does not take for keys."""

_KEY_BEFORE = re.compile(r":\s")
_QUOTE_BEFORE = re.compile(r"""['"]\s*$""")
_TAB_INDENT = re.compile(r"^ *\t", re.MULTILINE)
_QUOTE_IT = "Put the whole value in double quotes."
_QUOTE_OR_FOLD = "Put the whole value in double quotes, or write >- after the key and the text, indented, below it."
_QUOTE_RULE = (
    'Put the whole value in double quotes; inside them an apostrophe is written as it is and a quotation mark \\".'
)


class _Trouble(NamedTuple):
    """A syntax error with what is needed to explain it. Lines and columns are 1-based."""

    file: str
    lines: list[str]
    context: str
    """What the parser was doing; empty when it does not say."""
    problem: str
    at: tuple[int, int]
    """Where the parser noticed."""
    begun: tuple[int, int]
    """Where the thing began that the parser was reading; ``at`` when it does not say."""

    def char(self, at: tuple[int, int]) -> str:
        """The character at ``at``; empty at the end of a line and of the file."""
        return self.lines[at[0] - 1][at[1] - 1 : at[1]] if at[0] <= len(self.lines) else ""

    def before(self) -> str:
        """What stands on the line before the place where the parser noticed."""
        return self.lines[self.at[0] - 1][: self.at[1] - 1] if self.at[0] <= len(self.lines) else ""

    def at_end(self) -> bool:
        """Whether the parser noticed only at the end of the file."""
        return self.at[0] >= len(self.lines) and not self.char(self.at)

    def begins_line(self) -> bool:
        """Whether the parser noticed at the beginning of a line that may hold an entry."""
        return not self.before().strip() and self.char(self.at) not in ("]", "}", ",", "")

    def finding(self, name: str, message: str, hint: str, at: tuple[int, int] | None = None) -> Finding:
        """The finding called ``name``, where the parser noticed unless ``at`` says otherwise."""
        return fault(name, self.file, at or self.at, message, hint)


def explain(error: YAMLError, text: str, file: str) -> Finding:
    """The one finding for the syntax error that ended the reading of ``text``."""
    mark = (error.problem_mark or error.context_mark) if isinstance(error, MarkedYAMLError) else None
    if not isinstance(error, MarkedYAMLError) or mark is None:
        return fault("yaml-syntax", file, (0, 0), f"The file cannot be read as YAML: {shown(str(error))}.")
    context_mark = error.context_mark
    at = (mark.line + 1, mark.column + 1)
    begun = (context_mark.line + 1, context_mark.column + 1) if context_mark else at
    trouble = _Trouble(file, split_lines(text), error.context or "", error.problem or "", at, begun)
    if trouble.char(at) == "\t":
        return _tab(trouble, text)
    for words, explanation in _EXPLANATIONS:
        if words in trouble.problem or words in trouble.context:
            return explanation(trouble)
    message = f"The file cannot be read as YAML here: {shown(trouble.problem)}."
    return trouble.finding("yaml-syntax", message, "")


def _tab(trouble: _Trouble, text: str) -> Finding:
    count = len(_TAB_INDENT.findall(text))
    hint = (
        f"Replace it with spaces, as on all {count} lines that begin with one."
        if count > 1
        else "Replace it with spaces."
    )
    return trouble.finding("tab-indent", "A tab stands here where YAML allows only spaces.", hint)


def _colon(trouble: _Trouble) -> Finding:
    """A colon where no key can be: inside a value, or on a line that is indented too far."""
    before = trouble.before()
    start = len(before) - len(before.lstrip()) + 1
    if _KEY_BEFORE.search(before):
        message = "A value that contains “: ” needs quotes, because a colon and a space end a key."
        return trouble.finding("unquoted-colon", message, _QUOTE_OR_FOLD)
    if trouble.at[1] - start > MAX_KEY:
        message = f"A key may have at most {MAX_KEY:,} characters, and a colon ends one here."
        return trouble.finding("unquoted-colon", message, _QUOTE_OR_FOLD)
    message = "This line is indented deeper than the line above, which already has a value."
    hint = "Indent a key as the keys around it; if this is more of the text above, put all of that text in quotes."
    return trouble.finding("bad-indentation", message, hint, (trouble.at[0], start))


def _tight_colon(trouble: _Trouble) -> Finding:
    message = "Inside [ ] or { } a colon needs a space after it, or quotes around the text that it belongs to."
    return trouble.finding("unquoted-colon", message, "Write “key: value”, or put the whole text in double quotes.")


def _flow(trouble: _Trouble) -> Finding:
    """Inside [ ] or { }, something that is neither a comma nor the closing bracket."""
    if _QUOTE_BEFORE.search(trouble.before()) and trouble.char(trouble.at) != ":":
        return _after_quote(trouble)
    opening, found = trouble.char(trouble.begun) or "[", trouble.char(trouble.at)
    closing = "}" if opening == "{" else "]"
    if trouble.at[0] == trouble.begun[0] and found:
        message = (
            f"Inside the “{opening}” opened at column {trouble.begun[1]}, a comma or “{closing}” was expected here, "
            f"not “{shown(found)}”."
        )
        hint = "Put a comma between entries, and quotes around text that contains any of , [ ] { } ? : #"
        return trouble.finding("missing-comma", message, hint)
    hint = f"Close it with “{closing}”, or put quotes around the text if the bracket is a part of it."
    message = f"The “{opening}” opened here is never closed."
    if not trouble.at_end():
        message = f"The “{opening}” opened here is not closed before line {trouble.at[0]}, which does not fit in it."
    return trouble.finding("unclosed-bracket", message, hint, trouble.begun)


def _open_quote(trouble: _Trouble) -> Finding:
    quote = trouble.char(trouble.begun) or '"'
    inside = "''" if quote == "'" else '\\"'
    message = f"The quotation mark {quote} opened here is never closed."
    return trouble.finding(
        "unclosed-quote", message, f"Close it; to have the mark in the text write {inside}", trouble.begun
    )


def _after_quote(trouble: _Trouble) -> Finding:
    message = "The quotation mark before this closes the value, so nothing more may follow it."
    return trouble.finding("text-after-quote", message, _QUOTE_RULE)


def _reserved(trouble: _Trouble) -> Finding:
    at = trouble.begun if "anchor" in trouble.context or "alias" in trouble.context else trouble.at
    message = f"A value that begins with “{shown(trouble.char(at))}” needs quotes."
    return trouble.finding("reserved-character", message, _QUOTE_IT, at)


def _no_colon(trouble: _Trouble) -> Finding:
    message = "This line stands among keys and has no colon after its key."
    hint = "Write “key: value”; if it is more of the text above, indent it deeper than that text's key."
    return trouble.finding("missing-colon", message, hint, trouble.begun)


def _block(trouble: _Trouble) -> Finding:
    """Something inside a block mapping or list that is neither its next entry nor its end."""
    if not trouble.begins_line():
        return _after_quote(trouble) if _QUOTE_BEFORE.search(trouble.before()) else _stray(trouble)
    place = "list" if "collection" in trouble.context else "mapping"
    message = f"This line does not fit the {place} that began on line {trouble.begun[0]}."
    hint = "Indent it exactly as the entries it belongs with; list items begin with “- ”, keys never do."
    return trouble.finding("bad-indentation", message, hint)


def _document(trouble: _Trouble) -> Finding:
    """Something after what the parser took for the whole document."""
    if not trouble.begins_line():
        return _after_quote(trouble) if _QUOTE_BEFORE.search(trouble.before()) else _stray(trouble)
    message = "This line does not fit what stands above it, which is already complete."
    hint = "Indent it as the first line of the file; a file holds one mapping or one list."
    return trouble.finding("bad-indentation", message, hint)


def _stray(trouble: _Trouble) -> Finding:
    char = trouble.char(trouble.at)
    if trouble.at_end() and "flow" in trouble.context:
        return _flow(trouble._replace(begun=_last_opened(trouble)))
    if char in ("]", "}"):
        hint = "Take it away, or put quotes around the text it belongs to."
        return trouble.finding("yaml-syntax", f"This “{char}” closes nothing.", hint)
    what = f"“{shown(char)}”" if char else "the end of the line"
    return trouble.finding("yaml-syntax", f"YAML expects a value or a key here, not {what}.", _QUOTE_IT)


def _last_opened(trouble: _Trouble) -> tuple[int, int]:
    """Where the innermost list or mapping begins that was open when the parser gave up: it does not tell."""
    opened: list[tuple[int, int]] = []
    next_event = open_events("\n".join(trouble.lines))
    try:
        while True:
            event = next_event()
            if isinstance(event, CollectionStartEvent):
                opened.append((event.start_mark.line + 1, event.start_mark.column + 1))
            elif isinstance(event, CollectionEndEvent):
                opened.pop()
    except YAMLError:
        return opened[-1] if opened else trouble.at


def _dash(trouble: _Trouble) -> Finding:
    message = "A list item (“- ”) cannot begin here, after something else or indented deeper than its list."
    hint = "Put it on a line of its own, indented as its neighbours; if it is text, put quotes around it."
    return trouble.finding("bad-indentation", message, hint)


def _escape(trouble: _Trouble) -> Finding:
    # One parser points at the backslash, the other behind it.
    slash = f"{trouble.before()}{trouble.char(trouble.at)}".rfind("\\")
    message = "In double quotes a backslash begins an escape, and this is none that YAML knows."
    at = (trouble.at[0], slash + 1) if slash >= 0 else trouble.at
    return trouble.finding("bad-escape", message, "Write two backslashes for one, or use single quotes.", at)


def _tag(trouble: _Trouble) -> Finding:
    message = "A value that begins with “!” is a tag, which stories do not use."
    return trouble.finding("tag", message, "If it is text, put quotes around it.", trouble.begun)


def _header(trouble: _Trouble) -> Finding:
    message = "After “>” or “|” nothing may follow on the line but -, + or a digit."
    hint = "Put the text on the lines below, indented; put quotes around a text that begins with that character."
    return trouble.finding("yaml-syntax", message, hint, trouble.begun)


def _directive(trouble: _Trouble) -> Finding:
    message = "A line that begins with “%” is a directive, which stories do not use."
    return trouble.finding("directive", message, "Take the line away, or put quotes around the text.")


# The first words found in the parser's problem or context decide; so the particular stand before the general.
_EXPLANATIONS: tuple[tuple[str, Callable[[_Trouble], Finding]], ...] = (
    ("mapping values are not allowed", _colon),
    ("sequence entries are not allowed", _dash),
    ("could not find expected ':'", _no_colon),
    ("found unexpected end of stream", _open_quote),
    ("found unexpected document", _open_quote),
    ("found unexpected ':'", _tight_colon),
    ("tag handle", _tag),
    ("scanning a tag", _tag),
    ("parsing a tag", _tag),
    ("escape", _escape),
    ("hexdecimal", _escape),
    ("hexadecimal", _escape),
    ("cannot start any token", _reserved),
    ("scanning an anchor", _reserved),
    ("scanning an alias", _reserved),
    ("directive", _directive),
    ("incompatible YAML", _directive),
    ("scanning a block scalar", _header),
    ("',' or ']'", _flow),
    ("',' or '}'", _flow),
    ("<document start>", _document),
    ("document end marker", _document),
    ("node content", _stray),
    ("parsing a block", _block),
)
