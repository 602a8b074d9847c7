"""What a run says of a story as a whole."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from easi_engine.lint import LibraryReport, Limits, Options, StoryReport, lint_library, lint_story
from easi_engine.loading import load_library
from tests.engine.lint.linting import ON, lint, write
from tests.engine.lint.test_rules import cases_of
from tests.running import STORIES


@pytest.mark.parametrize("options", [{"select": ("EJ115",)}, {"profile": "publish"}])
def test_a_seat_whose_results_are_not_known_is_not_proven(tmp_path: Path, options: dict[str, Any]) -> None:
    case = cases_of("EJ115")[0]
    write(tmp_path, case["pieces"])
    report, _ = lint(tmp_path, limits=Limits(**case["limits"]), **options)
    (seat,) = [seat for seat in report.viewpoints if not seat.proven]
    assert seat.limit == f"more than {case['limits']['states']} states, what was sent included"


def test_a_seat_whose_results_nobody_asked_for_is_proven_all_the_same(tmp_path: Path) -> None:
    case = cases_of("EJ115")[0]
    write(tmp_path, case["pieces"])
    for statistics in (False, True):
        report, _ = lint(tmp_path, limits=Limits(**case["limits"]), select=("EG101",), statistics=statistics)
        assert [(seat.proven, seat.limit) for seat in report.viewpoints] == [(True, None)]


def lint_beside(folder: Path, name: str, text: str | None) -> tuple[StoryReport, LibraryReport]:
    """Lint a story with one of its shared files changed, or without it."""
    shared = folder / "stories"
    copytree(STORIES, shared)
    if text is None:
        (shared / name).unlink()
    else:
        (shared / name).write_text(text + (shared / name).read_text("utf-8"), "utf-8")
    library, options = load_library(shared), Options(on=ON)
    report = lint_story(shared / "corner-shop", library, options)
    return report, lint_library(library, shared, options, [report], whole=False)


@pytest.mark.parametrize("name", ["agencies.yaml", "sources.yaml", "principles.yaml"])
@pytest.mark.parametrize("text", [None, ": [\n"])
def test_nothing_is_said_of_a_story_that_names_what_cannot_be_read(tmp_path: Path, name: str, text: str | None) -> None:
    story, library = lint_beside(tmp_path, name, text)
    assert story.findings == ()
    assert not story.viewpoints
    assert {finding.file for finding in library.findings} == {name}


def test_a_fault_in_what_a_story_does_not_name_keeps_nobody_from_looking_into_it(tmp_path: Path) -> None:
    story, library = lint_beside(tmp_path, "sources.yaml", "odd: {nothing: known}\n")
    assert story.viewpoints
    assert {finding.file for finding in library.findings} == {"sources.yaml"}
