"""What the tables are given: what each holder knows at the start, and nothing anybody finds out later."""

from easi_engine.story import many
from easi_sim.bundled import stories_folder
from easi_sim.catalogue import load_all
from easi_sim.exports.pack.handouts import Known, handouts_of
from tests.engine.building import story as told

TEXT = """
people: {rowan: {name: Rowan, note: A boy of six}}
facts:
  food: {held-by: [school, health], says: Rowan takes food.}
  arm: {held-by: leanne, says: His arm hurts.}
  log: {held-by: police, says: There was a call., kind: intelligence, category: criminal}
  later: {says: He said so.}
scenes:
  desk: {to: end, choices: {a: {}, b: {}, c: {}}, readings: {housing: {notices: It, would: a, because: So.}}}
  end: {ending: Over}
"""


def test_a_table_has_a_card_for_each_holder_of_its_own_and_no_one_else_has_it() -> None:
    tables = {table.name: table.cards for table in handouts_of(told(TEXT)).tables}
    assert {name: [known.says for card in cards for known in card.known] for name, cards in tables.items()} == {
        "Police": ["There was a call."],
        "School": ["Rowan takes food."],
        "Health": ["Rowan takes food."],
        "Housing": [],
    }


def test_how_a_thing_is_known_and_how_the_law_guards_it_stand_beside_it() -> None:
    (police,) = [table for table in handouts_of(told(TEXT)).tables if table.name == "Police"]
    assert police.cards[0].known == (Known("There was a call.", "intelligence, about crime"),)


def test_there_are_letters_for_the_longest_list_of_options() -> None:
    assert handouts_of(told(TEXT)).votes == ("A", "B", "C")


def test_only_people_of_whom_something_is_said_are_listed() -> None:
    assert handouts_of(told(TEXT)).people == (("Rowan", "A boy of six"),)


def test_every_fact_that_an_agency_holds_is_on_exactly_its_cards_in_every_bundled_story() -> None:
    for story in load_all(stories_folder()).stories:
        agencies = story.library.holder_names()
        held = [
            (story.holder_names[holder], fact.says)
            for fact in story.case.facts.values()
            for holder in many(fact.held_by)
            if holder in agencies
        ]
        cards = [card for table in handouts_of(story).tables for card in table.cards]
        assert sorted((card.holder, known.says) for card in cards for known in card.known) == sorted(held)
