"""`easi export pack`: a folder of pages to print."""

from pathlib import Path

import pytest

from tests.cli.conftest import Easi
from tests.running import STORIES

NAMES = {"facilitator.html", "hand-outs.html", "vote-cards.html"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in."""
    place = tmp_path / "here"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


def test_a_pack_goes_to_a_new_folder_here_and_its_files_are_printed(easi: Easi, folder: Path) -> None:
    said = easi("export", "pack", "corner-shop")
    files = {path.name for path in (folder / "easi-pack-corner-shop").iterdir()}
    assert said.code == 0
    assert {Path(line).name for line in said.out.splitlines()} == files
    assert files == NAMES | {f"{kind}-{seat}.html" for kind in ("flip-chart", "running-sheet") for seat in SEATS}
    assert said.err == "Begin with facilitator.html: it says how the rest is used.\n"
    easi("export", "pack", "corner-shop")
    assert (folder / "easi-pack-corner-shop-2").is_dir()


SEATS = tuple(path.stem for path in (STORIES / "corner-shop" / "scenes").iterdir())


def test_the_charts_can_be_had_for_one_seat_alone(easi: Easi, folder: Path) -> None:
    easi("export", "pack", "corner-shop", "--as", "school", "--output", "out")
    files = {path.name for path in (folder / "out").iterdir()}
    assert files == NAMES | {"flip-chart-school.html", "running-sheet-school.html"}


def test_a_seat_that_is_not_there_is_refused_with_those_that_are(easi: Easi, folder: Path) -> None:
    said = easi("export", "pack", "corner-shop", "--as", "fire")
    assert said.code != 0
    assert "has no seat “fire”. Its seats: " in said.err
    assert not any(folder.iterdir())


def test_nothing_is_written_over_unasked(easi: Easi, folder: Path) -> None:
    (folder / "out").mkdir()
    mine = folder / "out" / "vote-cards.html"
    mine.write_text("mine", encoding="utf-8")
    said = easi("export", "pack", "corner-shop", "--output", "out")
    assert said.code != 0
    assert "vote-cards.html is there already, and nothing was written." in said.err
    assert [path.name for path in (folder / "out").iterdir()] == ["vote-cards.html"]
    assert mine.read_text(encoding="utf-8") == "mine"
    assert easi("export", "pack", "corner-shop", "--output", "out", "--overwrite").code == 0
    assert mine.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_place_that_cannot_be_a_folder_is_named(easi: Easi, folder: Path) -> None:
    (folder / "file").write_text("", encoding="utf-8")
    said = easi("export", "pack", "corner-shop", "--output", "file/out")
    assert said.code != 0
    assert "Name another" in said.err


def test_a_story_that_is_not_there_is_refused_with_those_that_are(easi: Easi, folder: Path) -> None:
    said = easi("export", "pack", "corner-shp")
    assert said.code != 0
    assert "Did you mean “corner-shop”?" in said.err
