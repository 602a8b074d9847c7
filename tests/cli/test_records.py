"""`easi records` shows, takes away and erases what is held."""

import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from easi_engine.play import DecisionRecord, Prediction
from easi_sim.records import Records
from easi_sim.study.session import Session
from tests.cli.conftest import Easi, Golden
from tests.records.children import as_nobody, closed_to_nobody, in_a_child
from tests.running import corner_shop

DATE = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b")


def shown(said: str, folder: Path) -> str:
    """Take out what differs from day to day and from place to place."""
    return re.sub(r"\([\d,]+ (bytes|kB)\)", "(SIZE)", DATE.sub("DAY", said)).replace(str(folder), "FOLDER")


@pytest.fixture
def held(home: Path, tmp_path: Path) -> int:
    """Hold one of everything; return the number of the playthrough."""
    records = Records.open(home)
    record = DecisionRecord("public-task", "later", "asked", "A distinctive reason.")
    session = Session.begin(corner_shop(), "school", records)
    session = session.confirm("talk-to-jamie", Prediction("police", "email"), record)
    session = session.confirm("say-heater").confirm("listen")
    session.debrief()
    session.what_if(1)
    assert session.id
    records.write_entry("reflection", "A distinctive entry.", playthrough=session.id)
    records.mark_read("consent")
    records.set_setting("theme", "paper")
    records.set_setting("seen-story:corner-shop", "abc")
    records.note_export("report", tmp_path / "report.html")
    records.close()
    return session.id


@pytest.fixture
def type_in(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    return lambda typed: monkeypatch.setattr("sys.stdin", io.StringIO(typed))


def test_what_is_held_is_said_in_lines(easi: Easi, golden: Golden, held: int, tmp_path: Path) -> None:
    said = easi("records", "show")
    assert (said.code, said.err) == (0, "")
    golden("records-show", shown(said.out, tmp_path))


def test_what_is_held_is_said_for_programs(easi: Easi, held: int, home: Path) -> None:
    found = json.loads(easi("records", "show", "--json").out)
    assert (found["playthroughs"], found["finished"], found["what_ifs"], found["reasons"]) == (1, 1, 1, 2)
    assert found["home"] == str(home)
    assert found["journal"] == {"reflection": 1, "commitment": 0, "question": 0}
    assert found["files"][0]["path"] == str(home / "records.sqlite")
    assert found["policy"]["keep"] is True


def test_each_playthrough_is_listed_with_its_number(easi: Easi, held: int, tmp_path: Path) -> None:
    said = easi("records", "show", "--playthroughs")
    assert shown(said.out, tmp_path).splitlines() == [
        f"{held + 1}: corner-shop, school, 1 choice, last played DAY, a what-if of {held}",
        f"{held}: corner-shop, school, 3 choices, finished DAY",
    ]
    found = json.loads(easi("records", "show", "--playthroughs", "--json").out)["playthroughs"]
    assert [(one["id"], one["branch"]) for one in found] == [(held + 1, {"of": held, "at": 1}), (held, None)]


@pytest.mark.parametrize("command", [["show"], ["export"], ["erase"], ["erase", "--yes"], ["show", "--json"]])
def test_where_nothing_is_held_no_file_is_made(easi: Easi, home: Path, command: list[str]) -> None:
    said = easi("records", *command)
    assert (said.code, said.err) == (0, "")
    assert str(home) in said.out
    assert not home.exists()


def test_all_of_it_is_printed_as_json(easi: Easi, held: int) -> None:
    said = easi("records", "export")
    found = json.loads(said.out)
    assert found["journal"][0]["text"] == "A distinctive entry."
    assert found["playthroughs"][-1]["log"][0]["record"]["reason"] == "A distinctive reason."


def test_all_of_it_is_written_to_a_file_that_is_noted(easi: Easi, held: int, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    said = easi("records", "export", str(path))
    assert (said.code, said.out, said.err) == (0, f"{path}\n", "")
    assert json.loads(path.read_text(encoding="utf-8"))["journal"]
    assert f"Written elsewhere: everything held, DAY: FOLDER/{path.name}" in shown(
        easi("records", "show").out, tmp_path
    )
    again = easi("records", "export", str(path))
    assert again.code == 2
    assert "is there already" in again.err
    assert easi("records", "export", str(path), "--overwrite").code == 0


def test_erasing_asks_for_the_word(easi: Easi, held: int, home: Path, type_in: Callable[[str], None]) -> None:
    for typed in ("", "\n", "yes\n", "erased\n"):
        type_in(typed)
        said = easi("records", "erase")
        assert (said.code, said.out) == (2, "")
        assert f"This erases everything EASI holds about you, in {home}. It cannot be brought back." in said.err
        assert "Nothing was erased" in said.err
    assert b"A distinctive entry." in (home / "records.sqlite").read_bytes()
    type_in("erase\n")
    said = easi("records", "erase")
    assert said.code == 0
    assert said.out.startswith("Everything is erased: 2 playthroughs")
    left = b"".join(path.read_bytes() for path in home.iterdir())
    assert b"distinctive" not in left


def test_erasing_says_what_is_beyond_its_reach(easi: Easi, golden: Golden, held: int, tmp_path: Path) -> None:
    said = easi("records", "erase", "--yes")
    golden("records-erase", shown(said.out, tmp_path))


def test_only_the_journal_is_erased(easi: Easi, held: int, home: Path, type_in: Callable[[str], None]) -> None:
    type_in("erase\n")
    said = easi("records", "erase", "--journal")
    assert said.err.startswith("This erases your journal.")
    assert "The journal is erased: 1 entry." in said.out
    data = (home / "records.sqlite").read_bytes()
    assert b"A distinctive entry." not in data
    assert b"A distinctive reason." in data


def test_only_a_playthrough_is_erased(easi: Easi, held: int, home: Path) -> None:
    said = easi("records", "erase", "--playthrough", str(held), "--yes")
    assert f"Playthrough {held} is erased" in said.out
    data = (home / "records.sqlite").read_bytes()
    assert b"A distinctive entry." in data
    assert b"A distinctive reason." not in data


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["erase", "--playthrough", "99", "--yes"], "There is no playthrough number 99"),
        (["erase", "--playthrough", "x"], "`easi records erase --help` explains."),
        (["erase", "--journal", "--playthrough", "1"], "not allowed with"),
        (["shwo"], "Did you mean “show”?"),
        ([], "The following arguments are required: WHAT."),
    ],
)
def test_a_mistake_erases_nothing(easi: Easi, held: int, home: Path, arguments: list[str], said: str) -> None:
    found = easi("records", *arguments)
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert b"A distinctive reason." in (home / "records.sqlite").read_bytes()


def test_damaged_records_can_be_erased(easi: Easi, held: int, home: Path) -> None:
    (home / "records.sqlite").write_bytes(b"A distinctive reason." * 1000)
    shown = easi("records", "show")
    assert shown.code == 2
    assert "are damaged" in shown.err
    said = easi("records", "erase", "--yes")
    assert said.code == 0
    assert "The files are erased as they are." in said.err
    assert not list(home.glob("records.sqlite*"))


@pytest.mark.parametrize("command", [["show"], ["export"], ["erase", "--yes"]])
def test_a_folder_that_may_not_be_looked_into_is_not_called_empty(
    easi: Easi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.setenv("EASI_HOME", str(closed_to_nobody(tmp_path)))

    def ask() -> None:
        as_nobody()
        said = easi("records", *command)
        assert (said.code, said.out) == (2, "")
        assert "permission denied" in said.err
        assert "fault" not in said.err

    in_a_child(ask)


def test_records_that_another_window_keeps_to_itself_are_left(easi: Easi, held: int, home: Path) -> None:
    (home / "records.sqlite").write_bytes(b"")
    assert easi("records", "show").code == 0
    other = Records.open(home)
    other._connection.execute("PRAGMA user_version = 99")
    said = easi("records", "erase", "--yes")
    other.close()
    assert said.code == 2
    assert "would go on writing to it" in said.err
    assert (home / "records.sqlite").exists()


def test_a_private_sitting_still_shows_what_was_kept_before(
    easi: Easi, held: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EASI_PRIVATE", "1")
    assert "1 playthrough, 1 to an ending" in easi("records", "show").out
