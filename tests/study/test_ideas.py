"""Concept cards: found by words, and where they are used."""

from easi_sim.catalogue import load_all
from easi_sim.study.ideas import cases_of, concepts_of, finding, used_in
from tests.tui.conftest import STORIES

STORY = load_all(STORIES).stories


def test_cards_stand_in_their_own_order() -> None:
    cards = concepts_of(STORY)
    orders = [card.head.order for card in cards.values()]
    assert orders == sorted(orders)
    assert len(orders) > 1


def test_a_card_is_found_by_every_word_in_it_or_in_its_title() -> None:
    cards = concepts_of(STORY)
    assert finding(cards, "") == tuple(cards)
    title = next(iter(cards.values())).head.title
    assert next(iter(cards)) in finding(cards, title.upper())
    assert finding(cards, f"{title} xyzzy") == ()


def test_a_case_uses_the_cards_of_its_scenes_too() -> None:
    (story,) = STORY
    assert "primary-focus" in used_in(story)
    assert cases_of("primary-focus", STORY) == (story.case.title,)
    assert cases_of("no-such-card", STORY) == ()
