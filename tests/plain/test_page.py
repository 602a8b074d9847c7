"""Plain output fits its width and its encoding."""

import io

import pytest

from easi_sim.plain.page import Page

LONG = "“Five,” he says – it's only Mondays and Thursdays… and a word-with-hyphens that may not be broken."


def written(encoding: str, width: int | None, text: str = LONG) -> str:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding=encoding)
    page = Page(out, width)
    page.paragraphs([text])
    page.numbered([text])
    page.items([text])
    page.flush()
    return raw.getvalue().decode(encoding)


@pytest.mark.parametrize("width", [20, 40, 80, 132])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    assert max(len(line) for line in written("utf-8", width).splitlines()) < width


def test_the_width_is_the_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    assert max(len(line) for line in written("utf-8", None).splitlines()) < 30


def test_a_width_of_nothing_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "1")
    assert max(len(line) for line in written("utf-8", None).splitlines()) < 20


def test_a_long_word_is_broken_rather_than_run_over() -> None:
    assert max(len(line) for line in written("utf-8", 20, "x" * 70).splitlines()) < 20


def test_an_ascii_terminal_gets_ascii() -> None:
    assert '1. "Five," he says - it\'s only' in written("ascii", 80)


def test_a_better_terminal_gets_what_the_author_wrote() -> None:
    assert "1. “Five,” he says – it's only" in written("utf-8", 80)


def test_an_authors_empty_line_parts_paragraphs_and_a_line_break_does_not() -> None:
    assert written("utf-8", 80, "One\ntwo.\n\nThree.").startswith("One two.\n\nThree.\n\n")


def test_empty_lines_do_not_pile_up() -> None:
    raw = io.BytesIO()
    page = Page(io.TextIOWrapper(raw, encoding="utf-8"), 80)
    page.line("a")
    page.gap()
    page.gap()
    page.heading("b")
    page.heading("c")
    page.flush()
    assert raw.getvalue() == b"a\n\nb\n\nc\n\n"


def test_a_window_made_narrower_gets_narrower_lines_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    page = Page(out)
    for columns in ("60", "30"):
        monkeypatch.setenv("COLUMNS", columns)
        page.line("word " * 30)
    first, last = out.getvalue().splitlines()[0], out.getvalue().splitlines()[-2]
    assert 30 < len(first) < 60
    assert len(last) < 30
