"""The server of a room: in a thread of its own, with its own event loop, beside whatever the facilitator looks at."""

from __future__ import annotations

import asyncio
import logging
import socket
import ssl
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from threading import Event, Thread

import uvicorn

from easi_sim.errors import Trouble
from easi_sim.policy import read_policy
from easi_sim.web.gate import Gate
from easi_sim.web.protocol import TimedProtocol
from easi_sim.web.routes import Rooms
from easi_sim.workshop.host import Host
from easi_sim.workshop.joining import lan_address

if sys.platform != "win32":
    import resource

_log = logging.getLogger("uvicorn.error")

LOOPBACK = "127.0.0.1"
MOST_CONNECTIONS = 1500
"""Connections at once, streams among them."""
MOST_HEADERS = 16 * 1024
"""Bytes of a request's first line and headers."""
WAITING = 512
"""Connections that the system keeps waiting until they are looked at."""
STOP_WITHIN = 5.0

NOT_ALLOWED = "Your organisation's policy does not allow a workshop on the local network here ({path})."


class CannotServe(Trouble):
    """The room cannot be opened at that address."""


class RoomServer:
    """A room's pages, open to whoever has its code."""

    def __init__(
        self,
        host: Host,
        *,
        bind: str = LOOPBACK,
        port: int = 0,
        names: Iterable[str] = (),
        cert: Path | None = None,
        key: Path | None = None,
    ) -> None:
        """Take the host, where to listen, and the names or addresses besides by which browsers come.

        Port 0 is any that is free; a room that is gone on with has to be where it was for phones to find it again.
        With `cert` and its `key`, PEM files, the connection is encrypted.
        """
        self.bind, self.port = bind, port
        self._host, self._names = host, tuple(names)
        self._cert, self._key = cert, key
        self._hosts: frozenset[str] = frozenset()
        self._thread: Thread | None = None
        self._server: _Server | None = None
        self._end_watch: Callable[[], None] | None = None
        policy = read_policy()
        if not policy.lan and not is_loopback(bind):
            raise CannotServe(NOT_ALLOWED.format(path=policy.path))
        self._rooms = Rooms(host, tls=cert is not None, private=is_loopback(bind), free_text=policy.free_text)

    @property
    def url(self) -> str:
        """Where the room is, by the first of its names."""
        own = (lan_address() or LOOPBACK) if _is_any(self.bind) else self.bind
        name = next(iter(self._names), own)
        return f"{self._scheme}://{_in_address(name)}:{self.port}/"

    @property
    def _scheme(self) -> str:
        return "https" if self._cert is not None else "http"

    def start(self) -> None:
        """Begin; return when connections are accepted. Raises CannotServe."""
        _allow_connections()
        listening = _listen(self.bind, self.port)
        try:
            self.port = int(listening.getsockname()[1])
            self._hosts = frozenset(self._known_hosts())
            self._server = _Server(self._config(), self._rooms)
        except BaseException:
            listening.close()
            raise
        server = self._server
        self._end_watch = self._host.watch(lambda room, version: self._rooms.streams.changed())
        self._thread = Thread(target=server.run, args=([listening],), name="workshop room", daemon=True)
        self._thread.start()
        while not server.ready.wait(0.05):
            if not self._thread.is_alive():
                raise CannotServe("The room's pages could not be opened.")

    def stop(self) -> None:
        """End every connection, and give the port back. Nothing happens where it was never begun."""
        if self._server is None or self._thread is None:
            return
        if self._end_watch is not None:
            self._end_watch()
        self._rooms.streams.end()
        self._server.should_exit = True
        self._thread.join(STOP_WITHIN)
        self._server.force_exit = True
        self._thread.join(STOP_WITHIN)
        self._thread = self._server = None

    def _config(self) -> uvicorn.Config:
        _hush()
        config = uvicorn.Config(
            Gate(self._rooms.app(), lambda: self._hosts, self._rooms.refusing),
            http=TimedProtocol,
            ws="none",
            lifespan="off",
            loop="asyncio",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            limit_concurrency=MOST_CONNECTIONS,
            h11_max_incomplete_event_size=MOST_HEADERS,
            timeout_keep_alive=15,
            timeout_graceful_shutdown=1,
            ssl_certfile=self._cert,
            ssl_keyfile=self._key,
        )
        try:
            config.load()
        except (OSError, ssl.SSLError) as error:
            raise CannotServe(f"The certificate {self._cert} and its key cannot be used: {error}.") from error
        return config

    def _known_hosts(self) -> Iterable[str]:
        """What may stand in Host: our names with our port, which is left out where it is the usual one."""
        names = {*self._names} if _is_any(self.bind) else {self.bind, *self._names}
        if _is_any(self.bind) and (address := lan_address()):
            names.add(address)
        if _is_any(self.bind) or is_loopback(self.bind):
            names |= {"localhost", LOOPBACK} | ({"::1"} if ":" in self.bind else set())
        for name in names:
            written = _in_address(name).lower()
            yield f"{written}:{self.port}"
            if self.port == (443 if self._cert is not None else 80):
                yield written


class _Server(uvicorn.Server):
    """uvicorn's, that says when it has begun."""

    def __init__(self, config: uvicorn.Config, rooms: Rooms) -> None:
        super().__init__(config)
        self.ready = Event()
        self._rooms = rooms

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        loop = asyncio.get_running_loop()
        # asyncio would write what it has to complain of on the facilitator's screen.
        loop.set_exception_handler(lambda loop, context: _log.error(context.get("message", "")))
        self._rooms.streams.begin(loop)
        self.ready.set()


def is_loopback(bind: str) -> bool:
    """Whether only this machine can reach what listens there."""
    try:
        return ip_address(bind).is_loopback
    except ValueError:
        return bind == "localhost"


def _is_any(bind: str) -> bool:
    return bind in {"", "0.0.0.0", "::"}


def _in_address(name: str) -> str:
    return f"[{name}]" if ":" in name else name


def _listen(bind: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    try:
        return socket.create_server((bind, port), family=family, backlog=WAITING, dualstack_ipv6=bind == "::")
    except (OSError, OverflowError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        raise CannotServe(f"The room cannot be opened at {_in_address(bind)}:{port}: {why}.") from error


def _allow_connections() -> None:
    """Ask the system for as many open files as there may be connections; by default some allow no more than 256."""
    if sys.platform != "win32":
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = MOST_CONNECTIONS + 200
        if soft < wanted:
            with suppress(ValueError, OSError):
                resource.setrlimit(resource.RLIMIT_NOFILE, (wanted if hard < 0 else min(wanted, hard), hard))


def _hush() -> None:
    """Keep uvicorn from writing over the facilitator's screen."""
    logger = logging.getLogger("uvicorn")
    logger.propagate = False
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
