"""What a workshop walks, and at which tables, as it is named on the command line."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from easi_sim.cli.workshop_host import tables_of
from easi_sim.cli.workshop_story import wanted
from easi_sim.errors import Trouble
from tests.cli.conftest import Easi
from tests.running import STORIES


@pytest.fixture
def recording(easi: Easi, tmp_path: Path) -> Path:
    """A recording of the school's seat."""
    path = tmp_path / "mine.json"
    assert easi("play", "corner-shop", "--as", "school", "--choose", "talk-to-jamie", "--record", str(path)).code == 0
    return path


def test_a_recording_brings_its_story_and_its_seat(recording: Path) -> None:
    found = wanted(str(recording), None, str(STORIES))
    assert (found.story.id, found.viewpoint) == ("corner-shop", "school")
    assert found.recording is not None
    assert [move.choice for move in found.recording.moves] == ["talk-to-jamie"]


def test_a_recording_is_not_walked_from_another_seat(recording: Path) -> None:
    with pytest.raises(Trouble, match="was played as school"):
        wanted(str(recording), "police", str(STORIES))


def test_a_file_that_is_no_recording_is_said_to_be_none(tmp_path: Path) -> None:
    path = tmp_path / "shopping.txt"
    path.write_text("eggs", encoding="utf-8")
    with pytest.raises(Trouble, match=r"shopping\.txt"):
        wanted(str(path), None, str(STORIES))


def test_a_story_that_easi_alone_would_find_needs_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    assert wanted("corner-shop", "school", str(STORIES)).folder == (STORIES / "corner-shop").resolve()
    monkeypatch.setenv("EASI_STORIES", str(STORIES))
    assert wanted("corner-shop", "school", None).folder is None
    assert wanted(str(STORIES / "corner-shop"), "school", None).folder is None


def test_a_seat_that_the_story_lacks_is_refused() -> None:
    with pytest.raises(Trouble, match=r"has no seat “scool”\. Did you mean “school”\?"):
        wanted("corner-shop", "scool", str(STORIES))


def test_where_nothing_is_picked_nothing_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("nonsense\n"))
    with pytest.raises(Trouble, match="Nothing was picked"):
        wanted("corner-shop", None, str(STORIES))


def test_tables_are_told_apart_by_commas_and_services_at_one_by_a_plus() -> None:
    what = wanted("corner-shop", "school", str(STORIES))
    assert tables_of("police, school,housing+health", what) == (("police",), ("school",), ("housing", "health"))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("police,scool", "“scool” is no service in “The corner shop”. Did you mean “school”?"),
        ("school+school", "names a service twice"),
        (",".join(["school"] * 41), "at most 40 tables"),
        ("", "“” is no service"),
    ],
)
def test_tables_that_cannot_be_set_are_refused(text: str, why: str) -> None:
    with pytest.raises(Trouble) as refused:
        tables_of(text, wanted("corner-shop", "school", str(STORIES)))
    assert why in str(refused.value)
