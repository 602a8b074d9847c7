"""How people come into a room: an address, a code and a picture of both."""

from ipaddress import ip_address

import pytest
import segno

from easi_sim.workshop.joining import Join, lan_address, qr

LIGHT = {"█": (0, 0), "▀": (0, 1), "▄": (1, 0), " ": (1, 1)}


def test_the_link_has_the_code_in_it() -> None:
    assert Join("http://192.0.2.9:8765/", "BCDFGH").link == "http://192.0.2.9:8765/?code=BCDFGH"


@pytest.mark.parametrize("link", ["http://192.0.2.9:8765/?code=BCDFGH", "https://a.example/", "x" * 90])
def test_the_picture_has_the_dots_of_the_code_and_a_quiet_border(link: str) -> None:
    lines = qr(link)
    dots = [[LIGHT[mark][half] for mark in line] for line in lines for half in (0, 1)]
    wanted = [list(row) for row in segno.make(link, error="m", micro=False).matrix_iter(border=4)]
    assert dots[: len(wanted)] == wanted
    assert not any(any(row) for row in dots[len(wanted) :])
    assert len({len(line) for line in lines}) == 1


def test_the_address_is_none_that_only_this_machine_has() -> None:
    found = lan_address()
    assert found is None or not ip_address(found).is_loopback
