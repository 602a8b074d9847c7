"""The report of a workshop in its two forms, and its path as a recording."""

from datetime import date
from pathlib import Path

import pytest

from easi_engine.play import Recording, replay
from easi_sim.exports.workshop.writing import write_recording, write_workshop_report
from easi_sim.exports.writing import CannotWrite
from tests.exports.workshop.reporting import held
from tests.running import corner_shop

DAY = date(2026, 11, 23)


@pytest.mark.parametrize("name", ["r.html", "r.md"])
def test_what_was_typed_shows_as_it_was_typed_and_does_nothing(tmp_path: Path, name: str) -> None:
    file = held(tmp_path / "a.workshop")
    text = write_workshop_report(file, corner_shop(), tmp_path / name, now=DAY).read_text(encoding="utf-8")
    assert "<script>alert" not in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "<a " not in text
    assert "[a](javascript" not in text or name == "r.html"  # a page is not read as Markdown
    assert "alert(1)" in text


def test_markdown_has_a_table_for_each_side_by_side(tmp_path: Path) -> None:
    file = held(tmp_path / "a.workshop")
    path = write_workshop_report(file, corner_shop(), tmp_path / "r.md", notes=True, now=DAY)
    text = path.read_text(encoding="utf-8")
    assert "| Window | Police | A |" in text
    assert "> They stopped at the toast." in text
    assert "1. The office, 9.20" in text
    assert "Made on 23 November 2026" in text


def test_nothing_is_written_over_unasked(tmp_path: Path) -> None:
    file = held(tmp_path / "a.workshop")
    (tmp_path / "r.md").write_text("mine", encoding="utf-8")
    with pytest.raises(CannotWrite):
        write_workshop_report(file, corner_shop(), tmp_path / "r.md")
    with pytest.raises(CannotWrite):
        write_recording(file, corner_shop(), tmp_path / "r.md")
    assert (tmp_path / "r.md").read_text(encoding="utf-8") == "mine"


def test_the_path_can_be_played_by_anyone_afterwards(tmp_path: Path) -> None:
    path = write_recording(held(tmp_path / "a.workshop"), corner_shop(), tmp_path / "path.json")
    again = replay(corner_shop(), Recording.from_json(path.read_bytes()))
    assert again.stopped is None
    assert again.playthrough.is_over
    assert [move.choice for move in again.playthrough.moves] == ["talk-to-jamie", "say-heater", "listen"]
