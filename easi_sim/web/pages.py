"""The pages, from templates. All that stories and keyboards put there is escaped, and made inert first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment

from easi_sim.exports.pages import environment
from easi_sim.words import common
from easi_sim.words import workshop as words

STYLE, SCRIPT = "seat.css", "seat.js"


@dataclass(frozen=True, slots=True)
class Static:
    """A file that pages have a browser fetch."""

    body: bytes
    kind: str
    digest: str


def page(template: str, **given: object) -> str:
    """Return a whole page: a template filled with what is given."""
    return _templates().get_template(template).render(**given)


@cache
def statics() -> dict[str, Static]:
    """The files that pages have a browser fetch, by name."""
    ours, shared = files("easi_sim.web") / "static", files("easi_sim.exports") / "templates" / "page.css"
    style = shared.read_bytes() + b"\n" + (ours / STYLE).read_bytes()
    script = (ours / SCRIPT).read_bytes()
    return {
        STYLE: Static(style, "text/css; charset=utf-8", _digest(style)),
        SCRIPT: Static(script, "text/javascript; charset=utf-8", _digest(script)),
    }


@cache
def _templates() -> Environment:
    found = environment("easi_sim.web")
    addresses = {name: f"/static/{name}?{static.digest}" for name, static in statics().items()}
    found.globals |= {
        "words": words,
        "common": common,
        "clock": _clock,
        "style": addresses[STYLE],
        "script": addresses[SCRIPT],
    }
    return found


def _digest(body: bytes) -> str:
    return sha256(body).hexdigest()[:12]


def _clock(until: str) -> str:
    """The time of day, where this machine stands, of a moment in ISO form."""
    return f"{datetime.fromisoformat(until).astimezone():%H:%M}"
