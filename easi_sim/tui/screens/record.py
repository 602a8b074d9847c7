"""The decision record: basis and told-or-not in two keys; consent route and reason where the scene or learner asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_engine.play import ROUTES, TOLD, DecisionRecord, OptionView, TermUse
from easi_engine.story import Choice, Story
from easi_sim.study.deciding import (
    ALSO_CONFIDENTIALITY,
    BASES_ASKED,
    CHANGE,
    CONFIDENTIALITY,
    KEEP,
    MEANS,
    ON_CONSENT,
    ON_WHAT_BASIS,
    PULLS_APART,
    THINK,
    at_odds,
    told_question,
)
from easi_sim.tui.base import NUMBERS
from easi_sim.tui.prose import prose, terms_in
from easi_sim.tui.screens.ask import AskSheet, offer
from easi_sim.tui.standby import StandbyScreen
from easi_sim.tui.widgets.anew import say
from easi_sim.tui.widgets.freetext import FreeText
from easi_sim.tui.widgets.page import Folio, Page
from easi_sim.tui.widgets.picklist import Pick, PickList
from easi_sim.tui.widgets.titlebar import TitleBar
from easi_sim.tui.wording import NOT_DECIDED
from easi_sim.words.common import PRIVACY

EXPLAINED = "g explains each. It is data protection only; confidentiality is a question of its own."
OPTIONAL = "Enter goes on, with a reason or without."


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to record."""

    key: str
    name: str
    asks: str
    answers: Mapping[str, str]
    """Id → words; empty for free text."""


def steps_for(people: tuple[str, ...], *, full: bool, free_text: bool) -> tuple[Step, ...]:
    """Return what is recorded of a choice about `people`: two things, or four; no reason where none may be written."""
    quick = (
        Step("basis", "Basis", ON_WHAT_BASIS, BASES_ASKED),
        Step("told", "Told", told_question(people), TOLD),
    )
    route = Step("route", "Consent", ON_CONSENT, ROUTES)
    reason = Step("reason", "Reason", "Your reason, in a sentence another worker could follow", {})
    if not full:
        return quick
    return (*quick, route, reason) if free_text else (*quick, route)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a record is asked of."""

    where: Content
    story: Story
    scene: str
    option: OptionView
    full: bool = False
    """Whether all of it is asked for."""
    people: tuple[str, ...] = ()
    """Whom the choice is about."""
    free_text: bool = True
    """`Records.free_text`."""
    before: DecisionRecord | None = None
    """A record made before is gone back to at its last step."""

    @property
    def choice(self) -> Choice:
        """The choice recorded, as the story has it."""
        return self.story.scenes[self.scene].choices[self.option.id]


class RecordScreen(StandbyScreen[DecisionRecord | None]):
    """Between a choice and its being made. The result is None when the learner thinks again.

    What would have fitted is told in the debrief and not here: see `easi_sim.study.deciding`.
    """

    CSS_PATH = "record.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *NUMBERS,
        Binding("escape", "back", "Think again", key_display="Esc"),
        Binding("f", "full", "Full record"),
    ]

    def __init__(self) -> None:
        """Stand by; nothing is shown before `begin`."""
        super().__init__()
        self.asked: Asked
        self.full = False
        self.answers: dict[str, str] = {}

    def compose_body(self) -> Iterable[Widget]:
        """Yield what is being done, what is recorded so far, the step at hand."""
        yield Folio(
            Static(Content("For the record"), classes="title"),
            Static(id="doing"),
            Static(id="so-far", classes="quiet"),
            Static(id="asks", classes="heading"),
            PickList(id="answers", classes="-close"),
            Static(Content(EXPLAINED), id="explained", classes="quiet"),
            FreeText(says=f"{OPTIONAL} {PRIVACY}", sentence=True, id="reason"),
        )

    async def make_room(self, story: Story) -> None:
        """Have a row for each basis: no list here is longer."""
        await self.query_one("#answers", PickList).make_room(len(BASES_ASKED))

    async def begin(self, asked: Asked) -> None:
        """Ask anew, from the first step; or from the last, where a record is gone back to."""
        self.asked = asked
        before = asked.before
        self.full = asked.full or (before is not None and before.route is not None)
        self.answers = {step.key: getattr(before, step.key) for step in self.steps[:-1] if before}
        self.query_one(TitleBar).where = self.where = asked.where
        say(self.query_one("#doing", Static), prose(asked.story, asked.option.say))
        self.query_one(FreeText).begin(before.reason if before else "")
        self.query_one(Page).scroll_home(animate=False, immediate=True)
        await self._ask(anew=True)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of this record."""
        return steps_for(self.asked.people, full=self.full, free_text=self.asked.free_text)

    @property
    def _step(self) -> Step:
        """The one at hand; the last while what was answered is being asked about."""
        return self.steps[min(len(self.answers), len(self.steps) - 1)]

    async def _ask(self, *, anew: bool = False) -> None:
        step = self._step
        number = f"{len(self.answers) + 1} of {len(self.steps)}".replace(" ", "\N{NO-BREAK SPACE}")
        say(self.query_one("#asks", Static), Content.assemble(step.asks, (f"   {number}", "$muted not bold")))
        done = [f"{s.name}: {s.answers[self.answers[s.key]]}" for s in self.steps if s.key in self.answers]
        say(self.query_one("#so-far", Static), Content("\n".join(done)))
        self.query_one("#so-far").display = bool(done)
        picklist = self.query_one("#answers", PickList)
        picklist.display = bool(step.answers)
        self.query_one("#explained").display = step.key == "basis"
        self.query_one(FreeText).display = not step.answers
        if step.answers:
            if anew or [pick.id for pick in picklist.picks] != list(step.answers):
                await picklist.show(self._picks(step))
            picklist.focus()
        else:
            self.query_one(FreeText).write()
        self.refresh_bindings()

    def _picks(self, step: Step) -> list[Pick]:
        return [Pick(id_, prose(self.asked.story, words)) for id_, words in step.answers.items()]

    async def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Note the answer and go to the next step."""
        if event.stands:
            await self._answer(event.pick.id)

    async def on_free_text_submitted(self, event: FreeText.Submitted) -> None:
        """Note the reason."""
        await self._answer(event.text)

    async def _answer(self, answer: str) -> None:
        if len(self.answers) == len(self.steps):
            return  # all is answered, and what pulls apart is being asked about
        self.answers[self.steps[len(self.answers)].key] = answer
        if len(self.answers) < len(self.steps):
            await self._ask()
            return
        told, basis = self.answers["told"], self.answers["basis"]
        record = DecisionRecord(basis, told, self.answers.get("route"), self.answers.get("reason", ""))
        odd = at_odds(self.asked.choice, record)
        if not odd:
            self.dismiss(record)
            return

        async def decided(way: str | None) -> None:
            if way == "keep":
                self.dismiss(record)
            else:
                await self.action_back()

        ways = (offer("change", CHANGE), offer("keep", KEEP))
        self.app.push_screen(AskSheet(PULLS_APART, (*odd, THINK), ways), decided)

    def unkept(self) -> str:
        """Say that the decision is not made yet."""
        return NOT_DECIDED

    def holds_back(self) -> bool:
        """Pause before EASI is left while there is a reason in the box."""
        written = any(box.text for box in self.query(FreeText))
        if written:
            self.call_later(self.run_action, "app.pause")
        return written

    def terms(self) -> tuple[TermUse, ...]:
        """Return each basis while one is asked for, and the glossary's terms of the option and the step at hand."""
        step = self._step
        if step.key != "basis":
            return terms_in(self.asked.story, (self.asked.option.say, step.asks, *step.answers.values()))
        bases = (TermUse(id_, words, MEANS[id_], 0, 0) for id_, words in step.answers.items())
        also = TermUse(CONFIDENTIALITY, CONFIDENTIALITY, ALSO_CONFIDENTIALITY, 0, 0)
        return (*bases, also, *terms_in(self.asked.story, (self.asked.option.say,)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the full record only while the record is a quick one, and numbers only where there is a list."""
        if action == "pick_number":
            return bool(self._step.answers) or any(box.has_class("-asking") for box in self.query(FreeText))
        return not (action == "full" and self.full)

    async def action_full(self) -> None:
        """Ask for all four."""
        self.full = True
        await self._ask()

    async def action_back(self) -> None:
        """Go one step back; from the first, back to the scene."""
        if not self.answers:
            self.dismiss(None)
            return
        self.answers.popitem()
        await self._ask()
