"""Text that tries to be more than text: markup, links, actions, escape codes, marks that turn a line round."""

from dataclasses import replace

import pytest
from pydantic import BaseModel

from easi_engine.story import Story
from easi_sim.catalogue import Catalogue
from easi_sim.records import Records
from easi_sim.tui.app import EasiApp
from easi_sim.tui.screens.compare import CompareScreen
from easi_sim.tui.screens.concepts import ConceptsScreen
from easi_sim.tui.screens.journal import JournalScreen
from easi_sim.tui.screens.perspectives import PerspectivesScreen
from tests.tui.conftest import STORIES, play_to_the_meeting
from tests.tui.driving import TO_DEBRIEF, drawn, press, settled

HOSTILE = "[bold]b[/bold][link=https://x.test]l[/link][@click=app.quit]q[/]\x1b[31mred\u202eegnaro"
SHOWN = "[bold]b[/bold][link=https://x.test]l[/link][@click=app.quit]q[/]␛[31mred⟨RLO⟩egnaro"

WORDS = {
    "title", "blurb", "says", "say", "short", "name", "note", "role", "brief", "text", "notices", "because", "ending",
    "reply", "share", "withhold", "either", "section", "means", "focus", "makes_sense",
}  # fmt: skip
LISTS = {"support", "themes", "content_notes", "notes", "notices", "misread_as"}


def spoilt(value: object, field: str = "") -> object:
    """A model with hostile text after every word that is shown."""
    if isinstance(value, BaseModel):
        changed = {name: spoilt(getattr(value, name), name) for name in type(value).model_fields}
        return value.model_copy(update={name: new for name, new in changed.items() if new is not getattr(value, name)})
    if isinstance(value, dict):
        return {key: spoilt(part) for key, part in value.items()} if field not in {"share", "ask"} else value
    if isinstance(value, tuple):
        whole = field in LISTS | {"text", "reply"}
        return tuple(f"{part}{HOSTILE}" if whole and isinstance(part, str) else spoilt(part) for part in value)
    return f"{value}{HOSTILE}" if isinstance(value, str) and field in WORDS else value


@pytest.fixture(scope="module")
def hostile() -> Story:
    """The test story, spoilt."""
    from easi_sim.catalogue import find_story

    story = find_story("corner-shop", STORIES)
    library = replace(
        story.library,
        agencies=spoilt(story.library.agencies),  # type: ignore[arg-type]
        sources=spoilt(story.library.sources),  # type: ignore[arg-type]
        principles=spoilt(story.library.principles),  # type: ignore[arg-type]
        glossary=spoilt(story.library.glossary),  # type: ignore[arg-type]
    )
    seats = spoilt(story.seats)
    return replace(story, case=spoilt(story.case), seats=seats, library=library)  # type: ignore[arg-type]


def safe(app: EasiApp) -> str:
    """What is drawn, once it is known to be harmless."""
    picture = drawn(app)
    assert "\x1b" not in picture
    assert "\u202e" not in picture
    return picture.replace("\n", "")


async def test_hostile_text_is_shown_and_does_nothing(hostile: Story, records: Records) -> None:
    app = EasiApp(STORIES, records, story=hostile)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "[bold]b[/bold]" in safe(app)
        await press(pilot, "1")
        assert "⟨RLO⟩" in safe(app)
        for key in ("k", "c", "w", "escape", "m", "escape", "g", "escape", "q", "escape"):
            await press(pilot, key)
            assert "[bold]" in safe(app)
        for key in TO_DEBRIEF:
            await press(pilot, key)
            safe(app)
        for part in "12345678":
            for key in (part, "x", "escape"):
                await press(pilot, key)
                safe(app)
        for key in ("3", "w", "3", "2", "1", "c", "end"):
            await press(pilot, key)
            safe(app)
        assert isinstance(app.screen, CompareScreen)
        assert app.is_running


async def test_hostile_words_in_the_journal_among_ideas_and_agencies_do_nothing(hostile: Story) -> None:
    records = Records.in_memory()
    play_to_the_meeting(hostile, records)
    records.write_entry("commitment", HOSTILE, story="corner-shop")
    app = EasiApp(STORIES, records, story=hostile)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        catalogue = Catalogue((hostile,), ())
        for screen in (JournalScreen, ConceptsScreen, PerspectivesScreen):
            app.push_screen(screen(records, catalogue))
            await settled(pilot)
            safe(app)
            for key in ("down", "enter", "1", "escape", "escape"):
                await press(pilot, key)
                safe(app)
        app.push_screen(JournalScreen(records, catalogue))
        await press(pilot, "r")
        assert "⟨RLO⟩" in safe(app)
        await press(pilot, "escape", "e")
        safe(app)
        assert app.is_running
