"""The last turn of the debrief: what to take away, and what its lists do."""

from easi_engine.story import Story
from easi_sim.records import Records
from easi_sim.tui.screens.ask import AskSheet
from easi_sim.tui.screens.debrief import DebriefScreen
from easi_sim.tui.screens.elsewhere import ElsewhereSheet
from easi_sim.tui.screens.saveas import SaveSheet
from easi_sim.tui.screens.whatif import WhatIfScreen
from tests.tui.conftest import Opener, finish
from tests.tui.driving import OVER_TO_DEBRIEF, press, said


async def test_letters_typed_in_the_last_part_do_nothing(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *OVER_TO_DEBRIEF, "8")
        theme = app.theme
        await press(pilot, *"wcrut")
        assert isinstance(app.screen, DebriefScreen)
        assert app.theme == theme
        await press(pilot, "1", "w")
        assert isinstance(app.screen, WhatIfScreen)


async def test_what_the_last_part_lists_can_all_be_done_from_its_list(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test(size=(80, 50)) as pilot:
        for steps, opens in ((2, WhatIfScreen), (3, SaveSheet), (4, AskSheet)):
            await press(pilot, *(OVER_TO_DEBRIEF if steps == 2 else ()), "8", *("down",) * steps, "enter")
            assert isinstance(app.screen, opens)
            await press(pilot, "escape")
            assert isinstance(app.screen, DebriefScreen)


async def test_support_and_what_this_was_come_last(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *OVER_TO_DEBRIEF, "8")
        text = said(app)
    assert "Talk to your own line manager or safeguarding lead." in text
    assert "not legal advice" in text


async def test_one_thing_to_take_into_practice_is_kept_with_its_date(opened: Opener, records: Records) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *OVER_TO_DEBRIEF, "8", "enter", *"ring", "tab", *"2030-05-01", "ctrl+s")
        (entry,) = records.journal(kind="commitment")
        assert (entry.text, str(entry.due)) == ("ring", "2030-05-01")
        assert isinstance(app.screen, DebriefScreen)
        assert "ring" in said(app)
        assert "1 May 2030" in said(app)


async def test_a_learner_who_has_sat_elsewhere_meets_their_own_decisions_as_this_seat_reads_them(
    opened: Opener, story: Story, records: Records
) -> None:
    finish(story, records, "housing")
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *OVER_TO_DEBRIEF, "8")
        assert "You have sat elsewhere" in said(app)
        assert isinstance(app.screen, DebriefScreen)
        assert app.screen.made is not None
        ((seat, seen),) = app.screen.made.elsewhere
        await press(pilot, "tab", "down", "enter")
        assert isinstance(app.screen, ElsewhereSheet)
        text = said(app)
    assert seat == "housing"
    assert f"As {story.holder_names['housing']}, you decided" in text
    assert all(decision.chosen in text and decision.reading.because in text for decision in seen)


async def test_nothing_is_said_of_other_seats_to_who_has_sat_in_none(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *OVER_TO_DEBRIEF, "8")
        assert "You have sat elsewhere" not in said(app)
