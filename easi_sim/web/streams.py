"""Telling browsers that what they show has changed, by server-sent events.

A vote changes nothing that another seat can see before the reveal, so it is told to nobody else: otherwise sixty votes
would make sixty phones load their page sixty times. Changes that come together are told once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable
from contextlib import suppress
from dataclasses import dataclass, field

from starlette.types import Receive, Scope, Send

MOST_EACH = 3
"""Streams of one guest; with another, the oldest of them ends."""
MOST = 600
"""Streams of all guests."""
EVERY = 15.0
"""Seconds after which a quiet stream says that it is there."""
SEND_WITHIN = 20.0
"""Seconds in which a browser has to take what it is told."""

View = Callable[[str], Hashable]
"""What a guest sees, as something that differs when it differs."""


class Full(Exception):
    """There are as many streams as there may be."""


@dataclass(eq=False)
class Stream:
    """One browser that is told of changes."""

    guest: str
    seen: Hashable
    news: asyncio.Event = field(default_factory=asyncio.Event)
    over: bool = False

    def wake(self, *, over: bool = False) -> None:
        """Have it told, or end it."""
        self.over = self.over or over
        self.news.set()


class Streams:
    """Every open stream. All but `changed` and `end` is for the server's own thread."""

    def __init__(self, view: View, version: Callable[[], int]) -> None:
        """Take what a guest sees, and the number of the room as it is now."""
        self._view, self._version = view, version
        self._open: dict[Stream, None] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._told = False

    def begin(self, loop: asyncio.AbstractEventLoop) -> None:
        """Work in this loop."""
        self._loop = loop

    def changed(self) -> None:
        """Have everyone told whose view has changed. From any thread; what comes meanwhile is told with it."""
        if not self._told and self._loop is not None:
            self._told = True
            self._call(self._tell)

    def end(self) -> None:
        """End every stream. From any thread."""
        self._call(self._end)

    def _call(self, what: Callable[[], None]) -> None:
        # The loop may close at any moment while another thread comes here.
        with suppress(RuntimeError):
            if self._loop is not None:
                self._loop.call_soon_threadsafe(what)

    def _tell(self) -> None:
        self._told = False
        for stream in self._open:
            sees = self._view(stream.guest)
            if sees != stream.seen:
                stream.seen = sees
                stream.wake()

    def _end(self) -> None:
        for stream in self._open:
            stream.wake(over=True)

    def open(self, guest: str) -> Stream:
        """Open a stream for a guest. Raises Full."""
        own = [stream for stream in self._open if stream.guest == guest and not stream.over]
        if len(own) >= MOST_EACH:
            own[0].wake(over=True)
            self._open.pop(own[0], None)
        if len(self._open) >= MOST:
            raise Full
        stream = Stream(guest, self._view(guest))
        stream.wake()  # what is shown may be older than the stream
        self._open[stream] = None
        return stream

    def answer(self, stream: Stream) -> Events:
        """Return the answer that goes on as long as the stream is open."""
        return Events(stream, self._version, lambda: self._open.pop(stream, None))


class Events:
    """An answer without an end."""

    def __init__(self, stream: Stream, version: Callable[[], int], ended: Callable[[], object]) -> None:
        """Take the stream it is for, and what is done once it is over."""
        self._stream, self._version, self._ended = stream, version, ended

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send events until one of both sides is gone."""
        gone = asyncio.create_task(_gone(receive))
        gone.add_done_callback(lambda _: self._stream.wake(over=True))
        try:
            headers = [(b"content-type", b"text/event-stream; charset=utf-8")]
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            while (said := await self._next()) is not None:
                async with asyncio.timeout(SEND_WITHIN):
                    await send({"type": "http.response.body", "body": said, "more_body": True})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        except TimeoutError:
            return  # the browser takes nothing any more; the server closes what is left of it
        finally:
            gone.cancel()
            self._ended()

    async def _next(self) -> bytes | None:
        """What is to be said next; None once it is over."""
        try:
            async with asyncio.timeout(EVERY):
                await self._stream.news.wait()
        except TimeoutError:
            return b": still here\n\n"
        self._stream.news.clear()
        return None if self._stream.over else f"event: room\ndata: {self._version()}\n\n".encode()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
