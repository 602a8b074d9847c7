"""The page that says yes."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from easi_sim.errors import Trouble
from easi_sim.guest.greeting import Greeting


@pytest.fixture
def greeting() -> Iterator[Greeting]:
    found = Greeting("127.0.0.1", 0)
    try:
        yield found
    finally:
        found.stop()


def test_who_opens_the_page_is_noticed_by_address(greeting: Greeting) -> None:
    with httpx.Client(transport=httpx.HTTPTransport(local_address="127.0.0.2")) as phone:
        said = phone.get(f"http://127.0.0.1:{greeting.port}/")
    assert "<h1>Yes</h1>" in said.text
    assert greeting.visitor(5) == "127.0.0.2"
    assert greeting.visitor(0.01) is None


def test_reaching_oneself_is_no_visit(greeting: Greeting) -> None:
    greeting.reach(f"http://127.0.0.1:{greeting.port}/")
    assert greeting.visitor(0.05) is None


def test_what_is_not_there_is_no_visit_either(greeting: Greeting) -> None:
    assert httpx.get(f"http://127.0.0.1:{greeting.port}/favicon.ico").status_code == 404
    assert greeting.visitor(0.05) is None


def test_not_reaching_oneself_is_said(greeting: Greeting) -> None:
    with pytest.raises(Trouble, match="does not reach itself at"):
        greeting.reach(f"http://127.0.0.2:{greeting.port}/")
