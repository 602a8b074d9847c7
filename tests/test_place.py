"""Where the records are, and one look at a setting before they are opened."""

from pathlib import Path

import pytest

from easi_sim.place import FILE, glance, wants_privacy
from easi_sim.records import Records
from tests.records.children import as_nobody, closed_to_nobody, in_a_child


def test_a_setting_is_seen_while_the_records_are_open_and_after(tmp_path: Path) -> None:
    records = Records.open(tmp_path)
    records.set_setting("theme", "paper")
    assert glance("theme", tmp_path) == "paper"
    records.close()
    assert glance("theme", tmp_path) == "paper"


def test_looking_makes_no_file(tmp_path: Path) -> None:
    assert glance("theme", tmp_path / "none") == ""
    assert not (tmp_path / "none").exists()


def test_a_file_that_is_no_database_gives_nothing(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"a shopping list" * 100)
    assert glance("theme", tmp_path) == ""


def test_a_folder_that_may_not_be_looked_into_gives_nothing(tmp_path: Path) -> None:
    home = closed_to_nobody(tmp_path)

    def look() -> None:
        as_nobody()
        assert glance("theme", home) == ""

    in_a_child(look)


def test_looking_leaves_the_records_as_they_can_be_opened(tmp_path: Path) -> None:
    Records.open(tmp_path).close()
    glance("theme", tmp_path)
    records = Records.open(tmp_path)
    records.set_setting("theme", "ink")
    assert records.setting("theme") == "ink"


@pytest.mark.parametrize(("value", "wanted"), [("1", True), ("", False), ("0", False)])
def test_privacy_is_asked_for_by_the_environment(monkeypatch: pytest.MonkeyPatch, value: str, wanted: bool) -> None:
    monkeypatch.setenv("EASI_PRIVATE", value)
    assert wants_privacy() is wanted
