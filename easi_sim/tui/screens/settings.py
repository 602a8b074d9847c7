"""Settings: colours, profession, how long things are kept; what is held, to see, take away or erase; the policy."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from easi_sim.catalogue import Catalogue
from easi_sim.exports.writing import free_name, note, takeaway_folder, write_text
from easi_sim.records import Records, RecordsError, What
from easi_sim.text import inert
from easi_sim.tui.base import NUMBERS, EasiScreen
from easi_sim.tui.prose import lines, plain
from easi_sim.tui.screens.ask import AskSheet, offer
from easi_sim.tui.screens.erase import EraseSheet
from easi_sim.tui.screens.saveas import SaveSheet
from easi_sim.tui.theme import CALLED, NAMES
from easi_sim.tui.widgets.hanging import Hanging
from easi_sim.tui.widgets.page import Spread
from easi_sim.tui.widgets.picklist import Pick, PickList
from easi_sim.words.home import (
    ASK_PROFESSION,
    ERASE_JOURNAL,
    EXPORT_SAYS,
    KEEP_CHOICES,
    KEEP_WHY,
    NO_PROFESSION,
    OTHER,
    PROFESSION_WHY,
    SEAT_FIRST,
)
from easi_sim.words.records import ERASE_ASK, erased_lines, forbidden_lines, holdings_lines, kept_words, private_words

LONGEST = 365


class SettingsScreen(EasiScreen[None]):
    """A list of what can be set or done, and beside it what is held and what the policy says."""

    CSS_PATH = "settings.tcss"
    where = Content("Settings")
    BINDINGS: ClassVar[list[BindingType]] = [
        *NUMBERS,
        Binding("enter", "pick", "Change", show=False),
        Binding("escape", "back", "Back", key_display="Esc"),
    ]

    class Changed(Message):
        """A setting is to be another."""

        def __init__(self, settings: SettingsScreen, name: str, value: str) -> None:
            """Say which, and what."""
            super().__init__()
            self.settings = settings
            self.name = name
            self.value = value

    def __init__(self, records: Records, catalogue: Catalogue) -> None:
        """Show the settings in `records`; the professions are the agencies of the cases of `catalogue`."""
        super().__init__()
        self.records = records
        self.professions = professions_of(catalogue)

    def compose_body(self) -> Iterable[Widget]:
        """Yield the list, and what is held."""
        left = (
            PickList(id="choices"),
            Static(id="done", classes="prose"),
        )
        right = (
            Static(Content("What is held about you"), classes="heading"),
            VerticalGroup(id="held", classes="told"),
            Static(Content("What your organisation allows"), classes="heading"),
            VerticalGroup(id="policy", classes="told"),
        )
        yield Spread(left, right)

    async def on_mount(self) -> None:
        """Show them as they are."""
        self.query_one("#done").display = False
        await self.show()
        self.query_one(PickList).focus(scroll_visible=False)

    async def show(self) -> None:
        """Read everything anew."""
        await self.query_one(PickList).show(self._picks())
        try:
            held = tuple(holdings_lines(self.records.holdings()))
        except RecordsError as error:
            held = (str(error),)
        private = private_words(self.records)
        await self._tell("#held", (private, *held) if private else held)
        await self._tell("#policy", forbidden_lines(self.records.policy))

    async def _tell(self, where: str, said: Iterable[str]) -> None:
        place = self.query_one(where)
        await place.remove_children()
        await place.mount_all(Hanging(Content.styled("·", "$muted"), plain(line), gutter=2) for line in said)

    def _picks(self) -> Iterable[Pick]:
        profession = {OTHER: NO_PROFESSION, **self.professions}.get(self._setting("profession"), "not said")
        yield _pick("theme", "Colours", CALLED[self.app.theme], "t does the same, everywhere")
        yield _pick("profession", "Profession", profession, SEAT_FIRST)
        yield _pick("retention", "Kept for", kept_words(self._keep_days()), KEEP_WHY)
        yield _pick("export", "Export my data", "", EXPORT_SAYS)
        yield _pick("journal", "Erase my journal", "", "asks first")
        yield _pick("everything", "Erase everything", "", "asks first, and says what is beyond its reach")

    def _setting(self, name: str) -> str:
        try:
            return self.records.setting(name)
        except RecordsError:
            return ""

    def _keep_days(self) -> int:
        try:
            return self.records.keep_days
        except RecordsError:
            return LONGEST

    # -- changing --------------------------------------------------------------------------------------------

    def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Ask what it is to be, or whether it is to be done."""
        match event.pick.id:
            case "theme":
                self._choose("theme", "Colours", (), {name: CALLED[name] for name in NAMES})
            case "profession":
                choices = {**self.professions, OTHER: NO_PROFESSION}
                self._choose("profession", ASK_PROFESSION, (PROFESSION_WHY,), choices)
            case "retention":
                limit = self.records.policy.retention_days or LONGEST
                choices = {str(days): kept_words(days) for days in KEEP_CHOICES if days < limit}
                choices[str(min(limit, LONGEST))] = kept_words(min(limit, LONGEST))
                self._choose("retention", "How long is it kept?", (KEEP_WHY,), choices)
            case "export":
                self._export()
            case "journal":
                self._erase("journal", "Erase my journal", ERASE_JOURNAL)
            case _:
                self._erase("everything", "Erase everything", ERASE_ASK)

    def _choose(self, name: str, heading: str, texts: Iterable[str], choices: dict[str, str]) -> None:
        def chosen(value: str | None) -> None:
            if value is not None:
                self.post_message(self.Changed(self, name, value))

        answers = (offer(value, inert(words)) for value, words in choices.items())
        self.app.push_screen(AskSheet(heading, texts, answers), chosen)

    def _export(self) -> None:
        name = f"easi-records-{self.records.now().astimezone():%Y-%m-%d}.json"
        self.app.push_screen(
            SaveSheet("Export my data", EXPORT_SAYS, free_name(takeaway_folder() / name), self._write), self._written
        )

    def _write(self, path: Path, over: bool) -> Path:
        text = json.dumps(self.records.export(), indent=2, ensure_ascii=False) + "\n"
        written = write_text(path, text, overwrite=over)
        note(self.records, "everything held", written)
        return written

    async def _written(self, path: Path | None) -> None:
        if path is not None:
            self._say((f"Written to {path}.",))
            await self.show()

    def _erase(self, what: What, heading: str, says: str) -> None:
        async def answered(yes: bool | None) -> None:
            if yes:
                self._say(self._done(what))
                await self.show()

        self.app.push_screen(EraseSheet(heading, says), answered)

    def _done(self, what: What) -> tuple[str, ...]:
        try:
            return tuple(erased_lines(self.records.erase(what)))
        except RecordsError as error:
            return (str(error),)

    def _say(self, said: Iterable[str]) -> None:
        line = self.query_one("#done", Static)
        line.update(_told(said))
        line.display = True
        self.call_after_refresh(line.scroll_visible, animate=False)

    def action_back(self) -> None:
        """Back to where this was opened."""
        self.dismiss()


def professions_of(catalogue: Catalogue) -> dict[str, str]:
    """Return the agencies that some case has a seat for, id → name, in the library's order."""
    seats = {id_ for story in catalogue.stories for id_ in story.case.viewpoints}
    agencies = {id_: agency.name for story in catalogue.stories for id_, agency in story.library.agencies.items()}
    return {id_: name for id_, name in agencies.items() if id_ in seats}


def _pick(id_: str, name: str, value: str, note: str) -> Pick:
    text = Content.assemble((name, "bold"), (f": {inert(value)}" if value else ""))
    return Pick(id_, text, Content(note))


def _told(said: Iterable[str]) -> Content:
    return lines(*(plain(line) for line in said))
