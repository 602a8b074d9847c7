"""Coming in with the code, being known again, and what becomes of those whom the room does not know."""

from html import unescape

import pytest

from easi_sim.web.guests import guest_of, signed
from easi_sim.web.routes import TOO_OFTEN, WRONG_CODE
from easi_sim.workshop import acts
from easi_sim.workshop.acts import Voice
from easi_sim.workshop.opening import LETTERS
from tests.web.serving import AS_JSON, Serving, refused

PAGES = ("/seat", "/room", "/state", "/events")


def test_the_code_may_be_typed_in_small_letters_and_with_spaces(open_room: Serving) -> None:
    client = open_room.client()
    typed = f" {open_room.code[:3].lower()} {open_room.code[3:]}-"
    assert client.post("/join", data={"code": typed}).headers["location"] == "/room"
    assert client.get("/").headers["location"] == "/room"
    assert client.get("/room").headers["location"] == "/seat"


def test_the_cookie_is_for_this_page_alone_and_says_nothing(open_room: Serving) -> None:
    client = open_room.client()
    cookie = client.post("/join", data={"code": open_room.code}).headers["set-cookie"]
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(cookie.split("; "))
    assert open_room.host.file.opening.secret not in cookie


def test_the_code_in_the_address_is_filled_in_and_nothing_more(open_room: Serving) -> None:
    client = open_room.client()
    page = client.get(f"/?code={open_room.code}")
    assert f'value="{open_room.code}"' in page.text
    assert "easi-seat" not in client.cookies
    assert "<script>" not in client.get("/?code=%22%3E%3Cscript%3E").text


def test_a_wrong_code_says_so_on_a_page_that_asks_again(open_room: Serving) -> None:
    answer = open_room.client().post("/join", data={"code": "AAAAAA"})
    assert answer.status_code == 403
    assert WRONG_CODE in unescape(answer.text)
    assert 'action="/join"' in answer.text
    assert "set-cookie" not in answer.headers


def test_codes_cannot_be_tried_out(open_room: Serving) -> None:
    client = open_room.client(headers=AS_JSON)
    answers = [client.post("/join", data={"code": f"{n:06}"}) for n in range(30)]
    assert {answer.status_code for answer in answers} == {403, 429}
    assert answers[-1].status_code == 429
    assert refused(answers[-1]) == TOO_OFTEN
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 5
    assert client.post("/join", data={"code": open_room.code}).status_code == 429
    assert len(LETTERS) ** len(open_room.code) > 100_000_000


def test_whoever_is_in_goes_on_while_somebody_tries_codes(open_room: Serving) -> None:
    inside = open_room.seated(headers=AS_JSON)
    open_room.go("vote")
    outside = open_room.client(headers=AS_JSON)
    for n in range(30):
        outside.post("/join", data={"code": f"{n:06}"})
    assert inside.post("/vote", json={"turn": 1, "choice": "ring-nell"}).status_code == 200


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("cookie", ["", "x", "A" * 16, f"{'A' * 16}.{'0' * 64}", "é.é", "a" * 5000])
def test_a_forged_cookie_leads_to_a_page_to_join(one_room: Serving, path: str, cookie: str) -> None:
    client = one_room.client(headers={"cookie": f"easi-seat={cookie}".encode()})
    answer = client.get(path)
    assert answer.status_code == 403
    assert "Join again with the code" in answer.text
    assert 'action="/join"' in answer.text
    assert "Join again" in refused(client.get(path, headers=AS_JSON))


def test_a_cookie_of_another_workshop_is_as_good_as_none(one_room: Serving) -> None:
    cookie = signed("A" * 16, "another secret" * 4)
    assert one_room.client(cookies={"easi-seat": cookie}).get("/room").status_code == 403
    assert guest_of(cookie, "another secret" * 4) == "A" * 16


def test_a_guest_sits_changes_seats_and_leaves(open_room: Serving) -> None:
    client = open_room.joined()
    guest = open_room.guest(client)
    client.post("/sit", data={"table": "1", "seat": "police"})
    assert "You speak for Police at Window." in client.get("/room").text
    client.post("/sit", data={"table": "3", "seat": "housing"})
    assert open_room.room.guests == {guest: Voice(3, "housing")}
    answer = client.post("/leave")
    assert "You have left the room" in answer.text
    assert open_room.room.guests == {}
    assert client.get("/room").status_code == 403


@pytest.mark.parametrize(
    ("table", "seat", "status"), [("9", "police", 409), ("1", "school", 409), ("x", "police", 400)]
)
def test_a_seat_that_is_not_there_is_refused(one_room: Serving, table: str, seat: str, status: int) -> None:
    client = one_room.joined(headers=AS_JSON)
    answer = client.post("/sit", data={"table": table, "seat": seat})
    assert answer.status_code == status
    assert refused(answer)


def test_a_removed_guest_is_told_and_cannot_come_back_in_any_way(open_room: Serving) -> None:
    client = open_room.seated()
    open_room.host.do(acts.Remove(guest=open_room.guest(client)))
    for path in PAGES:
        answer = client.get(path)
        assert answer.status_code == 403
        assert "taken away by the facilitator" in answer.text
        assert 'action="/join"' not in answer.text
    assert client.post("/join", data={"code": open_room.code}).status_code == 403
    assert client.post("/sit", data={"table": "1", "seat": "police"}).status_code == 403


def test_a_locked_room_takes_nobody_new_and_keeps_those_it_has(open_room: Serving) -> None:
    inside, waiting = open_room.seated(), open_room.joined()
    open_room.host.do(acts.Lock(on=True))
    late = open_room.client().post("/join", data={"code": open_room.code})
    assert late.status_code == 409
    assert "closed to new people" in late.text
    assert "closed to new people" in waiting.get("/seat").text
    assert waiting.post("/sit", data={"table": "1", "seat": "police"}).status_code == 409
    assert inside.post("/sit", data={"table": "2", "seat": "school"}).status_code == 303


def test_names_of_tables_are_written_as_text(open_room: Serving) -> None:
    open_room.host.do(acts.AddTable(name="<b>x</b>\u202e", seats=("police",)))
    page = open_room.seated(4).get("/room").text
    assert "&lt;b&gt;x&lt;/b&gt;⟨RLO⟩" in page
    assert "<b>" not in page


def test_a_closed_workshop_says_that_it_is_over(open_room: Serving) -> None:
    client = open_room.seated()
    open_room.go("read", "closed")
    page = client.get("/room").text
    assert "This workshop is over." in page
    assert "data-live" not in page
    assert client.post("/leave").status_code == 200
