"""The facilitator's sheet in a page: its words and tables, and nothing else that Markdown could bring in."""

from pathlib import Path

import pytest

from easi_sim.errors import Trouble
from easi_sim.exports.pack.sheet import MOST, NAME, sheet_of


def sheet(folder: Path, text: str) -> str:
    (folder / NAME).write_text(text, encoding="utf-8")
    found = sheet_of(folder)
    assert found is not None
    return str(found)


def test_a_story_without_one_has_none(tmp_path: Path) -> None:
    assert sheet_of(tmp_path) is None


def test_headings_lists_and_tables_are_kept(tmp_path: Path) -> None:
    made = sheet(tmp_path, "# Aims\n\n- one\n\n| When | What |\n| --- | --- |\n| 0–6 | Open |\n")
    assert "<h1>Aims</h1>" in made
    assert "<li>one</li>" in made
    assert "<th>When</th>" in made
    assert "<td>0–6</td>" in made


def test_html_of_the_authors_own_is_text(tmp_path: Path) -> None:
    made = sheet(tmp_path, '<script>alert(1)</script>\n\nA <b onclick="x">b</b>.\n')
    assert "<script" not in made
    assert "<b" not in made
    assert "&lt;script&gt;" in made


def test_a_link_to_the_web_stays_and_of_any_other_its_words(tmp_path: Path) -> None:
    made = sheet(tmp_path, "[here](https://example.org/a) [there](../../README.md) [bad](javascript:alert(1))\n")
    assert '<a href="https://example.org/a">here</a> there' in made
    assert made.count("<a ") == 1


def test_a_picture_is_not_fetched(tmp_path: Path) -> None:
    assert "<img" not in sheet(tmp_path, "![plan](https://example.org/plan.png)\n")


def test_codes_that_would_turn_the_text_about_are_shown(tmp_path: Path) -> None:
    assert "\u202e" not in sheet(tmp_path, "a \u202e b\n")


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"x" * (MOST + 1)])
def test_what_cannot_be_read_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    with pytest.raises(Trouble, match=NAME):
        sheet_of(tmp_path)
