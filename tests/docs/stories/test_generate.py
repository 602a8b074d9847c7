"""docs/stories.md is what the stories give, and what it says can be found."""

import re
from pathlib import Path

import pytest

from docs.stories.generate import DOCS, PAGE, main, page
from easi_engine.loading import story_folders
from easi_sim.bundled import stories_folder
from tests.running import STORIES

MEND = "run: python docs/stories/generate.py"


def test_the_page_is_what_the_stories_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(story_folders(stories_folder())), MEND


def test_every_link_leads_somewhere() -> None:
    text = PAGE.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)]+)\)", text)
    headings = {re.sub(r"[^\w -]", "", line.lower()).replace(" ", "-") for line in re.findall(r"^#+ (.*)$", text, re.M)}
    assert len(links) > 3
    for link in links:
        assert link[1:] in headings if link.startswith("#") else (DOCS / link).is_file(), link


def test_the_page_says_that_its_readers_are_simulated() -> None:
    assert "**These readings are simulated: no practitioner, and no other person, has made them.**" in PAGE.read_text(
        encoding="utf-8"
    )


def test_a_folder_is_told_of_and_nothing_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    before = PAGE.read_bytes()
    assert main([str(STORIES / "corner-shop")]) == 0
    told = capsys.readouterr().out
    assert "## The corner shop" in told
    assert "| School, variant quiet |" in told
    assert "Reviewed by School attendance officer (4 May 2026)." in told
    assert "No reading is on record yet for: The corner shop." in told
    assert PAGE.read_bytes() == before


def test_a_story_that_cannot_be_read_is_said_to_be_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "nowhere")]) == 1
    said = capsys.readouterr()
    assert "cannot be played until it is mended" in said.err
    assert "There is no folder" in said.err
    assert not said.out
