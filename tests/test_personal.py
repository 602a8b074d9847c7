"""Free text is looked over for what seems to belong to a real person."""

import pytest

from easi_sim.personal import looks_personal


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("ring her on 07700 900123 after six", "a telephone number"),
        ("call +44 20 7946 0958", "a telephone number"),
        ("write to a.person@example.org", "an email address"),
        ("she lives at LS1 4AP", "a postcode"),
        ("born 03/04/2011", "a date of birth"),
        ("NHS 943 476 5919", "an NHS number"),
        ("QQ 12 34 56 C", "a National Insurance number"),
    ],
)
def test_what_looks_like_a_real_persons_details_is_named(text: str, what: str) -> None:
    assert looks_personal(text) == what


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Four lunches in a month, and string for a belt.",
        "s47 of the 1989 Act",
        "day 3 at 9.20, 24 children",
        "1, 2 or 3",
    ],
)
def test_an_ordinary_reason_passes(text: str) -> None:
    assert looks_personal(text) is None
