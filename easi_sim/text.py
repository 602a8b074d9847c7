"""Text made safe to show: control codes made visible, and characters fitted to what a terminal can write."""

import re
import unicodedata

_NAMED = {
    "\u061c": "ALM",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u2028": "LS",
    "\u2029": "PS",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\ufeff": "BOM",
}

# C0 but for the newline, DEL and C1; marks that reorder or end lines; lone surrogates; invisible annotation and tags.
_ACTIVE = (
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff"
    "\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]"
)

_FOLDED = {
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "–": "-",
    "—": "--",
    "…": "...",
    "×": "x",
    "→": "->",
    "·": "-",
    "•": "*",
    "✓": "yes",
    "⟨": "<",
    "⟩": ">",
    "£": "GBP ",
    "\u00a0": " ",
    "\u2011": "-",
}


def inert(text: str) -> str:
    """Return the text with whatever could act on a terminal, or reorder its line, replaced by something visible.

    Newlines stay. C0 controls become Unicode's control pictures (``␛``), the rest a name in ``⟨⟩``.
    """
    if text.isprintable():
        return text
    return re.sub(_ACTIVE, _shown, text)  # compiled at first need, and kept by `re`


def _shown(match: re.Match[str]) -> str:
    mark = match.group()
    code = ord(mark)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"⟨{_NAMED.get(mark, f'U+{code:04X}')}⟩"


def fitted(text: str, encoding: str | None) -> str:
    """Return the text with every character the encoding cannot write replaced by plain ASCII for it."""
    encoding = encoding or "ascii"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_folded(mark, encoding) for mark in text)
    return text


def _folded(mark: str, encoding: str) -> str:
    try:
        mark.encode(encoding)
    except UnicodeEncodeError:
        pass
    else:
        return mark
    code = ord(mark)
    if 0x2400 <= code <= 0x2421:
        return f"\\x{0x7F if code == 0x2421 else code - 0x2400:02x}"
    plain = _FOLDED.get(mark) or unicodedata.normalize("NFKD", mark).encode("ascii", "ignore").decode("ascii")
    return plain or mark.encode("ascii", "backslashreplace").decode("ascii")


def first_words(text: str, most: int = 7) -> str:
    """Return the beginning of a text: enough words to know an option by once it has been read."""
    words = text.split()
    return text.rstrip(".") if len(words) <= most + 2 else f"{' '.join(words[:most]).rstrip(',;:.')}…"


def capital(text: str) -> str:
    """Return a text with its first letter large and the rest as it was."""
    return f"{text[:1].upper()}{text[1:]}"
