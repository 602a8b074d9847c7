"""One agency: what the learner expected of it, where it wanted something else, and what it is for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_engine.errors import EasiError
from easi_engine.play import TermUse
from easi_engine.story import Story
from easi_sim.records import Guess, Records, RecordsError
from easi_sim.study.perspectives import MARKS, NOT_FITTING, NOT_THERE, OTHERWISE, Perspective, reread
from easi_sim.text import inert
from easi_sim.tui.base import NUMBERS, EasiScreen
from easi_sim.tui.prose import plain, terms_in
from easi_sim.tui.screens.readings import ReadingsScreen
from easi_sim.tui.standby import standing_by
from easi_sim.tui.widgets.focus import focus_widgets
from easi_sim.tui.widgets.page import Spread
from easi_sim.tui.widgets.picklist import Pick, PickList
from easi_sim.words.dates import date_words

MOST = 60
"""Decisions listed: whoever has more has read the older ones again long since."""


class PerspectiveScreen(EasiScreen[None]):
    """Its reading of a decision can be read again from here, where the case is there and still fits."""

    CSS_PATH = "perspective.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*NUMBERS, Binding("escape", "close", "Back", key_display="Esc")]

    def __init__(self, records: Records, stories: Sequence[Story], perspective: Perspective) -> None:
        """Show `perspective`, with what `stories` say of its agency."""
        super().__init__()
        self.records = records
        self.stories = {story.id: story for story in stories}
        self.perspective = perspective
        self.about = story_with(stories, perspective.agency)
        self.where = Content(inert(f"How others see it  ·  {perspective.name}"))

    def compose_body(self) -> Iterable[Widget]:
        """Yield the counts and the decisions, and beside them the agency."""
        one = self.perspective
        met = Content.assemble("You expected what they wanted in ", (one.count_words, "bold"))
        left: list[Widget] = [
            Static(plain(one.name), classes="title"),
            Static(met, classes="met"),
            Static(Content(one.marks), classes="marks"),
            Static(Content(MARKS), classes="quiet"),
        ]
        if one.otherwise:
            left += [
                Static(Content(OTHERWISE), classes="heading"),
                PickList(self._pick(guess) for guess in one.otherwise[:MOST]),
            ]
        right = focus_widgets(self.about, one.agency, more=True) if self.about else ()
        yield Spread(left, right)

    def _pick(self, guess: Guess) -> Pick:
        story = self.stories.get(guess.story)
        scene = story.scenes.get(guess.scene) if story else None
        if story is None or scene is None:
            return Pick(_key(guess), plain(guess.story), Content(date_words(guess.at.astimezone())))
        option = scene.choices.get(guess.predicted)
        expected = f"you expected: {option.say}" if option else ""
        note = Content("\n").join(
            plain(line) for line in (expected, f"{story.case.title} · {date_words(guess.at.astimezone())}") if line
        )
        return Pick(_key(guess), plain(story.title_of(scene), "bold"), note)

    def on_mount(self) -> None:
        """Begin at the newest decision."""
        for picklist in self.query(PickList):
            picklist.focus(scroll_visible=False)

    async def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Read its reading again."""
        guess = next(guess for guess in self.perspective.otherwise if _key(guess) == event.pick.id)
        story = self.stories.get(guess.story)
        if story is None:
            self.notify(NOT_THERE, markup=False)
            return
        try:
            revealed = reread(self.records, story, guess)
        except (RecordsError, EasiError) as error:
            self.notify(str(error), severity="error", markup=False)
            return
        if revealed is None:
            self.notify(NOT_FITTING, markup=False)
        else:
            screen = await standing_by(self.app, ReadingsScreen)
            await screen.begin(plain(story.case.title), story, guess.scene, revealed)
            self.app.push_screen(screen)

    def terms(self) -> tuple[TermUse, ...]:
        """Return the terms in what is said of the agency."""
        agency = self.about.library.agencies.get(self.perspective.agency) if self.about else None
        if self.about is None or agency is None:
            return ()
        return terms_in(self.about, (agency.focus, *agency.notices, agency.makes_sense, *agency.misread_as))

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()


def story_with(stories: Iterable[Story], agency: str) -> Story | None:
    """Return a story in whose library an agency is."""
    return next((story for story in stories if agency in story.library.agencies), None)


def _key(guess: Guess) -> str:
    return f"{guess.playthrough}:{guess.entry}"
