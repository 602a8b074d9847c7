"""Voting and saying what one expects, over the network: once, in time, and unseen by others until it is shown."""

from concurrent.futures import ThreadPoolExecutor
from html import unescape

import httpx
import pytest

from easi_sim.workshop import acts, tally
from easi_sim.workshop.acts import Voice
from easi_sim.workshop.file import CannotKeep, WorkshopFile
from tests.web.serving import AS_JSON, Serving, refused
from tests.workshop.holding import POLICE, SCHOOL

OPTIONS = ("talk-to-jamie", "ring-nell", "email")


def send(client: httpx.Client, choice: str, turn: int = 1, what: str = "vote", **more: object) -> httpx.Response:
    return client.post(f"/{what}", json={"turn": turn, "choice": choice, **more}, headers=AS_JSON)


def test_a_vote_is_counted_and_shown_to_whoever_gave_it(open_room: Serving) -> None:
    client = open_room.seated()
    open_room.go("vote")
    answer = send(client, OPTIONS[0])
    assert answer.json()["mine"] == {"vote": OPTIONS[0], "expected": None}
    assert tally.votes_of(open_room.room, open_room.room.turns[-1], POLICE) == {OPTIONS[0]: 1}
    page = client.get("/room").text
    assert "Change my answer" in page
    assert 'type="radio"' not in page


def test_the_same_vote_twice_counts_once_and_another_has_to_be_meant(open_room: Serving) -> None:
    client = open_room.seated()
    open_room.go("vote")
    assert send(client, OPTIONS[0]).status_code == send(client, OPTIONS[0]).status_code == 200
    other = send(client, OPTIONS[1])
    assert other.status_code == 409
    assert "Change my answer" in refused(other)
    turn = open_room.room.turns[-1]
    assert tally.votes_of(open_room.room, turn, POLICE) == {OPTIONS[0]: 1}
    assert 'value="1"' in client.get("/room?change=1").text
    assert send(client, OPTIONS[1], instead=True).status_code == 200
    assert tally.votes_of(open_room.room, open_room.room.turns[-1], POLICE) == {OPTIONS[1]: 1}


def test_a_vote_from_a_form_leads_back_to_the_room(open_room: Serving) -> None:
    client = open_room.seated()
    open_room.go("vote")
    answer = client.post("/vote", data={"turn": "1", "choice": OPTIONS[0]})
    assert (answer.status_code, answer.headers["location"]) == (303, "/room")


def test_a_vote_comes_too_early_too_late_or_for_what_is_not_open(open_room: Serving) -> None:
    client, other = open_room.seated(), open_room.seated(2, "school")
    open_room.go("read")
    assert send(client, OPTIONS[0]).status_code == 409
    open_room.go("vote")
    assert send(client, "no-such-thing").status_code == 409
    assert send(client, OPTIONS[0], turn=2).status_code == 409
    assert send(other, OPTIONS[0]).status_code == 200
    open_room.go("reveal")
    late = send(client, OPTIONS[0])
    assert late.status_code == 409
    assert "not being asked" in refused(late)
    open_room.host.do(acts.Pick(turn=1, choice=OPTIONS[0]))
    open_room.go("vote")
    assert "has gone on" in refused(send(client, OPTIONS[0]))
    first = open_room.room.turns[0]
    assert tally.votes_of(open_room.room, first, POLICE, SCHOOL) == {OPTIONS[0]: 1}


def test_a_refused_vote_is_a_page_that_leads_back(open_room: Serving) -> None:
    client = open_room.seated()
    open_room.go("read")
    page = client.post("/vote", data={"turn": "1", "choice": OPTIONS[0]})
    assert page.status_code == 409
    assert "not being asked" in page.text
    assert 'href="/room"' in page.text


def test_nobody_votes_without_a_seat_or_where_votes_are_typed(open_room: Serving) -> None:
    standing, client = open_room.joined(), open_room.seated()
    open_room.go("vote")
    assert "no seat" in refused(send(standing, OPTIONS[0]))
    open_room.host.do(acts.TypeIn(voice=POLICE, on=True))
    assert "typed in by the facilitator" in refused(send(client, OPTIONS[0]))
    assert client.get("/state").json()["asked"] is None
    page = client.get("/room").text
    assert "typed in by the facilitator" in page
    assert 'type="radio"' not in page


def test_before_the_reveal_nobody_sees_what_others_voted_or_how_many_did(open_room: Serving) -> None:
    one, other = open_room.seated(), open_room.seated(2, "school")
    open_room.go("vote")
    paths = ("/room", "/state", "/seat")
    before = {path: other.get(path).text for path in paths}
    send(one, OPTIONS[2])
    after = {path: other.get(path).text for path in paths}
    assert before["/room"] == after["/room"]
    assert before["/seat"] == after["/seat"]
    old, new = other.get("/state").json(), one.get("/state").json()
    assert old["reveal"] is None
    assert new["reveal"] is None
    del old["version"], new["version"], old["mine"], new["mine"], old["seat"], new["seat"]
    assert old == new
    open_room.go("expect")
    assert OPTIONS[2] not in str(other.get("/state").json()["mine"])


def test_what_each_table_chose_is_shown_side_by_side_with_the_readings(open_room: Serving) -> None:
    one, other = open_room.seated(), open_room.seated(2, "school")
    open_room.go("vote")
    send(one, OPTIONS[0])
    send(other, OPTIONS[1])
    open_room.go("expect")
    asked = one.get("/state").json()["asked"]
    assert asked["what"] == "expect"
    assert send(one, OPTIONS[1], what="expect").status_code == 200
    open_room.go("reveal")
    found = other.get("/state").json()["reveal"]
    assert [(table["name"], table["leading"]) for table in found["tables"]][:2] == [
        ("Window", [OPTIONS[0]]),
        ("Door", [OPTIONS[1]]),
    ]
    assert found["expected"][0]["expected"] == [OPTIONS[1]]
    assert any(seat["notices"] for seat in found["seats"])
    page = other.get("/room").text
    for words in ("Side by side", "Nobody has won", "What was expected of others", "Noticed first:"):
        assert words in page


def test_the_whole_of_the_story_is_told_up_to_its_ending(open_room: Serving) -> None:
    client = open_room.seated()
    open_room.go("read")
    while open_room.room.phase != "end":
        turn = open_room.room.turns[-1]
        state = client.get("/state").json()
        assert [option["id"] for option in state["turn"]["options"]] == list(turn.options)
        assert state["turn"]["paragraphs"][0].split("\n", 1)[0][:20] in unescape(client.get("/room").text)
        open_room.go("reveal")
        open_room.host.do(acts.Pick(turn=turn.number, choice=turn.options[0]))
    state = client.get("/state").json()
    assert state["turn"] is None
    assert state["ending"]["outcomes"]
    assert state["ending"]["outcomes"][0]["name"] in client.get("/room").text


def test_sixty_votes_at_once_are_each_counted_once(open_room: Serving) -> None:
    voices = [Voice(1, "police"), Voice(2, "school"), Voice(3, "housing")]
    clients = [open_room.seated(*voices[n % 3]) for n in range(60)]
    open_room.go("vote")
    with ThreadPoolExecutor(60) as many:
        answers = list(many.map(lambda client: send(client, OPTIONS[0]).status_code, clients))
    assert answers == [200] * 60
    assert sum(tally.votes_of(open_room.room, open_room.room.turns[-1], *voices).values()) == 60


def test_one_guest_cannot_fill_the_log(open_room: Serving) -> None:
    client, other = open_room.seated(), open_room.seated(2, "school")
    open_room.go("vote")
    answers = [send(client, OPTIONS[n % 2], instead=True) for n in range(60)]
    assert 429 in {answer.status_code for answer in answers}
    assert "too often" in refused(answers[-1])
    assert send(other, OPTIONS[0]).status_code == 200


def test_a_log_that_cannot_be_kept_is_said_and_nothing_has_happened(
    open_room: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = open_room.seated()
    open_room.go("vote")

    def full(*given: object) -> None:
        raise CannotKeep("The workshop's log cannot be kept: the disk is full.")

    monkeypatch.setattr(WorkshopFile, "append", full)
    answer = send(client, OPTIONS[0])
    assert answer.status_code == 503
    assert "disk is full" in refused(answer)
    assert client.get("/state").json()["mine"]["vote"] is None
