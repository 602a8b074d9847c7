"""What the votes come to, side by side."""

from easi_sim.workshop import acts
from easi_sim.workshop.acts import Voice
from easi_sim.workshop.room import Room
from easi_sim.workshop.tally import (
    asked_about,
    expectations,
    expected_by,
    heard,
    leading,
    seats_of,
    tables_of,
    voices,
    votes_of,
)
from tests.workshop.holding import HEALTH, HOUSING, POLICE, SCHOOL, after, empty, expect, pick, vote, voting

SAID = (
    vote("p1", "email"),
    vote("p2", "email"),
    vote("s1", "email"),
    vote("s2", "ring-nell"),
    vote("h1", "ring-nell"),
    vote("n1", "email"),
)


def revealed(*more: acts.Act) -> Room:
    return after(voting(), *SAID, *more, acts.Go(phase="reveal"))


def test_a_table_chose_what_most_at_it_voted_and_may_be_divided() -> None:
    room = revealed()
    found = [(result.table.name, dict(result.votes), result.leading) for result in tables_of(room, room.turns[0])]
    assert found == [
        ("Window", {"email": 2}, ("email",)),
        ("Door", {"email": 1, "ring-nell": 1}, ("email", "ring-nell")),
        ("Urn", {"ring-nell": 1, "email": 1}, ("ring-nell", "email")),
    ]


def test_nobody_leads_where_nobody_voted() -> None:
    room = voting()
    assert leading(votes_of(room, room.turns[0], POLICE)) == ()


def test_an_agencys_votes_stand_beside_its_reading() -> None:
    room = revealed()
    found = {result.seat: (result.leading, result.differs) for result in seats_of(room, room.turns[0])}
    assert found == {
        "police": (("email",), True),
        "health": (("email",), True),
        "school": (("email", "ring-nell"), False),
        "housing": (("ring-nell",), False),
    }
    assert {result.seat for result in seats_of(room, room.turns[0]) if result.reading is None} == {"school"}


def test_typed_votes_take_the_place_of_the_phones_and_the_phones_come_back_with_the_switch() -> None:
    typed = (acts.TypeIn(voice=POLICE, on=True), acts.CountVotes(voice=POLICE, turn=1, counts={"ring-nell": 4}))
    room = after(voting(), *SAID, *typed)
    assert votes_of(room, room.turns[0], POLICE) == {"ring-nell": 4}
    room = after(room, acts.TypeIn(voice=POLICE, on=False))
    assert votes_of(room, room.turns[0], POLICE) == {"email": 2}


def test_a_switch_after_the_reveal_changes_nothing_of_what_was_shown() -> None:
    room = after(revealed(), acts.TypeIn(voice=POLICE, on=True))
    assert votes_of(room, room.turns[0], POLICE) == {"email": 2}


def test_a_voice_is_asked_about_each_of_the_others_in_turn_and_never_about_itself() -> None:
    room = voting()
    asked = {voice: asked_about(room, room.turns[0], voice) for voice in voices(room)}
    assert set(asked) == {POLICE, SCHOOL, HOUSING, HEALTH}
    assert all(about and about != voice.seat for voice, about in asked.items())
    later = after(room, *pick("email"))
    assert asked_about(later, later.turns[1], POLICE) != asked[POLICE]


def test_a_room_of_one_agency_is_asked_about_those_whose_readings_the_story_has() -> None:
    room = after(empty(), acts.AddTable(name="All", seats=("school",)), acts.Go(phase="read"))
    assert asked_about(room, room.turns[0], Voice(1, "school")) in {"police", "health", "housing"}


def test_what_was_expected_stands_beside_what_came() -> None:
    room = after(voting(), *SAID, acts.Go(phase="expect"))
    about = asked_about(room, room.turns[0], POLICE)
    assert about in {"health", "school", "housing"}
    room = after(room, expect("p1", "email"), expect("p2", "email"), acts.Go(phase="reveal"))
    (found,) = expectations(room, room.turns[0])
    chosen = {result.seat: result.leading for result in seats_of(room, room.turns[0])}
    assert (found.voice, found.seat, found.expected, found.chosen) == (POLICE, about, ("email",), chosen[about])
    assert found.met is ("email" in chosen[about])


def test_an_agency_nobody_voted_for_is_held_by_its_reading() -> None:
    room = after(empty(), acts.AddTable(name="All", seats=("school",)), acts.Sit(guest="s", voice=Voice(1, "school")))
    room = after(room, acts.Go(phase="expect"), expect("s", "email"), acts.Go(phase="reveal"))
    (found,) = expectations(room, room.turns[0])
    wanted = {"police": ("talk-to-jamie",), "health": ("ring-nell",), "housing": ("ring-nell",)}
    assert (found.chosen, found.met) == (wanted[found.seat], False)


def test_typed_expectations_count_too() -> None:
    room = after(voting(), acts.TypeIn(voice=SCHOOL, on=True), acts.Go(phase="expect"))
    room = after(room, acts.CountExpected(voice=SCHOOL, turn=1, counts={"email": 2}))
    assert expected_by(room, room.turns[0], SCHOOL) == {"email": 2}


def test_who_has_answered_is_counted_and_not_what() -> None:
    room = after(voting(), vote("p1", "email"), acts.TypeIn(voice=SCHOOL, on=True))
    found = heard(room, room.turns[0], expecting=False)
    assert (found.answered, found.of) == (1, 5)
    assert found.waiting == (SCHOOL, HOUSING, HEALTH)
    room = after(room, acts.CountVotes(voice=SCHOOL, turn=1, counts={"email": 2}))
    assert heard(room, room.turns[0], expecting=False).waiting == (HOUSING, HEALTH)
