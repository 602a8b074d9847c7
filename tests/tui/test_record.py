"""The decision record: two keys, or all of it."""

from easi_engine.play import DecisionRecord
from easi_sim.policy import Policy
from easi_sim.records import Records
from easi_sim.study.deciding import MEANS
from easi_sim.tui.screens.ask import AskSheet
from easi_sim.tui.screens.pause import PauseSheet
from easi_sim.tui.screens.play import PlayScreen
from easi_sim.tui.screens.predict import PredictScreen
from easi_sim.tui.screens.record import RecordScreen
from easi_sim.tui.screens.words import WordsSheet
from easi_sim.tui.widgets.freetext import FreeText
from easi_sim.tui.widgets.picklist import PickList
from tests.tui.conftest import Opener
from tests.tui.driving import TO_CALL, TO_MEETING, drawn, press, said, screen


def last_record(app: object) -> DecisionRecord | None:
    session = getattr(app, "session", None)
    assert session is not None
    record = session.playthrough.moves[-1].record
    assert record is None or isinstance(record, DecisionRecord)
    return record


async def test_a_quick_record_takes_two_keys(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "3", "1", "1")
        assert screen(app) is PredictScreen
        await press(pilot, "s")
        assert last_record(app) == DecisionRecord("public-task", "yes")


async def test_keeping_is_recorded_too(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "1", "8", "3", "s")
        assert last_record(app) == DecisionRecord("none", "no")


async def test_the_full_record_is_asked_where_the_scene_asks_for_it(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, *TO_MEETING)
        assert last_record(app) == DecisionRecord("public-task", "yes", "told-not-asked", "so")


async def test_the_full_record_can_be_asked_for(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "1", "f", "1", "1")
        assert screen(app) is RecordScreen
        assert "How did you deal with consent?" in said(app)


async def test_escape_goes_back_a_step_and_from_the_first_to_the_scene(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "1", "1", "escape")
        assert "On what basis?" in said(app)
        await press(pilot, "escape")
        assert screen(app) is PlayScreen


async def test_back_from_the_prediction_is_the_last_step_with_every_answer_before_it(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "3", "1", "3", "escape")
        assert "2 of 2" in said(app)
        assert "Basis: " in said(app)
        await press(pilot, "1", "s")
        assert last_record(app) == DecisionRecord("public-task", "yes")


async def test_back_from_the_prediction_the_reason_is_still_there(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "3", "f", "1", "1", "2", *"so", "enter", "escape")
        assert "4 of 4" in said(app)
        await press(pilot, "x", "enter", "s")
        assert last_record(app) == DecisionRecord("public-task", "yes", "told-not-asked", "sox")


async def test_leaving_at_once_pauses_first_while_a_reason_is_written(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "3", "f", "1", "1", "2", *"so", "ctrl+q")
        assert screen(app) is PauseSheet
        await press(pilot, "escape")
        assert isinstance(app.screen, RecordScreen)
        assert app.screen.query_one(FreeText).text == "so"


async def test_a_reason_that_looks_personal_is_kept_only_once_that_was_answered(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, *TO_CALL, "2", "1", "1", "2")
        assert "Please write nothing about real people." in said(app)
        await press(pilot, *"LS1", "space", *"4AB", "enter")
        assert screen(app) is RecordScreen
        assert "holds a postcode" in drawn(app)
        await press(pilot, "enter")  # a second Enter answers “Change it”, the first of the two
        assert screen(app) is RecordScreen
        await press(pilot, "enter", "2")
        assert screen(app) is PredictScreen


async def test_what_was_noticed_in_a_reason_is_taken_back_once_it_is_gone(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, *TO_CALL, "2", "1", "1", "2", *"LS1", "space", *"4AB", "enter", "1")
        assert "holds a postcode" in drawn(app)
        await press(pilot, "backspace", "backspace")
        assert "holds a postcode" not in drawn(app)
        await press(pilot, "enter")
        assert screen(app) is PredictScreen


async def test_a_reason_can_be_left_out(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, *TO_CALL, "2", "1", "1", "2", "enter", "s")
        assert last_record(app) == DecisionRecord("public-task", "yes", "told-not-asked", "")


async def test_the_bases_stand_in_one_order_whatever_the_option_does(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "1")
        keeping = [pick.id for pick in app.screen.query_one(PickList).picks]
        await press(pilot, "escape", "3")
        assert [pick.id for pick in app.screen.query_one(PickList).picks] == keeping
        assert keeping[-1] == "none"


async def test_each_basis_is_explained_on_request_and_confidentiality_is_named(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "1", "g")
        assert screen(app) is WordsSheet
        assert all(means in said(app) for means in MEANS.values())
        assert "Confidentiality is the other law" in said(app)
        await press(pilot, "escape", "8", "g")
        assert not any(means in said(app) for means in MEANS.values())


async def test_the_full_record_is_not_asked_again_once_one_was_made(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "1", "f", "8", "2", "5", "enter", "1", "escape", "1", "2")
        assert screen(app) is RecordScreen
        assert "1 of 2" in said(app)


async def test_answers_that_pull_apart_are_pointed_out_and_can_be_kept(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "3", "8", "1")
        assert screen(app) is AskSheet
        assert "you recorded that you shared nothing" in said(app)
        await press(pilot, "2", "s")
        assert last_record(app) == DecisionRecord("none", "yes")


async def test_answers_that_pull_apart_can_be_changed(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "3", "4", "3")
        assert "Consent is the person's answer" in said(app)
        await press(pilot, "1")
        assert screen(app) is RecordScreen
        assert "know what you decided" in said(app)
        await press(pilot, "1", "s")
        assert last_record(app) == DecisionRecord("consent", "yes")


async def test_where_free_text_is_switched_off_no_reason_is_asked_for(opened: Opener) -> None:
    records = Records.in_memory(policy=Policy(free_text=False))
    app = opened("school", kept=records)
    async with app.run_test() as pilot:
        await press(pilot, "3", "f", "1", "1")
        assert "3 of 3" in said(app)
        await press(pilot, "2", "s")
        assert last_record(app) == DecisionRecord("public-task", "yes", "told-not-asked", "")


async def test_a_key_pressed_twice_before_the_next_step_has_come_answers_once(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "3")
        assert screen(app) is RecordScreen
        picklist = app.screen.query_one(PickList)
        for _ in range(3):
            picklist.post_message(PickList.Picked(picklist, picklist.picks[0], 1))
        await press(pilot)
        assert screen(app) is RecordScreen
        assert "2 of 2" in said(app).replace("\N{NO-BREAK SPACE}", " ")
        await press(pilot, "1", "s")
        assert last_record(app) == DecisionRecord("public-task", "yes")
