"""The line at the foot: what keys do here. Each is also a place to click.

One widget in place of Textual's `Footer`, which builds its dozen anew whenever the focus moves.
"""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

APARTS = ("   ", "  ")
"""What is between two keys: the wider where the line has room for it."""


class KeyBar(Widget):
    """Shown keys of the screen, in the order they were bound."""

    def on_mount(self) -> None:
        """Keep up with what the keys do."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    @property
    def shown(self) -> list[Binding]:
        """The bindings to show, one for each action."""
        found: dict[str, Binding] = {}
        for active in self.screen.active_bindings.values():
            if active.binding.show and active.enabled:
                found.setdefault(active.binding.action, active.binding)
        return list(found.values())

    def render(self) -> Content:
        """Return the keys with what they do."""
        shown = self.shown
        keys = (
            Content.assemble((self._key(binding), "bold $primary"), (f" {binding.description}", "$muted"))
            for binding in shown
        )
        return Content(self._apart(shown)).join(keys)

    def _apart(self, shown: list[Binding]) -> str:
        words = [self._words(binding) for binding in shown]
        length = sum(map(len, words)) + len(APARTS[0]) * (len(words) - 1)
        return APARTS[length > self.content_size.width]

    def _words(self, binding: Binding) -> str:
        return f"{self._key(binding)} {binding.description}"

    def _key(self, binding: Binding) -> str:
        return binding.key_display or self.app.get_key_display(binding)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        at = event.get_content_offset(self)
        if at is None:
            return
        start, shown = 0, self.shown
        for binding in shown:
            end = start + len(self._words(binding))
            if start <= at.x < end:
                self.app.simulate_key(binding.key)
                return
            start = end + len(self._apart(shown))
