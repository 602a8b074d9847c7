"""`easi workshop check`: before the day, whether phones in this network reach this machine."""

from __future__ import annotations

import argparse
import os
import sys

from easi_sim.cli.output import CLEAN, FINDINGS, coloured, columns, tell, write, write_raw
from easi_sim.cli.workshop_serving import own_address, port_number
from easi_sim.errors import Trouble

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from easi_sim.guest.greeting import Greeting

PATIENCE = 60.0
"""Seconds after which it is said what to try."""
OPEN_IT = "Open it with a phone that is in the same network. Ctrl-C ends this."
ITSELF = "That was this machine itself. Now with a phone."
YES = "Yes: a phone has opened the page. Phones in this network can join the workshop."
ON_THE_DAY = "On the day: easi workshop host STORY --lan"
NOBODY = "Nothing has come yet. This goes on waiting while you try:"
NOT_REACHED = "No phone has reached this machine."


def add(parts: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the part, with its options."""
    check = parts.add_parser("check", help="before the day: see whether phones reach this machine")
    check.description = "Open a small page to this network, and wait until a phone opens it. It shows nothing of yours."
    check.add_argument("--port", metavar="N", type=port_number, help="the port (default: 8765, as `host --lan`)")
    check.add_argument("--address", metavar="HOST", help="this machine's address or name, as phones are to use it")
    check.set_defaults(run=_check)


def _check(arguments: argparse.Namespace) -> int:
    from contextlib import ExitStack

    from easi_sim.cli.workshop_serving import Serving, check_allowed, usual_port
    from easi_sim.guest.greeting import Greeting

    check_allowed()
    serving = Serving(lan=True, address=arguments.address or own_address(), port=arguments.port or usual_port())
    try:
        greeting = Greeting(serving.bind, serving.port)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise Trouble(
            f"The page cannot be opened at {serving.address}:{serving.port}: {why}. Is a workshop open already? --port"
            " names another port, --address another address of this machine."
        ) from error
    url = f"http://{serving.address}:{greeting.port}/"
    with ExitStack() as ends:
        ends.callback(greeting.stop)
        greeting.reach(url)
        write(f"This machine reaches itself at {url}")
        _show_code(url)
        tell(OPEN_IT)
        try:
            came = _wait(greeting, serving.address)
        except KeyboardInterrupt:
            came = False
    write(YES if came else NOT_REACHED)
    tell(ON_THE_DAY if came else WITHOUT)
    return CLEAN if came else FINDINGS


def _wait(greeting: Greeting, own: str, patience: float = PATIENCE) -> bool:
    """Wait for a phone, and say after a while what to try; Ctrl-C is the only other way out."""
    while True:
        visitor = greeting.visitor(patience)
        if visitor is None:
            tell(NOBODY)
            for line in what_to_try(greeting.port):
                tell(f"- {line}")
            patience = 10 * PATIENCE
        elif visitor in {own, own_ip(own)}:
            tell(ITSELF)
        else:
            return True


def own_ip(address: str) -> str:
    """An address of this machine as a number. A name that nobody knows stays what it is."""
    import socket

    try:
        return socket.gethostbyname(address)
    except OSError:
        return address


WITHOUT = (
    "How to go on: mend it and check again, use a phone's hotspot for everyone, or leave --lan out: votes are typed in,"
    " and nothing else is missing."
)


def what_to_try(port: int) -> Iterator[str]:
    """What keeps phones away, and what to do about it, the likeliest first."""
    python = sys.executable
    yield "Is the phone in this very network, and not on mobile data? Switch its mobile data off for the moment."
    yield "A guest network often keeps machines apart (“client isolation”). Use another, or ask whoever runs it."
    firewalls = {
        "nt": f'Windows, as administrator: netsh advfirewall firewall add rule name="EASI" dir=in action=allow'
        f' program="{python}" enable=yes',
        "darwin": "macOS: sudo /usr/libexec/ApplicationFirewall/socketfilterfw"
        f' --add "{python}" --unblockapp "{python}"',
        "linux": f"Linux: sudo ufw allow {port}/tcp, or sudo firewall-cmd --add-port={port}/tcp",
    }
    here = "nt" if os.name == "nt" else "darwin" if sys.platform == "darwin" else "linux"
    yield "This machine's firewall may turn them away. To let them in:"
    for name in sorted(firewalls, key=lambda name: name != here):
        yield f"  {firewalls[name]}"
    yield "A phone's hotspot: join this machine and every other phone to it; it costs next to no data."
    yield "Or without a network: easi workshop host STORY. Votes are typed in, and nothing else is missing."


def _show_code(url: str) -> None:
    """Draw the address for a phone's camera, where there is a terminal that can."""
    from easi_sim.workshop.joining import qr

    lines = qr(url)
    if not coloured() or len(lines[0]) > columns() or (sys.stdout.encoding or "").lower() not in {"utf-8", "utf8"}:
        return
    for line in lines:
        write_raw(f"\x1b[97;40m{line}\x1b[0m\n")
