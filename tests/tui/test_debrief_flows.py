"""What the flows show: rates, plane, questions, conduct and records, and what explains each."""

import pytest

from easi_engine.debrief import MODELS
from easi_engine.errors import TooLarge
from easi_engine.story import Story
from easi_sim.records import Records
from easi_sim.study.session import Session
from easi_sim.tui.screens.debrief import DebriefScreen
from easi_sim.tui.screens.explain import ExplainSheet
from easi_sim.tui.widgets.explained import EntryRow, ExplainedList, Folded
from easi_sim.tui.widgets.rates import Plane, RateBar
from easi_sim.words.question import question_name
from tests.tui.conftest import Opener, finish
from tests.tui.driving import OVER_TO_DEBRIEF, press, said


async def test_two_rates_are_shown_and_no_single_score(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *OVER_TO_DEBRIEF, "3")
        bars = [str(bar.render()) for bar in app.screen.query(RateBar)]
        assert len(bars) == 2
        assert "Effective  3 of 5 (60%)" in bars[0]
        assert "Appropriate  4 of 4 (100%)" in bars[1]


async def test_the_plane_names_the_four_models_and_marks_this_playthrough(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *OVER_TO_DEBRIEF, "3")
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
        await press(pilot, *OVER_TO_DEBRIEF, "3")
        plane = app.screen.query_one(Plane)
        assert [point.glyph for point in plane.placed.values()] == ["●", "1"]
        assert "3 March 2026: effective" in said(app)


async def test_it_is_a_pattern_of_the_playthrough_and_says_whose_measure_it_is(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *OVER_TO_DEBRIEF, "2", "3")
        text = said(app)
    assert "pattern of this playthrough, not of you" in text
    assert "Richardson and Asthana (2006)" in text
    assert "cut-off of 75% are ours" in text
    assert "This time: Dean is away by day." in text


async def test_each_question_is_told_short_and_everything_else_of_it_on_request(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *OVER_TO_DEBRIEF, "4")
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
        await press(pilot, *OVER_TO_DEBRIEF, "4")
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
        await press(pilot, *OVER_TO_DEBRIEF, "4")
        assert isinstance(app.screen, DebriefScreen)
        assert app.screen.made is not None
        names = [question_name(app.screen.session.story, one) for one in app.screen.made.debrief.questions]
        rows = [row.words for row in app.screen.query("#questions EntryRow").results(EntryRow)]
    assert len(rows) == len(names)
    assert all(sum(name in row for row in rows) == 1 for name in names)


async def test_conduct_consent_predictions_and_records_are_told(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *OVER_TO_DEBRIEF, "6", "7")
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
        await press(pilot, *OVER_TO_DEBRIEF, "7")
        text = said(app)
        assert "Does the person know? “Yes, they know”." in text
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
        await press(pilot, *OVER_TO_DEBRIEF, "3")
        assert "There are no rates for this case: Not proven: more than 10 states" in said(app)
        assert not app.screen.query(RateBar)
        await press(pilot, "4", "5", "6", "7", "8")
        text = said(app)
    assert "stockroom heater → Tenancy team" in text
    assert "1 of 2 as you expected." in text


async def test_x_explains_how_the_rates_were_counted_from_exactly_these_questions(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *OVER_TO_DEBRIEF, "3", "x")
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
        await press(pilot, *OVER_TO_DEBRIEF, "4", "enter")
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
        await press(pilot, *OVER_TO_DEBRIEF, *part.split(), "x")
        assert isinstance(app.screen, ExplainSheet)
        assert says in said(app)


async def test_the_name_of_a_corner_is_never_without_saying_that_it_is_no_mark(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, *OVER_TO_DEBRIEF, "3")
        text = said(app)
    assert "Over-cautious  the research's name for this corner; not a mark" in text
    assert "│ marks 75%: from there on a side counts as high" in text
