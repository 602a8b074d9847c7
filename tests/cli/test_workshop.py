"""`easi workshop`: what can be done with workshops that are held, and what is refused before anything is opened."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from easi_sim.claim import Claim
from easi_sim.records.files import WORKSHOPS
from easi_sim.workshop import acts
from easi_sim.workshop.acts import Voice
from easi_sim.workshop.file import WorkshopFile
from easi_sim.workshop.opening import open_workshop
from tests.cli.conftest import Easi, Golden, Said
from tests.running import STORIES, corner_shop


@pytest.fixture
def held(home: Path) -> Path:
    """A workshop that was walked for one scene and not closed."""
    place = home / WORKSHOPS / "2026-11-23-corner-shop.workshop"
    host = open_workshop(corner_shop(), "school", place=place, folder=STORIES / "corner-shop")
    host.do(acts.AddTable(name="Table 1", seats=("police",)))
    voice = Voice(1, "police")
    host.do(acts.TypeIn(voice=voice, on=True))
    host.do(acts.Go(phase="vote"))
    host.do(acts.CountVotes(voice=voice, turn=1, counts={"talk-to-jamie": 4}))
    host.do(acts.Go(phase="reveal"))
    host.do(acts.Pick(turn=1, choice="talk-to-jamie"))
    host.close()
    return place


def refused(said: Said, *words: str) -> None:
    """Check that a command has refused, without a word on stdout."""
    assert (said.code, said.out) == (2, "")
    for word in words:
        assert word in said.err


def test_nothing_is_listed_where_no_workshop_is_held(easi: Easi) -> None:
    said = easi("workshop", "list")
    assert (said.code, said.out) == (0, "")
    assert "easi workshop host" in said.err


def test_workshops_are_listed_with_how_far_they_came(easi: Easi, held: Path) -> None:
    said = easi("workshop", "list")
    assert said.code == 0
    assert said.out.startswith("2026-11-23-corner-shop: corner-shop, school, 1 scene walked, opened ")
    assert said.out.endswith(", not closed\n")


def test_a_damaged_log_is_told_of_and_does_not_hide_the_others(easi: Easi, held: Path) -> None:
    held.with_name("broken.workshop").write_bytes(b"nothing")
    said = easi("workshop", "list")
    assert said.code == 1
    assert "broken.workshop" in said.err
    assert said.out.count("\n") == 1


def test_the_path_that_was_walked_can_be_replayed(easi: Easi, held: Path, tmp_path: Path) -> None:
    said = easi("workshop", "recording", "--output", str(tmp_path / "walk.json"))
    assert (said.code, said.out) == (0, f"{tmp_path / 'walk.json'}\n")
    found = json.loads(easi("replay", str(tmp_path / "walk.json"), "--json").out)
    assert found["moves"] == ["quiet", "talk-to-jamie"]
    refused(easi("workshop", "recording", "--output", str(tmp_path / "walk.json")), "is there already")


@pytest.mark.parametrize("form", ["html", "md"])
def test_the_report_is_written_in_either_form(easi: Easi, held: Path, tmp_path: Path, form: str) -> None:
    path = tmp_path / "report.txt"
    said = easi("workshop", "report", held.stem, "--output", str(path), "--format", form)
    assert (said.code, said.out) == (0, f"{path}\n")
    text = path.read_text(encoding="utf-8")
    assert text.startswith("<!") == (form == "html")
    assert "Table 1" in text


def test_notes_are_in_the_report_only_if_asked_for(easi: Easi, held: Path, tmp_path: Path) -> None:
    file = WorkshopFile.reopen(held)
    file.note("They knew the shop.", 1, file.opening.opened)
    file.close()
    said = easi("workshop", "report", "--output", str(tmp_path / "a.md"))
    assert "left out" in said.err
    assert "They knew the shop" not in (tmp_path / "a.md").read_text(encoding="utf-8")
    said = easi("workshop", "report", "--output", str(tmp_path / "b.md"), "--notes")
    assert "Read it before you pass it on." in said.err
    assert "They knew the shop" in (tmp_path / "b.md").read_text(encoding="utf-8")


def test_a_workshop_that_is_not_there_is_said_not_to_be(easi: Easi, held: Path) -> None:
    refused(easi("workshop", "report", "another"), "There is no workshop “another”", "easi workshop list")


def test_without_a_workshop_there_is_nothing_to_report(easi: Easi) -> None:
    refused(easi("workshop", "report"), "No workshop is held")


# -- erasing -----------------------------------------------------------------------------------------------------------


def test_erasing_leaves_nothing_of_a_workshop(easi: Easi, held: Path) -> None:
    said = easi("workshop", "erase", held.stem, "--yes")
    assert (said.code, said.out) == (0, f"Overwritten and removed: {held}\n")
    assert not any(held.parent.iterdir())


def test_erasing_asks_first(easi: Easi, held: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for typed, code in (("no\n", 2), ("erase\n", 0)):
        read, write = os.pipe()
        os.write(write, typed.encode())
        os.close(write)
        with os.fdopen(read, encoding="utf-8") as keyboard:
            monkeypatch.setattr("sys.stdin", keyboard)
            said = easi("workshop", "erase", "--all")
        assert said.code == code
        assert "type erase" in said.err
        assert held.exists() == (code == 2)


def test_a_workshop_that_is_being_held_is_not_erased(easi: Easi, held: Path) -> None:
    claim = Claim(held)
    said = easi("workshop", "erase", "--all", "--yes")
    assert said.code == 1
    assert "open in another window" in said.err
    claim.let_go()
    assert held.exists()
    assert easi("workshop", "erase", "--all", "--yes").code == 0


def test_a_file_that_is_no_workshop_is_never_erased(easi: Easi, tmp_path: Path) -> None:
    thesis = tmp_path / "thesis.txt"
    thesis.write_text("years of work", encoding="utf-8")
    refused(easi("workshop", "erase", str(thesis), "--yes"), "thesis.txt")
    assert thesis.read_text(encoding="utf-8") == "years of work"


def test_either_a_workshop_or_all_of_them_are_named(easi: Easi, held: Path) -> None:
    refused(easi("workshop", "erase"), "--all")
    refused(easi("workshop", "erase", held.stem, "--all"), "--all")


def test_what_is_held_names_workshops_and_erasing_everything_erases_them(easi: Easi, held: Path) -> None:
    assert f"File: {held} (" in easi("records", "show").out
    said = easi("records", "erase", "--yes")
    assert f"Overwritten and removed: {held}" in said.out
    assert not any(held.parent.iterdir())


def test_erasing_everything_leaves_a_workshop_that_is_being_held_and_says_so(easi: Easi, held: Path) -> None:
    claim = Claim(held)
    said = easi("records", "erase", "--yes")
    claim.let_go()
    assert said.code == 1
    assert "was left: that workshop is open in another window" in said.out
    assert held.exists()


# -- what is refused before anything is opened -------------------------------------------------------------------------


def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> Path:
    """Have an organisation set something."""
    path = tmp_path / "policy.toml"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setenv("EASI_POLICY", str(path))
    return path


@pytest.mark.parametrize("command", [("host", "corner-shop", "--lan"), ("check",)])
def test_a_policy_keeps_workshops_off_the_network_and_its_line_is_named(
    easi: Easi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    path = policy(tmp_path, monkeypatch, "# ours\nkeep = true\nlan = false\n")
    refused(easi("workshop", *command), f"{path}:3: lan = false.", "votes are typed in")


def test_a_policy_that_cannot_be_understood_keeps_them_off_too(
    easi: Easi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = policy(tmp_path, monkeypatch, "lan = maybe\n")
    refused(easi("workshop", "host", "corner-shop", "--lan"), "cannot be understood", str(path))


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--port", "8765"), "--port goes with --lan or --local"),
        (("--local", "--cert", "a.pem"), "--cert and --key go together"),
        (("--local", "--port", "70000"), "is no port"),
        (("--local", "--lan"), "not allowed with"),
    ],
)
def test_options_that_do_not_go_together_are_refused(easi: Easi, arguments: tuple[str, ...], why: str) -> None:
    refused(easi("workshop", "host", "corner-shop", "--as", "school", *arguments), why)


def test_the_facilitators_screens_need_a_terminal(easi: Easi, home: Path) -> None:
    refused(easi("workshop", "host", "corner-shop", "--as", "school"), "no terminal", "rehearse STORY --auto")
    refused(easi("workshop", "notes"), "no terminal")
    assert not (home / WORKSHOPS).exists()


def test_a_room_that_does_not_answer_is_said_not_to(easi: Easi) -> None:
    refused(easi("workshop", "join", "127.0.0.1:9", "ABCDEF"), "Nothing answers at http://127.0.0.1:9")


# -- rehearsing --------------------------------------------------------------------------------------------------------


def test_a_rehearsal_tells_each_step_and_leaves_nothing_but_the_report(
    easi: Easi, home: Path, tmp_path: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    report = tmp_path / "report.md"
    rehearse = ("workshop", "rehearse", "corner-shop", "--as", "school", "--auto", "--tables", "3")
    said = easi(*rehearse, "--report", str(report))
    assert (said.code, said.err) == (0, "")
    golden("workshop-rehearse", said.out.replace(str(report), "report.md"))
    assert "(simulated)" in report.read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir() if path != home] == ["report.md"]
    assert not (home / WORKSHOPS).exists()


def test_a_number_that_makes_no_sense_is_refused(easi: Easi) -> None:
    refused(easi("workshop", "rehearse", "corner-shop", "--auto", "--tables", "0"), "no number from 1 to 40")
