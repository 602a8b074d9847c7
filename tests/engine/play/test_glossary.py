"""Terms in a text: whole words, and abbreviations and names only with their capitals."""

import pytest

from easi_engine.play import glossary_terms
from tests.engine.building import story

STORY = story(
    "glossary: {it: {term: IT, means: computers}, tin: {term: the tin, means: shortbread}, hard: "
    "{term: C++ (old), means: a language}, know: {term: Right to Know, means: a part of the scheme}}"
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ask the DSL.", ["DSL"]),
        ("ask the dsl", []),
        ("ask the Dsl", []),
        ("DSLX, XDSL and DSL2", []),
        ("two DSLs met", ["DSLs"]),
        ("The Designated Safeguarding Lead came", ["Designated Safeguarding Lead"]),
        ("Referral, referrals; referralism", ["Referral", "referrals"]),
        ("It is IT that broke", ["IT"]),
        ("The tin, the Tin", ["The tin", "the Tin"]),
        ("DSL: referral.", ["DSL", "referral"]),
        ("(DSL)", ["DSL"]),
        ("write C++ (old) code", ["C++ (old)"]),
        ("The Right to Know", ["Right to Know"]),
        ("He has a right to know", []),
        ("", []),
        ("nothing here", []),
    ],
)
def test_terms_are_found_as_whole_words_in_order(text: str, found: list[str]) -> None:
    uses = glossary_terms(STORY, text)
    assert [text[use.start : use.end] for use in uses] == found


def test_another_form_leads_to_its_term_and_meaning() -> None:
    (use,) = glossary_terms(STORY, "the designated safeguarding lead")
    assert (use.id, use.term, use.means) == ("dsl", "DSL", "who leads on safety")


def test_the_longest_form_is_found_first() -> None:
    longer = story(
        "glossary: {lead: {term: lead, means: metal}, order: {term: court order, also: [order], means: law}}"
    )
    uses = glossary_terms(longer, "A designated safeguarding lead has a court order")
    assert [use.id for use in uses] == ["dsl", "order"]


def test_a_storys_own_term_stands_beside_the_shared_ones() -> None:
    assert {use.id for use in glossary_terms(STORY, "the tin and the DSL")} == {"tin", "dsl"}


def test_an_abbreviation_refused_for_its_case_does_not_hide_a_word_inside_it() -> None:
    made = story("glossary: {line: {term: HOT LINE, means: a number}, row: {term: line, means: a row}}")
    assert [use.id for use in glossary_terms(made, "a hot line")] == ["row"]


@pytest.mark.parametrize("text", ["sh\u0131ne", "SH\u0130NE", "\u017fhine", "\u212anight"])
def test_letters_that_only_look_alike_in_capitals_break_nothing(text: str) -> None:
    made = story("glossary: {shine: {term: shine, means: gloss}, knight: {term: knight, means: horse}}")
    assert len(glossary_terms(made, text)) <= 1


def test_a_form_with_no_letter_in_it_is_found_nowhere() -> None:
    told = story("glossary: {blank: {term: ' ', also: ['  '], means: nothing}, tin: {term: tin, means: shortbread}}")
    assert [use.id for use in glossary_terms(told, "a  tin")] == ["tin"]
