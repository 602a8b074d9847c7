"""Settings of the linter in a file: which is found, what it may say, and what is said of mistakes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from easi_engine.lint import Limits, Options
from easi_sim.linting.config import LIMITS, BadSettings, Settings, forget_settings, settings_for

TODAY = date(2026, 11, 1)


@pytest.fixture(autouse=True)
def read_anew() -> None:
    forget_settings()


def test_every_setting_is_read(tmp_path: Path) -> None:
    (tmp_path / "easi.toml").write_text(
        'select = ["EG", "ek101"]\nignore = ["EG101"]\nprofile = "publish"\non = 2027-01-31\n'
        "[limits]\nreading-age = 12\noption-characters = 100\nscene-words = 200\nquestions = 3\nstates = 1000\n"
    )
    settings = settings_for(tmp_path)
    assert settings.options(today=TODAY, fast=True) == Options(
        on=date(2027, 1, 31),
        profile="publish",
        select=("EG", "EK101"),
        ignore=("EG101",),
        fast=True,
        limits=Limits(reading_age=12, option_characters=100, scene_words=200, questions=3, states=1000),
    )


def test_every_limit_can_be_set(tmp_path: Path) -> None:
    (tmp_path / "easi.toml").write_text("[limits]\n" + "".join(f"{name} = 7\n" for name in LIMITS))
    assert settings_for(tmp_path).options(today=TODAY).limits == Limits(*[7] * len(LIMITS))


def test_without_settings_the_defaults_hold(tmp_path: Path) -> None:
    assert Settings().options(today=TODAY) == Options(on=TODAY)


def test_the_nearest_file_with_settings_counts_alone(tmp_path: Path) -> None:
    story = tmp_path / "stories/little"
    story.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[tool.easi]\nselect = ["EG"]\non = "2026-01-02"\n')
    (tmp_path / "stories/pyproject.toml").write_text("[tool.other]\nx = 1\n")
    assert settings_for(story) == Settings(select=("EG",), on=date(2026, 1, 2))
    forget_settings()
    (tmp_path / "stories/easi.toml").write_text('ignore = ["ET"]\n')
    assert settings_for(story) == Settings(ignore=("ET",))
    forget_settings()
    (story / "easi.toml").write_text("")
    assert settings_for(story) == Settings()


def test_what_the_command_line_says_wins() -> None:
    file = Settings(("EG",), ("EG101",), "publish", date(2026, 1, 1), {"states": 5})
    assert Settings(("EK",), None, "draft").over(file) == Settings(
        ("EK",), ("EG101",), "draft", date(2026, 1, 1), {"states": 5}
    )
    assert Settings(ignore=()).over(file).options(today=TODAY).ignore == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'selct = ["EG"]',
            ":1: There is no setting `selct`. Did you mean “select”? There is: select, ignore, profile,",
        ),
        ("\nselect = 'EG'", ':2: `select` is a list of codes, such as ["EG", "EK101"], not `EG`.'),
        ("select = [1]", ':1: `select` is a list of codes, such as ["EG", "EK101"], not a list.'),
        ("ignore = ['EG1O1']", ":1: `ignore`: No rule's code is or begins with “EG1O1”. Did you mean “EG101”?"),
        ("ignore = ['']", ":1: `ignore`: No rule's code is or begins with “”."),
        ("profile = 'strict'", ':1: `profile` is "draft" or "publish", not `strict`.'),
        ("profile = []", ':1: `profile` is "draft" or "publish", not a list.'),
        ("on = 2026-01-01T00:00:00", ":1: `on` is a day, written year-month-day, not `2026-01-01 00:00:00`."),
        ("on = 'soon'", ":1: `on` is a day, written year-month-day, not `soon`."),
        ("limits = 3", ":1: `limits` is a table of numbers, not `3`."),
        ("[limits]\nstate = 3", ":2: There is no limit `state`. Did you mean “states”?"),
        ("[limits]\nstates = 0", ":2: The limit `states` is a whole number from 1, not `0`."),
        ("[limits]\nstates = true", ":2: The limit `states` is a whole number from 1, not `true`."),
        ("limits.states = 1.5", ": The limit `states` is a whole number from 1, not `1.5`."),
        ("select = [", " cannot be read as TOML: "),
        ("a = " + "[" * 5000, " cannot be read as TOML: "),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "easi.toml").write_text(text + "\n")
    with pytest.raises(BadSettings) as caught:
        settings_for(tmp_path)
    assert str(caught.value).startswith(f"{tmp_path / 'easi.toml'}{said}")


def test_a_mistake_in_pyproject_is_named_too(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool]\neasi = 3\n")
    with pytest.raises(BadSettings, match=r"pyproject.toml:2: `tool.easi` is a table of settings, not `3`."):
        settings_for(tmp_path)


def test_a_file_of_settings_in_another_encoding_is_no_mystery(tmp_path: Path) -> None:
    (tmp_path / "easi.toml").write_bytes("# é\n".encode("latin-1"))
    with pytest.raises(BadSettings, match="it is not saved as UTF-8"):
        settings_for(tmp_path)
