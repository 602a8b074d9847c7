"""The case file: what the case is about, who is in it, what may distress, and the seats to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from easi_engine.play import TermUse
from easi_engine.story import Story
from easi_sim.records import Records, RecordsError, Saved
from easi_sim.study.shelf import own_first, profession_of
from easi_sim.text import inert
from easi_sim.tui.base import NUMBERS, EasiScreen
from easi_sim.tui.prose import plain, prose, terms_in
from easi_sim.tui.screens.cards import CardsSheet
from easi_sim.tui.widgets.page import Spread
from easi_sim.tui.widgets.picklist import Pick, PickList
from easi_sim.tui.wording import ORIGIN, TRAINING
from easi_sim.words.common import listed, review_words
from easi_sim.words.dates import date_words
from easi_sim.words.home import SAT_ELSEWHERE, YOUR_SEAT

GO_ON = "go-on:"
"""Prefix of the ids of entries that go on with a playthrough of a seat."""


class CaseFileScreen(EasiScreen[None]):
    """One case, before a seat is taken."""

    CSS_PATH = "casefile.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *NUMBERS,
        Binding("i", "cards", "Ideas"),
        Binding("escape", "close", "Home", key_display="Esc"),
    ]

    class Seated(Message):
        """A seat was taken."""

        def __init__(self, story: Story, viewpoint: str, saved: Saved | None) -> None:
            """Say which; `saved` to go on with a playthrough, None to begin."""
            super().__init__()
            self.story = story
            self.viewpoint = viewpoint
            self.saved = saved

    def __init__(self, story: Story, records: Records) -> None:
        """Show the file of `story`."""
        super().__init__()
        self.story = story
        self.records = records
        self.where = Content(inert(story.case.title))
        self._unfinished: dict[str, Saved] = {}

    def compose_body(self) -> Iterable[Widget]:
        """Yield what it is about, the seats, and the rest of the file."""
        self._unfinished = {saved.viewpoint: saved for saved in reversed(self._saved())}
        ask = Static(Content("Which seat do you take?"), classes="heading")
        seats = PickList(self._seats())
        yield Spread([*self._front(), ask, seats, *self._elsewhere()], self._rest())

    def _saved(self) -> tuple[Saved, ...]:
        try:
            return self.records.unfinished(self.story.id)
        except RecordsError:
            return ()

    def _front(self) -> Iterable[Widget]:
        case = self.story.case
        yield Static(plain(case.title), classes="title")
        yield Static(prose(self.story, case.blurb), classes="prose")
        if case.content_notes:
            notes = Content.assemble(("May distress: ", "$warning"), inert(", ".join(case.content_notes) + "."))
            yield Static(notes, classes="file-line")
        yield Static(Content(inert(review_words(self.story))), classes="quiet file-line")

    def _seats(self) -> Iterable[Pick]:
        profession = profession_of(self.records)
        for id_ in own_first(self.story, profession):
            seat, saved = self.story.case.viewpoints[id_], self._unfinished.get(id_)
            agency = self.story.library.agencies.get(id_)
            role = f"{agency.name}: {seat.role}" if agency else seat.role
            if saved is not None:
                note = f"go on where you were, on {date_words(saved.updated.astimezone())}"
                text = Content.styled(inert(f"{role} (begun)"), "bold")
                yield Pick(f"{GO_ON}{id_}", text, Content(inert(note)))
            yield Pick(id_, _seat(role, seat.brief, again=saved is not None, own=id_ == profession))

    def _elsewhere(self) -> Iterable[Widget]:
        """Yield what another seat has to offer whoever has played one."""
        try:
            finished = {saved.viewpoint for saved in self.records.finished(self.story.id)}
        except RecordsError:
            return
        names = [self.story.holder_names[id_] for id_ in self.story.case.viewpoints if id_ in finished]
        if names and len(names) < len(self.story.case.viewpoints):
            yield Static(Content(inert(SAT_ELSEWHERE.format(seats=listed(names)))), classes="quiet")

    def _rest(self) -> Iterable[Widget]:
        case = self.story.case
        yield Static(Content("Who is who"), classes="heading")
        for person in case.people.values():
            age = f", {person.age}" if person.age is not None else ""
            note = f"  {person.note}" if person.note else ""
            who = Content.assemble((inert(person.name), "bold"), inert(age), (inert(note), "$muted"))
            yield Static(who, classes="person")
        yield Static(Content("If it comes close to home"), classes="heading")
        for line in case.support:
            yield Static(plain(line), classes="quiet file-line")
        yield Static(Content("What this is"), classes="heading")
        where = f"Law and guidance are those of {case.jurisdiction}. " if case.jurisdiction else ""
        yield Static(Content(inert(f"{where}{TRAINING}")), classes="quiet file-line")
        yield Static(Content(ORIGIN), classes="quiet file-line")

    def on_mount(self) -> None:
        """Begin at the seats."""
        self.query_one(PickList).focus(scroll_visible=False)

    def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Say which seat was taken."""
        viewpoint = event.pick.id.removeprefix(GO_ON)
        saved = self._unfinished[viewpoint] if event.pick.id.startswith(GO_ON) else None
        self.post_message(self.Seated(self.story, viewpoint, saved))

    def action_cards(self) -> None:
        """Read the ideas this case teaches."""
        self.app.push_screen(CardsSheet(self.story, self.story.case.concepts, self.records))

    def action_close(self) -> None:
        """Back home."""
        self.dismiss()

    def terms(self) -> tuple[TermUse, ...]:
        """Return the terms of the blurb and the briefs."""
        briefs = (seat.brief for seat in self.story.case.viewpoints.values())
        roles = (seat.role for seat in self.story.case.viewpoints.values())
        return terms_in(self.story, (self.story.case.blurb, *briefs, *roles))

    def support(self) -> Story | None:
        """Return the story."""
        return self.story


def _seat(role: str, brief: str, *, again: bool, own: bool) -> Content:
    head = f"{role}, from the start" if again else role
    mark = f"  ({YOUR_SEAT})" if own else ""
    return Content("\n").join([Content.assemble((inert(head), "bold"), (mark, "$secondary")), plain(brief)])
