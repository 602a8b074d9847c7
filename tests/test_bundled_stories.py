"""What every bundled case promises its players, from every seat."""

from functools import cache

import pytest

from easi_engine.debrief import Survey, survey
from easi_engine.loading import load_story, story_folders
from easi_engine.play import Program, compile_seat
from easi_engine.story import Story, many, readings_of
from easi_sim.bundled import stories_folder

FOLDERS = {folder.name: folder for folder in story_folders(stories_folder())}
SEATS = ("police", "health", "school", "housing")
MODELS = {"ideal", "over-open", "over-cautious", "chaotic"}

every_seat = pytest.mark.parametrize(("id_", "viewpoint"), [(id_, seat) for id_ in FOLDERS for seat in SEATS])


@cache
def story(id_: str) -> Story:
    """The bundled story, which loads without a finding."""
    loaded = load_story(FOLDERS[id_])
    assert loaded.findings == ()
    assert loaded.story is not None
    return loaded.story


def program(id_: str, viewpoint: str) -> Program:
    """The story as that seat plays it."""
    return compile_seat(story(id_), viewpoint)


@cache
def surveys(id_: str, viewpoint: str) -> tuple[Survey, ...]:
    """Everything that can come of the seat, once for each variant."""
    variants: tuple[str | None, ...] = tuple(story(id_).case.variants) or (None,)
    return tuple(survey(program(id_, viewpoint), variant) for variant in variants)


def test_at_least_one_case_is_bundled() -> None:
    assert FOLDERS


@every_seat
def test_a_seat_has_ten_scenes_five_decisions_and_four_endings_that_are_all_reached(id_: str, viewpoint: str) -> None:
    scenes = story(id_).seats[viewpoint].values()
    endings = {scene.ending for scene in scenes if scene.ending is not None}
    assert len(scenes) >= 10
    assert sum(scene.is_decision for scene in scenes) >= 5
    assert len(endings) >= 4
    assert set().union(*(found.endings for found in surveys(id_, viewpoint))) == {
        scene for scene, entry in story(id_).seats[viewpoint].items() if entry.ending is not None
    }


@every_seat
def test_every_other_seat_reads_every_decision(id_: str, viewpoint: str) -> None:
    seats = set(story(id_).seats)
    assert {"police", "health", "school", "housing"} <= seats
    for scene in story(id_).seats[viewpoint].values():
        if scene.is_decision:
            assert seats - {viewpoint} <= set(scene.readings)
            assert viewpoint not in scene.readings


@every_seat
def test_the_readings_of_a_decision_are_not_all_of_one_mind(id_: str, viewpoint: str) -> None:
    apart = 0
    for scene in story(id_).seats[viewpoint].values():
        wishes = {many(reading.would) for entry in scene.readings.values() for reading in readings_of(entry)}
        apart += len({frozenset(wish) for wish in wishes}) > 1
    assert apart >= 4


@every_seat
def test_all_four_models_can_be_reached_and_one_path_gets_both_rates_to_one(id_: str, viewpoint: str) -> None:
    for found in surveys(id_, viewpoint):
        assert set(found.models) >= MODELS
        assert found.perfect is not None


@every_seat
def test_neither_sharing_the_most_nor_the_least_is_ever_ideal(id_: str, viewpoint: str) -> None:
    for found in surveys(id_, viewpoint):
        arrivals = [arrival for side in (found.most, found.least) for kind in side.values() for arrival in kind]
        assert {kind for side in (found.most, found.least) for kind in side} == {"overall", "greedy"}
        assert arrivals
        assert all(arrival.model != "ideal" for arrival in arrivals)


@every_seat
def test_five_questions_count_on_each_axis_and_none_of_those_to_keep_is_padding(id_: str, viewpoint: str) -> None:
    for found in surveys(id_, viewpoint):
        assert len(found.membership.effective) >= 5
        assert len(found.membership.appropriate) >= 5
        assert found.membership.appropriate <= found.tempting


@every_seat
def test_a_seat_can_be_played_in_about_half_an_hour(id_: str, viewpoint: str) -> None:
    """At 200 words a minute and half a minute for each decision; the longest text of each scene is counted."""
    seat = story(id_).seats[viewpoint]
    words = 0
    for scene in seat.values():
        if scene.ending is None:
            words += sum(len(part.say.split()) for part in story(id_).passages_of(scene))
            words += sum(len(choice.say.split()) for choice in scene.choices.values())
            words += sum(
                max(len(reading.because.split()) for reading in readings_of(entry)) for entry in scene.readings.values()
            )
    decisions = sum(scene.is_decision for scene in seat.values())
    assert words / 200 + decisions / 2 <= 30
