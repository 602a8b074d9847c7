"""The journal: what the learner has written, to find, tick, change and take along."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from easi_sim.catalogue import Catalogue
from easi_sim.exports.writing import free_name, takeaway_folder, write_journal
from easi_sim.records import KINDS, JournalEntry, Records, RecordsError
from easi_sim.tui.base import EasiScreen
from easi_sim.tui.prose import plain
from easi_sim.tui.screens.ask import AskSheet, offer
from easi_sim.tui.screens.entry import EntryScreen, write
from easi_sim.tui.screens.saveas import SaveSheet
from easi_sim.tui.widgets.longlist import LongList, Row
from easi_sim.tui.widgets.page import Page
from easi_sim.words import dates
from easi_sim.words.dates import date_words
from easi_sim.words.journal import (
    KIND,
    MANY,
    NO_ENTRIES,
    NO_FREE_TEXT,
    NO_MATCH,
    first_line,
    is_due,
    mark_of,
    matching,
    state_words,
)


class Entries(LongList):
    """The list, which leaves its line of keys to the screen's own."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "pick", "Open", show=False)]


class JournalScreen(EasiScreen[None]):
    """Every entry, newest first; from 100 columns the one pointed at is open beside the list."""

    CSS_PATH = "journal.tcss"
    where = Content("Your journal")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "New"),
        Binding("d", "done", "Done"),
        Binding("slash", "find", "Find", key_display="/"),
        Binding("f", "filter", "Kind"),
        Binding("e", "export", "Export"),
        Binding("r,delete", "remove", "Remove", key_display="r"),
        Binding("escape", "back", "Back", key_display="Esc"),
    ]

    def __init__(self, records: Records, catalogue: Catalogue | None) -> None:
        """Show the entries of `records`, with the titles of the stories of `catalogue`."""
        super().__init__()
        self.records = records
        self.stories = catalogue.stories if catalogue else ()
        self.titles = {story.id: story.case.title for story in self.stories}
        self.entries: dict[int, JournalEntry] = {}
        self.kind = ""
        """The kind shown; empty for all."""

    def compose_body(self) -> Iterable[Widget]:
        """Yield the search, the kinds, the list and the entry beside it."""
        with Horizontal(id="journal"):
            with Vertical(id="list"):
                yield Input(placeholder="/ finds words", id="find", compact=True)
                yield Static(id="kinds")
                yield Static(id="state", classes="quiet")
                yield Entries(self._row, id="entries")
            yield Page(Static(id="open"), id="beside", can_focus=False)

    def on_mount(self) -> None:
        """Begin at the newest entry."""
        self.query_one(LongList).focus()

    def on_screen_resume(self) -> None:
        """Read the entries: another screen may have changed them."""
        self._read()

    def _read(self) -> None:
        try:
            self.entries = {entry.id: entry for entry in self.records.journal()}
        except RecordsError as error:
            self._say(error)
        self._list()

    def _say(self, error: RecordsError) -> None:
        self.notify(str(error), title="Your journal", severity="error", timeout=15, markup=False)

    # -- what is listed --------------------------------------------------------------------------------------

    @property
    def listed(self) -> tuple[JournalEntry, ...]:
        """The entries that are listed, in their order."""
        return tuple(self.entries[id_] for id_ in self.query_one(LongList).ids)

    def _list(self) -> None:
        found = matching(self.entries.values(), self.query_one("#find", Input).value, self.titles)
        shown = [entry.id for entry in found if self.kind in ("", entry.kind)]
        self.query_one(LongList).show(shown)
        self.query_one("#kinds", Static).update(self._kinds(found))
        said = [] if shown else [NO_MATCH if self.entries else NO_ENTRIES]
        if not self.records.free_text:
            # How to write the first entry is of no use then.
            said = [*said, NO_FREE_TEXT] if self.entries else [NO_FREE_TEXT]
        state = self.query_one("#state", Static)
        state.update(Content("\n".join(said)))
        state.display = bool(said)
        self.refresh_bindings()

    def _kinds(self, found: Sequence[JournalEntry]) -> Content:
        counts = {kind: sum(kind in ("", entry.kind) for entry in found) for kind in ("", *KINDS)}
        parts = (
            Content.styled(f"{MANY[kind]} {count}", "bold underline $primary" if kind == self.kind else "$muted")
            for kind, count in counts.items()
        )
        return Content("   ").join(parts)

    def _row(self, id_: int) -> Row:
        entry = self.entries[id_]
        now = dates.today()
        mark = Content.styled(mark_of(entry), "$success" if entry.done else "$primary")
        text = plain(first_line(entry.text, 200), "bold" if is_due(entry, now) else "")
        state = Content.styled(state_words(entry, now, brief=True), "$warning" if is_due(entry, now) else "")
        parts = [Content(date_words(entry.written.astimezone())), state, plain(self._story(entry))]
        return Row(mark, text, Content("  ·  ").join(part for part in parts if part))

    def _story(self, entry: JournalEntry) -> str:
        return self.titles.get(entry.story, entry.story) if entry.story else ""

    def on_input_changed(self) -> None:
        """Search as the words are typed."""
        self._list()

    def on_input_submitted(self) -> None:
        """Go to what was found."""
        self.query_one(LongList).focus()

    def action_find(self) -> None:
        """Go to the search."""
        self.query_one("#find", Input).focus()

    def action_filter(self) -> None:
        """Show one kind after another, then all."""
        kinds = ("", *KINDS)
        self.kind = kinds[(kinds.index(self.kind) + 1) % len(kinds)]
        self._list()

    # -- the entry at hand -----------------------------------------------------------------------------------

    @property
    def at_hand(self) -> JournalEntry | None:
        """The entry pointed at."""
        id_ = self.query_one(LongList).pointed_id
        return None if id_ is None else self.entries[id_]

    def on_long_list_pointed(self) -> None:
        """Open it beside the list."""
        entry = self.at_hand
        self.query_one("#open", Static).update(self._opened(entry) if entry else Content())
        self.query_one("#beside").scroll_home(animate=False, immediate=True)
        self.refresh_bindings()

    def _opened(self, entry: JournalEntry) -> Content:
        about = [date_words(entry.written.astimezone()), self._story(entry), entry.viewpoint or ""]
        parts = [
            Content.styled(KIND[entry.kind], "bold $primary"),
            plain("  ·  ".join(part for part in about if part), "$muted"),
            plain(state_words(entry, dates.today()), "$secondary"),
            Content("\n") + plain(entry.text),
        ]
        if entry.changed.date() != entry.written.date():
            parts.append(Content("\n") + plain(f"changed on {date_words(entry.changed.astimezone())}", "$muted"))
        return Content("\n").join(part for part in parts if part)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done to the entry at hand."""
        if action == "new":
            return self.records.free_text
        if action == "remove":
            return self.at_hand is not None
        if action == "done":
            return self.at_hand is not None and self.at_hand.kind == "commitment"
        return action != "export" or bool(self.query_one(LongList).ids)

    def on_long_list_picked(self) -> None:
        """Open it to read and change."""
        entry = self.at_hand
        if entry is not None:
            self.app.push_screen(EntryScreen(self.records, entry.kind, entry=entry, ask=self._story(entry)))

    def action_done(self) -> None:
        """Tick a commitment, or take the tick off."""
        entry = self.at_hand
        if entry is None or entry.kind != "commitment":
            return
        try:
            self.records.set_done(entry.id, entry.done is None)
        except RecordsError as error:
            self._say(error)
        self._read()

    def action_remove(self) -> None:
        """Remove it, once it is sure."""
        entry = self.at_hand
        if entry is None:
            return
        ways = (offer("stay", "Leave it"), offer("remove", "Remove it", "It is gone from this machine for good."))
        said = (f"{KIND[entry.kind]}, {date_words(entry.written.astimezone())}", first_line(entry.text, 120))
        self.app.push_screen(AskSheet("Remove this entry?", said, ways), partial(self._removed, entry))

    def _removed(self, entry: JournalEntry, way: str | None) -> None:
        if way != "remove":
            return
        try:
            self.records.remove_entry(entry.id)
        except RecordsError as error:
            self._say(error)
        self._read()

    # -- more ------------------------------------------------------------------------------------------------

    def action_new(self) -> None:
        """Write an entry."""
        write(self.app, self.records)

    def action_export(self) -> None:
        """Write what is listed to a file."""
        entries = self.listed
        if not entries:
            return
        count = "1 entry" if len(entries) == 1 else f"{len(entries)} entries"
        said = f"{count}, as listed, as Markdown: text that any editor or word processor opens."
        place = free_name(takeaway_folder() / f"easi-journal-{dates.today().isoformat()}.md")
        sheet = SaveSheet("Export your journal", said, place, partial(self._export, entries))
        self.app.push_screen(sheet, self._exported)

    def _export(self, entries: tuple[JournalEntry, ...], place: Path, over: bool) -> Path:
        return write_journal(self.records, self.stories, place, entries=entries, overwrite=over).path

    def _exported(self, place: Path | None) -> None:
        if place is not None:
            self.notify(str(place), title="Written to", timeout=10, markup=False)

    def action_back(self) -> None:
        """Leave the search, or the journal."""
        find = self.query_one("#find", Input)
        if find.has_focus or find.value:
            find.value = ""
            self.query_one(LongList).focus()
        else:
            self.dismiss()
