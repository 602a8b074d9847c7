"""Stories are found by id or by folder, and what is missing or broken is told."""

import shutil
from pathlib import Path

import pytest

from easi_sim.bundled import library_folder
from easi_sim.catalogue import UnknownStory, UnreadableStory, did_you_mean, find_story, load_all
from easi_sim.errors import Trouble
from tests.running import STORIES


def test_a_story_is_found_by_its_id() -> None:
    assert find_story("corner-shop", STORIES).id == "corner-shop"


def test_a_story_is_found_by_the_path_of_its_folder(tmp_path: Path) -> None:
    assert find_story(str(STORIES / "corner-shop"), tmp_path).id == "corner-shop"


def test_an_unknown_story_is_guessed_at() -> None:
    with pytest.raises(UnknownStory, match=r"no story “corner-shp”\. Did you mean “corner-shop”\?"):
        find_story("corner-shp", STORIES)


def test_an_empty_library_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnknownStory, match="holds no stories"):
        find_story("corner-shop", tmp_path)


def test_a_missing_library_says_how_to_name_one(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="EASI_STORIES"):
        load_all(tmp_path / "nowhere")


def test_a_broken_story_leaves_the_others_playable(tmp_path: Path) -> None:
    shutil.copytree(STORIES, tmp_path / "library")
    shutil.copytree(STORIES / "corner-shop", tmp_path / "library/broken")
    (tmp_path / "library/broken/story.yaml").write_text("format: 1\nid: broken\ntitle: [\n", encoding="utf-8")
    catalogue = load_all(tmp_path / "library")
    assert [story.id for story in catalogue.stories] == ["corner-shop"]
    (broken,) = catalogue.unreadable
    assert broken.folder == tmp_path / "library/broken"
    assert any(line.startswith("broken/story.yaml:3:8:") for line in broken.details)


def test_a_broken_story_asked_for_is_refused_with_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "story.yaml").write_text("format: 1\n", encoding="utf-8")
    with pytest.raises(UnreadableStory) as caught:
        find_story(str(tmp_path), STORIES)
    assert caught.value.details


def test_the_library_is_the_folder_named_then_the_environments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EASI_STORIES", "theirs")
    assert library_folder("mine") == Path("mine")
    assert library_folder() == Path("theirs")
    monkeypatch.delenv("EASI_STORIES")
    assert library_folder().name == "stories"


def test_only_a_near_word_is_suggested() -> None:
    assert did_you_mean("polise", ["police", "school"]) == " Did you mean “police”?"
    assert did_you_mean("zebra", ["police", "school"]) == ""
