"""The debrief as a conversation: how was that, what happened, what the flows show, one thing to take into practice."""

from pathlib import Path

import pytest

from easi_engine.debrief import MODELS
from easi_engine.errors import TooLarge
from easi_engine.play import DecisionRecord
from easi_engine.story import Story
from easi_sim.records import Records
from easi_sim.study.session import Session
from easi_sim.tui.screens.ask import AskSheet
from easi_sim.tui.screens.debrief import DebriefScreen
from easi_sim.tui.screens.elsewhere import ElsewhereSheet
from easi_sim.tui.screens.entry import EntryScreen
from easi_sim.tui.screens.explain import ExplainSheet
from easi_sim.tui.screens.play import PlayScreen
from easi_sim.tui.screens.saveas import SaveSheet
from easi_sim.tui.screens.whatif import WhatIfScreen
from easi_sim.tui.widgets.chips import Chips
from easi_sim.tui.widgets.debriefing_parts import PARTS
from easi_sim.tui.widgets.explained import EntryRow, ExplainedList, Folded
from easi_sim.tui.widgets.page import Page
from easi_sim.tui.widgets.parts import PartsBar
from easi_sim.tui.widgets.picklist import PickList
from easi_sim.tui.widgets.rates import Plane, RateBar
from easi_sim.words.question import question_name
from tests.tui.conftest import Opener
from tests.tui.driving import drawn, press, said, screen

TO_DEBRIEF = ("1", "1")
"""From the last choice."""


def finish(story: Story, records: Records, viewpoint: str) -> Session:
    """Play a seat to an ending, always by the first option."""
    session = Session.begin(story, viewpoint, records)
    while not session.playthrough.is_over:
        session = session.confirm(session.playthrough.options[0], None, DecisionRecord("none", "later"))
    return session


# -- the order ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", range(1, len(PARTS) + 1))
async def test_a_number_goes_to_each_part(opened: Opener, number: int) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF, str(number))
        assert app.screen.query_one(PartsBar).active == number - 1
        assert app.screen.query_one(f"#{PARTS[number - 1]}").region.area


async def test_arrows_go_round_the_parts_from_where_they_are_not_needed(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF, "2", "left", "left")
        assert app.screen.query_one(PartsBar).active == 0
        await press(pilot, "2", "right", "right")
        assert app.screen.query_one(PartsBar).active == 3
        await press(pilot, "8", "right")
        assert app.screen.query_one(PartsBar).active == 0


async def test_enter_reads_on_from_part_to_part(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test(size=(120, 60)) as pilot:
        await press(pilot, *TO_DEBRIEF, "2", "enter", "enter")
        assert app.screen.query_one(PartsBar).active == 3


async def test_the_turns_and_their_parts_can_be_clicked(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF)
        await pilot.click(PartsBar, offset=(40, 1))  # what the flows show
        await press(pilot)
        assert app.screen.query_one(PartsBar).active == 2
        await pilot.click(PartsBar, offset=(37, 2))  # who knew
        await press(pilot)
        assert app.screen.query_one(PartsBar).active == 4


async def test_both_lines_of_parts_are_whole_at_80_columns(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *TO_DEBRIEF)
        shown = drawn(app)
    assert "8 To take away" in shown
    assert "7 Records" in shown
    assert "Leave" in shown


# -- how was that, and what happened ------------------------------------------------------------------------------


async def test_words_picked_are_kept_at_once_and_let_go_again(opened: Opener, records: Records) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF, "enter", "right", "right", "right", "enter")
        (entry,) = records.journal(kind="reflection")
        assert entry.text == "How was that: heavy, uneasy"
        assert entry.story == "corner-shop"
        assert "✓ uneasy" in drawn(app)
        await press(pilot, "enter", "left", "left", "left", "enter")
        assert records.journal() == ()


async def test_words_picked_are_there_when_the_debrief_is_opened_again(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF, "enter", "escape", "1")
        assert app.screen.query_one(Chips).picked == {"heavy"}


async def test_plus_and_delta_are_written_in_the_journal_and_shown_under_them(opened: Opener, records: Records) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF, "down", "down", "enter")
        assert isinstance(app.screen, EntryScreen)
        assert "What went as you wanted it to?" in said(app)
        await press(pilot, *"calm", "ctrl+s")
        assert [(entry.kind, entry.text) for entry in records.journal()] == [("reflection", "calm")]
        assert "calm" in said(app)


async def test_where_writing_is_switched_off_nothing_asks_for_it(
    opened: Opener, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Records, "free_text", False)
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF, "enter")
        assert "Write a line about it" not in said(app)
        assert records.journal() == ()
        await press(pilot, "8")
        assert "One thing I will do" not in said(app)


async def test_what_happened_is_told_by_day_with_what_nobody_saw(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF, "2")
        text = said(app)
    assert "You chose: Give the tenancy team and the police the heater, and keep the rest" in text
    assert "You told Tenancy team and Police: stockroom heater." in text
    assert "The ending:" in text


# -- what the flows show ------------------------------------------------------------------------------------------


async def test_two_rates_are_shown_and_no_single_score(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *TO_DEBRIEF, "3")
        bars = [str(bar.render()) for bar in app.screen.query(RateBar)]
        assert len(bars) == 2
        assert "Effective  3 of 5 (60%)" in bars[0]
        assert "Appropriate  4 of 4 (100%)" in bars[1]


async def test_the_plane_names_the_four_models_and_marks_this_playthrough(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *TO_DEBRIEF, "3")
        picture = str(app.screen.query_one(Plane).render())
    assert all(card.name in picture for card in MODELS.values())
    assert picture.count("●") == 1
    assert len({len(line) for line in picture.splitlines()[1:-3]}) == 1


async def test_earlier_playthroughs_of_this_seat_are_numbered_in_the_plane_by_date(
    opened: Opener, story: Story, records: Records
) -> None:
    finish(story, records, "school").debrief()
    finish(story, records, "housing").debrief()
    app = opened("school", so_far=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *TO_DEBRIEF, "3")
        plane = app.screen.query_one(Plane)
        assert [point.glyph for point in plane.placed.values()] == ["●", "1"]
        assert "3 March 2026: effective" in said(app)


async def test_it_is_a_pattern_of_the_playthrough_and_says_whose_measure_it_is(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF, "2", "3")
        text = said(app)
    assert "pattern of this playthrough, not of you" in text
    assert "Richardson and Asthana (2006)" in text
    assert "cut-off of 75% are ours" in text
    assert "This time: Dean is away by day." in text


async def test_each_question_is_told_short_and_everything_else_of_it_on_request(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF, "4")
        text = said(app)
        assert "stockroom heater → Tenancy team" in text
        assert "A paraffin heater under a sleeping family will not wait." in text
        assert "unchecked" not in text
        assert "sent by you, day 1" not in text
        await press(pilot, "enter")
        assert said(app).count("checked at the source") == 1


async def test_what_there_is_to_think_about_comes_first_and_the_rest_is_folded_under_a_count(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *TO_DEBRIEF, "4")
        think, folded = (
            app.screen.query_one("#questions ExplainedList"),
            app.screen.query_one("#questions Folded", Folded),
        )
        assert isinstance(think, ExplainedList)
        assert think.has_focus
        assert f"To think about: {len(think.entries)}" in said(app)
        assert f"The rest: {len(folded.inside.entries)}" in said(app)
        assert not folded.inside.region.area
        await press(pilot, *("down",) * len(think.entries), "enter")
        assert folded.line.has_focus
        assert folded.inside.region.area
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, ExplainSheet)
        await press(pilot, "escape", "up", "enter")
        assert not folded.inside.region.area


async def test_one_question_is_one_entry_with_a_line_for_each_side_it_is_on(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF, "4")
        assert isinstance(app.screen, DebriefScreen)
        assert app.screen.made is not None
        names = [question_name(app.screen.session.story, one) for one in app.screen.made.debrief.questions]
        rows = [row.words for row in app.screen.query("#questions EntryRow").results(EntryRow)]
    assert len(rows) == len(names)
    assert all(sum(name in row for row in rows) == 1 for name in names)


async def test_conduct_consent_predictions_and_records_are_told(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF, "6", "7")
        text = said(app)
    assert "Tell the person: kept" in text
    assert "You asked nobody for consent." in text
    assert "1 of 2 as you expected." in text
    assert "your public task" in text or "our public task" in text


async def test_a_decision_record_stands_beside_what_the_author_accepts_and_why_with_the_source_on_request(
    opened: Opener,
) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF, "7")
        text = said(app)
        assert "The person: “Yes, they know”." in text
        assert "Consent: “I told them; it goes ahead either way”." in text
        assert "not yet checked" not in text
        await press(pilot, *("down",) * 3, "enter", "down", "down", "x")
        text = said(app)
    assert "To be shared: A paraffin heater under a sleeping family will not wait." in text
    assert "UK GDPR, Article 6(1)(d) (law; United Kingdom, as at 19 June 2025)" in text
    assert text.count("checked at the source") == 1


async def test_a_story_too_large_says_why_there_are_no_rates_and_shows_the_rest(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Session) -> None:
        raise TooLarge(10)

    monkeypatch.setattr(Session, "debrief", refuse)
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF, "3")
        assert "There are no rates for this case: Not proven: more than 10 states" in said(app)
        assert not app.screen.query(RateBar)
        await press(pilot, "4", "5", "6", "7", "8")
        text = said(app)
    assert "stockroom heater → Tenancy team" in text
    assert "1 of 2 as you expected." in text


# -- explaining ---------------------------------------------------------------------------------------------------


async def test_x_explains_how_the_rates_were_counted_from_exactly_these_questions(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF, "3", "x")
        assert isinstance(app.screen, ExplainSheet)
        text = said(app)
        assert "Effective: 3 of 5 (60%)" in text
        assert "3 ÷ 5" in text
        assert "The cut-off is ours" in text
        assert "It cannot say how you would act at work" in text
        await press(pilot, "x")
        assert isinstance(app.screen, DebriefScreen)


async def test_enter_and_a_click_explain_the_entry_at_hand(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, *TO_DEBRIEF, "4", "enter")
        assert isinstance(app.screen, ExplainSheet)
        first = said(app)
        assert "What it is about" in first
        await press(pilot, "escape", "down", "x")
        assert "What it is about" in said(app)
        assert said(app) != first
        await press(pilot, "escape")
        await pilot.click("#questions EntryRow")
        await press(pilot)
        assert said(app) == first


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ("5", "A piece counts once some agency or service knows it"),
        ("6", "whether it was safe to ask"),
        ("7", "no measure of how well you know your colleagues"),
        ("7 tab tab enter down", "held against the bases"),
    ],
)
async def test_every_part_explains_its_own(opened: Opener, part: str, says: str) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF, *part.split(), "x")
        assert isinstance(app.screen, ExplainSheet)
        assert says in said(app)


# -- the pointer --------------------------------------------------------------------------------------------------


async def test_the_pointer_follows_the_page_and_x_explains_what_is_in_sight(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *TO_DEBRIEF, "4")
        app.screen.query_one("#questions Folded", Folded).inside.display = True
        await press(pilot, "space", "space")
        focused, page = app.screen.focused, app.screen.query_one("#questions", Page)
        assert isinstance(focused, ExplainedList)
        assert page.scroll_offset.y
        view, row = page.scrollable_content_region, focused.rows[focused.pointed].region
        assert view.y <= row.y < view.bottom
        words = focused.rows[focused.pointed].words
        await press(pilot, "x")
        assert isinstance(app.screen, ExplainSheet)
        assert app.screen.heading in words


async def test_down_goes_from_the_end_of_the_left_column_into_the_right_one_and_up_goes_back(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *TO_DEBRIEF, "7")
        lists = [one for one in app.screen.query("#records PickList").results(PickList) if one.region.area]
        count = sum(len(one.picks) for one in lists)
        seen = []
        for _ in range(count):
            assert isinstance(app.screen.focused, PickList)
            seen.append((lists.index(app.screen.focused), app.screen.focused.pointed))
            await press(pilot, "down")
        assert seen == [(at, row) for at, one in enumerate(lists) for row in range(len(one.picks))]
        await press(pilot, *("up",) * (count - 1))
        assert (lists.index(app.screen.focused), lists[0].pointed) == (0, 0)  # type: ignore[arg-type]


async def test_a_part_turned_to_again_begins_at_its_top(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *TO_DEBRIEF, "8", "end", "2", "8")
        assert app.screen.query_one("#after", Page).scroll_offset.y == 0
        await press(pilot, "enter")
        assert isinstance(app.screen, EntryScreen)


async def test_letters_typed_in_the_last_part_do_nothing(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF, "8")
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
            await press(pilot, *(TO_DEBRIEF if steps == 2 else ()), "8", *("down",) * steps, "enter")
            assert isinstance(app.screen, opens)
            await press(pilot, "escape")
            assert isinstance(app.screen, DebriefScreen)


async def test_the_first_part_says_how_a_word_is_picked_and_how_to_go_on(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF)
        assert "Enter or a click picks a word, arrows move among them, 2 goes on." in said(app)


async def test_the_name_of_a_corner_is_never_without_saying_that_it_is_no_mark(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF, "3")
        text = said(app)
    assert "Over-cautious  the research's name for this corner; not a mark" in text
    assert "│ marks 75%: from there on a side counts as high" in text


# -- afterwards ---------------------------------------------------------------------------------------------------


async def test_support_and_what_this_was_come_last(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF, "8")
        text = said(app)
    assert "Talk to your own line manager or safeguarding lead." in text
    assert "not legal advice" in text


async def test_one_thing_to_take_into_practice_is_kept_with_its_date(opened: Opener, records: Records) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF, "8", "enter", *"ring", "tab", *"2030-05-01", "ctrl+s")
        (entry,) = records.journal(kind="commitment")
        assert (entry.text, str(entry.due)) == ("ring", "2030-05-01")
        assert isinstance(app.screen, DebriefScreen)
        assert "ring" in said(app)
        assert "1 May 2030" in said(app)


async def test_r_offers_to_write_the_report_and_says_where_it_is(
    opened: Opener, tmp_path: Path, records: Records
) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF, "r")
        assert isinstance(app.screen, SaveSheet)
        app.screen.query_one("#place").value = str(tmp_path / "mine.html")  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert isinstance(app.screen, DebriefScreen)
    assert "<html" in (tmp_path / "mine.html").read_text(encoding="utf-8")
    assert [export.path for export in records.exports()] == [tmp_path / "mine.html"]


async def test_a_learner_who_has_sat_elsewhere_meets_their_own_decisions_as_this_seat_reads_them(
    opened: Opener, story: Story, records: Records
) -> None:
    finish(story, records, "housing")
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF, "8")
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
        await press(pilot, *TO_DEBRIEF, "8")
        assert "You have sat elsewhere" not in said(app)


async def test_the_last_choice_can_be_taken_back_from_here_once_that_is_confirmed(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF, "u")
        assert isinstance(app.screen, AskSheet)
        await press(pilot, "1")
        assert isinstance(app.screen, DebriefScreen)
        await press(pilot, "u", "2")
        assert isinstance(app.screen, PlayScreen)
        assert app.screen.session.view.id == "school-meeting"


async def test_escape_goes_back_to_the_ending(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *TO_DEBRIEF, "escape")
        assert screen(app) is PlayScreen
        assert "What became of them" in said(app)
