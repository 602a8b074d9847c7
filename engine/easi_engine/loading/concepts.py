"""Loading concept cards: Markdown files that begin with front matter between two lines of three hyphens."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from stat import S_ISREG

from easi_engine.findings import Finding
from easi_engine.loading.codes_story import story_fault
from easi_engine.loading.files import WHOLE, files_in, outside
from easi_engine.loading.names import At, Page, unknown
from easi_engine.loading.nodes import Map
from easi_engine.loading.positioned import parse_yaml
from easi_engine.loading.text import MAX_FILE_BYTES, read_text
from easi_engine.loading.validation import validate
from easi_engine.loading.wording import ID_RULE, quoted
from easi_engine.story.library import Concept, ConceptHead

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_FENCE = re.compile(r"^---[ \t]*\r?\n", re.MULTILINE)


def load_concepts(
    base: Path, sources: Collection[str] | None
) -> tuple[dict[str, Concept], Collection[str] | None, list[Finding]]:
    """The cards without fault in ``base``/concepts, every card's id if all are known, and the findings.

    ``sources`` are the ids that a card may cite, None where they are not known. A missing folder is no fault.
    """
    folder = base / "concepts"
    if not folder.exists():
        return {}, (), []
    if finding := outside(folder, base, "concepts"):
        return {}, None, [finding]
    paths, findings = files_in(folder, ".md", "concepts")
    ids = None if findings else [path.stem for path in paths]
    cards: dict[str, Concept] = {}
    for path in paths:
        shown_as = f"concepts/{path.name}"
        card, wrong = _card(path, shown_as, base, sources)
        findings += wrong
        if card is not None:
            cards[path.stem] = card
    return cards, ids, findings


def _card(path: Path, file: str, base: Path, sources: Collection[str] | None) -> tuple[Concept | None, list[Finding]]:
    if not _ID.fullmatch(path.stem):
        message = f"{quoted(path.stem)} cannot be an id: {ID_RULE}."
        return None, [story_fault("bad-id", file, WHOLE, message, "rename the file")]
    if finding := outside(path, base, file):
        return None, [finding]
    text, findings = _text(path, file)
    if text is None:
        return None, findings
    return parse_card(text, file, sources)


def _text(path: Path, file: str) -> tuple[str | None, list[Finding]]:
    """What a card's file holds, or why it cannot be read."""
    try:
        if not S_ISREG(path.stat().st_mode):
            return None, [story_fault("no-front-matter", file, WHOLE, "This is a folder or a device, not a file.")]
        with path.open("rb") as stream:
            raw = stream.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        return None, [story_fault("no-front-matter", file, WHOLE, f"The file cannot be read: {error.strerror}.")]
    text, found = read_text(raw, file)
    return text, list(found)


def parse_card(text: str, file: str, sources: Collection[str] | None = None) -> tuple[Concept | None, list[Finding]]:
    """A concept card from its text, or what is wrong with it, at the lines of the file itself."""
    fences = [match for match, _ in zip(_FENCE.finditer(text + "\n"), range(2), strict=False)]
    if not fences or fences[0].start() != 0:
        message = (
            "A concept card begins with front matter: a line `---`, then `title:` and `order:`, then a line `---`."
        )
        return None, [story_fault("no-front-matter", file, (1, 1), message)]
    if len(fences) < 2:
        message = "The front matter is not closed: there is no second line `---`."
        return None, [story_fault("no-front-matter", file, (1, 1), message, "put `---` on a line of its own after it")]
    # The opening line becomes an empty one, so that every line keeps its number.
    parsed = parse_yaml("\n" + text[fences[0].end() : fences[1].start()], file)
    if parsed.data is None:
        return None, list(parsed.findings)
    head = validate(ConceptHead, parsed.data, file)
    findings = [*parsed.findings, *head.findings]
    body = text[fences[1].end() :].strip("\r\n")
    if head.model is None or not isinstance(parsed.data, Map):
        return None, findings
    if not body.strip():
        findings.append(
            story_fault("empty-words", file, (1, 1), "The concept card has no text after its front matter.")
        )
    findings += _sources(head.model, Page(file, parsed.data), sources)
    return Concept(head.model, body + "\n"), findings


def _sources(head: ConceptHead, page: Page, known: Collection[str] | None) -> Iterator[Finding]:
    for index, source in enumerate(head.sources):
        if known is not None and source not in known:
            yield unknown("source", source, known, At(page, ("sources", index)))
