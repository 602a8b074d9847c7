"""What has been chosen in a session, on the screen and on the disk."""

from easi_sim.records import Records
from easi_sim.study.session import Session
from tests.running import corner_shop


def choices(session: Session) -> list[str]:
    """Return the choices that stand."""
    return [move.choice for move in session.playthrough.moves]


def saved_choices(records: Records, session: Session) -> list[str]:
    """Return those that stand in the records."""
    assert session.id is not None
    return [move.choice for move in records.load(session.id, corner_shop()).playthrough.moves]


def finish(session: Session) -> Session:
    """Go on to an ending."""
    for choice in ("talk-to-jamie", "say-heater", "listen")[len(session.playthrough.moves) :]:
        session = session.confirm(choice)
    return session
