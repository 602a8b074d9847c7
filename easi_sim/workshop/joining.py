"""How people come into a room: its address and code, as text and as a picture that a phone's camera reads."""

from __future__ import annotations

import socket
from typing import NamedTuple

import segno

_ANYWHERE = "192.0.2.1"
"""An address for documentation (RFC 5737): nothing is sent to it, but the system says by which way it would go."""


class Join(NamedTuple):
    """Where a room is, and what is typed to come in."""

    url: str
    """What is typed in a browser: ``http://192.168.1.20:8765/``."""
    code: str

    @property
    def link(self) -> str:
        """The address with the code in it, for the picture: whoever follows it need only say that they join."""
        return f"{self.url.rstrip('/')}/?code={self.code}"


def qr(url: str) -> tuple[str, ...]:
    """An address as a QR code, a text for each line: every character stands for two dots, one above the other.

    ``█`` and its halves are the *light* dots, so it is drawn as it is on a dark ground and with its colours turned on a
    light one. The quiet border of four dots is in it.
    """
    dots = [bytes(row) for row in segno.make(url, error="m", micro=False).matrix_iter(border=4)]
    if len(dots) % 2:
        dots.append(bytes(len(dots[0])))
    shapes = {(0, 0): "█", (0, 1): "▀", (1, 0): "▄", (1, 1): " "}
    return tuple(
        "".join(shapes[bool(above), bool(below)] for above, below in zip(*pair, strict=True))
        for pair in zip(dots[::2], dots[1::2], strict=True)
    )


def lan_address() -> str | None:
    """This machine's address in its local network; None where it is in none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((_ANYWHERE, 9))  # a datagram's connect sends nothing
            address: str = probe.getsockname()[0]
        except OSError:
            return None
    return None if address.startswith(("127.", "0.")) else address
