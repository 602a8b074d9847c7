"""Opening pages in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser

from tests.browser.driving import Scheme, Visit, running_browser

Open = Callable[..., Visit]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running_browser() as started:
        yield started


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    """Open an address in a window of its own."""
    with ExitStack() as windows:

        def opened(address: str, *, width: int = 1000, height: int = 800, scheme: Scheme = "light") -> Visit:
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
            windows.callback(context.close)
            found = Visit(context.new_page())
            found.page.on("request", lambda request: found.requests.append(request.url))
            found.page.on("console", lambda message: found.complaints.append(message.text))
            found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
            found.page.goto(address)
            return found

        yield opened
