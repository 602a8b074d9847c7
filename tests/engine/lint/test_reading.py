"""Syllables as a person would count them, and ages that the formula gives."""

import pytest

from easi_engine.lint.reading import reading_age, syllables, words

BY_HAND = {
    1: "a the made eyes school rhyme asked through coat eight her's 4.00 Mm",
    2: "little people asking wanted places police Rowan moment dentist don't-know someone being quiet isn't safely",
    3: "idea area worrying appointment family's everyday employer audience deciding residence nobody",
    4: "information practitioner intelligence January ordinary recipient anybody",
    5: "safeguarding-leader multi-agency organisation deteriorate",
    7: "confidentiality",
}
"""Syllables → words counted by hand; those of several words are split at spaces."""


@pytest.mark.parametrize(("count", "word"), [(n, word) for n, many in BY_HAND.items() for word in many.split()])
def test_syllables_are_counted_as_by_hand(count: int, word: str) -> None:
    assert syllables(word) == count


def test_capitals_accents_and_curly_apostrophes_change_no_count() -> None:
    assert syllables("IDEA") == 3
    assert syllables("café") == syllables("cafe")
    assert syllables("Rowan’s") == syllables("Rowan's") == 2


def test_words_keep_what_is_inside_them() -> None:
    assert words("“Don't,” she says at 4.30: it's a well-known 1,200 – no?") == [
        "Don't",
        "she",
        "says",
        "at",
        "4.30",
        "it's",
        "a",
        "well-known",
        "1,200",
        "no",
    ]


def test_the_age_is_the_flesch_kincaid_grade_and_five() -> None:
    # Ten words, one sentence, twelve syllables: 0.39 × 10 + 11.8 × 12 / 10 − 15.59 + 5.
    assert reading_age("The teacher asked him why he ate his bread early.") == pytest.approx(7.47)


@pytest.mark.parametrize(
    "text",
    [
        "He ate it. She saw him. They went.",
        "“He ate it!” She saw him? “They went.”",
        "He ate it\n\nShe saw him\n\nThey went",
        "He ate it… She saw him. (They went.)",
    ],
)
def test_sentences_end_at_stops_before_a_capital_and_at_empty_lines(text: str) -> None:
    assert reading_age(text) == pytest.approx(0.39 * 8 / 3 + 11.8 - 15.59 + 5)


def test_a_point_within_a_sentence_ends_none() -> None:
    one = reading_age("It was at 4.30 and she said … nothing to him at all")
    assert one == pytest.approx(0.39 * 12 + 11.8 * 13 / 12 - 15.59 + 5)


def test_a_text_without_words_has_no_age() -> None:
    assert reading_age("") == reading_age("– … –") == 0.0


def test_an_exempt_term_counts_as_one_short_word() -> None:
    hard = "We asked for a multidisciplinary consultation about him today and tomorrow."
    easy = "We asked for a term about him today and tomorrow."
    assert reading_age(hard, ("multidisciplinary consultation",)) == reading_age(easy)
    assert reading_age(hard.replace("multid", "Multid"), ("multidisciplinary consultation",)) == reading_age(easy)
    assert reading_age(hard, ("multidisciplinary", "multidisciplinary consultation")) == reading_age(easy)
    assert reading_age(hard, ("consult",)) == reading_age(hard)


def test_a_term_in_capitals_is_exempt_only_in_capitals() -> None:
    text = "She rang the marac and asked."
    assert reading_age(text, ("MARAC",)) == reading_age(text)
    assert reading_age(text.replace("marac", "MARAC"), ("MARAC",)) < reading_age(text)
