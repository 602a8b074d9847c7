"""The command palette: whatever a key does on the screen at hand, and every place, by name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.screen import Screen

NOT_COMMANDS = (
    "scroll_",
    "page_",
    "point",
    "pick",
    "focus_",
    "app.focus_",
    "command_palette",
    "help_quit",
    "select",
    "turn_page",
    "turn_to_end",
    "copy_text",
)
"""Beginnings of actions that are a way of moving about rather than something to do."""


def commands_of(app: App[None], screen: Screen[object]) -> Iterable[SystemCommand]:
    """Yield a command for each key that does something here.

    Its words are the bindings' own, which are ours: the palette reads its entries as markup, so no story text may
    come near it.
    """
    seen: set[str] = set()
    for active in screen.active_bindings.values():
        binding = active.binding
        if not active.enabled or not binding.description or binding.action in seen:
            continue
        if binding.action.removeprefix("app.").removeprefix("screen.").startswith(NOT_COMMANDS):
            continue
        seen.add(binding.action)
        run = partial(app.run_action, binding.action, active.node)
        yield SystemCommand(binding.description, f"Key: {_key(app, binding)}", run)


PLACES = (
    ("Home", "home"),
    ("What I have played", "visit('played')"),
    ("Journal", "visit('journal')"),
    ("How others see it", "visit('others')"),
    ("Ideas: every card", "visit('ideas')"),
    ("Settings and my data", "visit('settings')"),
    ("Report of this playthrough", "report"),
    ("Export this playthrough to a file", "take_away"),
)
"""Where one can go and what one can take away from everywhere: name, action of the application."""


def places(app: App[None]) -> Iterable[SystemCommand]:
    """Yield a command for each."""
    for name, action in PLACES:
        yield SystemCommand(name, "From everywhere", partial(app.run_action, f"app.{action}"))


def _key(app: App[None], binding: Binding) -> str:
    return app.get_key_display(binding).replace("[", "\\[")
