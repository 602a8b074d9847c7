"""The facilitator's own terminal, while the workshop goes on in another process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from textual.widgets import TextArea

from easi_sim.errors import Trouble
from easi_sim.tui.workshop.ahead import readings
from easi_sim.tui.workshop.notes import NotesApp
from easi_sim.workshop import acts
from easi_sim.workshop.host import Host
from tests.running import ROOT
from tests.tui.workshop.hosting import do, press, said, seat, to_reveal, until

GO_ON = """
import sys
sys.path[:0] = [{root!r}, {engine!r}]
from pathlib import Path
from easi_sim.workshop import acts
from easi_sim.workshop.opening import resume
from tests.running import corner_shop
host = resume(Path({path!r}), corner_shop())
host.do(acts.Go(phase="vote"))
host.close()
"""


async def test_notes_see_the_room_go_on_in_another_process(host: Host) -> None:
    seat(host)
    app = NotesApp(host.file.path)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: "It begins with" in said(app))
        script = GO_ON.format(root=str(ROOT), engine=str(ROOT / "engine"), path=str(host.file.path))
        subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
        await until(pilot, lambda: "what should School do?" in said(app))
        assert "Still to answer: Window, Door and Urn." in said(app)


async def test_what_comes_next_says_what_each_option_sends_and_where_it_leads(host: Host) -> None:
    seat(host)
    do(host, acts.Go(phase="read"))
    app = NotesApp(host.file.path)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: "If the room goes on" in said(app))
        text = said(app)
        assert "Then: “The gate, 3.15”, then “The conference call”" in text
        assert "is told" in text


async def test_readings_are_there_before_the_room_sees_them(host: Host) -> None:
    seat(host)
    do(host, acts.Go(phase="read"))
    app = NotesApp(host.file.path)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "2")
        assert "The man in the van" in said(app)
        assert list(readings(host.room))


async def test_a_note_is_kept_with_its_scene_and_asked_about_first_where_it_looks_personal(host: Host) -> None:
    to_reveal(host)
    app = NotesApp(host.file.path, free_text=True)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "4", *"Door was quiet", "ctrl+s")
        assert [(note.turn, note.text) for note in host.file.notes()] == [(1, "Door was quiet")]
        assert "Door was quiet" in said(app)
        await press(pilot, *"ring 07700 900123", "ctrl+s")
        assert len(host.file.notes()) == 1
        await press(pilot, "2")
        assert len(host.file.notes()) == 2


async def test_a_note_half_written_is_asked_about_on_leaving(host: Host) -> None:
    app = NotesApp(host.file.path, free_text=True)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "4", *"Half", "escape", "q")
        assert app.is_running
        assert app.screen.query_one(TextArea).text == "Half"


async def test_leaving_at_once_asks_about_each_note_half_written_too(host: Host) -> None:
    app = NotesApp(host.file.path, free_text=True)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "4", *"One", "ctrl+q")
        assert app.is_running
        await press(pilot, "ctrl+s", *"Two", "ctrl+q")
        assert [note.text for note in host.file.notes()] == ["One"]
        assert app.is_running
        await pilot.press("ctrl+q")
    assert app.return_code == 0


async def test_there_is_no_box_where_the_organisation_forbids_free_text(host: Host) -> None:
    app = NotesApp(host.file.path, free_text=False)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "4")
        assert not app.screen.query(TextArea)
        assert "switched off writing" in said(app)


async def test_the_facilitators_sheet_is_there(host: Host) -> None:
    app = NotesApp(host.file.path)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "3")
        await until(pilot, lambda: "A short case for tests" in app.export_screenshot().replace("&#160;", " "))


def test_a_file_that_is_none_is_said(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="no such file"):
        NotesApp(tmp_path / "none.workshop")
