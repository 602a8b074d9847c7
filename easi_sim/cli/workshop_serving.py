"""How a room is reached: by nobody, from this machine, or over the local network; kept so that it is so again."""

from __future__ import annotations

import argparse
from dataclasses import asdict, dataclass, replace

from easi_sim.errors import Trouble

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from easi_sim.web.server import RoomServer
    from easi_sim.workshop.file import WorkshopFile
    from easi_sim.workshop.host import Host

SETTING = "serving"
"""The setting of a workshop's file in which this is kept, as JSON."""
NO_NETWORK = (
    "This machine is in no network that phones could share. Join one, or open a phone's hotspot; --address names this"
    " machine's address if you know it. {without}"
)
WITHOUT = "Leave --lan out: votes are typed in, and nothing else is missing."
GO_ON_WITHOUT = "`easi workshop resume --offline` goes on without: set the tables to typed on the screen."


def usual_port() -> int:
    """The port that is tried first, so that a firewall opened once stays open."""
    from easi_sim.guest.client import USUAL_PORT

    return USUAL_PORT


@dataclass(frozen=True)
class Serving:
    """Where a room's pages are."""

    lan: bool
    address: str
    """What browsers go to: an address of this machine, or a name for it."""
    port: int
    cert: str | None = None
    key: str | None = None

    @property
    def bind(self) -> str:
        """Where to listen: at the address alone, or at all of them where a name is given."""
        from ipaddress import ip_address

        try:
            return str(ip_address(self.address))
        except ValueError:
            return "0.0.0.0" if self.lan else "127.0.0.1"


def add_serving(parser: argparse.ArgumentParser) -> None:
    """Give a command the options that say how its room is reached."""
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--lan", action="store_true", help="let phones on this network join, by the code on the screen")
    where.add_argument("--local", action="store_true", help="let browsers and terminals of this machine join")
    parser.add_argument("--port", metavar="N", type=port_number, help="the port (default: 8765, or any that is free)")
    parser.add_argument("--address", metavar="HOST", help="this machine's address or name, as phones are to use it")
    parser.add_argument("--cert", metavar="FILE", help="a certificate (PEM), so that nobody else can read the votes")
    parser.add_argument("--key", metavar="FILE", help="the certificate's key (PEM)")


def port_number(text: str) -> int:
    """A port. Raises ArgumentTypeError."""
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"“{text}” is no port: it is a number from 1 to 65535")
    return int(text)


def asked_for(arguments: argparse.Namespace) -> Serving | None:
    """How the room is to be reached; None where by nobody. Raises Trouble."""
    from pathlib import Path

    more = [name for name in ("port", "address", "cert", "key") if getattr(arguments, name) is not None]
    if not arguments.lan and not arguments.local:
        if more:
            raise Trouble(f"--{more[0]} goes with --lan or --local.")
        return None
    if (arguments.cert is None) != (arguments.key is None):
        raise Trouble("--cert and --key go together.")
    if arguments.lan:
        check_allowed()
    address = arguments.address or (own_address() if arguments.lan else "127.0.0.1")
    cert, key = (str(Path(name).absolute()) if name else None for name in (arguments.cert, arguments.key))
    return Serving(arguments.lan, address, arguments.port or 0, cert, key)


def own_address(without: str = WITHOUT) -> str:
    """This machine's address in its network. Raises Trouble, with how to go on without one."""
    from easi_sim.workshop.joining import lan_address

    found = lan_address()
    if found is None:
        raise Trouble(NO_NETWORK.format(without=without))
    return found


def check_allowed(without: str = WITHOUT) -> None:
    """Raise Trouble where the organisation's policy keeps workshops off the network, with how to go on without."""
    from easi_sim.policy import read_policy, where_said

    policy = read_policy()
    if policy.lan:
        return
    if policy.problem:
        raise Trouble(f"No workshop is opened to the network: the policy file cannot be understood. {policy.problem}")
    raise Trouble(
        f"{where_said(policy, 'lan')}: lan = false. Your organisation opens no workshop to the local network here."
        f" {without}"
    )


def serve(host: Host, serving: Serving) -> RoomServer:
    """Open the room's pages, by preference where they are wanted, and keep where that is. Raises Trouble."""
    from pathlib import Path

    from easi_sim.web.server import CannotServe, RoomServer

    cert, key = (Path(name) if name else None for name in (serving.cert, serving.key))
    ports = (serving.port,) if serving.port else (usual_port(), 0)
    for port in ports:
        server = RoomServer(host, bind=serving.bind, port=port, names=(serving.address,), cert=cert, key=key)
        try:
            server.start()
        except CannotServe:
            if port == ports[-1]:
                raise
        else:
            keep(host.file, replace(serving, port=server.port))
            return server
    raise AssertionError("unreachable")


def serve_again(host: Host, serving: Serving, say: Callable[[str], None]) -> RoomServer:
    """Open the pages where they were, so that phones come back by themselves; elsewhere if that cannot be."""
    from easi_sim.web.server import CannotServe

    try:
        return serve(host, serving)
    except CannotServe as error:
        say(str(error))
    here = replace(serving, address=own_address(GO_ON_WITHOUT) if serving.lan else "127.0.0.1")
    try:
        server = serve(host, here)
    except CannotServe:
        server = serve(host, replace(here, port=0))
    say(f"The room is at another address now, so phones have to join again: {server.url}")
    return server


def keep(file: WorkshopFile, serving: Serving) -> None:
    """Keep how the room is reached. Raises CannotKeep."""
    import json

    file.set_setting(SETTING, json.dumps(asdict(serving)))


def kept(file: WorkshopFile) -> Serving | None:
    """How the room was reached last. Raises CannotKeep."""
    import json

    text = file.setting(SETTING)
    try:
        return Serving(**json.loads(text)) if text else None
    except (ValueError, TypeError):
        return None
