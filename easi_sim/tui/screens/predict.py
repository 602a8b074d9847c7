"""Before the readings: what would one other agency have wanted?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_engine.play import OptionView, Prediction, TermUse
from easi_engine.story import Story
from easi_sim.tui.base import NUMBERS
from easi_sim.tui.prose import plain, prose, terms_in
from easi_sim.tui.standby import StandbyScreen
from easi_sim.tui.widgets.anew import put, say
from easi_sim.tui.widgets.focus import focus_widgets
from easi_sim.tui.widgets.page import Page, Spread
from easi_sim.tui.widgets.picklist import Pick, PickList
from easi_sim.tui.widgets.titlebar import TitleBar
from easi_sim.tui.wording import NOT_DECIDED


@dataclass(frozen=True, slots=True)
class Answer:
    """What the learner thought; no prediction when they skipped."""

    prediction: Prediction | None


class PredictScreen(StandbyScreen[Answer | None]):
    """One question, one key. The result is None when the learner goes back a step."""

    CSS_PATH = "predict.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *NUMBERS,
        Binding("s", "skip", "Skip"),
        Binding("escape", "back", "Back", key_display="Esc"),
    ]

    def __init__(self) -> None:
        """Stand by; nothing is shown before `begin`."""
        super().__init__()
        self.story: Story
        self.agency = ""
        self.options: tuple[OptionView, ...] = ()
        self.chosen = ""

    def compose_body(self) -> Iterable[Widget]:
        """Yield the question and the options, and room for what the agency is for."""
        question = (
            Static(Content("Before you see how others read it"), classes="quiet lead"),
            Static(classes="title"),
            PickList(),
            Static(Content("A guess is enough. s goes on without one."), classes="quiet foot"),
        )
        yield Spread(question, ())

    async def make_room(self, story: Story) -> None:
        """Have as many options as any decision offers, and what an agency is for."""
        decisions = [scene for scene in story.scenes.values() if scene.is_decision]
        await self.query_one(PickList).make_room(max((len(scene.choices) for scene in decisions), default=0))
        for scene in decisions[:1]:
            await put(self.query_one(".right"), focus_widgets(story, next(iter(scene.readings))))

    async def begin(
        self, where: Content, story: Story, agency: str, options: tuple[OptionView, ...], chosen: str
    ) -> None:
        """Ask what `agency` would have wanted of `options`, of which the learner chose `chosen`."""
        self.story, self.agency, self.options, self.chosen = story, agency, options, chosen
        self.query_one(TitleBar).where = self.where = where
        say(self.query_one(".title", Static), plain(f"What would {story.holder_names[agency]} have wanted?"))
        picklist = self.query_one(PickList)
        await picklist.show(self._pick(option) for option in options)
        await put(self.query_one(".right"), focus_widgets(story, agency))
        for page in self.query(Page):
            page.scroll_home(animate=False, immediate=True)
        picklist.focus(scroll_visible=False)

    def _pick(self, option: OptionView) -> Pick:
        note = Content("● your own choice") if option.id == self.chosen else None
        return Pick(option.id, prose(self.story, option.say), note)

    def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Predict it."""
        self.dismiss(Answer(Prediction(self.agency, event.pick.id)))

    def unkept(self) -> str:
        """Say that the decision is not made yet."""
        return NOT_DECIDED

    def terms(self) -> tuple[TermUse, ...]:
        """Return the terms of the options."""
        agency = self.story.library.agencies.get(self.agency)
        focus = (agency.focus, *agency.notices) if agency else ()
        return terms_in(self.story, (*(option.say for option in self.options), *focus))

    def action_skip(self) -> None:
        """Go on without a prediction."""
        self.dismiss(Answer(None))

    def action_back(self) -> None:
        """Go back a step."""
        self.dismiss(None)
