"""A learner's own decisions from another seat, as the agency they have played since would read them."""

from __future__ import annotations

from dataclasses import dataclass

from easi_engine.debrief.steps import stood_before
from easi_engine.play.playthrough import Playthrough
from easi_engine.play.views import ReadingView, readings


@dataclass(frozen=True, slots=True)
class SeenFrom:
    """One decision made elsewhere, and one agency's reading of it."""

    scene: str
    title: str
    """Of the scene decided in."""
    day: int | None
    choice: str
    """What was chosen, by id."""
    chosen: str
    """In the choice's own words."""
    reading: ReadingView
    wanted: tuple[str, ...]
    """What the agency would have wanted, in the choices' own words."""

    @property
    def met(self) -> bool:
        """Whether what was chosen is among what the agency would have wanted."""
        return self.choice in self.reading.would


def other_seats_readings(playthrough: Playthrough, agency: str) -> tuple[SeenFrom, ...]:
    """Every decision of a playthrough of another seat that an agency, or a service of it, has a reading of."""
    program = playthrough.program
    found = []
    for index, move in enumerate(playthrough.moves):
        before = stood_before(playthrough, index)
        scene = program.scene(before.state)
        if not scene.is_decision:
            continue
        title, day = program.story.title_of(scene), program.day(before.state)
        for reading in readings(before):
            if reading.agency == agency or reading.agency.startswith(f"{agency}."):
                wanted = tuple(scene.choices[choice].say for choice in reading.would)
                chosen = scene.choices[move.choice].say
                found.append(SeenFrom(program.scene_id(before.state), title, day, move.choice, chosen, reading, wanted))
    return tuple(found)
