"""What comes between a choice and the next scene: the record, the guess, the readings. All three stand by."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from textual.app import App
from textual.content import Content

from easi_engine.play import DecisionRecord, OptionView, Prediction, readings
from easi_engine.story import Story
from easi_sim.study.deciding import asks_in_full, people_of
from easi_sim.study.session import Revealed, Session
from easi_sim.tui.screens.predict import PredictScreen
from easi_sim.tui.screens.readings import ReadingsScreen
from easi_sim.tui.screens.record import Asked, RecordScreen
from easi_sim.tui.standby import StandbyScreen, is_whole, put_up, standing_by, written_ahead


async def stand_by(app: App[Any], story: Story) -> None:
    """Make the three screens, with room for what any decision of `story` needs."""
    for kind in (RecordScreen, PredictScreen, ReadingsScreen):
        screen: StandbyScreen[Any] = await standing_by(app, kind)
        if is_whole(screen):
            await screen.make_room(story)


async def write_ahead(app: App[Any], where: Content, session: Session) -> None:
    """Write and draw record and guess, unseen, for the decision at hand: then little is left to do once it is made."""
    view, story = session.view, session.story
    if not view.decision:
        return
    option = view.options[0]
    recording = await standing_by(app, RecordScreen)
    await written_ahead(app, recording, recording.begin(_asked(where, session, option)))
    if session.to_predict is not None:
        predicting = await standing_by(app, PredictScreen)
        question = predicting.begin(where, story, session.to_predict, view.options, option.id)
        await written_ahead(app, predicting, question)


async def write_readings_ahead(
    app: App[Any], where: Content, session: Session, chosen: str, met: AbstractSet[str]
) -> None:
    """Write and draw, unseen, the readings of a decision that is about to be made: of them only the guess is open."""
    told, agency = readings(session.playthrough), session.to_predict
    if not told:
        return
    screen, view = await standing_by(app, ReadingsScreen), session.view
    guess = None if agency is None else Prediction(agency, chosen)
    revealed = Revealed(view.title, view.options, chosen, guess, told)
    await written_ahead(app, screen, screen.begin(where, session.story, view.id, revealed, met))


def _asked(where: Content, session: Session, option: OptionView) -> Asked:
    return Asked(
        where,
        session.story,
        session.view.id,
        option,
        full=asks_in_full(session),
        people=people_of(session, option.id),
        free_text=session.records.free_text,
    )


async def record_and_predict(
    app: App[Any], where: Content, session: Session, option: OptionView
) -> tuple[DecisionRecord, Prediction | None] | None:
    """Ask for the record of `option` and for a guess; one can go back from either. None: the learner thinks again."""
    asked = _asked(where, session, option)
    recording, predicting = await standing_by(app, RecordScreen), await standing_by(app, PredictScreen)
    while True:
        record = await put_up(app, recording, recording.begin(asked))
        if record is None:
            return None
        agency = session.to_predict
        if agency is None:
            return record, None
        question = predicting.begin(where, session.story, agency, session.view.options, option.id)
        answer = await put_up(app, predicting, question)
        if answer is not None:
            return record, answer.prediction
        asked = replace(asked, before=record)


async def read(app: App[Any], where: Content, before: Session, revealed: Revealed, met: AbstractSet[str]) -> None:
    """Show how others read what was decided in `before`; the primary focus of those in `met` has been read already."""
    screen = await standing_by(app, ReadingsScreen)
    await put_up(app, screen, screen.begin(where, before.story, before.view.id, revealed, met))
