"""Questions for the next meeting: looked over before they are kept, nobody's, and not offered where policy forbids."""

from html import unescape
from pathlib import Path

import pytest

from easi_sim.words.journal import holds_words
from easi_sim.workshop import acts
from tests.web.serving import AS_JSON, DETAILS, Serving, refused, serving

QUESTION = "Who  rings\nwhom first?"


def test_a_question_is_kept_without_whose_it_is(open_room: Serving) -> None:
    client = open_room.seated()
    answer = client.post("/ask", data={"text": QUESTION}, follow_redirects=True)
    assert "with the others for the next meeting" in answer.text
    open_room.go("rules")
    assert "with the others" not in client.get(answer.url).text
    assert open_room.room.wall == ("Who rings whom first?",)
    (asked,) = [act for _, _, act in open_room.host.file.acts() if isinstance(act, acts.Ask)]
    assert open_room.guest(client) not in asked.model_dump_json()


def test_what_looks_like_somebodys_details_is_asked_about_before_it_is_kept(open_room: Serving) -> None:
    client = open_room.seated()
    answer = client.post("/ask", data={"text": DETAILS})
    assert answer.status_code == 409
    assert holds_words("a telephone number") in answer.text
    assert "It has not been stored." in answer.text
    assert DETAILS in answer.text
    assert not open_room.room.wall
    assert DETAILS.encode() not in open_room.host.file.path.read_bytes()
    assert refused(client.post("/ask", data={"text": DETAILS}, headers=AS_JSON)) == holds_words("a telephone number")
    assert client.post("/ask", data={"text": DETAILS, "anyway": "1"}).status_code == 303
    assert open_room.room.wall == (DETAILS,)


@pytest.mark.parametrize("text", ["", "   ", "x" * 301])
def test_nothing_and_too_much_are_refused(one_room: Serving, text: str) -> None:
    assert one_room.seated().post("/ask", data={"text": text}).status_code == 400


def test_what_was_typed_is_written_as_text(open_room: Serving) -> None:
    hostile = '</textarea><script>alert(1)</script>" 0113 496 0123 \u202e'
    page = open_room.seated().post("/ask", data={"text": hostile}).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "\u202e" not in page


def test_without_a_wall_there_is_no_box_and_nothing_is_taken(tmp_path: Path) -> None:
    with serving(tmp_path / "a.workshop", wall=False) as room:
        client = room.seated()
        assert "textarea" not in client.get("/room").text
        assert client.get("/state").json()["wall"] is False
        assert client.post("/ask", data={"text": QUESTION}).status_code == 403


def test_policy_can_forbid_words_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "policy.toml").write_text("free-text = false\n", encoding="utf-8")
    monkeypatch.setenv("EASI_POLICY", str(tmp_path / "policy.toml"))
    with serving(tmp_path / "a.workshop", wall=True) as room:
        client = room.seated()
        assert "textarea" not in client.get("/room").text
        assert client.post("/ask", data={"text": DETAILS, "anyway": "1"}).status_code == 403
        assert room.room.wall == ()


def test_one_guest_cannot_fill_the_wall(open_room: Serving) -> None:
    client, other = open_room.seated(), open_room.seated(2, "school")
    answers = [client.post("/ask", data={"text": f"Question {n}"}).status_code for n in range(9)]
    assert answers[0] == 303
    assert answers[-1] == 429
    assert other.post("/ask", data={"text": QUESTION}).status_code == 303


def test_nobody_asks_without_a_seat(open_room: Serving) -> None:
    answer = open_room.joined().post("/ask", data={"text": QUESTION})
    assert answer.status_code == 403
    assert "Join again" in unescape(answer.text)
    assert open_room.room.wall == ()
