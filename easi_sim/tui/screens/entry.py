"""Writing one entry of the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalGroup
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from easi_sim.records import KINDS, JournalEntry, Kind, Records, RecordsError
from easi_sim.study.session import Session
from easi_sim.tui.base import NUMBERS, EasiScreen
from easi_sim.tui.prose import plain
from easi_sim.tui.screens.ask import AskSheet, offer
from easi_sim.tui.widgets.freetext import FreeText
from easi_sim.words import dates
from easi_sim.words.journal import ASK, KIND, NO_FREE_TEXT, NOT_KEPT, NOTHING_REAL

Then = Callable[[JournalEntry | None], None]


class EntryScreen(EasiScreen[JournalEntry | None]):
    """A box and, for a commitment, a day. The result is the entry as it is kept, or None."""

    CSS_PATH = "entry.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "pick_number(1)", "Choose 1", show=False),
        *NUMBERS[1:],
        Binding("ctrl+s", "keep", "Keep", key_display="Ctrl+S"),
        Binding("tab", "to_date", "The date", key_display="Tab"),
        Binding("escape", "back", "Back", key_display="Esc"),
        Binding("q", "back", "Back", show=False),
    ]
    where = Content("Your journal")

    def __init__(
        self,
        records: Records,
        kind: Kind,
        *,
        session: Session | None = None,
        entry: JournalEntry | None = None,
        ask: str = "",
    ) -> None:
        """Write a new entry of `kind`, bound to `session`'s playthrough, or change `entry`; `ask` is the question."""
        super().__init__()
        self.records = records
        self.kind: Kind = kind
        self.session = session
        self.entry = entry
        self.ask = ask or ASK[kind]
        self._past_meant: date | None = None
        """A day gone by that the learner has said is meant."""

    def compose_body(self) -> Iterable[Widget]:
        """Yield the question, the box and the day."""
        entry = self.entry
        says = NOTHING_REAL if self.records.path is not None else f"{NOTHING_REAL.split(':')[0]}. {NOT_KEPT}"
        with VerticalGroup(id="entry"):
            yield Static(Content(KIND[self.kind]), classes="title")
            yield Static(plain(self.ask), id="ask")
            yield FreeText(entry.text if entry else "", allowed=self.records.free_text, says=says)
            if self._has_date:
                with Horizontal(id="when"):
                    yield Static(Content("By when?"), id="by")
                    yield Input(entry.due.isoformat() if entry and entry.due else "", id="due", max_length=30)
                yield Static(id="day", classes="quiet")

    @property
    def _has_date(self) -> bool:
        return self.kind == "commitment" and self.records.free_text

    def on_mount(self) -> None:
        """Begin in the box."""
        self.query_one(FreeText).write()
        self._read_back()

    # -- the day ---------------------------------------------------------------------------------------------

    def on_input_changed(self) -> None:
        """Say which day that is."""
        self._read_back()

    def on_input_submitted(self) -> None:
        """Enter behind the date keeps the entry."""
        self.action_keep()

    def _due(self) -> date | None:
        """Return the day typed, None where nothing is. Raises NotADate."""
        typed = "".join(box.value for box in self.query("#due").results(Input)).strip()
        return dates.read_date(typed, dates.today()) if typed else None

    def _read_back(self) -> None:
        for line in self.query("#day").results(Static):
            try:
                due = self._due()
            except dates.NotADate as error:
                line.update(plain(str(error)))
                continue
            said = dates.date_said(due, dates.today()) if due else f"You can leave this empty. {dates.HOW}"
            line.update(plain(said, "$secondary" if due else ""))

    def action_to_date(self) -> None:
        """Go to the date, or from there back to the words."""
        due = self.query_one("#due", Input)
        if due.has_focus:
            self.query_one(FreeText).write()
        else:
            due.focus()

    # -- keeping ---------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to keep where writing is allowed, and the way to the date where there is one."""
        if action == "keep":
            return self.records.free_text
        return action != "to_date" or self._has_date

    def action_keep(self) -> None:
        """Keep it, from wherever the focus is."""
        self.query_one(FreeText).action_keep()

    def on_free_text_submitted(self, event: FreeText.Submitted) -> None:
        """Look at the day, and keep the entry."""
        try:
            due = self._due()
        except dates.NotADate as error:
            self.query_one("#day", Static).update(plain(str(error), "$warning"))
            self.query_one("#due", Input).focus()
            return
        now = dates.today()
        if due is None or due >= now or due in (self._past_meant, self.entry.due if self.entry else None):
            self._keep(event.text, due)
            return

        def answered(way: str | None) -> None:
            if way == "keep":
                self._past_meant = due
                self._keep(event.text, due)
            else:
                self.query_one("#due", Input).focus()

        said = f"{dates.date_said(due, now)}: that day has gone by."
        ways = (offer("change", "Change the date"), offer("keep", "Keep it as it is"))
        self.app.push_screen(AskSheet("By when?", (said[:1].upper() + said[1:],), ways), answered)

    def _keep(self, text: str, due: date | None) -> None:
        try:
            self.dismiss(self._write(text, due))
        except RecordsError as error:
            self.notify(
                f"{error} What you wrote is still here.", title="Not kept", severity="error", timeout=15, markup=False
            )

    def _write(self, text: str, due: date | None) -> JournalEntry:
        if self.entry is not None:
            return self.records.change_entry(self.entry.id, text=text, due=due)
        if self.session is None:
            return self.records.write_entry(self.kind, text, due=due)
        session = self.session
        return self.records.write_entry(
            self.kind, text, due=due, playthrough=session.id, story=session.story.id, viewpoint=session.viewpoint
        )

    # -- going back ------------------------------------------------------------------------------------------

    @property
    def is_changed(self) -> bool:
        """Whether something typed would be lost."""
        typed = "".join(box.value for box in self.query("#due").results(Input)).strip()
        was = self.entry.due.isoformat() if self._has_date and self.entry and self.entry.due else ""
        return self.query_one(FreeText).is_changed or typed != was

    def holds_back(self) -> bool:
        """Ask about what was typed before EASI is left."""
        changed = self.is_changed
        if changed:
            self.action_back()
        return changed

    def action_back(self) -> None:
        """Go back, once it is sure that nothing typed is wanted."""
        if not self.is_changed:
            self.dismiss(None)
            return

        def answered(way: str | None) -> None:
            if way == "keep":
                self.action_keep()
            elif way == "lose":
                self.dismiss(None)

        ways = (offer("stay", "Go on writing"), offer("keep", "Keep it"), offer("lose", "Let it go"))
        self.app.push_screen(
            AskSheet("Not kept yet", ("What you wrote here is not in the journal yet.",), ways), answered
        )


def write(app: App[object], records: Records, session: Session | None = None, then: Then = lambda _: None) -> None:
    """Ask which kind of entry to write, and open its screen; `then` is told what was kept, if anything was."""

    def chosen(kind: str | None) -> None:
        for known in KINDS:
            if known == kind:
                app.push_screen(EntryScreen(records, known, session=session), then)

    if not records.free_text:
        app.notify(NO_FREE_TEXT, markup=False)
        return
    app.push_screen(AskSheet("Write in your journal", (), (offer(kind, KIND[kind]) for kind in KINDS)), chosen)
