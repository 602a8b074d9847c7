"""What a request asks for: who asks, in which form the answer is wanted, and what was sent."""

from __future__ import annotations

import json
import re
from typing import TypeVar, cast
from urllib.parse import parse_qsl

from pydantic import ValidationError
from starlette.requests import Request

from easi_sim.web.gate import NotTaken
from easi_sim.web.guests import COOKIE, guest_of
from easi_sim.workshop.acts import Act

GARBAGE = "That could not be understood."
NO_SEAT = "This room does not know your browser, or no longer does. Join again with the code that is shown."
MOST_FIELDS = 20

A = TypeVar("A", bound=Act)
Value = str | int | bool | None


def wants_json(request: Request) -> bool:
    """Whether the answer is to be JSON."""
    return "application/json" in request.headers.get("accept", "")


def guest_asking(request: Request, secret: str) -> str | None:
    """Whose request it is; None where the cookie is missing or was never given out here."""
    return guest_of(request.cookies.get(COOKIE, ""), secret)


def address_of(request: Request) -> str:
    """Where a request comes from. What it says of itself about that is not believed."""
    return request.client.host if request.client else ""


async def fields_of(request: Request) -> dict[str, Value]:
    """What was sent, as a form or as JSON. Raises NotTaken."""
    body = await request.body()
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        if kind == "application/json":
            found = json.loads(body)
        elif kind == "application/x-www-form-urlencoded" or not body:
            pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
            found = dict(pairs)
        else:
            raise NotTaken(400, GARBAGE)
    except (ValueError, RecursionError) as error:
        raise NotTaken(400, GARBAGE) from error
    if not isinstance(found, dict) or len(found) > MOST_FIELDS:
        raise NotTaken(400, GARBAGE)
    if not all(value is None or isinstance(value, str | int | bool) for value in found.values()):
        raise NotTaken(400, GARBAGE)
    return found


def text_in(fields: dict[str, Value], name: str) -> str:
    """A field's text. Raises NotTaken."""
    found = fields.get(name)
    if not isinstance(found, str):
        raise NotTaken(400, GARBAGE)
    return found


def number_in(fields: dict[str, Value], name: str) -> int:
    """A field's whole number. Raises NotTaken."""
    found = fields.get(name)
    if isinstance(found, bool) or not re.fullmatch(r"[0-9]{1,6}", str(found), re.ASCII):
        raise NotTaken(400, GARBAGE)
    return int(str(found))


def meant(fields: dict[str, Value], name: str) -> bool:
    """Whether something was ticked."""
    return fields.get(name) in {True, "1", "on", "true"}


def act_of(kind: type[A], **given: object) -> A:
    """An act made from what was sent. Raises NotTaken."""
    try:
        return cast("A", kind.model_validate(given))
    except ValidationError as error:
        raise NotTaken(400, GARBAGE) from error
