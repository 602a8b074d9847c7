"""A guest of a room: joins by its code, answers, and is told of changes; comes back by itself when the host does."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from threading import Event
from typing import Any
from urllib.parse import urlsplit

import httpx

from easi_sim.errors import Trouble

State = dict[str, Any]
"""What a guest sees: the JSON of ``/state``."""

USUAL_PORT = 8765
ANSWER_WITHIN = 10.0
QUIET = 40.0
"""Seconds without a word after which a stream of changes is taken for broken: a live one speaks every 15."""
AGAIN = (0.2, 0.5, 1.0, 2.0)
"""Seconds before each try to find a host that is gone; the last is for all that follow."""


class NotTaken(Trouble):
    """The room refused what was asked; the message is the room's own."""

    def __init__(self, status: int, message: str) -> None:
        """Keep the status of HTTP."""
        self.status = status
        super().__init__(message)


class NoAnswer(Trouble):
    """The host cannot be reached. What was sent may have been taken."""


def address_of(text: str) -> str:
    """The address of a room, from what somebody typed: ``192.168.1.20``, ``laptop.local:8765``, ``https://…``.

    Raises Trouble.
    """
    text = text.strip()
    parts = urlsplit(text if "://" in text else f"http://{text}")
    try:
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise Trouble(f"“{text}” is no address: what stands after the colon is a number.") from error
    if parts.scheme not in {"http", "https"} or not host:
        raise Trouble(f"“{text}” is no address of a room. It looks like http://192.168.1.20:{USUAL_PORT}/.")
    if port is None and "://" not in text:
        port = USUAL_PORT
    name = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{name}{f':{port}' if port else ''}"


class Guest:
    """One guest. Its methods may be called from several threads."""

    def __init__(self, address: str, *, cert: ssl.SSLContext | None = None) -> None:
        """Take the room's address, and what its certificate is checked by: the system's authorities, if not given."""
        self.address = address_of(address)
        secure = self.address.startswith("https:")
        self._client = httpx.Client(
            base_url=self.address,
            headers={"accept": "application/json", "origin": self.address},
            timeout=ANSWER_WITHIN,
            trust_env=False,  # a proxy for the world outside leads to no laptop in this room
            verify=(cert or ssl.create_default_context()) if secure else False,
        )

    def close(self) -> None:
        """Let go of the connections. The seat stays."""
        self._client.close()

    def join(self, code: str) -> State:
        """Come in. Raises NotTaken and NoAnswer, as do all that follow."""
        return self._post("/join", code=code)

    def sit(self, table: int, seat: str) -> State:
        """Take a seat at a table."""
        return self._post("/sit", table=table, seat=seat)

    def vote(self, turn: int, choice: str, *, instead: bool = False) -> State:
        """Vote for what the played seat should do."""
        return self._post("/vote", turn=turn, choice=choice, instead=instead)

    def expect(self, turn: int, choice: str, *, instead: bool = False) -> State:
        """Say what one thinks another seat voted for."""
        return self._post("/expect", turn=turn, choice=choice, instead=instead)

    def ask(self, text: str, *, anyway: bool = False) -> State:
        """Leave a question for the next meeting; `anyway` though it looks like somebody's details."""
        return self._post("/ask", text=text, anyway=anyway)

    def leave(self) -> None:
        """Give the seat back."""
        self._post("/leave")

    def state(self) -> State:
        """What there is to see and do."""
        return self._said(self._send("GET", "/state"))

    def follow(self, over: Event) -> Iterator[State | None]:
        """Yield what there is to see, again after each change; None each time the host is lost, until it is back.

        Ends when `over` is set, or soon after. Raises NotTaken where the room knows this guest no more.
        """
        tried = 0
        while not over.is_set():
            try:
                for state in self._changes(over):
                    tried = 0
                    yield state
            except NoAnswer:
                if not tried:
                    yield None
                tried += 1
            if not over.is_set():
                over.wait(AGAIN[min(tried, len(AGAIN) - 1)])

    def _changes(self, over: Event) -> Iterator[State]:
        """Yield what there is to see after each change, for as long as one stream lasts."""
        patient = httpx.Timeout(ANSWER_WITHIN, read=QUIET)
        try:
            with self._client.stream("GET", "/events", timeout=patient) as response:
                if response.status_code == 503:  # no place for another stream: look now and then
                    yield self.state()
                    over.wait(AGAIN[-1])
                    return
                if response.status_code != 200:
                    response.read()
                    self._said(response)
                for line in response.iter_lines():
                    if over.is_set():
                        return
                    if line.startswith("data:"):
                        yield self.state()
        except httpx.TransportError as error:
            raise self._gone(error) from error

    def _post(self, path: str, **fields: str | int | bool) -> State:
        return self._said(self._send("POST", path, json=fields))

    def _send(self, method: str, path: str, **given: Any) -> httpx.Response:
        try:
            return self._client.request(method, path, **given)
        except (httpx.TransportError, RuntimeError) as error:  # RuntimeError: closed meanwhile
            raise self._gone(error) from error

    def _gone(self, error: Exception) -> NoAnswer:
        why = f": {error}" if str(error) else ""
        return NoAnswer(f"Nothing answers at {self.address}{why}.")

    @staticmethod
    def _said(response: httpx.Response) -> State:
        try:
            found = response.json()
        except ValueError:
            found = None
        if not isinstance(found, dict):
            raise NotTaken(response.status_code, "What answers there is no workshop of EASI.")
        if response.status_code != 200:
            raise NotTaken(response.status_code, str(found.get("refused") or "That was not possible."))
        return found
