"""The page on playing lists every word of plain mode and every key of the screens, and its commands exist."""

import re
from pathlib import Path

import pytest

from easi_sim.cli.main import COMMANDS
from easi_sim.plain.commanding import HELP
from easi_sim.tui.wording import KEYS

PAGE = (Path(__file__).resolve().parents[2] / "docs/play.md").read_text(encoding="utf-8")


def test_every_word_of_plain_mode_is_explained() -> None:
    rows = [f"| **{part}** | |\n" + "".join(f"| `{word}` | {what} |\n" for word, what in words) for part, words in HELP]
    assert "".join(rows) in PAGE


def test_the_keys_are_those_of_the_screens() -> None:
    rows = [f"| **{part}** | |\n" + "".join(f"| `{key}` | {what} |\n" for key, what in keys) for part, keys in KEYS]
    assert "".join(rows) in PAGE


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_named(command: str) -> None:
    assert re.search(rf"`easi {command}\b", PAGE)
