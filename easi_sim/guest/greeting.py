"""A page that only says yes, to see before the day whether phones reach this machine, and which machine opened it."""

from __future__ import annotations

import secrets
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Empty, SimpleQueue
from threading import Thread

import httpx

from easi_sim.errors import Trouble

PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Yes</title><body style="font: 1.25rem sans-serif; margin: 2rem; color-scheme: light dark">
<h1>Yes</h1><p>This phone reaches the facilitator's machine. Phones in this network can join the workshop.</p>
"""
WITHIN = 5.0
"""Seconds that a request may take, and that we take to reach ourselves."""


class Greeting:
    """The page, being served."""

    def __init__(self, bind: str, port: int) -> None:
        """Begin. Raises OSError."""
        self.visitors: SimpleQueue[str] = SimpleQueue()
        """Addresses from which the page was opened."""
        self._own = f"/{secrets.token_hex(8)}"
        handler = partial(_Handler, self.visitors, self._own)
        self._server = ThreadingHTTPServer((bind, port), handler)
        self._server.daemon_threads = True
        self.port = int(self._server.server_address[1])
        Thread(target=self._server.serve_forever, name="greeting", daemon=True).start()

    def stop(self) -> None:
        """End."""
        self._server.shutdown()
        self._server.server_close()

    def reach(self, url: str) -> None:
        """Open the page by the address that phones would use. Raises Trouble."""
        try:
            with httpx.Client(trust_env=False, verify=False, timeout=WITHIN) as client:
                client.get(url.rstrip("/") + self._own).raise_for_status()
        except httpx.HTTPError as error:
            raise Trouble(f"This machine does not reach itself at {url}: {str(error) or 'nothing answers'}.") from error

    def visitor(self, within: float) -> str | None:
        """The address of the next one that opened the page; None if nobody does within so many seconds."""
        try:
            return self.visitors.get(timeout=within)
        except Empty:
            return None


class _Handler(BaseHTTPRequestHandler):
    timeout = WITHIN
    server_version, sys_version = "EASI", ""

    def __init__(self, visitors: SimpleQueue[str], own: str, *given: object) -> None:
        self._visitors, self._own = visitors, own
        super().__init__(*given)  # type: ignore[arg-type]  # what the server gives every handler

    def do_GET(self) -> None:
        """Say yes."""
        known = self.path in {"/", self._own}
        body = PAGE.encode() if known else b""
        self.send_response(200 if known else 404)
        self.send_header("content-type", "text/html; charset=utf-8")
        self.send_header("content-length", str(len(body)))
        self.send_header("cache-control", "no-store")
        self.send_header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'")
        self.end_headers()
        self.wfile.write(body)
        if self.path == "/":
            self._visitors.put(str(self.client_address[0]))

    def log_message(self, format: str, *_: object) -> None:
        """Say nothing."""
