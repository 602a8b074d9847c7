"""Where a list of moves leads: one JSON object, or the same as text. `play --choose` and `replay` both print it."""

from __future__ import annotations

from typing import Any

from easi_engine.debrief import Debrief, debrief, to_json
from easi_engine.errors import TooLarge
from easi_engine.play import Playthrough, Stop, look, path_so_far, state_json
from easi_engine.space import membership
from easi_sim.cli.output import tell_trouble, write, write_json
from easi_sim.words.common import day_words, rate_words


def show(playthrough: Playthrough, *, as_json: bool, stopped: Stop | None = None) -> None:
    """Print where a playthrough stands; `stopped` says why it is not further."""
    if as_json:
        write_json(result(playthrough, stopped))
    else:
        _show_text(playthrough)


def result(playthrough: Playthrough, stopped: Stop | None = None) -> dict[str, Any]:
    """Return a playthrough as plain data for JSON: moves, state, options, and the debrief at an ending."""
    view = look(playthrough)
    variant = [playthrough.variant] if playthrough.variant else []
    found: dict[str, Any] = {
        "story": playthrough.program.story.id,
        "viewpoint": playthrough.program.viewpoint,
        "moves": variant + [move.choice for move in playthrough.moves],
        "state": state_json(playthrough),
        "options": [{"id": option.id, "say": option.say} for option in view.options],
    }
    if view.ending is not None:
        found |= {"ending": view.ending, "debrief": _debrief_json(playthrough)}
    if stopped is not None:
        found["stopped"] = {"at": stopped.at, "scene": stopped.scene, "choice": stopped.choice, "why": stopped.why}
    return found


def _debrief(playthrough: Playthrough) -> Debrief:
    return debrief(playthrough, membership(playthrough.program, playthrough.variant))


def _debrief_json(playthrough: Playthrough) -> dict[str, Any] | None:
    """The debrief, or null with a word on stderr for a story too large to say what could have flowed in it."""
    try:
        return to_json(_debrief(playthrough))
    except TooLarge as error:
        tell_trouble(f"There is no debrief for {playthrough.program.story.id}: {error}")
        return None


def _show_text(playthrough: Playthrough) -> None:
    story, view = playthrough.program.story, look(playthrough)
    write(f"{story.case.title}, from the seat of {story.holder_names[playthrough.program.holder]}")
    for number, step in enumerate(path_so_far(playthrough), start=1):
        when = f" ({day_words(step.day)})" if step.day is not None else ""
        choice = f": {step.choice}" if step.choice else ""
        write(f"{number}. {step.title}{when}{choice}")
    if view.ending is None:
        write("Open now:")
        for option in view.options:
            write(f"    {option.id}: {option.say}")
        return
    found = _debrief(playthrough)
    write(f"Ending: {view.ending}")
    write(f"Effective: {rate_words(found.effective)}")
    write(f"Appropriate: {rate_words(found.appropriate)}")
    write(f"Model: {found.model or 'none, for want of something to count'}")
