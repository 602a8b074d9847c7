"""Comments that excuse findings: which they are, what they are about, and when one is of no use."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from easi_engine.lint import Options, lint_story
from easi_engine.lint.suppressions import Notes, notes_in, read_notes
from easi_engine.loading import load_library
from tests.engine.lint.linting import ON, STORY, findings, lint, write

RING = "ring: {say: Ring, share: {csc: bruise}}"


def scenes(ring: str = RING, more: str = "") -> dict[str, str]:
    return {
        "scenes/school.yaml": "s-desk:\n  title: Your desk\n  text: The log is open.\n  to: s-end\n  choices:\n"
        f"    {ring}\n{more}s-end: {{title: The end, text: It is over., ending: Over}}\n"
    }


def codes(folder: Path, **options: Any) -> list[str]:
    return [finding.code for finding in findings(folder, **options)]


def places(text: str) -> list[tuple[int, list[str], list[int]]]:
    return [(note.line, [code for code, _ in note.codes], sorted(note.excuses)) for note in notes_in(text).notes]


@pytest.mark.parametrize(
    "line",
    [
        "a: 1  # easi: ignore[EG101]",
        "a: 1 #easi:ignore[EG101] because",
        "a: 'it''s # so' \t#  easi :  ignore [ EG101 ]",
        "'# a': b # first # easi: ignore[EG101]",
        "a: [\"# no\", '# no'] # easi: ignore[EG101]",
        "a: |  # easi: ignore[EG101]",
        "a: x#y  # easi: ignore[EG101]",
    ],
)
def test_a_comment_is_found_wherever_it_stands(line: str) -> None:
    assert places(line + "\n") == [(1, ["EG101"], [1])]


@pytest.mark.parametrize(
    "text",
    [
        "a: '# easi: ignore[EG101]'",
        'a: "# easi: ignore[EG101]"',
        'a: "\\" # easi: ignore[EG101]"',
        "a: x# easi: ignore[EG101]",
        "a: |\n  text\n  # easi: ignore[EG101]\n\n   # easi: ignore[EG101]\n\nb: 1",
        "a: >-\n\n  # easi: ignore[EG101]",
        "- |\n # easi: ignore[EG101]\n- 1",
        "a: 'one\n  # easi: ignore[EG101]\n  two'",
        '"# easi: ignore[EG101]": 1',
        "? |\n  # easi: ignore[EG101]\n: 1",
        "a: [1,\n  2] # easily: ignore[EG101]",
        "a: [  # easi: ignore[EG101]",  # does not parse
    ],
)
def test_words_are_no_comments(text: str) -> None:
    assert notes_in(text) in (Notes(), Notes((), notes_in(text).begins))


def test_a_comment_is_about_its_own_line_or_the_next_that_is_none() -> None:
    text = "# easi: ignore[EG101]\n# note\na: 1\nb: 1  # easi: ignore[EG102]\n  # easi: ignore[EG103]\n\nc: 1\n"
    assert places(text) == [(1, ["EG101"], [3]), (4, ["EG102"], [4]), (5, ["EG103"], [6])]


def test_a_comment_around_a_long_text_is_about_all_of_it() -> None:
    text = 'a: "one\n  two" # easi: ignore[EG101]\n'
    text += "b: |  # easi: ignore[EG102]\n  three\n  four\n# easi: ignore[EG103]\nc: 1\n"
    notes = notes_in(text)
    assert places(text) == [(2, ["EG101"], [1, 2]), (3, ["EG102"], [3]), (6, ["EG103"], [7])]
    for code, line in (("EG101", 1), ("EG101", 2), ("EG102", 3), ("EG102", 4), ("EG102", 5), ("EG103", 7)):
        assert [named.code for _, named in notes.excusing(code, line)] == [code], (code, line)
    assert not list(notes.excusing("EG102", 6))
    assert not list(notes.excusing("EG103", 6))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_they_like_and_a_byte_order_mark_may_stand_before(tmp_path: Path, end: str) -> None:
    path = tmp_path / "story.yaml"
    path.write_bytes(f"\ufeffa: 1 # easi: ignore[EG101]{end}b: é # easi: ignore[EG102]{end}".encode())
    assert [(note.line, note.column) for note in read_notes(path).notes] == [(1, 6), (2, 6)]


def test_what_cannot_be_read_has_no_comments(tmp_path: Path) -> None:
    (tmp_path / "latin").write_bytes("é # easi: ignore[EG101]".encode("latin-1"))
    assert {read_notes(tmp_path / name) for name in ("nothing", "latin", ".")} == {Notes()}


def test_excused_findings_are_gone_and_counted(tmp_path: Path) -> None:
    write(tmp_path, scenes(f"{RING}  # easi: ignore[EK101]"))
    story, _ = lint(tmp_path, select=("EK101", "EX9"))
    assert (story.findings, story.suppressed) == ((), 1)


def test_a_comment_is_of_no_use_only_if_its_rule_was_run(tmp_path: Path) -> None:
    harmless = RING.replace("bruise", "food")
    write(tmp_path, scenes(f"{harmless}  # easi: ignore[EK101]"))
    assert codes(tmp_path, select=("EX901",)) == ["EX901"]
    assert codes(tmp_path, select=("EX", "EK101")) == ["EX901"]
    assert codes(tmp_path, select=("EG",)) == []
    assert codes(tmp_path, select=("EX901",), fast=True) == []
    assert codes(tmp_path, select=("EX901",), ignore=("EK",)) == []
    assert codes(tmp_path, select=("EK101",), ignore=("EX901",)) == []


def test_a_rule_that_is_run_only_for_a_comment_finds_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, scenes(f"{RING}  # easi: ignore[EK101]\n    write: {{say: Write, share: {{csc: bruise}}}}"))
    story, _ = lint(tmp_path, select=("EX901",))
    assert (story.findings, story.suppressed) == ((), 0)


def test_what_keeps_a_story_from_being_read_cannot_be_excused(tmp_path: Path) -> None:
    write(tmp_path, scenes("ring: {say: Ring, to: nowhere}  # easi: ignore[ES309]"))
    assert codes(tmp_path) == ["ES309"]
    assert codes(tmp_path, select=("EG",), ignore=("ES",)) == ["ES309"]


def test_shared_files_have_comments_too(tmp_path: Path) -> None:
    write(tmp_path, {"glossary.yaml": "dsl: {term: DSL, means: Lead}  # easi: ignore[EG101]\n"})
    story, shared = lint(tmp_path, select=("EX9",))
    assert story.findings == ()
    assert [(f.code, f.file, f.line) for f in shared.findings] == [("EX901", "glossary.yaml", 2)]


def test_the_story_folder_may_have_any_name(tmp_path: Path) -> None:
    write(tmp_path, scenes(f"{RING}  # easi: ignore[EK101]"))
    odd = tmp_path / "od\u202ed # name"
    (tmp_path / STORY).rename(odd)
    options = Options(on=ON, select=("EK101", "EX9"))
    assert lint_story(odd, load_library(tmp_path), options).findings == ()
