"""Bytes to text: strict UTF-8, without the characters that parsers, terminals or line counts disagree about.

Bidirectional controls are let through: they are shown inert and are the linter's business.
"""

from __future__ import annotations

import codecs
import re

from easi_engine.findings import Finding
from easi_engine.loading.codes import fault

MAX_FILE_BYTES = 8 * 1024 * 1024
"""Twice a story of 5,000 scenes. No line then has 2**24 characters, on which ``nodes.pack`` relies."""

MAX_BAD_CHARACTERS = 20
"""Bad characters reported in one file: enough to see the pattern."""

# The longer marks first: UTF-16's is how UTF-32's begins.
_FOREIGN_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_SAVE_AS_UTF_8 = "Save the file again with the encoding UTF-8."

_LINE_BREAKS = "\x85\u2028\u2029"
# C0 and C1 controls but for tab and line ends, surrogates, a byte order mark within the text, two non-characters.
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_GOOD_ASCII = bytes([0x09, 0x0A, 0x0D, *range(0x20, 0x7F)])
_LINE_END = re.compile(r"\r\n|\r|\n")


def read_text(raw: bytes, file: str) -> tuple[str | None, tuple[Finding, ...]]:
    """Decode ``raw``, the content of ``file``; None, with findings, when it is not text that may be parsed.

    A UTF-8 byte order mark is taken off, so that columns count what an editor shows.
    """
    if len(raw) > MAX_FILE_BYTES:
        return None, (_too_large(file),)
    for mark, name in _FOREIGN_MARKS:
        if raw.startswith(mark):
            message = f"The file is saved as {name}; only UTF-8 is read."
            return None, (fault("not-utf-8", file, (0, 0), message, _SAVE_AS_UTF_8),)
    if 0 in raw[:2]:
        message = "The file looks like UTF-16 or a file of another kind; only UTF-8 text is read."
        return None, (fault("not-utf-8", file, (0, 0), message, _SAVE_AS_UTF_8),)
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_bad_byte(raw, error.start, file),)
    findings = check_characters(text, file)
    return (None if findings else text), findings


def check_characters(text: str, file: str) -> tuple[Finding, ...]:
    """A finding for each character that must not reach a parser or a screen, at most ``MAX_BAD_CHARACTERS``."""
    if len(text) > MAX_FILE_BYTES:
        return (_too_large(file),)
    if not has_bad_characters(text):
        return ()
    findings = []
    for match in _BAD.finditer(text):
        char, at = match.group(), line_and_column(text, match.start())
        if char in _LINE_BREAKS:
            message = f"The text holds U+{ord(char):04X}, a line break that only some programs honour."
            hint = "Replace it with an ordinary new line or a space."
            findings.append(fault("unusual-line-break", file, at, message, hint))
        else:
            message = f"The text holds U+{ord(char):04X}, an invisible control character."
            findings.append(fault("control-character", file, at, message, "Delete it."))
        if len(findings) == MAX_BAD_CHARACTERS:
            break
    return tuple(findings)


def has_bad_characters(text: str) -> bool:
    """Whether any character of ``text`` is one that ``check_characters`` reports."""
    if text.isascii():
        # Deleting what is allowed is several times faster than searching for what is not.
        return bool(text.encode("ascii").translate(None, _GOOD_ASCII))
    return _BAD.search(text) is not None


def line_and_column(text: str, index: int) -> tuple[int, int]:
    """The 1-based line and column of the character at ``index``; lines end at LF, CR or CRLF, as in YAML."""
    ends = text.count("\n", 0, index) + text.count("\r", 0, index) - text.count("\r\n", 0, index)
    last_end = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index))
    return ends + 1, index - last_end


def split_lines(text: str) -> list[str]:
    """The lines of ``text``, without their ends, counted as YAML counts them."""
    return _LINE_END.split(text)


def _too_large(file: str) -> Finding:
    message = f"The file is larger than {MAX_FILE_BYTES // (1024 * 1024)} MiB."
    return fault("file-too-large", file, (0, 0), message, "Split the story into several files.")


def _bad_byte(raw: bytes, offset: int, file: str) -> Finding:
    # What stands before the first bad byte is valid, so that it can be counted in characters.
    before = raw[:offset].decode("utf-8")
    at = line_and_column(before, len(before))
    guess = raw[offset : offset + 1].decode("cp1252", "ignore")
    looks_like = f" (in Windows-1252 it would be “{guess}”)" if guess.isprintable() and guess else ""
    message = f"The byte 0x{raw[offset]:02X} here is not UTF-8{looks_like}."
    return fault("not-utf-8", file, at, message, _SAVE_AS_UTF_8)
