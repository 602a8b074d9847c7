"""What can be done in a room, when, and what is refused; a refusal changes nothing."""

from datetime import timedelta

import pytest

from easi_sim.workshop import acts
from easi_sim.workshop.acts import Act, Voice
from easi_sim.workshop.room import Refused, Room
from tests.workshop.holding import (
    HOUSING,
    NOW,
    POLICE,
    SCHOOL,
    TABLES,
    after,
    empty,
    expect,
    pick,
    seated,
    vote,
    voting,
)


def refused(room: Room, act: Act) -> str:
    with pytest.raises(Refused) as caught:
        after(room, act)
    return str(caught.value)


def test_a_table_speaks_for_one_agency_or_for_several() -> None:
    room = seated()
    assert [(table.number, table.name, table.seats) for table in room.tables] == [
        (number, name, seats) for number, (name, seats) in enumerate(TABLES, start=1)
    ]
    assert room.tables[2].voices == (HOUSING, Voice(3, "health"))


@pytest.mark.parametrize("seats", [(), ("police", "police"), ("fire",), ("health.gp",)])
def test_a_table_speaks_only_for_agencies_of_the_story(seats: tuple[str, ...]) -> None:
    assert "speaks for one agency of the story" in refused(empty(), acts.AddTable(name="A", seats=seats))


def test_two_tables_have_two_names() -> None:
    assert "already" in refused(seated(), acts.AddTable(name="Door", seats=("school",)))


def test_there_are_at_most_forty_tables() -> None:
    room = after(empty(), *(acts.AddTable(name=f"T{n}", seats=("school",)) for n in range(acts.MOST_TABLES)))
    assert "at most 40" in refused(room, acts.AddTable(name="one more", seats=("school",)))


def test_a_guest_sits_where_there_is_a_seat_and_may_change() -> None:
    room = after(seated(), acts.Sit(guest="p1", voice=SCHOOL))
    assert room.guests["p1"] == SCHOOL
    assert "Nobody speaks for that agency" in refused(room, acts.Sit(guest="x", voice=Voice(1, "health")))
    assert "no such table" in refused(room, acts.Sit(guest="x", voice=Voice(9, "health")))


def test_a_locked_room_takes_nobody_new_and_keeps_whom_it_has() -> None:
    room = after(seated(), acts.Lock(on=True))
    assert "closed to new people" in refused(room, acts.Sit(guest="new", voice=POLICE))
    assert after(room, acts.Sit(guest="p1", voice=SCHOOL)).guests["p1"] == SCHOOL
    assert "new" in after(room, acts.Lock(on=False), acts.Sit(guest="new", voice=POLICE)).guests


def test_a_room_has_no_more_seats_than_it_can_hold() -> None:
    room = seated()
    room = after(room, *(acts.Sit(guest=f"g{n}", voice=POLICE) for n in range(acts.MOST_GUESTS - len(room.guests))))
    assert "full" in refused(room, acts.Sit(guest="one more", voice=POLICE))


def test_who_leaves_can_come_back_and_who_is_removed_cannot() -> None:
    room = after(seated(), acts.Leave(guest="p1"), acts.Leave(guest="nobody"))
    assert "p1" not in room.guests
    assert "p1" in after(room, acts.Sit(guest="p1", voice=POLICE)).guests
    room = after(room, acts.Remove(guest="p2"))
    assert "taken away" in refused(room, acts.Sit(guest="p2", voice=POLICE))
    assert "not taken" in refused(room, acts.Remove(guest="p2"))


def test_with_a_removed_guest_goes_what_it_said_in_this_scene_and_nothing_of_the_scenes_before() -> None:
    room = after(voting(), vote("p1", "email"), *pick("email"), acts.Go(phase="vote"), vote("p1", "ask-gp", 2))
    room = after(room, acts.Remove(guest="p1"))
    assert "p1" in room.turns[0].votes
    assert "p1" not in room.turns[1].votes


def test_votes_are_taken_while_they_are_asked_for_and_at_no_other_time() -> None:
    room = seated()
    assert "room has gone on" in refused(room, vote("p1", "email"))
    room = after(room, acts.Go(phase="talk"))
    assert "not being asked" in refused(room, vote("p1", "email"))
    room = after(room, acts.Go(phase="vote"), vote("p1", "email"))
    assert room.turns[0].votes["p1"].choice == "email"
    assert "not being asked" in refused(room, expect("p1", "email"))
    room = after(room, acts.Go(phase="reveal"))
    assert "not being asked" in refused(room, vote("p2", "email"))


def test_a_late_vote_is_told_that_the_room_has_gone_on() -> None:
    room = after(voting(), *pick("email"), acts.Go(phase="vote"))
    assert "gone on" in refused(room, vote("p1", "email", turn=1))
    assert "gone on" in refused(room, vote("p1", "email", turn=3))


def test_a_closed_option_is_refused() -> None:
    assert "not open" in refused(voting(), vote("p1", "say-all"))


def test_the_same_vote_again_is_no_harm_and_another_has_to_be_meant() -> None:
    room = after(voting(), vote("p1", "email"), vote("p1", "email"))
    assert "Change my answer" in refused(room, vote("p1", "ring-nell"))
    assert after(room, vote("p1", "ring-nell", instead=True)).turns[0].votes["p1"].choice == "ring-nell"


def test_who_has_no_seat_has_no_vote() -> None:
    assert "no seat" in refused(voting(), vote("stranger", "email"))
    assert "no seat" in refused(after(voting(), acts.Remove(guest="p1")), vote("p1", "email"))


def test_a_voice_is_typed_or_has_phones_and_changes_at_any_moment() -> None:
    counts = acts.CountVotes(voice=POLICE, turn=1, counts={"email": 3, "ring-nell": 0})
    room = after(voting(), vote("p1", "ring-nell"))
    assert "come from its phones" in refused(room, counts)
    room = after(room, acts.TypeIn(voice=POLICE, on=True), counts)
    assert room.turns[0].counts[POLICE] == {"email": 3}
    assert "typed in by the facilitator" in refused(room, vote("p2", "email"))
    room = after(room, acts.TypeIn(voice=POLICE, on=False), vote("p2", "email"))
    assert {guest: cast.choice for guest, cast in room.turns[0].votes.items()} == {"p1": "ring-nell", "p2": "email"}


def test_typed_votes_can_be_put_right_until_they_are_shown_and_only_with_options_that_are_open() -> None:
    room = after(voting(), acts.TypeIn(voice=POLICE, on=True), acts.Go(phase="expect"))
    room = after(room, acts.CountVotes(voice=POLICE, turn=1, counts={"email": 2}))
    assert "not open" in refused(room, acts.CountVotes(voice=POLICE, turn=1, counts={"say-all": 2}))
    room = after(room, acts.CountExpected(voice=POLICE, turn=1, counts={"email": 1}), acts.Go(phase="reveal"))
    assert "not being asked" in refused(room, acts.CountVotes(voice=POLICE, turn=1, counts={"email": 1}))


def test_what_is_expected_is_asked_only_where_other_agencies_read_the_scene() -> None:
    room = after(voting(), acts.Go(phase="expect"), expect("p1", "email"))
    assert room.turns[0].expected["p1"].voice == POLICE
    room = after(room, *pick("talk-to-jamie"), *pick("say-heater", 2))
    assert not room.turns[-1].decision
    assert "nothing to expect" in refused(room, acts.Go(phase="expect"))


def test_what_has_been_shown_cannot_be_voted_on_again() -> None:
    room = after(voting(), acts.Go(phase="reveal"))
    for phase in ("read", "talk", "vote", "expect"):
        assert "has been shown" in refused(room, acts.Go.model_validate({"phase": phase}))


def test_before_that_one_can_go_back_and_no_vote_is_lost() -> None:
    room = after(voting(), vote("p1", "email"), acts.Go(phase="talk"), acts.Go(phase="vote"))
    assert room.turns[0].votes["p1"].choice == "email"


def test_a_branch_is_picked_once_the_votes_have_been_shown() -> None:
    room = voting()
    assert "Show first" in refused(room, acts.Pick(turn=1, choice="email"))
    room = after(room, acts.Go(phase="reveal"))
    assert "not open" in refused(room, acts.Pick(turn=1, choice="say-all"))
    room = after(room, acts.Pick(turn=1, choice="email"))
    assert (room.phase, room.turns[0].picked, room.turns[1].scene) == ("read", "email", "school-call")


def test_a_pick_can_be_taken_back_until_somebody_votes() -> None:
    shown = after(voting(), vote("p1", "email"), acts.Go(phase="reveal"))
    picked = after(shown, acts.Pick(turn=1, choice="email"))
    back = after(picked, acts.TakeBack(turn=1))
    assert (back.phase, back.turns, back.playthrough.moves) == ("reveal", shown.turns, ())
    voted = after(picked, acts.Go(phase="vote"), vote("p1", "ask-gp", 2))
    assert "People have voted" in refused(voted, acts.TakeBack(turn=1))
    assert "no pick" in refused(shown, acts.TakeBack(turn=1))
    assert "no pick" in refused(picked, acts.TakeBack(turn=2))


def to_the_ending() -> Room:
    return after(voting(), *pick("talk-to-jamie"), *pick("say-heater", 2), *pick("listen", 3))


def test_a_story_comes_to_its_ending_and_the_last_pick_can_be_taken_back() -> None:
    room = to_the_ending()
    assert (room.phase, room.turn, room.playthrough.is_over) == ("end", None, True)
    assert "story is over" in refused(room, acts.Go(phase="vote"))
    assert "gone on" in refused(room, vote("p1", "listen", 3))
    back = after(room, acts.TakeBack(turn=3))
    assert (back.phase, back.playthrough.is_over) == ("reveal", False)


def test_the_phases_before_the_story_are_over_once_it_has_begun() -> None:
    assert after(seated(), acts.Go(phase="rules"), acts.Go(phase="welcome")).phase == "welcome"
    assert "has begun" in refused(voting(), acts.Go(phase="rules"))
    assert "not come to an ending" in refused(voting(), acts.Go(phase="end"))


def test_nothing_is_taken_after_the_close() -> None:
    room = after(to_the_ending(), acts.Go(phase="closed"))
    for act in (acts.Go(phase="read"), vote("p1", "email"), acts.Ask(text="Why?"), acts.Lock(on=True)):
        assert refused(room, act) == "This workshop is over."


def test_the_recording_is_followed_until_the_group_goes_another_way() -> None:
    room = voting(seated(empty(("email", "ask-nurse"))))
    assert room.recorded_choice == "email"
    assert after(room, *pick("email")).recorded_choice == "ask-nurse"
    assert after(room, *pick("ring-nell")).recorded_choice is None
    assert after(room, *pick("email"), *pick("ask-nurse", 2)).recorded_choice is None


def test_the_timer_runs_out_at_its_time_and_goes_with_the_phase() -> None:
    room = after(voting(), acts.SetTimer(seconds=300))
    assert room.until == NOW + timedelta(seconds=300)
    assert after(room, acts.SetTimer(seconds=None)).until is None
    assert after(room, acts.Go(phase="expect")).until is None


def test_questions_go_on_the_wall_and_can_be_taken_off() -> None:
    room = after(seated(), acts.Ask(text="  Who tells her?  "), acts.Ask(text="When?"))
    assert room.wall == ("Who tells her?", "When?")
    assert after(room, acts.Drop(number=0)).wall == ("When?",)
    assert "not on the wall" in refused(room, acts.Drop(number=2))
    assert "not on the wall" in refused(room, acts.Drop(number=-1))
    full = after(seated(), *(acts.Ask(text=f"q{n}") for n in range(acts.MOST_QUESTIONS)))
    assert "full" in refused(full, acts.Ask(text="one more"))
