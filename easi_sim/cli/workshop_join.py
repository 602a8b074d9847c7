"""`easi workshop join`: a seat in this terminal."""

from __future__ import annotations

import argparse
import sys

from easi_sim.cli.options import add_plain
from easi_sim.cli.output import CLEAN
from easi_sim.errors import Trouble


def add(parts: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the part, with its options."""
    join = parts.add_parser("join", help="take a seat in this terminal: plain text, fit for a screen reader")
    join.description = "Take a seat in a workshop that somebody else leads. It is plain text, with or without --plain."
    join.add_argument("address", metavar="ADDRESS", help="what the facilitator's screen shows, such as 192.168.1.20")
    join.add_argument("code", metavar="CODE", help="the code beside it")
    join.add_argument("--cert", metavar="FILE", help="a certificate (PEM) to trust, where the room has one of its own")
    add_plain(join)
    join.set_defaults(run=_join)


def _join(arguments: argparse.Namespace) -> int:
    import ssl

    from easi_sim.guest.client import Guest
    from easi_sim.guest.terminal import Terminal
    from easi_sim.plain.page import Page

    trusted = None
    if arguments.cert is not None:
        try:
            trusted = ssl.create_default_context(cafile=arguments.cert)
        except (OSError, ssl.SSLError) as error:
            raise Trouble(f"The certificate {arguments.cert} cannot be read: {error}.") from error
    guest = Guest(arguments.address, cert=trusted)
    guest.join(arguments.code)
    Terminal(guest, Page(sys.stdout), sys.stdin).run()
    return CLEAN
