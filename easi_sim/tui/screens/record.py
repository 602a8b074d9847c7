"""The decision record: basis and told-or-not in two keys; consent route and reason where the scene or learner asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from easi_engine.play import BASES, ROUTES, TOLD, DecisionRecord, OptionView, TermUse
from easi_engine.story import Story
from easi_sim.personal import looks_personal
from easi_sim.tui.base import NUMBERS, EasiScreen
from easi_sim.tui.prose import prose, terms_in
from easi_sim.tui.widgets.page import Folio
from easi_sim.tui.widgets.picklist import Pick, PickList
from easi_sim.words import PRIVACY


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to record."""

    key: str
    name: str
    asks: str
    answers: Mapping[str, str]
    """Id → words; empty for free text."""


STEPS = (
    Step("basis", "Basis", "On what basis?", BASES),
    Step("told", "Told", "Does the person it is about know?", TOLD),
    Step("route", "Consent", "How did you deal with consent?", ROUTES),
    Step("reason", "Reason", "Your reason, in a sentence another worker could follow", {}),
)
QUICK = 2
"""Steps in a quick record."""


class RecordScreen(EasiScreen[DecisionRecord | None]):
    """Between a choice and its being made. The result is None when the learner thinks again."""

    CSS_PATH = "record.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *NUMBERS,
        Binding("escape", "back", "Think again", key_display="Esc"),
        Binding("f", "full", "Full record"),
    ]

    def __init__(self, where: Content, story: Story, option: OptionView, *, full: bool) -> None:
        """Record the decision to do `option`; with `full` all four steps, otherwise two."""
        super().__init__()
        self.where = where
        self.story = story
        self.option = option
        self.full = full
        self.answers: dict[str, str] = {}
        self._warned_of = ""

    def compose_body(self) -> Iterable[Widget]:
        """Yield what is being done, what is recorded so far, the step at hand."""
        yield Folio(
            Static(Content("For the record"), classes="title"),
            Static(prose(self.story, self.option.say), id="doing"),
            Static(id="so-far", classes="quiet"),
            Static(id="asks", classes="heading"),
            PickList(self._picks(self.steps[0]), id="answers", classes="-close"),
            Input(id="reason", placeholder="optional; Enter goes on", max_length=400),
            Static(Content(PRIVACY), id="privacy", classes="quiet"),
        )

    async def on_mount(self) -> None:
        """Begin with the first step."""
        await self._ask()

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of this record."""
        return STEPS if self.full else STEPS[:QUICK]

    async def _ask(self) -> None:
        step = self.steps[len(self.answers)]
        number = f"{len(self.answers) + 1} of {len(self.steps)}"
        self.query_one("#asks", Static).update(Content.assemble(step.asks, (f"   {number}", "$muted not bold")))
        done = [f"{s.name}: {s.answers[self.answers[s.key]]}" for s in self.steps if s.key in self.answers]
        self.query_one("#so-far", Static).update(Content("\n".join(done)))
        self.query_one("#so-far").display = bool(done)
        free = not step.answers
        picklist, reason = self.query_one(PickList), self.query_one(Input)
        picklist.display = not free
        reason.display = self.query_one("#privacy").display = free
        if [pick.id for pick in picklist.picks] != list(step.answers):
            await picklist.show(self._picks(step))
        (reason if free else picklist).focus()
        self.refresh_bindings()

    def _picks(self, step: Step) -> list[Pick]:
        return [Pick(id_, prose(self.story, words)) for id_, words in step.answers.items()]

    async def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Note the answer and go to the next step."""
        await self._answer(event.pick.id)

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Note the reason; ask once more if it looks as if it held a real person's details."""
        found = looks_personal(event.value)
        if found and self._warned_of != event.value:
            self._warned_of = event.value
            text = f"That looks as if it holds {found}. Change it, or press Enter again to keep it as it is."
            warning = self.query_one("#privacy", Static)
            warning.update(Content(text))
            warning.add_class("warning")
            return
        await self._answer(event.value.strip())

    async def _answer(self, answer: str) -> None:
        self.answers[self.steps[len(self.answers)].key] = answer
        if len(self.answers) < len(self.steps):
            await self._ask()
            return
        told, basis = self.answers["told"], self.answers["basis"]
        self.dismiss(DecisionRecord(basis, told, self.answers.get("route"), self.answers.get("reason", "")))

    def terms(self) -> tuple[TermUse, ...]:
        """Return the terms of the option and of every answer."""
        answers = (words for step in STEPS for words in step.answers.values())
        return terms_in(self.story, (self.option.say, *answers))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the full record only while the record is a quick one."""
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
