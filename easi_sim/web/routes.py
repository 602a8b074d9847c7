"""The addresses of the room, and what is done at each. Every act goes through the host, as the facilitator's do."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Hashable
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from easi_sim.personal import looks_personal
from easi_sim.web.asking import NO_SEAT, act_of, address_of, fields_of, guest_asking, meant, number_in, text_in
from easi_sim.web.asking import wants_json as as_json
from easi_sim.web.gate import NotTaken
from easi_sim.web.guests import COOKIE, new_guest, signed
from easi_sim.web.limits import Allowances, WrongCodes
from easi_sim.web.pages import page, statics
from easi_sim.web.seen import Seen, State, face, own
from easi_sim.web.streams import Full, Streams
from easi_sim.words.journal import holds_words
from easi_sim.words.workshop import LOCKED, REMOVED
from easi_sim.workshop import acts
from easi_sim.workshop.file import CannotKeep
from easi_sim.workshop.host import Host
from easi_sim.workshop.room import Refused, Room

WRONG_CODE = "That is not the code of this room. Look at the facilitator's screen and try again."
TOO_OFTEN = "That was too often at once. Wait a moment, and try again."
WALL_SHUT = "No questions are gathered in this room."
GONE = "There is nothing at this address."
MOST_PAGES = 400
"""Pages that are kept ready until something changes for everybody."""


class Rooms:
    """What is done at each address."""

    def __init__(self, host: Host, *, tls: bool, private: bool, free_text: bool) -> None:
        """Serve a host's room: encrypted or not, `private` to this machine or not, its people's words kept or not."""
        self._host, self._tls, self._unread = host, tls, tls or private
        self._opening = host.file.opening
        self._wall = self._opening.wall and free_text
        self.streams = Streams(self._view, lambda: host.version)
        self._wrong = WrongCodes()
        self._acting = Allowances(30, 0.5)
        self._writing = Allowances(6, 30.0)
        self._seen: tuple[Hashable, Seen] | None = None
        self._pages: dict[Hashable, str] = {}

    def app(self) -> ASGIApp:
        """The application, without the gate before it."""
        get = [("/", self.door), ("/seat", self.seats), ("/room", self.room), ("/state", self.state)]
        get += [("/events", self.events), ("/static/{name}", self.static), ("/favicon.ico", self.icon)]
        post = [("/join", self.join), ("/sit", self.sit), ("/vote", self.vote), ("/expect", self.expect)]
        post += [("/ask", self.ask), ("/leave", self.leave)]
        routes = [Route(path, done, methods=["GET"]) for path, done in get]
        routes += [Route(path, done, methods=["POST"]) for path, done in post]
        handlers = {NotTaken: self._not_taken, Refused: self._refused, CannotKeep: self._refused}
        app = Starlette(routes=routes, exception_handlers={**handlers, HTTPException: self._lost})
        app.router.redirect_slashes = False
        return app

    # -- what is shown -----------------------------------------------------------------------------------------------

    async def door(self, request: Request) -> Response:
        """Ask for the code, unless the browser has joined."""
        if self._guest(request) is not None:
            return self._on("/room")
        return self._page("join.html.jinja", code=request.query_params.get("code", "")[:20])

    async def seats(self, request: Request) -> Response:
        """Show the tables and their seats."""
        return self._page("seat.html.jinja", **self._state(self._known(request)))

    async def room(self, request: Request) -> Response:
        """Show what there is to read and do at this moment."""
        guest = self._known(request)
        here = self._host.room
        if guest not in here.guests:
            return self._on("/seat")
        changing, asked = "change" in request.query_params, request.query_params.get("asked") == _moment(here)
        seen = self._now(here)
        key = (own(here, guest), changing, asked)
        text = self._pages.get(key)
        if text is None:
            state = seen.state(guest, here, self._host.version)
            text = self._text("room.html.jinja", **state, changing=changing, thanked=asked)
            if len(self._pages) < MOST_PAGES:
                self._pages[key] = text
        return HTMLResponse(text)

    async def state(self, request: Request) -> Response:
        """Say what there is to see and do at this moment."""
        return JSONResponse(self._state(self._known(request)))

    async def events(self, request: Request) -> Response:
        """Tell of changes from now on."""
        guest = self._known(request)
        try:
            stream = self.streams.open(guest)
        except Full:
            raise NotTaken(503, "The room has no place for another live page. Load it anew now and then.") from None
        return self.streams.answer(stream)  # type: ignore[return-value]  # Starlette takes any ASGI application

    async def static(self, request: Request) -> Response:
        """Send a file that is the same for every room."""
        found = statics().get(request.path_params["name"])
        if found is None:
            raise NotTaken(404, GONE)
        headers = {"cache-control": "public, max-age=86400", "etag": f'"{found.digest}"'}
        return Response(found.body, media_type=found.kind, headers=headers)

    async def icon(self, request: Request) -> Response:
        """Send no picture; every browser asks for one."""
        return Response(status_code=204)

    # -- what is done ------------------------------------------------------------------------------------------------

    async def join(self, request: Request) -> Response:
        """Let a browser in that has the code."""
        address = address_of(request)
        wait = self._wrong.wait(address)
        if wait:
            raise NotTaken(429, TOO_OFTEN, wait=wait)
        typed = text_in(await fields_of(request), "code")
        code = "".join(mark for mark in typed.upper() if mark.isalnum())
        if not hmac.compare_digest(code.encode(), self._opening.code.encode()):
            self._wrong.wrong(address)
            raise NotTaken(403, WRONG_CODE)
        guest = self._guest(request) or new_guest()
        if guest in self._host.room.removed:
            raise NotTaken(403, REMOVED)
        if self._host.room.locked and guest not in self._host.room.guests:
            raise NotTaken(409, LOCKED)
        response = self._done(request, guest)
        cookie = signed(guest, self._opening.secret)
        response.set_cookie(COOKIE, cookie, path="/", httponly=True, samesite="strict", secure=self._tls)
        return response

    async def sit(self, request: Request) -> Response:
        """Take a seat at a table."""
        guest, fields = await self._sent(request)
        voice = (number_in(fields, "table"), text_in(fields, "seat"))
        return await self._do(request, guest, act_of(acts.Sit, guest=guest, voice=voice))

    async def vote(self, request: Request) -> Response:
        """Vote for what the played seat should do."""
        return await self._answer(request, acts.Vote)

    async def expect(self, request: Request) -> Response:
        """Say what one thinks another seat voted for."""
        return await self._answer(request, acts.Expect)

    async def _answer(self, request: Request, kind: type[acts.Vote | acts.Expect]) -> Response:
        guest, fields = await self._sent(request)
        turn, choice = number_in(fields, "turn"), text_in(fields, "choice")
        act = act_of(kind, guest=guest, turn=turn, choice=choice, instead=meant(fields, "instead"))
        return await self._do(request, guest, act)

    async def ask(self, request: Request) -> Response:
        """Leave a question for the next meeting. What looks like somebody's details is asked about first."""
        guest, fields = await self._sent(request)
        if not self._wall:
            raise NotTaken(403, WALL_SHUT)
        if guest not in self._host.room.guests:
            raise NotTaken(403, NO_SEAT)
        text = " ".join(text_in(fields, "text").split())
        found = looks_personal(text)
        if found is not None and not meant(fields, "anyway"):
            if as_json(request):
                raise NotTaken(409, holds_words(found))
            return self._page("ask.html.jinja", 409, text=text, noticed=holds_words(found))
        act = act_of(acts.Ask, text=text)
        if not self._writing.of(guest).take():
            raise NotTaken(429, TOO_OFTEN, wait=30)
        return await self._do(request, guest, act, f"/room?asked={_moment(self._host.room)}")

    async def leave(self, request: Request) -> Response:
        """Give the seat back and forget the browser."""
        guest, _ = await self._sent(request)
        room = self._host.room
        if guest in room.guests and room.phase != "closed":
            await self._submit(acts.Leave(guest=guest))
        response = JSONResponse({"left": True}) if as_json(request) else self._page("left.html.jinja")
        response.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict", secure=self._tls)
        return response

    # -- between -----------------------------------------------------------------------------------------------------

    def _guest(self, request: Request) -> str | None:
        return guest_asking(request, self._opening.secret)

    def _known(self, request: Request) -> str:
        """Who asks. Raises NotTaken."""
        guest = self._guest(request)
        if guest is None:
            raise NotTaken(403, NO_SEAT)
        if guest in self._host.room.removed:
            raise NotTaken(403, REMOVED)
        return guest

    async def _sent(self, request: Request) -> tuple[str, dict[str, Any]]:
        """Who sends something, and what. Raises NotTaken."""
        guest = self._known(request)
        allowance = self._acting.of(guest)
        if not allowance.take():
            raise NotTaken(429, TOO_OFTEN, wait=allowance.wait())
        return guest, await fields_of(request)

    async def _submit(self, act: acts.Act) -> None:
        await asyncio.wrap_future(self._host.submit(act))

    async def _do(self, request: Request, guest: str, act: acts.Act, onward: str = "/room") -> Response:
        await self._submit(act)
        return self._done(request, guest, onward)

    def _done(self, request: Request, guest: str, onward: str = "/room") -> Response:
        return JSONResponse(self._state(guest)) if as_json(request) else self._on(onward)

    @staticmethod
    def _on(where: str) -> Response:
        return RedirectResponse(where, status_code=303)

    def _view(self, guest: str) -> Hashable:
        room = self._host.room
        return face(room), own(room, guest)

    def _now(self, room: Room) -> Seen:
        """A room as everybody sees it, made anew only when it looks otherwise."""
        looks = face(room)
        if self._seen is None or self._seen[0] != looks:
            self._seen = looks, Seen(room, self._wall)
            self._pages.clear()
        return self._seen[1]

    def _state(self, guest: str) -> State:
        # The version is read first: a state that is newer than it says is asked for once more, and no harm done.
        version, room = self._host.version, self._host.room
        return self._now(room).state(guest, room, version)

    def _text(self, template: str, **given: object) -> str:
        return page(template, **{"story": self._host.room.story.case.title, "unread": self._unread, **given})

    def _page(self, template: str, status: int = 200, **given: object) -> HTMLResponse:
        return HTMLResponse(self._text(template, **given), status)

    # -- refusals ----------------------------------------------------------------------------------------------------

    def refusing(self, request: Request, error: NotTaken) -> Response:
        """Say why a request was not taken."""
        headers = {"retry-after": str(error.wait)} if error.wait else {}
        if as_json(request):
            return JSONResponse({"refused": str(error)}, error.status, headers)
        joins = error.status in {403, 429} and str(error) in {NO_SEAT, WRONG_CODE, TOO_OFTEN}
        known = self._guest(request) is not None and str(error) != REMOVED
        text = self._text("refused.html.jinja", said=str(error), joins=joins and not known, known=known)
        return HTMLResponse(text, error.status, headers)

    async def _not_taken(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, NotTaken)
        return self.refusing(request, error)

    async def _refused(self, request: Request, error: Exception) -> Response:
        return self.refusing(request, NotTaken(409 if isinstance(error, Refused) else 503, str(error)))

    async def _lost(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return self.refusing(request, NotTaken(error.status_code, GONE))


def _moment(room: Room) -> str:
    """The phase and scene: thanks for a question are said as long as it lasts."""
    return f"{room.phase}-{len(room.turns)}"
