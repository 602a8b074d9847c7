"""Rules about single strings look at concept cards too, of which only the file can be named."""

from pathlib import Path

from easi_engine.findings import Finding
from tests.engine.lint.linting import findings, write

CARD = '---\ntitle: "Primary\\nfocus"\norder: 1\n---\nRing 07911 123456.\n\nOr 07700 900123.\n'


def test_a_card_is_looked_at_with_its_title(tmp_path: Path) -> None:
    write(tmp_path, {})
    (tmp_path / "concepts").mkdir()
    (tmp_path / "concepts" / "focus.md").write_text(CARD, "utf-8")
    assert findings(tmp_path, select=("EX104", "ET105")) == [
        Finding(
            "ET105",
            "line-break-in-name",
            "error",
            "concepts/focus.md",
            0,
            0,
            "`title` has a line break in it.",
            "write it on one line, or after `>-` below its key",
        ),
        Finding(
            "EX104",
            "real-telephone-number",
            "error",
            "concepts/focus.md",
            0,
            0,
            "`07911 123456` looks like a telephone number that somebody may have.",
            "use one that is kept for drama, such as 07700 900123; help that exists goes under `support:`",
        ),
    ]
