"""Texts of YAML read in a word: their data, their only fault, and where all their faults are."""

from typing import Any

from easi_engine.findings import Finding
from easi_engine.loading.positioned import Parsed, parse_yaml

Places = list[tuple[str, int, int]]


def read(text: str, pure: bool) -> Any:
    """The data of a text without faults."""
    parsed = parse_yaml(text, "story.yaml", pure=pure)
    assert parsed.findings == ()
    return parsed.data


def fault_of(text: str, pure: bool) -> Finding:
    """The only finding of a text."""
    (finding,) = parse_yaml(text, "story.yaml", pure=pure).findings
    return finding


def places(parsed: Parsed) -> Places:
    return [(finding.name, finding.line, finding.column) for finding in parsed.findings]
