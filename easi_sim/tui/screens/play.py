"""Playing a case: the one screen that holds a state of play, and alone asks for the next."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from easi_engine.errors import NothingToUndo
from easi_engine.play import OptionView, TermUse, path_so_far
from easi_engine.story import Story
from easi_sim.records import RecordsError
from easi_sim.study.session import Session
from easi_sim.tui.base import NUMBERS, EasiScreen
from easi_sim.tui.prose import terms_in
from easi_sim.tui.screens import deciding
from easi_sim.tui.screens.cards import CardsSheet
from easi_sim.tui.screens.debrief import DebriefScreen
from easi_sim.tui.screens.entry import write
from easi_sim.tui.screens.path import PathSheet
from easi_sim.tui.widgets.anew import make_room, put
from easi_sim.tui.widgets.notebook import Notebook, Notes
from easi_sim.tui.widgets.page import Folio, Page
from easi_sim.tui.widgets.picklist import PickList
from easi_sim.tui.widgets.scene import beforehand_widgets, said_on, scene_blanks, scene_widgets
from easi_sim.tui.widgets.titlebar import TitleBar, place_of
from easi_sim.tui.wording import SAVING_STOPPED
from easi_sim.words.notes import sorts

STANDS_BY_AFTER = 0.2
"""Seconds after a scene until the screens that come after it are made or written: by then it has been drawn."""


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
        Binding("j", "note", "Write in the journal", show=False),
        Binding("escape", "close_notes", "Close", key_display="Esc"),
        Binding("space", "turn_notes", "Turn the page", key_display="Space"),
        Binding("space", "turn_page(1)", "Turn the page", show=False),
    ]

    class Moved(Message):
        """The state of play is another."""

        def __init__(self, session: Session) -> None:
            """Say which."""
            super().__init__()
            self.session = session

    class Left(Message):
        """The learner goes home."""

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
        self._stood_by = False
        """Whether the screens of a decision are made, or being made."""
        self._told_of: set[str] = set()
        """Scenes whose notes the learner has read in this sitting."""
        self._met: set[str] = set()
        """Agencies whose primary focus they have read in it."""
        self.where = place_of(session)

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
        bar = self.query_one(TitleBar)
        bar.where = self.where = place_of(session)
        bar.standing = Content() if session.is_saved else Content.styled(SAVING_STOPPED, "$warning")
        page = self.query_one("#story Page", Page)
        async with self.batch():
            draw = beforehand_widgets if self.is_before else scene_widgets
            await put(page, draw(session, introduce=self.introduce))
            page.scroll_home(animate=False, immediate=True)
            # At once, and not when the widgets ask for it: the scene before would be drawn once more until then.
            self.refresh(layout=True)
        self.query_one("#choices", PickList).focus(scroll_visible=False)
        self.call_after_refresh(self._note_down)
        self.set_timer(STANDS_BY_AFTER, self._stand_by)

    @work(group="stand_by")
    async def _stand_by(self) -> None:
        """Make ready what comes between a choice and the next scene, while this one is being read."""
        if not self._stood_by:
            self._stood_by = True
            await self._make_room()
        if self._deciding or self.app.screen is not self:
            return
        if not self.is_before:
            await deciding.write_ahead(self.app, self.where, self.session)
        # What has come up to now stays, or goes without anybody's looking for it. To look takes twice as long as to
        # draw a screen, and would come in the middle of some key press.
        gc.freeze()

    @work(group="stand_by")
    async def _write_readings(self, option: OptionView) -> None:
        """Make the readings ready, while what is being decided is recorded."""
        if self._deciding:
            await deciding.write_readings_ahead(self.app, self.where, self.session, option.id, self._met)

    async def _make_room(self) -> None:
        """Have the screens of a decision, and here the widgets that any scene needs."""
        story = self.session.story
        await make_room(self.query_one("#story Page"), scene_blanks())
        longest = max(len(scene.choices) for scene in story.scenes.values())
        await self.query_one("#choices", PickList).make_room(longest)
        await deciding.stand_by(self.app, story)

    def _note_down(self) -> None:
        """Write the notebook up, once the scene is on the screen: that is what one waits for."""
        playthrough = self.session.playthrough
        # What the scene brings to light is not told before the scene is.
        self.query_one(Notebook).notes = Notes.of(playthrough.answered() if self.is_before else playthrough)

    @property
    def is_before(self) -> bool:
        """Whether the notes on the scene at hand have still to be read."""
        return bool(self.session.view.notes) and self.session.view.id not in self._told_of

    def _warn(self, error: RecordsError) -> None:
        self.notify(str(error), title="Not saved", severity="warning", timeout=15, markup=False)

    # -- moving ----------------------------------------------------------------------------------------------

    async def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Make the choice; at an ending, go where it says."""
        if self._deciding or not event.stands:
            return
        if self.is_before:
            await self._beforehand(event.pick.id)
            return
        if self.session.playthrough.is_over:
            await self._after(event.pick.id)
            return
        self._deciding = True
        option = next(option for option in self.session.view.options if option.id == event.pick.id)
        self._decide(option)

    async def _beforehand(self, way: str) -> None:
        if way == "pause":
            await self.run_action("app.pause")
            return
        self._told_of.add(self.session.view.id)
        await self._show()

    async def _after(self, way: str) -> None:
        if way == "debrief":
            self.app.push_screen(DebriefScreen(self.where, self.session), self._debriefed)
        elif way == "undo":
            await self.action_undo()
        else:
            self.post_message(self.Left())

    async def _debriefed(self, session: Session | None) -> None:
        """Play on with what the debrief came back with: the same without its last choice, or a “what if”."""
        if session is not None:
            self._take(session)
            await self._show()

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
            self.set_timer(STANDS_BY_AFTER, lambda: self._write_readings(option))
            answered = await deciding.record_and_predict(self.app, self.where, self.session, option)
            if answered is None:
                return
            record, prediction = answered
        before = self.session
        if not self._step(lambda: before.confirm(option.id, prediction, record)):
            return
        revealed = self.session.revealed
        if revealed is not None:
            await deciding.read(self.app, self.where, before, revealed, self._met)
            self._met.update(reading.agency for reading in revealed.readings)
        await self._show()

    def _step(self, take: Callable[[], Session]) -> bool:
        """Take a step; whether there is a new state of play."""
        try:
            self._take(take())
        except RecordsError as error:
            self.post_message(self.Failed(error))
            return False
        return True

    def _take(self, session: Session) -> None:
        had_warning = self.session.warning is not None
        self.session = session
        self.post_message(self.Moved(session))
        if session.warning is not None and not had_warning:
            self._warn(session.warning)

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
        self.refresh_bindings()
        self.call_after_refresh(lambda: notebook.page().focus())

    def action_close_notes(self) -> None:
        """Take the notebook off the page."""
        self.remove_class("-notes")
        self.refresh_bindings()
        self.query_one("#choices", PickList).focus(scroll_visible=False)

    def action_turn_notes(self) -> None:
        """Turn the page of the notebook."""
        self.action_turn_page(1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to close the notebook where it lies over the page; there nothing is done to what is not in sight."""
        if action in {"close_notes", "turn_notes"}:
            return self._is_covered
        return action not in {"pick_number", "undo", "path"} or not self._is_covered

    @property
    def _is_covered(self) -> bool:
        """Whether the notebook lies over the page."""
        return self.has_class("-notes") and not self.has_class("-wide")

    def action_cards(self) -> None:
        """Read the ideas that help in this scene, or else those of the case."""
        story = self.session.story
        self.app.push_screen(CardsSheet(story, self.session.view.concepts or story.case.concepts, self.session.records))

    def action_note(self) -> None:
        """Write in the journal, of what is being played."""
        write(self.app, self.session.records, self.session)

    def action_path(self) -> None:
        """Show the way so far."""
        self.app.push_screen(PathSheet(path_so_far(self.session.playthrough)))

    def terms(self) -> tuple[TermUse, ...]:
        """Return the terms of the scene and of what the learner knows."""
        known = self.query_one(Notebook).notes
        facts = known.known if known else ()
        texts = (*said_on(self.session.view, whole=not self.is_before), *(fact.says for fact in facts))
        ours = {words: means for fact in facts for words, means in sorts(fact).items()}
        found = terms_in(self.session.story, texts)
        return (*found, *(TermUse(words, words, means, 0, 0) for words, means in ours.items()))

    def support(self) -> Story | None:
        """Return the story."""
        return self.session.story
