"""The page on reports lists every option of the command and every part of a report, and no others."""

import argparse
import re
from pathlib import Path

from easi_sim.cli import report
from easi_sim.exports.wording import HEADINGS

PAGE = (Path(__file__).resolve().parents[2] / "docs/reports.md").read_text(encoding="utf-8")


def test_the_options_are_those_of_the_command() -> None:
    parser = argparse.ArgumentParser()
    report.add(parser)
    options = {option for action in parser._actions for option in action.option_strings} - {"-h", "--help"}
    assert set(re.findall(r"--[a-z][a-z-]+", PAGE)) == options


def test_every_part_is_named() -> None:
    page = " ".join(PAGE.replace("**", "").split()).casefold()
    named = {part for part, heading in HEADINGS.items() if heading.casefold() in page}
    assert set(HEADINGS) - named == {"steps", "decisions", "sign"}
    assert "the way and the decisions" in page
    assert "lines for a name, a signature and a date" in page
