"""The page of every fault that loading reports: its example has the fault, just as it is said, and its remedy none."""

import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from easi_engine.findings import Finding
from easi_engine.lint import REGISTRY
from easi_engine.lint.pages import HEADINGS, RulePage, loading_page, pages
from easi_engine.loading import load_library, load_story
from easi_engine.loading.codes import LOADING_FAULTS, Fault
from easi_engine.loading.codes_story import STORY_FAULTS
from tests.engine.lint.linting import STORY, write

FAULTS = (*LOADING_FAULTS, *STORY_FAULTS)
EXPECTED = Path(__file__).with_name("loading_faults.yaml")
"""Code → what is found in its page's example: place, code, message and hint."""

IN_WORDS = {
    "ES100": "a file that cannot be opened shows nothing",
    "ES101": "an example would have eight megabytes",
    "ES102": "pages are UTF-8",
    "ES132": "an example would have 20,000 characters",
    "ES133": "an example would have a million values",
    "ES134": "an example would have a hundred faults",
    "ES211": "an example would have a hundred events",
    "ES400": "the story of every example is there",
    "ES401": "the shared files are beside every example",
    "ES402": "a page cannot hold a link between files",
    "ES405": "an example would have two hundred files",
}
"""Faults whose pages say in words what no example can show, and why; other tests of loading show them."""


def samples(page: RulePage, heading: str) -> dict[str, str]:
    return {sample.file: sample.text for sample in page.samples(heading)}


def found_in(pieces: dict[str, str], folder: Path) -> list[str]:
    """What loading finds in the standard story with these pieces, as it would be printed; lines are the pieces'."""
    folder.mkdir()
    shared = {name: text for name, text in pieces.items() if name.startswith("concepts/")}
    write(folder, {name: text for name, text in pieces.items() if name not in shared})
    for name, text in shared.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    library = load_library(folder)
    found = (*library.findings, *load_story(folder / STORY, library).findings)
    return [str(_in_piece(finding, pieces, folder)) for finding in found]


def _in_piece(finding: Finding, pieces: dict[str, str], folder: Path) -> Finding:
    """The finding with lines as in its piece, before which the rest of the standard file was put."""
    piece = pieces.get(finding.file, pieces.get(finding.file.removeprefix(f"{STORY}/")))
    if piece is None or not finding.line:
        return finding
    before = len((folder / finding.file).read_text("utf-8").split("\n")) - len(piece.split("\n"))
    message = re.sub(r"(?<=, line )\d+", lambda match: str(int(match.group()) - before), finding.message)
    return finding._replace(line=finding.line - before, message=message)


def test_every_code_has_a_page_with_its_headings() -> None:
    every = pages()
    assert list(every) == sorted({*(rule.code for rule in REGISTRY), *(fault.code for fault in FAULTS)})
    for page in every.values():
        assert tuple(page.sections) == HEADINGS, page.code
        assert all(page.sections.values()), page.code


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.code)
def test_a_page_is_headed_by_what_the_fault_means(fault: Fault) -> None:
    page = loading_page(fault)
    assert (page.code, page.name, page.title) == fault


@pytest.mark.parametrize("fault", [f for f in FAULTS if f.code not in IN_WORDS], ids=lambda fault: fault.code)
def test_an_example_has_its_fault_and_no_other_and_the_remedy_none(fault: Fault, tmp_path: Path) -> None:
    page = loading_page(fault)
    found = found_in(samples(page, "Example"), tmp_path / "example")
    assert found == YAML(typ="safe").load(EXPECTED.read_text("utf-8"))[fault.code]
    assert {line.split(": ")[1].split()[0] for line in found} == {fault.code}
    assert found_in(samples(page, "Use instead"), tmp_path / "instead") == []


@pytest.mark.parametrize("code", IN_WORDS)
def test_a_page_without_an_example_says_it_in_words(code: str) -> None:
    page = pages()[code]
    for heading in ("Example", "Use instead"):
        assert not page.samples(heading)
        assert len(page.sections[heading].split()) >= 5


def test_what_is_expected_is_of_the_pages_with_examples() -> None:
    expected = YAML(typ="safe").load(EXPECTED.read_text("utf-8"))
    assert list(expected) == [fault.code for fault in FAULTS if fault.code not in IN_WORDS]
