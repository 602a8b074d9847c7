"""Which slides there are now, and what comes before and after."""

from __future__ import annotations

from easi_sim.tui.workshop.slides import asking, revealing, telling, welcoming
from easi_sim.tui.workshop.slides.slide import Given, Slide
from easi_sim.workshop import tally
from easi_sim.workshop.acts import Phase
from easi_sim.workshop.room import Room


def slides(given: Given) -> tuple[Slide, ...]:
    """The slides of the phase at hand, in order; at least one."""
    match given.room.phase:
        case "welcome":
            return (Slide("welcome", welcoming.welcome),)
        case "rules":
            return (Slide("rules", welcoming.rules),)
        case "read":
            return telling.reading(given)
        case "talk":
            return (Slide("talk", telling.talk),)
        case "vote":
            return (Slide("vote", asking.vote),)
        case "expect":
            return (Slide("expect", asking.expect),)
        case "reveal":
            return revealing.reveal(given) or (Slide("nothing", telling.talk),)
        case "end":
            return telling.ended(given)
        case "closed":
            return (Slide("closed", welcoming.closed),)


def phase_after(room: Room) -> Phase | None:
    """The phase that the facilitator leads on to from here; None where it takes more than that."""
    match room.phase:
        case "welcome":
            return "rules"
        case "rules":
            return "read"
        case "read":
            return "talk"
        case "talk":
            return "vote"
        case "vote":
            return "expect" if _is_anyone_asked(room) else "reveal"
        case "expect":
            return "reveal"
        case _:
            return None


def phase_before(room: Room) -> Phase | None:
    """The phase that can be gone back to from here; None where it takes more than that, or cannot be."""
    match room.phase:
        case "rules":
            return "welcome"
        case "talk":
            return "read"
        case "vote":
            return "talk"
        case "expect":
            return "vote"
        case _:
            return None


def _is_anyone_asked(room: Room) -> bool:
    """Whether there is another seat for somebody to expect something of."""
    turn = room.turn
    if turn is None or not turn.decision:
        return False
    return any(tally.asked_about(room, turn, voice) is not None for voice in tally.voices(room))
