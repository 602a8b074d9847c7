"""What is kept by hand of simulated readers is checked before it is shown."""

from datetime import date
from pathlib import Path

import pytest

from docs.stories.readers import READERS, Guessed, load, readings_of
from easi_sim.errors import Trouble
from tests.running import corner_shop

GOOD = "corner-shop: [{seat: school, decisions: 8, hits: 4, chance: 0.42, on: 2026-11-23, note: As it was.}]"


def written(folder: Path, text: str) -> Path:
    path = folder / "readers.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_reading_is_read_as_it_is_written(tmp_path: Path) -> None:
    found = readings_of(corner_shop(), load(written(tmp_path, GOOD)))
    assert found == (
        Guessed(seat="school", decisions=8, hits=4, chance=0.42, on=date(2026, 11, 23), note="As it was."),
    )


def test_a_story_without_readings_has_none(tmp_path: Path) -> None:
    assert readings_of(corner_shop(), load(written(tmp_path, "{}"))) == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("hits: 4", "hits: 9"), "more hits than decisions"),
        (("chance: 0.42", "chance: 42"), "corner-shop.0.chance"),
        (("2026-11-23", "last week"), "corner-shop.0.on"),
        (("note:", "notes:"), "corner-shop.0.notes"),
        (("hits: 4, ", ""), "corner-shop.0.hits"),
        (("}]", ""), "is never closed"),
    ],
)
def test_what_cannot_be_so_is_refused_with_its_place(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    with pytest.raises(Trouble) as caught:
        load(written(tmp_path, GOOD.replace(*change)))
    assert said in "\n".join(caught.value.details)


def test_a_reading_of_a_seat_that_the_story_does_not_have_is_refused(tmp_path: Path) -> None:
    readings = load(written(tmp_path, GOOD.replace("school", "fire")))
    with pytest.raises(Trouble, match="the seat fire, which corner-shop does not have"):
        readings_of(corner_shop(), readings)


def test_the_example_in_the_file_can_be_used_as_it_stands(tmp_path: Path) -> None:
    comments = [line[2:] for line in READERS.read_text(encoding="utf-8").splitlines() if line.startswith("# ")]
    start = next(number for number, line in enumerate(comments) if line.startswith("packed-lunch:"))
    (guessed,) = load(written(tmp_path, "\n".join(comments[start:])))["packed-lunch"]
    assert guessed.seat == "school"
