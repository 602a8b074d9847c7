"""Every story that comes with EASI can be played in plain mode from every seat, whatever is typed."""

import random
from pathlib import Path

import pytest

from easi_engine.loading import story_folders
from easi_sim.catalogue import load_one
from easi_sim.plain.commanding import HELP
from easi_sim.records import Records
from tests.plain.conftest import Play
from tests.running import ROOT, STORIES

FOLDERS = (*story_folders(ROOT / "stories"), *story_folders(STORIES))
CONTROLS = {*map(chr, range(10)), *map(chr, range(11, 32)), "\x7f"}
WORDS = [word for _, words in HELP for word, _ in words if word not in {"quit", "home", "undo"}]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_first_option_everywhere_leads_to_a_debrief(play: Play, folder: Path, restricted: Records) -> None:
    story = load_one(folder)
    for viewpoint in story.case.viewpoints:
        # Where words of one's own are switched off, no 1 is taken for a line of a reason.
        played = play(*["1"] * 200, "pattern", story=story, viewpoint=viewpoint, new=True, kept=restricted)
        assert played.session
        assert played.session.playthrough.is_over
        assert "Effective, of what should have been shared" in played.text
        assert not set(played.text) & CONTROLS


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_whatever_is_typed_play_holds(play: Play, folder: Path, is_long: bool) -> None:
    story = load_one(folder)
    chance = random.Random(11)
    for _ in range(60 if is_long else 3):
        for viewpoint in story.case.viewpoints:
            answers = chance.choices(
                ["1", "2", "3", "4", "", "undo", "9", *WORDS], [9, 9, 9, 9, 9, 2, 1, *[0.3] * len(WORDS)], k=120
            )
            played = play(*answers, story=story, viewpoint=viewpoint, new=True, kept=Records.in_memory())
            assert played.warnings == []
            assert not set(played.text) & CONTROLS
