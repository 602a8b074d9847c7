"""The pages in docs/rules are those that the rules themselves give."""

from __future__ import annotations

from pathlib import Path

from docs.rules.generate import HERE, pages

MEND = "run: python docs/rules/generate.py"


def test_every_page_is_what_its_rule_says() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in HERE.glob("*.md")}
    wanted = pages()
    assert sorted(written) == sorted(wanted), MEND
    stale = [name for name, text in wanted.items() if written[name] != text]
    assert not stale, MEND


def test_there_is_nothing_else_in_the_folder() -> None:
    names = {path.name for path in Path(HERE).iterdir() if path.name != "__pycache__"}
    assert names == {*pages(), "generate.py"}
