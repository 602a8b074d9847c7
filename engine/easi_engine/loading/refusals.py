"""What stories may not use although YAML has it, how much a file may hold, and the findings that say so."""

from __future__ import annotations

from typing import Any, NamedTuple

from easi_engine.findings import Finding
from easi_engine.loading.codes import fault, shown
from easi_engine.loading.nodes import Packed, unpack

_STANDARD_TAGS = "tag:yaml.org,2002:"


class Limits(NamedTuple):
    """What a file may hold at most: each far above what stories need, and low enough that no file does harm."""

    depth: int = 32
    """Lists and mappings inside one another."""
    characters: int = 20_000
    """In one key or value."""
    digits: int = 18
    """In one whole number: what 64 bits hold."""
    parts: int = 1_000_000
    """Keys, values, and the openings and closings of lists and mappings, each counted once."""
    findings: int = 100
    """Faults after which the rest of the file is not read."""


DEFAULT = Limits()


class StopReading(Exception):
    """The rest of the file is not worth, or not safe, reading; the finding that says so is already made."""


class Refusals:
    """Collects the findings of one file. Only what is wrong comes here, so nothing here needs to be fast."""

    def __init__(self, file: str, limits: Limits) -> None:
        """Start with no findings for ``file``."""
        self.file = file
        self.limits = limits
        self.found: list[Finding] = []

    def add(self, name: str, at: Packed, message: str, hint: str) -> None:
        """Add a finding and let the reading go on; StopReading when there are too many already."""
        self.found.append(fault(name, self.file, unpack(at), message, hint))
        if len(self.found) >= self.limits.findings:
            self.stop(
                "too-many-faults",
                at,
                f"The file has {len(self.found)} faults up to here; the rest of it was not read.",
                "Mend these first.",
            )

    def stop(self, name: str, at: Packed, message: str, hint: str) -> None:
        """Add a last finding and raise StopReading."""
        self.found.append(fault(name, self.file, unpack(at), message, hint))
        raise StopReading

    def properties(self, event: Any, at: Packed) -> None:
        """Refuse the tag and the anchor of a node, those that it has."""
        if event.ctag is not None:
            tag = str(event.ctag)
            if tag.startswith(_STANDARD_TAGS):
                tag = "!!" + tag.removeprefix(_STANDARD_TAGS)
            message = f"The tag “{shown(tag)}” is not allowed."
            self.add("tag", at, message, "Take it away; if the text itself begins with “!”, put quotes around it.")
        if event.anchor is not None:
            message = f"The anchor “&{shown(event.anchor)}” is not allowed."
            self.add("anchor", at, message, "Take it away; if the text itself begins with “&”, put quotes around it.")

    def alias(self, name: str, at: Packed) -> None:
        """Refuse an alias; it is read as a value left out."""
        message = f"The alias “*{shown(name)}” is not allowed."
        hint = "Write the value out; if the text itself begins with “*”, put quotes around it."
        self.add("alias", at, message, hint)

    def merge_key(self, at: Packed) -> None:
        """Refuse ``<<``; the key and its value are passed over."""
        message = "The merge key “<<” is not allowed."
        self.add("merge-key", at, message, "Write the keys out in each mapping that has them.")

    def duplicate_key(self, key: str, at: Packed, first: Packed) -> None:
        """Refuse a key that its mapping already has; the last value is kept, so that it is checked too."""
        message = f"The key “{shown(key)}” is already used in this mapping, on line {unpack(first)[0]}."
        self.add("duplicate-key", at, message, "Rename one of the two, or put their values together.")

    def key(self, at: Packed) -> None:
        """Refuse a key that is missing, or a list or a mapping; it and its value are passed over."""
        message = "A key must be text, and here it is missing, or a list or a mapping."
        hint = "Write “key: value”; put quotes around a text that begins with { or [."
        self.add("key-not-text", at, message, hint)

    def escapes(self, at: Packed) -> None:
        """Refuse text in double quotes whose escapes make control characters."""
        message = "An escape in this text stands for an invisible control character."
        self.add("control-character", at, message, "Take the escape away; \\n and \\t are the ones allowed.")

    def long_text(self, length: int, at: Packed) -> None:
        """Refuse a text that is too long; it is kept."""
        message = f"This text has {length:,} characters; at most {self.limits.characters:,} are allowed."
        self.add("text-too-long", at, message, "Split it into several paragraphs or scenes.")

    def long_number(self, at: Packed) -> None:
        """Refuse a number that is too long; it is kept as text."""
        message = f"This number has more than {self.limits.digits} digits."
        self.add("number-too-long", at, message, "Put quotes around it if it is text.")

    def second_document(self, at: Packed) -> None:
        """Refuse a second document; the first is kept."""
        message = "A second document begins here; the rest of the file is not read."
        hint = "Take away the line of three dashes, or move the rest to a file of its own."
        self.add("second-document", at, message, hint)

    def too_deep(self, at: Packed) -> None:
        """Stop at a list or mapping inside too many others."""
        message = f"Lists and mappings are nested more than {self.limits.depth} deep here."
        self.stop("too-deep", at, message, "Look for brackets that are opened and never closed.")

    def too_many(self, at: Packed) -> None:
        """Stop at the value that is one too many."""
        message = f"The file has more than {self.limits.parts:,} keys and values."
        self.stop("too-many-values", at, message, "Split the story into several files.")
