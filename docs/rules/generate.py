#!/usr/bin/env python3
"""Write the pages of the linter's rules: `python docs/rules/generate.py`, with the project installed.

The text is that of `easi rule`: the docstrings of the rules' modules. Edit those, never the pages.
"""

from __future__ import annotations

from pathlib import Path

from easi_sim.linting.rulebook import as_markdown, index_as_markdown, rulebook

HERE = Path(__file__).resolve().parent
INDEX = "README.md"

INTRODUCTION = """\
# The rules of `easi lint`

Every fault that the linter can find has a code and a page. `easi rule CODE` prints the same page in a terminal. The
pages are made by `python docs/rules/generate.py` from the rules themselves; edit those, never the pages.
[lint.md](../lint.md) says how to run the linter.

*Warning*: a sensible author may mean it. *Publish*: only asked with `--profile publish`, before people play. *Fixable*:
`easi lint --fix` mends it where there is only one way to.

"""


def pages() -> dict[str, str]:
    """File name → what it should hold."""
    entries = rulebook()
    index = INTRODUCTION + index_as_markdown(entries)
    return {INDEX: index} | {f"{entry.page.code}.md": as_markdown(entry) for entry in entries}


def main() -> None:
    """Write the pages, and take away those of rules that are no more."""
    wanted = pages()
    for path in HERE.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (HERE / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
