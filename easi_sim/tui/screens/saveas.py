"""Where to write a file, on a sheet: a path to accept or change, and nothing written over unasked."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from easi_sim.errors import Trouble
from easi_sim.tui.base import Sheet
from easi_sim.tui.prose import plain
from easi_sim.tui.screens.ask import AskSheet, offer

YOURS = "The file is then yours to look after: erasing what EASI holds does not reach it."

Write = Callable[[Path, bool], Path]
"""Writes the file, over another one only where told to, and returns where it is. Raises Trouble."""


class SaveSheet(Sheet[Path | None]):
    """The result is the file, once it is written."""

    CSS_PATH = "saveas.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "save", "Write", show=False)]
    keys = "Enter  write it      Esc  back"

    def __init__(self, heading: str, said: str, place: Path, write: Write) -> None:
        """Offer `place` and write with `write`; `said` is what is written."""
        super().__init__()
        self.heading = heading
        self.said = said
        self.place = place
        self._write = write

    def body(self) -> Iterable[Widget]:
        """Yield what is written, where to, and what went wrong."""
        yield Static(plain(self.said))
        yield Input(str(self.place), id="place", select_on_focus=False)
        yield Static(Content(YOURS), id="trouble", classes="quiet")

    def on_mount(self) -> None:
        """Begin at the end of the path."""
        self.query_one(Input).focus()

    def on_input_submitted(self) -> None:
        """Write it, or first ask whether what is there may go."""
        self.action_save()

    def action_save(self) -> None:
        """Write it, or first ask whether what is there may go."""
        typed = self.query_one(Input).value.strip()
        if not typed:
            self._say("Type where the file is to be.")
            return
        try:
            place = Path(typed).expanduser()
            place = place / self.place.name if place.is_dir() else place
            taken = os.path.lexists(place)
        except (OSError, ValueError, RuntimeError) as error:  # a name too long, a NUL in it, a ~ that nobody lives at
            self._say(f"That is not a place for a file: {error}.")
            return
        if not taken:
            self._put(place, "write")
            return
        ways = (offer("stay", "Name another file"), offer("over", "Write over it"))
        self.app.push_screen(AskSheet("There is such a file already", (str(place),), ways), partial(self._put, place))

    def _put(self, place: Path, way: str | None) -> None:
        if way not in {"write", "over"}:
            return
        try:
            self.dismiss(self._write(place, way == "over"))
        except Trouble as trouble:
            self._say(str(trouble))

    def _say(self, text: str) -> None:
        self.query_one("#trouble", Static).update(plain(text, "$warning"))
