"""One's own decisions from another seat."""

from easi_sim.records import Records
from easi_sim.study.elsewhere import sat_elsewhere
from easi_sim.study.session import Session
from tests.running import corner_shop

STORY = corner_shop()


def play(records: Records, viewpoint: str, first: int = 0) -> Session:
    """Play a seat to an ending, by the first option but at the start."""
    session = Session.begin(STORY, viewpoint, records)
    session = session.confirm(session.playthrough.options[first])
    while not session.playthrough.is_over:
        session = session.confirm(session.playthrough.options[0])
    return session


def test_only_other_seats_that_were_played_to_the_end_are_met() -> None:
    records = Records.in_memory()
    play(records, "school")
    Session.begin(STORY, "housing", records).confirm("visit")
    assert sat_elsewhere(records, STORY, "school") == ()
    play(records, "housing")
    ((seat, seen),) = sat_elsewhere(records, STORY, "school")
    assert seat == "housing"
    assert seen[0].chosen == "Walk round with a card and buy a paper"
    assert {decision.reading.agency for decision in seen} == {"school"}


def test_of_several_playthroughs_of_a_seat_the_last_is_met_and_what_ifs_are_not() -> None:
    records = Records.in_memory()
    play(records, "housing")
    last = play(records, "housing", 1)
    again = last.what_if(0).confirm("visit")
    while not again.playthrough.is_over:
        again = again.confirm(again.playthrough.options[0])
    ((_, seen),) = sat_elsewhere(records, STORY, "school")
    assert seen[0].choice == last.playthrough.moves[0].choice
