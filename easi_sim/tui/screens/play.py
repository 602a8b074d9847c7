"""Playing a case: the one screen that holds a state of play, and alone asks for the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from easi_engine.errors import NothingToUndo
from easi_engine.play import DecisionRecord, OptionView, Prediction, TermUse, path_so_far
from easi_engine.story import Story
from easi_sim.records import RecordsError
from easi_sim.session import Session
from easi_sim.text import inert
from easi_sim.tui.base import NUMBERS, EasiScreen
from easi_sim.tui.prose import terms_in
from easi_sim.tui.screens.cards import CardsSheet
from easi_sim.tui.screens.debrief import DebriefScreen
from easi_sim.tui.screens.path import PathSheet
from easi_sim.tui.screens.predict import Answer, PredictScreen
from easi_sim.tui.screens.readings import ReadingsScreen
from easi_sim.tui.screens.record import RecordScreen
from easi_sim.tui.widgets.notebook import Notebook, Notes
from easi_sim.tui.widgets.page import Folio, Page
from easi_sim.tui.widgets.picklist import PickList
from easi_sim.tui.widgets.scene import said_on, scene_widgets
from easi_sim.tui.widgets.titlebar import TitleBar
from easi_sim.tui.wording import SAVING_STOPPED


class PlayScreen(EasiScreen[None]):
    """The page and the notebook."""

    CSS_PATH = "play.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *NUMBERS,
        Binding("k", "notes('know')", "Notes"),
        Binding("c", "notes('consent')", "Consent asked for", show=False),
        Binding("w", "notes('who')", "Who knows what", show=False),
        Binding("u", "undo", "Undo"),
        Binding("m", "path", "Map"),
        Binding("i", "cards", "Ideas that help here", show=False),
        Binding("escape", "close_notes", "Close the notes", show=False),
    ]

    class Moved(Message):
        """The state of play is another."""

        def __init__(self, session: Session) -> None:
            """Say which."""
            super().__init__()
            self.session = session

    class Left(Message):
        """The learner goes to the library."""

    class Failed(Message):
        """Play cannot go on here."""

        def __init__(self, error: RecordsError) -> None:
            """Say why."""
            super().__init__()
            self.error = error

    def __init__(self, session: Session, *, introduce: bool = False) -> None:
        """Play on from `session`; `introduce` the seat where the case file has not."""
        super().__init__()
        self.session = session
        self.introduce = introduce
        self._deciding = False
        # The agency, not the role: with its workplace a role can be longer than the line.
        seat = session.story.holder_names[session.viewpoint]
        self.where = Content(inert(f"{session.story.case.title}  ·  {seat}"))

    def compose_body(self) -> Iterable[Widget]:
        """Yield the page and the notebook."""
        yield Folio(id="story")
        yield Notebook()

    async def on_mount(self) -> None:
        """Show where play stands."""
        self.post_message(self.Moved(self.session))
        await self._show()
        if self.session.warning is not None:
            self._warn(self.session.warning)

    async def _show(self) -> None:
        session = self.session
        self.query_one(Notebook).notes = Notes.of(session.playthrough)
        bar = self.query_one(TitleBar)
        bar.standing = Content() if session.is_saved else Content.styled(SAVING_STOPPED, "$warning")
        page = self.query_one("#story Page", Page)
        async with self.batch():
            await page.remove_children()
            await page.mount_all(scene_widgets(session, introduce=self.introduce))
        page.scroll_home(animate=False)
        self.query_one("#choices", PickList).focus(scroll_visible=False)

    def _warn(self, error: RecordsError) -> None:
        text = f"{error} Play goes on, but nothing is kept."
        self.notify(text, title="Not saved", severity="warning", timeout=15, markup=False)

    # -- moving ----------------------------------------------------------------------------------------------

    async def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Make the choice; at an ending, go where it says."""
        if self._deciding:
            return
        if self.session.playthrough.is_over:
            await self._after(event.pick.id)
            return
        self._deciding = True
        option = next(option for option in self.session.view.options if option.id == event.pick.id)
        self._decide(option)

    async def _after(self, way: str) -> None:
        if way == "debrief":
            self.app.push_screen(DebriefScreen(self.where, self.session), self._debriefed)
        elif way == "undo":
            await self.action_undo()
        else:
            self.post_message(self.Left())

    async def _debriefed(self, again: bool | None) -> None:
        if again:
            await self.action_undo()

    @work
    async def _decide(self, option: OptionView) -> None:
        """Make a choice, one at a time: a key pressed twice is one choice."""
        try:
            await self._make(option)
        finally:
            self._deciding = False

    async def _make(self, option: OptionView) -> None:
        """Record, predict, confirm, read; any step but the last may be gone back from."""
        record, prediction = None, None
        if self.session.view.decision:
            answered = await self._record_and_predict(option)
            if answered is None:
                return
            record, prediction = answered
        before = self.session
        if not self._step(lambda: before.confirm(option.id, prediction, record)):
            return
        revealed = self.session.revealed
        if revealed is not None:
            scene = before.view.id
            await self.app.push_screen_wait(ReadingsScreen(self.where, self.session.story, scene, revealed))
        await self._show()

    async def _record_and_predict(self, option: OptionView) -> tuple[DecisionRecord, Prediction | None] | None:
        session = self.session
        while True:
            asked = RecordScreen(self.where, session.story, option, full=session.view.full_record)
            record = await self.app.push_screen_wait(asked)
            if record is None:
                return None
            agency = session.to_predict
            if agency is None:
                return record, None
            answer: Answer | None = await self.app.push_screen_wait(
                PredictScreen(self.where, session.story, agency, session.view.options, option.id)
            )
            if answer is not None:
                return record, answer.prediction

    def _step(self, take: Callable[[], Session]) -> bool:
        """Take a step; whether there is a new state of play."""
        had_warning = self.session.warning is not None
        try:
            self.session = take()
        except RecordsError as error:
            self.post_message(self.Failed(error))
            return False
        self.post_message(self.Moved(self.session))
        if self.session.warning is not None and not had_warning:
            self._warn(self.session.warning)
        return True

    async def action_undo(self) -> None:
        """Take the last move back."""
        try:
            if self._step(self.session.undo):
                await self._show()
        except NothingToUndo:
            self.notify("There is nothing to undo yet.", markup=False)

    # -- looking ---------------------------------------------------------------------------------------------

    def action_notes(self, tab: str) -> None:
        """Turn to a tab of the notebook; where it lies over the page, the same key takes it away."""
        notebook = self.query_one(Notebook)
        if self.has_class("-wide"):
            notebook.turn_to(tab)
            return
        if self.has_class("-notes") and notebook.tab == tab:
            self.action_close_notes()
            return
        notebook.turn_to(tab)
        self.add_class("-notes")
        self.call_after_refresh(lambda: notebook.page().focus())

    def action_close_notes(self) -> None:
        """Take the notebook off the page."""
        self.remove_class("-notes")
        self.query_one("#choices", PickList).focus(scroll_visible=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to close the notebook only where it lies over the page."""
        return action != "close_notes" or self.has_class("-notes")

    def action_cards(self) -> None:
        """Read the ideas that help in this scene, or else those of the case."""
        story = self.session.story
        self.app.push_screen(CardsSheet(story, self.session.view.concepts or story.case.concepts))

    def action_path(self) -> None:
        """Show the way so far."""
        self.app.push_screen(PathSheet(path_so_far(self.session.playthrough)))

    def terms(self) -> tuple[TermUse, ...]:
        """Return the terms of the scene and of what the learner knows."""
        known = self.query_one(Notebook).notes
        facts = (fact.says for fact in known.known) if known else ()
        return terms_in(self.session.story, (*said_on(self.session.view), *facts))

    def support(self) -> Story | None:
        """Return the story."""
        return self.session.story
