"""A workshop of simulated tables over a whole story, through the real server."""

from __future__ import annotations

from pathlib import Path

import pytest

from easi_sim.rehearsal.minds import Minds, Person
from easi_sim.rehearsal.rehearsal import Cast, Rehearsal, check_log, rehearsal, seats_at
from easi_sim.workshop import acts, tally
from easi_sim.workshop.acts import Voice
from easi_sim.workshop.room import Refused
from tests.running import corner_shop

SEATS = ("police", "health", "school", "housing")


def led(place: Path, cast: Cast) -> tuple[list[str], Rehearsal]:
    """A rehearsal that is led by itself, and what was said of each step."""
    said: list[str] = []
    with rehearsal(corner_shop(), "school", place, cast, said.append) as held:
        held.leader.lead()
    return said, held


def test_six_tables_walk_a_whole_story_and_every_answer_counts_once(tmp_path: Path) -> None:
    said, held = led(tmp_path / "a.workshop", Cast())
    room = held.host.room
    assert (room.phase, len(room.tables)) == ("closed", 6)
    assert room.playthrough.is_over
    assert [*held.leader.problems, *held.crowd.problems, *check_log(held, corner_shop())] == []
    assert said[-1] == "Over"
    for turn in room.turns:
        assert turn.picked is not None
        assert len(turn.votes) == len(room.guests)
        assert all(turn.counts.get(voice) for voice in room.typed)
    assert room.wall, "somebody left a question"


def test_the_same_seed_gives_the_same_workshop_and_another_seed_another(tmp_path: Path) -> None:
    said = [led(tmp_path / f"{at}.workshop", Cast(4, 2, seed))[0] for at, seed in enumerate((5, 5, 6))]
    assert said[0] == said[1]
    assert said[0] != said[2]


def test_a_vote_that_is_not_counted_as_it_was_given_is_found(tmp_path: Path) -> None:
    with rehearsal(corner_shop(), "school", tmp_path / "a.workshop", Cast(2, 2), lambda _: None) as held:
        first = tally.voices(held.host.room)[0]
        held.crowd.note("vote", 1, Person(first, 9), "talk-to-jamie")
        held.leader.lead()
    (problem,) = held.leader.problems
    assert problem.startswith("Table 1 (simulated), school, scene 1, vote: given ")


def test_a_question_that_is_missing_from_the_log_is_found(tmp_path: Path) -> None:
    _, held = led(tmp_path / "a.workshop", Cast(2, 2))
    held.crowd.note_asked("Where is it?")
    assert "on the wall" in "".join(check_log(held, corner_shop()))


def test_one_table_is_typed_and_one_of_several_is_mixed() -> None:
    assert seats_at(SEATS, "school", 1) == [("school",)]
    assert seats_at(SEATS, "school", 6) == [
        ("school",),
        ("police",),
        ("health",),
        ("housing",),
        ("school", "police"),
        ("police",),
    ]


@pytest.mark.parametrize("people", [1, 3])
def test_so_many_people_sit_at_each_table_as_are_asked_for(tmp_path: Path, people: int) -> None:
    with rehearsal(corner_shop(), "school", tmp_path / "a.workshop", Cast(3, people), lambda _: None) as held:
        assert len(held.host.room.guests) == 2 * people
        assert len(held.host.room.typed) == 1


def test_simulated_people_answer_as_a_real_facilitator_asks_them(tmp_path: Path) -> None:
    cast = Cast(3, 2, pause=0.05)
    with rehearsal(corner_shop(), "school", tmp_path / "a.workshop", cast, lambda _: None) as held:
        host = held.host
        host.do(acts.Go(phase="vote"))
        assert held.crowd.wait_for("vote", 1, 4, 20)
        turn = host.room.turn
        assert turn is not None
        assert len(turn.votes) == 4
        host.do(acts.Go(phase="reveal"))
        with pytest.raises(Refused):
            host.do(acts.Go(phase="vote"))


def test_most_people_want_what_their_agencys_reading_wants_and_some_do_not(tmp_path: Path) -> None:
    with rehearsal(corner_shop(), "school", tmp_path / "a.workshop", Cast(1, 1), lambda _: None) as held:
        turn = held.host.do(acts.Go(phase="read")).turn
        assert turn is not None
        reading = next(one.reading for one in tally.seats_of(held.host.room, turn) if one.reading is not None)
        minds = Minds(held.host, 1)
        seat = reading.agency.partition(".")[0]
        wanted = [minds.wants(Person(Voice(1, seat), at), turn) in reading.would for at in range(200)]
    assert 120 < sum(wanted) < 195
