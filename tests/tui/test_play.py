"""Playing: scenes, choices, notes, undo, the way so far."""

from dataclasses import replace

import pytest
from textual.widgets import Static

from easi_engine.play import consent_log
from easi_sim.records import Full, Records
from easi_sim.tui.app import EasiApp
from easi_sim.tui.screens.cards import CardsSheet
from easi_sim.tui.screens.path import PathSheet
from easi_sim.tui.screens.play import PlayScreen
from easi_sim.tui.screens.record import RecordScreen
from easi_sim.tui.screens.words import WordsSheet
from easi_sim.tui.widgets.jigsaw import JigsawGrid
from easi_sim.tui.widgets.keybar import KeyBar
from easi_sim.tui.widgets.notebook import Notebook, Notes
from easi_sim.tui.widgets.picklist import PickList
from easi_sim.tui.widgets.tabline import TabLine
from easi_sim.words.notes import sorts
from tests.tui.conftest import Opener
from tests.tui.driving import TO_CALL, drawn, press, said, screen, settled


def playing(app: EasiApp) -> PlayScreen:
    assert isinstance(app.screen, PlayScreen)
    return app.screen


async def test_a_scene_shows_its_title_day_text_and_choices(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await settled(pilot)
        text = said(app)
    assert "The office, 9.20  ·  day 0" in text
    assert "It is his page by now." in text
    assert "Ring his grandmother at the shop" in text


async def test_what_came_back_and_the_scenes_passed_stand_before_the_next_scene(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, *TO_CALL)
        text = said(app)
    parts = [
        "Offer him toast",
        "“Five,” he says.",
        "The gate, 3.15",
        "at a run.",
        "The conference call",
        "Three voices",
    ]
    assert [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)
    assert "In this scene: a child's worry about money." in text


async def test_what_happened_meanwhile_is_told(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        # Two days for the email, then three: Nell's second thoughts come on the fourth.
        await press(pilot, "3", "1", "1", "s", "escape", "1", "1", "1", "1", "2", "enter", "s", "escape")
        assert "Nell leaves a message." in said(app)


@pytest.mark.parametrize("keys", [("1",), ("enter",), ("down", "down", "up", "up", "enter")])
async def test_numbers_arrows_and_enter_choose(opened: Opener, keys: tuple[str, ...]) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, *keys)
        assert isinstance(app.screen, RecordScreen)
        assert app.screen.asked.option.id == "talk-to-jamie"


async def test_the_mouse_chooses(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.click(app.screen.query_one(PickList).rows[1])
        await settled(pilot)
        assert isinstance(app.screen, RecordScreen)
        assert app.screen.asked.option.id == "ring-nell"


async def test_a_number_that_is_no_choice_does_nothing(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "9")
        assert screen(app) is PlayScreen


async def test_a_key_pressed_twice_is_one_choice(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await settled(pilot)
        picklist = app.screen.query_one(PickList)
        picklist.pick_number(1)
        picklist.pick_number(1)
        await settled(pilot)
        assert [type(screen) for screen in app.screen_stack].count(RecordScreen) == 1


async def test_thinking_again_leaves_everything_as_it_was(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "1", "escape")
        assert playing(app).session.playthrough.moves == ()
        await press(pilot, "2")
        assert screen(app) is RecordScreen


async def test_undo_goes_back_one_choice_and_says_when_there_is_none(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, "u")
        assert playing(app).session.view.id == "school-call"
        await press(pilot, "u", "u")
        assert playing(app).session.view.id == "school-office"
        assert "nothing to undo" in drawn(app)


async def test_an_ending_tells_what_became_of_each_person(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, "1")
        text = said(app)
    assert "an ending: A later start" in text
    assert "Jamie Farrow" in text
    assert "He is late by agreement, and signs nothing." in text


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_notes_hold_what_is_known_consent_and_who_knows(opened: Opener, size: tuple[int, int]) -> None:
    app = opened("school")
    async with app.run_test(size=size) as pilot:
        await press(pilot, *TO_CALL, "k")
        assert "Jamie opens the shop at five" in said(app)
        assert app.screen.query_one(Notebook).region.area
        await press(pilot, "c")
        assert "You have asked nobody for consent." in said(app)
        await press(pilot, "w")
        assert app.screen.query_one(JigsawGrid).region.area
        assert "stockroom heater" in drawn(app)
        assert "face down" in drawn(app)


async def test_on_a_narrow_screen_the_notes_lie_over_the_page_and_numbers_wait(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "k", "1")
        assert screen(app) is PlayScreen
        await press(pilot, "k", "1")
        assert screen(app) is RecordScreen


async def test_where_tab_has_gone_is_marked_and_nothing_moves(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot)
        pages = [app.screen.query_one("#story Page"), app.screen.query_one("#know Page")]
        text = [page.scrollable_content_region for page in pages]
        marks = []
        for _ in range(3):
            await press(pilot, "tab")
            marks.append([bool(page.styles.border_left[0]) for page in pages])
            assert marks[-1] == [page.has_focus for page in pages]
            assert [page.scrollable_content_region for page in pages] == text
        assert sorted(marks) == [[False, False], [False, True], [True, False]]


async def test_escape_takes_the_notes_away(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "w", "escape")
        assert not app.screen.has_class("-notes")
        assert app.focused is app.screen.query_one("#choices")


async def test_consent_asked_for_is_in_the_notes(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "2", "1", "1", "s", "escape", "c")
        text = said(app)
    assert "Nell Farrow" in text
    assert "Asked whether you may talk to the school nurse" in text
    assert "agreed, day 0" in text


async def test_the_map_shows_the_way_so_far_and_nothing_ahead(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, *TO_CALL, "m")
        assert screen(app) is PathSheet
        text = said(app)
    assert "The office, 9.20" in text
    assert "Offer him toast" in text
    assert "You are here." in text
    assert "library" not in text


async def test_the_ideas_that_help_in_a_scene_can_be_read(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test() as pilot:
        await press(pilot, "i")
        assert screen(app) is CardsSheet
        assert len(app.screen.query("Markdown")) == 1


async def test_the_words_of_the_screen_are_explained(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, "1", "g")
        assert screen(app) is WordsSheet
        assert "what Nell brings when she is frightened" in said(app)


async def test_a_failure_to_save_is_said_and_play_goes_on(
    opened: Opener, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> int:
        raise Full("The disk is full.", "Make room.")

    app = opened("school")
    async with app.run_test(notifications=True) as pilot:
        await settled(pilot)
        monkeypatch.setattr(records, "write", full)
        await press(pilot, *TO_CALL)
        assert "The disk is full. Make room." in drawn(app)
        assert "not saved" in drawn(app)
        assert playing(app).session.view.id == "school-call"


async def test_a_what_if_is_played_on_here_and_said_at_the_top(opened: Opener, records: Records) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, "1", "1", "w", "1")
        assert screen(app) is PlayScreen
        session = playing(app).session
        assert session.branch is not None
        assert "The corner shop  ·  School  ·  what if" in said(app)
        assert app.session is session
        await press(pilot, "3", "1", "1", "s", "escape")
        (branch,) = records.branches(session.branch.of)
        assert branch.moves == 1


async def test_the_last_choice_taken_back_in_the_debrief_is_chosen_anew(opened: Opener) -> None:
    app = opened("school", so_far=True)
    async with app.run_test() as pilot:
        await press(pilot, "1", "1", "u", "2")
        assert screen(app) is PlayScreen
        assert playing(app).session.view.id == "school-meeting"
        assert "Turn the register round" in said(app)


async def test_what_came_since_the_last_choice_stands_first_and_is_called_new(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *TO_CALL)
        facts = str(app.screen.query_one("#facts", Static).content)
        notes = app.screen.query_one(Notebook).notes
        assert notes is not None
        assert notes.new
        first = next(fact for fact in notes.known if fact.id in notes.new)
        assert facts.startswith("new  ")
        assert f"new  {first.short}" in facts
        assert facts.count("new  ") == len(notes.new)


async def test_a_consent_taken_back_in_the_learners_sight_is_so_in_the_notes(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "2", "1", "1", "s", "escape")
        play = playing(app)
        (asked,) = consent_log(play.session.playthrough)
        notes = Notes.of(play.session.playthrough)
        taken_back = replace(asked, status="withdrawn", day=7)
        play.query_one(Notebook).notes = replace(notes, consent=(taken_back,))
        await press(pilot, "c")
        assert "agreed, and later took it back, day 7" in said(app)


async def test_where_the_notes_lie_over_the_page_the_line_of_keys_is_theirs(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        assert "1–9 Choose" in foot(app)
        assert "Esc Close" not in foot(app)
        await press(pilot, "k")
        assert "Esc Close" in foot(app)
        assert "Space Turn the page" in foot(app)
        assert "Choose" not in foot(app)
        await press(pilot, "escape")
        assert "1–9 Choose" in foot(app)


def foot(app: EasiApp) -> str:
    return " ".join(app.screen.query_one(KeyBar).render().plain.split())


async def test_the_sort_of_a_fact_is_explained_with_the_words_of_the_screen(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *TO_CALL)
        notes = app.screen.query_one(Notebook).notes
        assert notes is not None
        meanings = [means for fact in notes.known for means in sorts(fact).values()]
        assert meanings
        await press(pilot, "g")
        assert all(means in said(app) for means in meanings)


async def test_a_click_on_the_name_of_a_tab_turns_to_it(opened: Opener) -> None:
    app = opened("school")
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot)
        notebook = app.screen.query_one(Notebook)
        await pilot.click(TabLine, offset=(len(" k  I know  c"), 0))
        assert notebook.tab == "consent"
        assert app.screen.query_one("#consent").region.area
        await pilot.click(TabLine, offset=(0, 0))
        await pilot.click(TabLine, offset=(40, 0))
        assert notebook.tab == "consent"
