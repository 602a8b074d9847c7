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
    "command_palette",
    "help_quit",
    "select",
    "turn_page",
    "turn_to_end",
    "copy_text",
)
"""Beginnings of actions that are a way of moving about rather than something to do."""


PLACES = {
    "home": "Home",
    "visit('played')": "What I have played",
    "visit('journal')": "Journal",
    "visit('others')": "How others see it",
    "visit('ideas')": "Ideas: every card",
    "visit('settings')": "Settings and my data",
    "report": "Report of this playthrough",
    "take_away": "Export this playthrough to a file",
}
"""Action of the application → where one can go and what one can take away from everywhere, by name."""


def commands_of(app: App[None], screen: Screen[object]) -> Iterable[SystemCommand]:
    """Yield a command for each key that does something here, then for each place that none of them leads to.

    The words are the bindings' own, which are ours: the palette reads its entries as markup, so no story text may
    come near it.
    """
    seen: set[str] = set()
    for active in screen.active_bindings.values():
        binding, does = active.binding, _does(active.binding)
        if not active.enabled or not binding.description or does in seen or does.startswith(NOT_COMMANDS):
            continue
        seen.add(does)
        run = partial(app.run_action, binding.action, active.node)
        yield SystemCommand(PLACES.get(does, binding.description), f"Key: {_key(app, binding)}", run)
    for action, name in PLACES.items():
        if action not in seen:
            yield SystemCommand(name, "From everywhere", partial(app.run_action, f"app.{action}"))


def _does(binding: Binding) -> str:
    """What a key does, wherever that is done."""
    return binding.action.removeprefix("app.").removeprefix("screen.")


def _key(app: App[None], binding: Binding) -> str:
    return app.get_key_display(binding).replace("[", "\\[")
