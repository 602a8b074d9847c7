"""Counting paths comes to the same as walking them."""

import pytest

from docs.stories.paths import Paths
from easi_engine.debrief import debrief, survey
from easi_engine.play import compile_seat
from easi_engine.space import membership
from easi_sim.errors import Trouble
from tests.docs.stories.walking import every_path
from tests.engine.building import seat
from tests.running import corner_shop

TEXT = """
facts: {a: school}
flags: [seen]
scenes:
  desk: {to: hall, choices: {look: {set: seen}, go: {}, leave: {to: end}}}
  hall: {to: end, choices: {tell: {when: {flag: seen}, share: {csc: a}}, wait: {}}}
  end: {ending: The end}
"""

SEATS = [(viewpoint, variant) for viewpoint in corner_shop().seats for variant in corner_shop().case.variants]


@pytest.mark.parametrize(("viewpoint", "variant"), SEATS)
def test_every_path_is_counted_once(viewpoint: str, variant: str) -> None:
    program = compile_seat(corner_shop(), viewpoint)
    walked = [debrief(path, membership(program, variant)) for path in every_path(program, variant)]
    found = survey(program, variant)
    paths = Paths(found.reached)
    assert paths.total == len(walked) > 1
    assert paths.to(found.ideal_ends) == sum(path.model == "ideal" for path in walked)
    perfect = [path for path in walked if path.effective.rate == path.appropriate.rate == 1]
    assert paths.to(found.perfect_ends) == len(perfect)


def test_a_spread_is_the_mean_of_all_paths_and_the_least_and_the_most() -> None:
    paths = Paths(survey(seat(TEXT)).reached)
    assert paths.total == 4
    choices = paths.spread(lambda before, choice, after: 1)
    assert choices == (7 / 4, 1, 2)
    waits = paths.spread(lambda before, choice, after: choice == "wait")
    assert waits == (2 / 4, 0, 1)


def test_a_path_that_never_ends_counts_for_nothing() -> None:
    text = TEXT.replace("end: {ending", "lost: {}\n  end: {ending").replace("leave: {to: end}", "leave: {to: lost}")
    paths = Paths(survey(seat(text)).reached)
    assert paths.total == 3
    assert paths.spread(lambda before, choice, after: 1).mean == 2


def test_a_seat_in_which_play_can_go_round_has_no_number_of_paths() -> None:
    text = TEXT.replace("wait: {}", "wait: {to: desk}")
    with pytest.raises(Trouble, match="school play can go round"):
        Paths(survey(seat(text)).reached)


def test_a_seat_without_a_way_to_an_ending_is_refused() -> None:
    text = "scenes: {desk: {choices: {go: {to: lost}}}, lost: {}, end: {ending: The end}}"
    with pytest.raises(Trouble, match="no path comes to an ending"):
        Paths(survey(seat(text)).reached)
