"""A real browser, driven: what a page asks for, what axe finds wrong with it, what has the focus.

The browser is one that is on the machine (`check.find_browser`); Playwright only drives it. Its synchronous interface
keeps an event loop running in the thread, in which no asyncio test can run, so each module of tests starts its own
browser and closes it when it is done.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

import check

Scheme = Literal["light", "dark"]

FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""For a browser that does one thing and calls nobody."""

MISSING = (
    "No browser made from Chromium was found. `python3 check.py` installs one as root on Debian; elsewhere install"
    " Chrome, Chromium or Edge, or let EASI_BROWSER name one."
)

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""Sets of rules that axe is asked to check."""


@contextmanager
def running_browser() -> Iterator[Browser]:
    """Start a browser with a profile of its own; fail the test where there is none."""
    found = check.find_browser()
    if found is None:
        pytest.fail(MISSING)
    with sync_playwright() as playwright:
        # Chromium refuses to run as root inside its sandbox; what it opens here is our own.
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS, chromium_sandbox=False)
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Visit:
    """A page that was opened, and what came of it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    """Every address asked for, the page's own first."""
    complaints: list[str] = field(default_factory=list)
    """What the browser wrote to its console, and errors of scripts."""

    def violations(self) -> list[str]:
        """Return what axe finds wrong, a line for each rule and element."""
        return [f"{rule['id']}: {node['html']}" for rule in self._looked()["violations"] for node in rule["nodes"]]

    def kept(self) -> set[str]:
        """Return the ids of the rules that axe found kept somewhere, so that a test can see that it looked."""
        return {rule["id"] for rule in self._looked()["passes"]}

    def _looked(self) -> dict[str, Any]:
        self.page.evaluate(_axe())
        script = "(rules) => axe.run({runOnly: {type: 'tag', values: rules}})"
        found: dict[str, Any] = self.page.evaluate(script, RULES)
        return found

    def overflow(self) -> int:
        """Return by how many pixels the page is wider than its window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))

    def focused(self) -> str:
        """Return the text of what has the keyboard's focus; empty for the page itself."""
        script = "document.activeElement === document.body ? '' : document.activeElement.innerText"
        return str(self.page.evaluate(script))


@cache
def _axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
