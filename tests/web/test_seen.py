"""The JSON that a seat gets: what stands in it, phase by phase."""

from easi_sim.web.seen import Seen, State, face, own
from easi_sim.workshop import acts
from easi_sim.workshop.acts import Phase
from easi_sim.workshop.room import Room
from tests.workshop.holding import SCHOOL, after, empty, expect, pick, seated, vote, voting

KEYS = {"version", "phase", "story", "role", "seat", "tables", "turn", "asked", "mine", "reveal", "ending", "until"}
KEYS |= {"wall", "locked", "standing", "typed", "removed", "viewpoint"}


def state(room: Room, guest: str = "p1") -> State:
    return Seen(room, wall=True).state(guest, room, 7)


def test_it_has_the_same_parts_in_every_phase() -> None:
    phases: tuple[Phase, ...] = ("rules", "read", "talk", "vote", "expect", "reveal", "closed")
    room = seated()
    for phase in phases:
        room = after(room, acts.Go(phase=phase))
        found = state(room)
        assert set(found) == KEYS
        assert (found["phase"], found["version"]) == (phase, 7)
    assert found["wall"] is False


def test_a_seat_knows_for_whom_it_speaks() -> None:
    assert state(seated())["seat"] == {
        "table": 1,
        "table_name": "Window",
        "seat": "police",
        "seat_name": "Police",
    }
    assert state(seated(), "nobody")["seat"] is None


def test_each_is_asked_what_is_asked_of_it() -> None:
    room = voting()
    assert state(room)["asked"] == {"what": "vote"}
    assert state(room, "nobody")["asked"] is None
    room = after(room, acts.Go(phase="expect"))
    asked = [state(room, guest)["asked"]["seat"] for guest in ("p1", "s1", "h1")]
    assert "police" not in asked[:1]
    assert "school" not in asked[1:2]
    assert after(room, acts.TypeIn(voice=SCHOOL, on=True)).typed
    assert state(after(room, acts.TypeIn(voice=SCHOOL, on=True)), "s1")["asked"] is None


def test_only_ones_own_answers_are_there_before_they_are_shown() -> None:
    room = after(voting(), vote("p1", "email"), vote("s1", "ring-nell"))
    assert state(room, "s1")["mine"] == {"vote": "ring-nell", "expected": None}
    assert state(room, "s1")["reveal"] is None
    room = after(room, acts.Go(phase="expect"), expect("s1", "email"))
    assert state(room, "s1")["mine"] == {"vote": "ring-nell", "expected": "email"}
    assert state(room, "p2")["mine"] == {"vote": None, "expected": None}


def test_the_recordings_choice_is_told_with_the_votes_and_not_before() -> None:
    room = voting(seated(empty(("talk-to-jamie",))))
    assert "recorded" not in state(room)
    found = state(after(room, acts.Go(phase="reveal")))["reveal"]
    assert found["recorded"] == "talk-to-jamie"


def test_the_next_scene_says_what_was_picked_before_it() -> None:
    found = state(after(voting(), *pick("email")))
    assert found["turn"]["number"] == 2
    assert found["turn"]["chosen"].startswith("Email all staff")


def test_what_others_do_changes_nobodys_view_before_the_reveal() -> None:
    before = voting()
    later = after(before, vote("p1", "email"), acts.Sit(guest="new", voice=SCHOOL))
    assert face(before) == face(later)
    assert own(before, "p2") == own(later, "p2")
    assert own(before, "p1") != own(later, "p1")


def test_another_branch_after_a_pick_taken_back_is_another_view() -> None:
    one = after(voting(), *pick("email"))
    other = after(one, acts.TakeBack(turn=1), acts.Pick(turn=1, choice="ring-nell"))
    assert (one.phase, len(one.turns)) == (other.phase, len(other.turns))
    assert face(one) != face(other)
