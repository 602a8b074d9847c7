"""Every fault that reading a file can report, in one table, and how a finding is made from it."""

from __future__ import annotations

from typing import NamedTuple

from easi_engine.findings import Finding

SHOWN_LENGTH = 60
"""Characters of a file's own text that a message repeats at most."""


class Fault(NamedTuple):
    """One kind of fault: its stable code, the name that states it, and what it means."""

    code: str
    name: str
    summary: str


LOADING_FAULTS: tuple[Fault, ...] = (
    # The file and its characters.
    Fault("ES100", "file-unreadable", "The file is missing, is not a file, or may not be read."),
    Fault("ES101", "file-too-large", "The file is larger than any story needs to be."),
    Fault("ES102", "not-utf-8", "The file is saved in another encoding than UTF-8."),
    Fault("ES103", "duplicate-key", "A mapping has the same key twice, so one of the two would be lost."),
    Fault("ES104", "control-character", "The text holds an invisible character that no screen should get."),
    Fault("ES105", "unusual-line-break", "The text holds a line break that only some programs honour."),
    Fault("ES106", "tab-indent", "A tab stands where YAML allows only spaces."),
    # YAML that cannot be parsed.
    Fault("ES110", "yaml-syntax", "The file is not YAML, in a way that has no name of its own here."),
    Fault("ES111", "unquoted-colon", "A value without quotes contains a colon and a space."),
    Fault("ES112", "unclosed-quote", "A quotation mark is opened and not closed."),
    Fault("ES113", "unclosed-bracket", "A [ or { is opened and not closed."),
    Fault("ES114", "reserved-character", "A value without quotes begins with a reserved character."),
    Fault("ES115", "bad-indentation", "A line is indented neither as its neighbours nor as more of the line above."),
    Fault("ES116", "missing-colon", "A line among keys has no colon after its key."),
    Fault("ES117", "text-after-quote", "Something follows the closing quotation mark of a value."),
    Fault("ES118", "bad-escape", "A backslash in double quotes is followed by something that is no escape."),
    Fault("ES119", "missing-comma", "Two entries of a [list] or {mapping} have no comma between them."),
    # YAML that is understood and refused.
    Fault("ES120", "tag", "A value has a tag (!name); a story is plain text, numbers, lists and mappings."),
    Fault("ES121", "anchor", "A value has an anchor (&name); every value is written where it stands."),
    Fault("ES122", "alias", "A value is an alias (*name); every value is written where it stands."),
    Fault("ES123", "merge-key", "A mapping uses the merge key <<."),
    Fault("ES124", "second-document", "The file goes on after --- or ... with another document."),
    Fault("ES125", "directive", "The file begins with a directive other than %YAML 1.2."),
    Fault("ES126", "key-not-text", "A key is missing, or is a list or a mapping."),
    # Limits.
    Fault("ES130", "too-deep", "Lists and mappings are nested deeper than any story needs."),
    Fault("ES131", "number-too-long", "A whole number has more digits than any story needs."),
    Fault("ES132", "text-too-long", "One piece of text is longer than any scene needs."),
    Fault("ES133", "too-many-values", "The file has more keys and values than any story needs."),
    Fault("ES134", "too-many-faults", "So much is wrong that the rest of the file was not read."),
)

_CODES = {fault.name: fault.code for fault in LOADING_FAULTS}


def fault(name: str, file: str, at: tuple[int, int], message: str, hint: str = "") -> Finding:
    """The finding for the fault called ``name``; ``at`` is a 1-based line and column, (0, 0) for the whole file."""
    return Finding(_CODES[name], name, "error", file, at[0], at[1], message, hint)


def shown(text: str) -> str:
    """``text`` as a message may repeat it: shortened, and with everything invisible spelled out.

    A stranger's file must not write control sequences or reversed text to a terminal by way of a finding.
    """
    cut = text if len(text) <= SHOWN_LENGTH else text[: SHOWN_LENGTH - 1] + "…"
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in cut)
