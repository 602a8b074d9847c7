"""A box for the learner's own words, which asks before it hands over what looks like a real person's details."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.message import Message
from textual.widgets import Static, TextArea

from easi_sim.personal import looks_personal
from easi_sim.text import inert
from easi_sim.tui.guard import Guard
from easi_sim.tui.prose import plain
from easi_sim.tui.widgets.anew import say
from easi_sim.tui.widgets.picklist import Pick, PickList
from easi_sim.words.journal import NO_FREE_TEXT, NOTHING_REAL, NOTHING_WRITTEN, holds_words


class Words(TextArea):
    """The box itself."""

    class Entered(Message):
        """Enter was pressed where it is not a new line."""

    def __init__(self, text: str, *, enters: bool) -> None:
        """Begin with `text`; where `enters`, Enter hands the words over."""
        super().__init__(text, show_line_numbers=False, highlight_cursor_line=False)
        self.enters = enters

    async def _on_key(self, event: events.Key) -> None:
        if self.enters and event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Entered())
            return
        await super()._on_key(event)


class FreeText(VerticalGroup):
    """A line on what not to write, and a box of several lines.

    Where an organisation has switched free text off there is no box, and the line says so.
    """

    DEFAULT_CSS = """
    FreeText { width: 1fr; max-width: 76; height: auto; margin: 1 0 0 0; }
    FreeText .on-what { color: $muted; height: auto; width: 1fr; }
    FreeText TextArea {
        height: 1fr; min-height: 4; max-height: 16;
        border: round $muted; background: $background; color: $foreground; padding: 0 1;
        scrollbar-size-vertical: 1; scrollbar-background: $background; scrollbar-color: $rule;
        & .text-area--cursor-line { background: $background; }
        & .text-area--cursor { background: $foreground; color: $background; }
        & .text-area--selection { background: $cursor; }
        & .text-area--placeholder { color: $muted; }
    }
    FreeText TextArea:focus { border: round $primary; }
    FreeText .kept-before { margin: 1 0; height: auto; width: 1fr; }
    FreeText PickList { display: none; margin: 0; }
    FreeText.-sentence TextArea { height: auto; min-height: 4; max-height: 8; }
    FreeText.-asking PickList { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "Keep", key_display="Ctrl+S"),
        Binding("escape", "change", "Change it", key_display="Esc"),
    ]

    class Submitted(Message):
        """The learner wants these words kept, whatever they looked like."""

        def __init__(self, box: FreeText, text: str) -> None:
            """Say which words, and of which box."""
            super().__init__()
            self.box = box
            self.text = text

        @property
        def control(self) -> FreeText:
            """The box."""
            return self.box

    def __init__(
        self,
        text: str = "",
        *,
        allowed: bool = True,
        says: str = NOTHING_REAL,
        sentence: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Begin with `text`; `allowed` is `Records.free_text`, and `says` stands above the box.

        A `sentence` may be left out, and Enter hands it over.
        """
        super().__init__(id=id, classes=classes)
        self.sentence = sentence
        self.set_class(sentence, "-sentence")
        self.guard = Guard()
        self.began_with = inert(text)
        self.allowed = allowed
        self._says = says
        self._warns = False
        """Whether the line above the box says what was noticed."""
        self._meant = ""
        """Words that the learner has said are meant as they are."""

    def compose(self) -> ComposeResult:
        """Yield the line and the box."""
        yield Static(Content(self._says if self.allowed else NO_FREE_TEXT), classes="on-what")
        if not self.allowed:
            yield Static(plain(self.began_with), classes="kept-before")
        else:
            ways = (Pick("change", Content("Change it")), Pick("keep", Content("Keep it as it is")))
            yield PickList(ways, classes="-close")
            yield Words(self.began_with, enters=self.sentence)

    @property
    def text(self) -> str:
        """What is in the box."""
        return next((area.text for area in self.query(TextArea)), "").strip()

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost if the box went now."""
        return self.allowed and self.text != self.began_with.strip()

    def begin(self, text: str) -> None:
        """Begin anew with `text`, and know nothing of what was written here before."""
        self.began_with, self._meant = inert(text), ""
        self.remove_class("-asking")
        self._say(self._says, warns=False)
        for area in self.query(TextArea):
            if area.text == self.began_with:
                area.history.clear()
            else:
                area.load_text(self.began_with)

    def write(self) -> None:
        """Take the focus, and put the cursor behind what is there. For a moment Enter is not taken."""
        self.guard.begin()
        self.call_after_refresh(self.guard.begin)
        for area in self.query(TextArea):
            area.focus()
            area.move_cursor(area.document.end)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to keep what there is a box for, and to change what is being asked about."""
        return self.has_class("-asking") if action == "change" else self.allowed

    def on_words_entered(self, event: Words.Entered) -> None:
        """Keep what is there, unless Enter was meant for what stood here before."""
        event.stop()
        if not self.guard.is_up:
            self.action_keep()

    def action_keep(self) -> None:
        """Hand the words over, or first ask whether they are meant."""
        text = self.text
        found = looks_personal(text)
        if not text and not self.sentence:
            self._say(NOTHING_WRITTEN)
        elif found is None or text == self._meant:
            self._submit(text)
        else:
            self._say(holds_words(found))
            self.add_class("-asking")
            self.query_one(PickList).come_on()
            self.query_one(PickList).focus()

    def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Hand the words over as they are, or go back to them."""
        event.stop()
        if event.pick.id == "keep":
            self.remove_class("-asking")
            self._meant = self.text
            self._submit(self.text)
        else:
            self.action_change()

    def action_change(self) -> None:
        """Go back to the words; what was noticed stays in sight while it is there."""
        self.remove_class("-asking")
        self.query_one(TextArea).focus()

    def on_text_area_changed(self) -> None:
        """Ask anew about words that have changed, and take back what was noticed once it is gone."""
        self.remove_class("-asking")
        if self._warns:
            found = looks_personal(self.text)
            self._say(holds_words(found) if found else self._says, warns=found is not None)

    def _submit(self, text: str) -> None:
        self._say(self._says, warns=False)
        self.post_message(self.Submitted(self, text))

    def _say(self, text: str, *, warns: bool = True) -> None:
        self._warns = warns
        line = self.query_one(".on-what", Static)
        say(line, Content.styled(text, "$warning") if warns else Content(text))
