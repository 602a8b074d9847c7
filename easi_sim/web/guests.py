"""A browser that joined: a random name nobody sees, signed with the room's secret so that none can be made up."""

from __future__ import annotations

import hmac
import re
import secrets

COOKIE = "easi-seat"
_GUEST = re.compile(r"[A-Za-z0-9_-]{16}")


def new_guest() -> str:
    """Return a name for a browser that nobody could guess."""
    return secrets.token_urlsafe(12)


def signed(guest: str, secret: str) -> str:
    """Return the cookie of a guest."""
    return f"{guest}.{_mark(guest, secret)}"


def guest_of(cookie: str, secret: str) -> str | None:
    """Return whose cookie it is; None if this room never gave it out."""
    guest, _, mark = cookie.partition(".")
    if not _GUEST.fullmatch(guest):
        return None
    return guest if hmac.compare_digest(mark.encode(), _mark(guest, secret).encode()) else None


def _mark(guest: str, secret: str) -> str:
    return hmac.new(secret.encode(), f"seat {guest}".encode(), "sha256").hexdigest()
