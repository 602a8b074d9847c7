"""Tables and seats: set them, switch between phones and typed, lock the room, take a phone's seat away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import ClassVar

from textual import work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_sim.tui.base import NUMBERS, Sheet
from easi_sim.tui.prose import plain
from easi_sim.tui.screens.ask import AskSheet, offer
from easi_sim.tui.widgets.picklist import Pick, PickList
from easi_sim.tui.workshop.counting import Do
from easi_sim.tui.workshop.slides.slide import voice_name
from easi_sim.words.workshop import seat_name, seats_words
from easi_sim.workshop import tally
from easi_sim.workshop.acts import AddTable, Lock, Remove, TypeIn, Voice
from easi_sim.workshop.host import Host
from easi_sim.workshop.room import Room

ADD, LOCK, REMOVE = "add", "lock", "remove"


class TablesSheet(Sheet[None]):
    """`s`."""

    app: App[None]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add tables", show=False),
        Binding("l", "lock", "Lock", show=False),
        Binding("x", "remove", "Take a seat away", show=False),
        Binding("s", "close", "Back", show=False),
        *NUMBERS,
    ]
    heading = "Tables and seats"
    keys = "Enter  phones or typed      a  add tables      l  lock      x  take a seat away      Esc  back"

    def __init__(self, host: Host, do: Do, *, typed: bool) -> None:
        """Set the tables of a room; `typed` is whether new ones have their votes typed from the start."""
        super().__init__()
        self.host = host
        self.typed = typed
        self._do = do

    def body(self) -> Iterable[Widget]:
        """Yield every voice, and what else there is to do."""
        yield Static(Content(), classes="quiet stands")
        yield PickList(self._picks(), id="voices")

    async def on_mount(self) -> None:
        """Begin at the first."""
        await self.room_changed()
        self.query_one(PickList).focus(scroll_visible=False)

    async def room_changed(self) -> None:
        """Show the room as it is now; the pointer stays where it is."""
        picklist = self.query_one(PickList)
        picks, pointed = self._picks(), picklist.pointed
        if picks != picklist.picks:
            await picklist.show(picks)
            picklist.pointed = min(pointed, len(picks) - 1)
        says = "" if self.host.room.tables else "Tables speak for one service, or for several. Begin by adding them."
        self.query_one(".stands", Static).update(Content(says))

    def _picks(self) -> tuple[Pick, ...]:
        room = self.host.room
        sitting = Counter(room.guests.values())
        voices = [_pick(room, voice, sitting[voice]) for voice in tally.voices(room)]
        lock = "Let new people in again (l)" if room.locked else "Lock the room: nobody new can join (l)"
        more = [offer(ADD, "Add tables (a)"), offer(LOCK, lock)]
        if room.guests:
            more.append(offer(REMOVE, "Take a phone's seat away (x)"))
        return (*voices, *more)

    async def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Switch a voice, or do something else."""
        event.stop()
        if not event.stands:
            return
        match event.pick.id.split(":"):
            case ["add"]:
                self.action_add()
            case ["lock"]:
                await self.action_lock()
            case ["remove"]:
                self.action_remove()
            case [_, table, seat]:
                voice = Voice(int(table), seat)
                await self._do(TypeIn(voice=voice, on=voice not in self.host.room.typed))
                await self.room_changed()

    async def action_lock(self) -> None:
        """Let nobody new in, or let them in again."""
        await self._do(Lock(on=not self.host.room.locked))
        await self.room_changed()

    @work(group="setting")
    async def action_add(self) -> None:
        """Ask what tables there are to be, and set them."""
        for seats in await ask_tables(self.app, self.host.room):
            number = max((table.number for table in self.host.room.tables), default=0) + 1
            if not await self._do(AddTable(name=f"Table {number}", seats=seats)):
                break
            if self.typed:
                for seat in seats:
                    await self._do(TypeIn(voice=Voice(number, seat), on=True))
        await self.room_changed()

    @work(group="setting")
    async def action_remove(self) -> None:
        """Ask whose seat is to go, and take it away."""
        room = self.host.room
        if not room.guests:
            self.notify("No phone has joined.", markup=False)
            return
        before: Counter[Voice] = Counter()
        picks = []
        for key, voice in room.guests.items():
            before[voice] += 1
            picks.append(Pick(key, Content(f"{voice_name(room, voice)}, phone {before[voice]}, by when it joined")))
        says = "That browser cannot come back to this room. Its answer in this scene goes too."
        guest: str | None = await self.app.push_screen_wait(AskSheet("Whose seat?", [says], picks))
        if guest is not None:
            await self._do(Remove(guest=guest))
            await self.room_changed()


def _pick(room: Room, voice: Voice, phones: int) -> Pick:
    name, count = voice_name(room, voice), f"{phones} {'phone' if phones == 1 else 'phones'}"
    if voice in room.typed:
        aside = f"; what its {count} answered is set aside" if phones else ""
        words = Content.assemble(f"{name}  ", ("typed", "bold $primary"), (aside, "$muted"))
    else:
        words = Content.assemble(f"{name}  ", ("phones", "bold $secondary"), (f"  {phones} joined", ""))
    return Pick(f"voice:{voice.table}:{voice.seat}", words)


# -- what tables there are to be -----------------------------------------------------------------------------------


async def ask_tables(app: App[None], room: Room) -> tuple[tuple[str, ...], ...]:
    """Ask what tables to add; the seats of each, none where nothing was picked."""
    story = room.story
    ways = [
        offer("each", "A table for each service", seats_words(story, room.seats)),
        offer("mixed", "Mixed tables: somebody of each service at every table"),
        offer("one", "One more table, for one service"),
        offer("some", "One more table, for several services"),
    ]
    way = await app.push_screen_wait(AskSheet("Add tables", [], ways))
    if way == "each":
        seats = await app.push_screen_wait(SeatsSheet(room, "Which services are in the room?", room.seats))
        return tuple((seat,) for seat in seats or ())
    if way == "mixed":
        numbers = [offer(str(number), f"{number} {'table' if number == 1 else 'tables'}") for number in range(1, 10)]
        many = await app.push_screen_wait(AskSheet("How many mixed tables?", [], numbers))
        if not many:
            return ()
        seats = await app.push_screen_wait(SeatsSheet(room, "Which services are at each?", room.seats))
        return (seats,) * int(many) if seats else ()
    if way == "one":
        picks = [Pick(seat, plain(seat_name(story, seat))) for seat in room.seats]
        seat = await app.push_screen_wait(AskSheet("Which service does it speak for?", [], picks))
        return ((seat,),) if seat is not None else ()
    if way == "some":
        seats = await app.push_screen_wait(SeatsSheet(room, "Which services does it speak for?"))
        return (seats,) if seats else ()
    return ()


class SeatsSheet(Sheet[tuple[str, ...] | None]):
    """Several services to tick. The result is what was ticked."""

    BINDINGS: ClassVar[list[BindingType]] = NUMBERS
    keys = "Enter  tick, or take the tick away      Esc  back"

    def __init__(self, room: Room, heading: str, ticked: Iterable[str] = ()) -> None:
        """Offer every service of the story, some of them ticked."""
        super().__init__()
        self.room = room
        self.heading = heading
        self.ticked = set(ticked)

    def body(self) -> Iterable[Widget]:
        """Yield the services, and that it is done."""
        yield PickList(self._picks())

    def on_mount(self) -> None:
        """Begin at the first, or where all are ticked, at the end."""
        picklist = self.query_one(PickList)
        picklist.focus(scroll_visible=False)
        if self.ticked:
            self.call_after_refresh(setattr, picklist, "pointed", len(self.room.seats))

    def _picks(self) -> tuple[Pick, ...]:
        story = self.room.story
        rows = [
            Pick(seat, plain(f"{'[x]' if seat in self.ticked else '[ ]'} {seat_name(story, seat)}"))
            for seat in self.room.seats
        ]
        return (*rows, offer("", "Done"))

    async def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Tick a service, or be done."""
        event.stop()
        if not event.stands:
            return
        if not event.pick.id:
            self.dismiss(tuple(seat for seat in self.room.seats if seat in self.ticked))
            return
        self.ticked ^= {event.pick.id}
        picklist, pointed = event.picklist, event.picklist.pointed
        await picklist.show(self._picks())
        picklist.pointed = pointed

    def action_close(self) -> None:
        """Go back without a table."""
        self.dismiss(None)
