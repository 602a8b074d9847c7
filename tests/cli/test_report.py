"""`easi report`: the reports there can be, and one of them written or printed."""

import shutil
from pathlib import Path

import pytest

from easi_sim.records import Records
from easi_sim.study.session import Session
from tests.cli.conftest import Easi
from tests.exports.reporting import Clock, played
from tests.running import STORIES, corner_shop, loaded_after
from tests.running import easi as run_easi


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in."""
    place = tmp_path / "here"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


@pytest.fixture
def number(home: Path) -> int:
    """The number of a finished playthrough in the records."""
    records = Records.open(home, Clock())
    session = played(records)
    records.close()
    assert session.id is not None
    return session.id


def test_the_last_finished_is_written_here_and_its_path_printed(easi: Easi, folder: Path, number: int) -> None:
    said = easi("report")
    path = folder / "easi-corner-shop-school-2026-11-02.html"
    assert (said.code, said.out) == (0, f"{path}\n")
    assert said.err == "4 notes of yours are in it, word for word. Read it before you pass it on.\n"
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert easi("report", str(number)).out == f"{folder / 'easi-corner-shop-school-2026-11-02-2.html'}\n"


def test_what_was_written_is_noted_in_the_records(easi: Easi, folder: Path, number: int, home: Path) -> None:
    easi("report", "--output", "mine.html")
    records = Records.open(home)
    assert [export.path for export in records.exports()] == [folder / "mine.html"]
    records.close()


def test_it_can_be_printed_and_then_nothing_is_written(easi: Easi, folder: Path, number: int) -> None:
    said = easi("report", "--format", "md", "--output", "-")
    assert said.out.startswith("# The corner shop\n")
    assert said.err == ""
    assert not any(folder.iterdir())


def test_the_ending_of_the_file_says_what_to_write(easi: Easi, folder: Path, number: int) -> None:
    easi("report", "--output", "r.md")
    assert (folder / "r.md").read_text(encoding="utf-8").startswith("# The corner shop\n")
    easi("report", "--output", "r.txt", "--format", "html")
    assert (folder / "r.txt").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_what_looks_like_a_real_persons_is_pointed_out(easi: Easi, folder: Path, number: int, home: Path) -> None:
    records = Records.open(home)
    records.write_entry("reflection", "She lives at BD99 9ZZ.", playthrough=number)
    records.close()
    said = easi("report").err
    assert "5 notes of yours are in it" in said
    assert "It looks as if a postcode is among what you wrote." in said


def test_own_words_can_be_left_out(easi: Easi, folder: Path, number: int) -> None:
    said = easi("report", "--without-journal", "--without-reasons", "--output", "r.html")
    assert said.err == ""
    page = (folder / "r.html").read_text(encoding="utf-8")
    assert "asked second" not in page
    assert "I rang twice" not in page


def test_a_file_that_is_there_is_written_over_only_when_asked(easi: Easi, folder: Path, number: int) -> None:
    (folder / "r.html").write_text("theirs", encoding="utf-8")
    said = easi("report", "--output", "r.html")
    assert (said.code, said.out) == (2, "")
    assert "is there already, and nothing was written over it." in said.err
    assert easi("report", "--output", "r.html", "--overwrite").code == 0
    assert (folder / "r.html").read_text(encoding="utf-8") != "theirs"


def test_playthroughs_are_listed_the_last_first(easi: Easi, number: int, home: Path) -> None:
    records = Records.open(home, Clock())
    first, _ = Session.reopen(corner_shop(), records, number)
    second = first.what_if(1).confirm("say-heater").confirm("tell-nell")
    third = Session.begin(corner_shop(), "school", records).confirm("talk-to-jamie")
    records.close()
    title = "The corner shop, as Deputy head and DSL, 2 November 2026"
    assert easi("report", "--list").out.splitlines() == [
        f"{third.id}: {title}; no ending yet, so no report",
        f"{second.id}: {title}, a what-if of {number}",
        f"{number}: {title}",
    ]


def test_without_a_finished_playthrough_that_is_said(easi: Easi) -> None:
    said = easi("report")
    assert (said.code, said.out) == (2, "")
    assert "No playthrough has come to an ending yet" in said.err
    assert easi("report", "--list").code == 0


def test_an_unknown_number_and_an_unfinished_playthrough_are_told_apart(easi: Easi, home: Path) -> None:
    assert "There is no playthrough number 9" in easi("report", "9").err
    records = Records.open(home)
    session = Session.begin(corner_shop(), "school", records).confirm("talk-to-jamie")
    records.close()
    said = easi("report", str(session.id))
    assert said.code == 2
    assert "has not come to an ending yet" in said.err


def test_a_case_that_is_gone_is_named_with_a_way_out(easi: Easi, number: int, tmp_path: Path) -> None:
    said = easi("report", "--stories", str(tmp_path))
    assert said.code == 2
    assert "is of the case “corner-shop”, which is not here any more" in said.err
    listed = easi("report", "--list", "--stories", str(tmp_path)).out
    assert "corner-shop, from the seat school (the case is not here any more)" in listed


def test_an_edited_case_says_how_far_the_choices_fit(easi: Easi, number: int, tmp_path: Path) -> None:
    library = tmp_path / "library"
    shutil.copytree(STORIES, library)
    scenes = library / "corner-shop/scenes/school.yaml"
    text = scenes.read_text(encoding="utf-8")
    assert "say-all:" in text
    scenes.write_text(text.replace("say-all", "say-everything"), encoding="utf-8")
    said = easi("report", "--stories", str(library))
    assert said.code == 2
    assert "1 of your 3 choices still fit. It stops at choice 2: there is no such choice in this scene." in said.err


def test_where_nothing_is_kept_there_is_nothing_to_report(
    easi: Easi, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EASI_PRIVATE", "1")
    said = easi("report")
    assert said.code == 2
    assert "Nothing is kept here" in said.err


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_a_page_that_is_printed_is_the_same_page_in_every_encoding(home: Path, number: int, encoding: str) -> None:
    done = run_easi(home, "report", "--output", "-", PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    assert b"\xe2\x9c\x93" in done.stdout if encoding == "utf-8" else done.stdout.isascii()


def test_the_list_loads_no_templates_and_no_screens(home: Path, number: int) -> None:
    assert loaded_after(home, "report", "--list").isdisjoint({"jinja2", "textual", "rich", "networkx"})
