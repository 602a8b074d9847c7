"""What both of the facilitator's applications share, beyond what every application of ours does."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import ClassVar

from textual.binding import Binding, BindingType

from easi_sim.tui.frame import FrameApp

HERE = Path(__file__).resolve().parent
SHEETS = ("app.tcss", "later.tcss", "screens/ask.tcss", "screens/help.tcss", "screens/toosmall.tcss")


class StageApp(FrameApp):
    """An application of the workshop."""

    # All at once: a sheet met later, with its screen, would have all of them parsed again.
    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = [
        *(HERE.parent / name for name in SHEETS),
        HERE / "workshop.tcss",
    ]
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "help", "Help", key_display="?"),
        Binding("q", "pause", "Leave"),
        Binding("c", "swap_theme", "Next colours: dark, light, high contrast", show=False),
    ]

    def action_pause(self) -> None:
        """Leave, after asking where something depends on it."""
        self.exit()
