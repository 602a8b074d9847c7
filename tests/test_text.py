"""Story text is shown and never acted on."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from easi_sim.text import fitted, inert


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("a\x00b", "a␀b"),
        ("a\tb\rc", "a␉b␍c"),
        ("\x7f", "␡"),
        ("\x9b2J", "⟨U+009B⟩2J"),
        ("\u202etxt.exe", "⟨RLO⟩txt.exe"),
        ("\u2066\u2069\u200f\u061c", "⟨LRI⟩⟨PDI⟩⟨RLM⟩⟨ALM⟩"),
        ("one\u2028two", "one⟨LS⟩two"),
        ("\ud800", "⟨U+D800⟩"),
        ("\U000e0041", "⟨U+E0041⟩"),
    ],
)
def test_what_could_act_on_a_terminal_becomes_visible(hostile: str, shown: str) -> None:
    assert inert(hostile) == shown


@pytest.mark.parametrize("text", ["", "“Five,” he says. It's £3 – no more…", "one\ntwo", "é ü ß Ω", "👩‍👧"])
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert inert(text) == text


@given(st.text(st.characters()))
def test_nothing_active_is_left_of_any_text(text: str) -> None:
    left = {unicodedata.category(mark) for mark in inert(text) if mark != "\n"}
    assert left.isdisjoint({"Cc", "Cs", "Zl", "Zp"})
    assert not set(inert(text)) & set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(st.text(st.characters()), st.sampled_from(["ascii", "latin-1", "cp1252", "utf-8"]))
def test_every_text_can_be_written_in_every_encoding(text: str, encoding: str) -> None:
    fitted(inert(text), encoding).encode(encoding)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“Five,” he says – it's…", '"Five," he says - it\'s...'),
        ("Adélie", "Adelie"),
        ("a → b", "a -> b"),
        ("␛[0m", "\\x1b[0m"),
        ("Ω", "\\u03a9"),
    ],
)
def test_an_ascii_terminal_gets_plain_punctuation(text: str, plain: str) -> None:
    assert fitted(text, "ascii") == plain


def test_what_an_encoding_has_is_kept() -> None:
    assert fitted("café – £3", "latin-1") == "café - £3"


def test_a_terminal_that_names_no_encoding_gets_ascii() -> None:
    assert fitted("’", None) == "'"
