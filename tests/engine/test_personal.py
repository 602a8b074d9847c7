"""What could belong to somebody is told from what is kept for fiction."""

import pytest

from easi_engine.personal import Detail, looks_personal, real_details, telephone_digits
from easi_sim.personal import looks_personal as in_the_app


def test_the_app_looks_with_the_same_eyes() -> None:
    assert in_the_app is looks_personal


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("020 7946 0958", "02079460958"),
        ("(020) 7946-0958", "02079460958"),
        ("+44 20 7946 0958", "02079460958"),
        ("+44 (0)20 7946 0958", "02079460958"),
        ("0044 20 7946 0958", "02079460958"),
    ],
)
def test_a_number_is_the_same_however_it_is_written(written: str, dialled: str) -> None:
    assert telephone_digits(written) == dialled


CITIES = ("0113", "0114", "0115", "0116", "0117", "0118", "0121", "0131", "0141", "0151", "0161")
KEPT_FOR_DRAMA = [
    *(f"{area} 496 0{at}" for area in CITIES for at in ("000", "999")),
    "0191 498 0000",
    "020 7946 0999",
    "028 9018 0000",
    "028 9649 6999",
    "029 2018 0999",
    "01632 960000",
    "07700 900999",
    "08081 570999",
    "0909 879 0999",
    "0306 999 0000",
]


@pytest.mark.parametrize("number", KEPT_FOR_DRAMA)
def test_a_number_kept_for_drama_is_nobodys(number: str) -> None:
    assert real_details(f"Ring {number}.") == ()
    beside = number[:-4] + {"0": "9", "6": "7", "9": "1"}.get(number[-4], "5") + number[-3:]
    assert [detail.kind for detail in real_details(f"Ring {beside}.")] == ["telephone"]


@pytest.mark.parametrize("check", range(10))
def test_one_check_digit_makes_an_nhs_number(check: int) -> None:
    number = f"401 023 213{check}"
    assert real_details(number) == ((Detail("nhs", number),) if check == 7 else ())


def test_an_nhs_number_whose_check_digit_would_be_ten_does_not_exist() -> None:
    first = next(
        n for n in range(400_000_000, 400_000_100)
        if 11 - sum(int(d) * w for d, w in zip(str(n), range(10, 1, -1), strict=True)) % 11 == 10
    )  # fmt: skip
    assert all(real_details(f"{first}{check}") == () for check in range(10))


def test_several_details_in_one_text_are_all_found() -> None:
    text = "Write to a@b.uk or LS1 4AP, ring 07911 123456, quote AB123456C and 943 476 5919, see www.b.uk."
    assert {detail.kind for detail in real_details(text)} == {
        "email",
        "postcode",
        "telephone",
        "insurance",
        "nhs",
        "web",
    }


@pytest.mark.parametrize("part", ["a.", "www.", "0 ", "+44", "a@", "a@b.", "1-", "A1"])
def test_a_text_made_to_take_long_is_looked_through(part: str) -> None:
    # Looking back at every character from every other would take the better part of an hour.
    text = part * (400_000 // len(part))
    assert isinstance(real_details(text), tuple)
    assert looks_personal(f"{text} @ LS1 4AP") is not None
