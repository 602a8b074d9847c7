"""What if: the choices one can go back to, and what a what-if parts from."""

from easi_sim.records import Records
from easi_sim.study.session import Session
from easi_sim.study.what_ifs import earlier_choice, first_of, origin_of, tried, turnings
from tests.running import corner_shop

STORY = corner_shop()
CHOICES = ("talk-to-jamie", "say-heater", "tell-nell")


def finished(records: Records) -> Session:
    """The school's seat, played to an ending."""
    session = Session.begin(STORY, "school", records, "quiet")
    for choice in CHOICES:
        session = session.confirm(choice)
    assert session.playthrough.is_over
    return session


def test_every_choice_with_another_option_can_be_gone_back_to() -> None:
    found = turnings(finished(Records.in_memory()).playthrough)
    assert [turning.at for turning in found] == [0, 1, 2]
    assert found[1].title == "The conference call"
    assert found[1].decision
    assert found[1].chosen == "Give the tenancy team and the police the heater, and keep the rest"


def test_the_earlier_choice_is_known_only_where_the_two_part() -> None:
    session = finished(Records.in_memory())
    again = session.what_if(1)
    assert earlier_choice(again) == "say-heater"
    assert earlier_choice(again.confirm("say-all")) is None
    assert earlier_choice(session) is None


def test_a_what_if_read_back_from_the_records_still_knows_its_origin() -> None:
    records = Records.in_memory()
    first = finished(records)
    again = first.what_if(1).confirm("say-all")
    assert again.id is not None
    back, _ = Session.reopen(STORY, records, again.id)
    origin = origin_of(back)
    assert origin is not None
    assert origin.moves == first.playthrough.moves
    reopened = first_of(back)
    assert reopened is not None
    assert reopened.id == first.id
    assert origin_of(first) is None
    assert first_of(first) is None


def test_only_what_ifs_that_came_to_an_end_have_been_tried() -> None:
    first = finished(Records.in_memory())
    half = first.what_if(1).confirm("say-all")
    assert tried(first) == ()
    whole = half
    while not whole.playthrough.is_over:
        whole = whole.confirm(whole.playthrough.options[0])
    ((saved, playthrough),) = tried(first)
    assert saved.id == whole.id
    assert playthrough.moves == whole.playthrough.moves
