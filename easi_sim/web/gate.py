"""What is let in and what goes out with every answer, before and after anything is looked at.

A request has to name this room as its host, so that no other page's name can be made to lead here; what it sends has to
come from a page of this room, be small and come soon.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from easi_sim.errors import Trouble

MOST_SENT = 16 * 1024
"""Bytes of what is sent with a request."""
MOST_DROPPED = 32 * 1024 * 1024
"""Bytes of it that are taken and dropped: a browser does not read an answer before it has sent all."""
SEND_WITHIN = 10.0
"""Seconds in which all of it has to be there."""

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self';"
        " frame-ancestors 'none'; base-uri 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # With `no-referrer` a browser would write `Origin: null` on the room's own forms, and they could not be told from
    # another page's. Nothing on these pages leads elsewhere, and elsewhere nothing would be said.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
"""On every answer."""


class NotTaken(Trouble):
    """A request that is not looked into; the message says why to whoever sent it."""

    def __init__(self, status: int, message: str, *, wait: int = 0) -> None:
        """Keep the status of HTTP, and in how many seconds it can be tried again."""
        self.status = status
        self.wait = wait
        super().__init__(message)


Refusing = Callable[[Request, NotTaken], Response]
"""Says in a page or in JSON why a request was not taken."""


class Gate:
    """The application, with a gate before it."""

    def __init__(self, app: ASGIApp, hosts: Callable[[], Collection[str]], refusing: Refusing) -> None:
        """Let requests through to `app` whose Host is one of `hosts`."""
        self._app, self._hosts, self._refusing = app, hosts, refusing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers.setdefault("cache-control", "no-store")
            await send(message)

        try:
            receive = await self._admitted(scope, receive)
        except NotTaken as error:
            response = self._refusing(Request(scope), error)
            if error.status in {408, 413}:  # not all that was sent has been read
                response.headers["connection"] = "close"
            await response(scope, receive, sending)
        else:
            await self._app(scope, receive, sending)

    async def _admitted(self, scope: Scope, receive: Receive) -> Receive:
        """Return where the body comes from, whole and small. Raises NotTaken."""
        headers = Headers(scope=scope)
        # It is read first in any case: whoever is still sending does not hear why it is refused.
        sends = headers.get("content-length", "0") != "0" or "transfer-encoding" in headers
        body = await _whole(headers, receive) if sends else b""
        _check_host(headers, self._hosts())
        if scope["method"] == "GET":
            return receive
        if scope["method"] != "POST":
            raise NotTaken(405, "Nothing here is asked for in that way.")
        _check_origin(headers, scope["scheme"])
        given = False

        async def replayed() -> Message:
            nonlocal given
            if given:
                return await receive()
            given = True
            return {"type": "http.request", "body": body, "more_body": False}

        return replayed


def _check_host(headers: Headers, hosts: Collection[str]) -> None:
    named = headers.getlist("host")
    if len(named) != 1 or named[0].lower() not in hosts:
        raise NotTaken(403, "This room is not at that address. Use the address that the facilitator shows.")


def _check_origin(headers: Headers, scheme: str) -> None:
    """Let nothing be sent in somebody's name by another page that their browser has open."""
    own = f"{scheme}://{headers['host']}".lower()
    told = headers.get("origin")
    if told is None:
        told = "/".join(headers.get("referer", "").split("/", 3)[:3])
    if told.lower() != own:
        raise NotTaken(403, "That was sent from another page than the room's own, so it was not taken.")


async def _whole(headers: Headers, receive: Receive) -> bytes:
    """Everything that is sent with a request, up to the limits."""
    told = headers.get("content-length", "0")
    if told.isdecimal() and int(told) > MOST_SENT and headers.get("expect", "").lower() == "100-continue":
        raise _too_large()
    taken, size = bytearray(), 0
    try:
        async with asyncio.timeout(SEND_WITHIN):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise NotTaken(400, "The request broke off.")
                part: bytes = message.get("body", b"")
                size += len(part)
                if size <= MOST_SENT:
                    taken += part
                if not message.get("more_body", False) or size > MOST_DROPPED:
                    break
    except TimeoutError:
        raise (_too_large() if size > MOST_SENT else NotTaken(408, "That took too long to arrive.")) from None
    if size > MOST_SENT:
        raise _too_large()
    return bytes(taken)


def _too_large() -> NotTaken:
    return NotTaken(413, f"That is too much at once. At most {MOST_SENT // 1024} KB are taken.")
