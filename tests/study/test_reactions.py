"""What a learner says of a playthrough at its debrief."""

import pytest

from easi_sim.records import Records
from easi_sim.study import reactions
from easi_sim.study.session import Session
from tests.running import corner_shop

STORY = corner_shop()


@pytest.fixture
def session() -> Session:
    """A playthrough that has begun."""
    return Session.begin(STORY, "school", Records.in_memory())


def test_words_picked_make_one_entry_that_changes_with_them(session: Session) -> None:
    reactions.pick(session, ("heavy",))
    reactions.pick(session, ("heavy", "at ease"))
    (entry,) = session.records.journal()
    assert entry.text == "How was that: heavy, at ease"
    assert (entry.kind, entry.playthrough, entry.story, entry.viewpoint) == (
        "reflection",
        session.id,
        "corner-shop",
        "school",
    )
    assert reactions.picked(session) == ("heavy", "at ease")


def test_with_no_word_left_nothing_is_kept(session: Session) -> None:
    reactions.pick(session, ())
    reactions.pick(session, ("tired",))
    reactions.pick(session, ())
    assert session.records.journal() == ()
    assert reactions.picked(session) == ()


def test_what_was_written_is_told_apart_from_the_words_and_from_other_playthroughs(session: Session) -> None:
    other = Session.begin(STORY, "school", session.records)
    reactions.pick(session, ("tired",))
    for text, playthrough in (("first", session.id), ("second", session.id), ("elsewhere", other.id), ("loose", None)):
        session.records.write_entry("reflection", text, playthrough=playthrough)
    assert [entry.text for entry in reactions.kept(session)] == ["first", "second"]
    assert reactions.picked(other) == ()


def test_what_somebody_wrote_that_begins_like_the_words_is_theirs_and_stays(session: Session) -> None:
    for text in ("How was that: heavy, and I could not say so.", "How was that: "):
        session.records.write_entry("reflection", text, playthrough=session.id)
    reactions.pick(session, ("heavy",))
    reactions.pick(session, ("tired",))
    assert len(reactions.kept(session)) == 2
    assert reactions.picked(session) == ("tired",)
    assert len(session.records.journal()) == 3


def test_a_playthrough_in_no_records_keeps_nothing() -> None:
    session = Session(Session.begin(STORY, "school", Records.in_memory()).playthrough, Records.in_memory(), None)
    assert not reactions.can_keep(session)
    assert reactions.kept(session) == ()
    assert reactions.picked(session) == ()
