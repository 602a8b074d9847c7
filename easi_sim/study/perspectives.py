"""How often what the learner expected of an agency was what it would have wanted: counted over time, never ranked.

Only first meetings count: whoever plays a decision again has read the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from easi_engine.play import Playthrough
from easi_engine.story import Story
from easi_engine.story.library import Agency
from easi_sim.records import Guess, Records
from easi_sim.study.session import Revealed, Session

HOW_IT_FILLS = (
    "At each decision of a case you may guess what one other agency would have wanted, before you read how it saw"
    " the moment.",
    "Your first guess at each decision is noted here, agency by agency, beside what that agency is for.",
)
"""What is said before there is anything to show."""
WHAT_COUNTS = (
    "Only the first time you meet a decision counts. It is a trace of learning and no mark of you: cases differ."
)
MARKS = "Oldest first: ✓ as you expected, · otherwise."
OTHERWISE = "Where you expected something else"
NOT_THERE = "The case is not in this library now, so that its reading cannot be shown."
NOT_FITTING = "That choice was taken back, or the case has been edited since: the reading can no longer be shown."


@dataclass(frozen=True, slots=True)
class Perspective:
    """What the learner expected of one agency over time."""

    agency: str
    name: str
    guesses: tuple[Guess, ...]
    """First meetings, the oldest first; at least one."""

    @property
    def met(self) -> int:
        """How many met what the agency would have wanted."""
        return sum(guess.met for guess in self.guesses)

    @property
    def otherwise(self) -> tuple[Guess, ...]:
        """Those that did not, the newest first."""
        return tuple(guess for guess in reversed(self.guesses) if not guess.met)

    @property
    def count_words(self) -> str:
        """``4 of 7``, always with the count."""
        return f"{self.met} of {len(self.guesses)}"

    @property
    def marks(self) -> str:
        """A mark for each, the oldest first, in groups of five."""
        signs = "".join("✓" if guess.met else "·" for guess in self.guesses)
        return " ".join(signs[at : at + 5] for at in range(0, len(signs), 5))


def agencies_of(stories: Iterable[Story]) -> dict[str, Agency]:
    """Return the agencies of the library that stories share, in its order."""
    found: dict[str, Agency] = {}
    for story in stories:
        for id_, agency in story.library.agencies.items():
            found.setdefault(id_, agency)
    return found


def perspectives(guesses: Iterable[Guess], agencies: Mapping[str, Agency]) -> tuple[Perspective, ...]:
    """Return what was expected of each agency, in the library's order; those it no longer has come last."""
    first = [guess for guess in guesses if guess.first]
    ids = dict.fromkeys((*agencies, *(guess.agency for guess in first)))
    of = {id_: tuple(guess for guess in first if guess.agency == id_) for id_ in ids}
    names = {id_: agencies[id_].name if id_ in agencies else id_ for id_ in ids}
    return tuple(Perspective(id_, names[id_], made) for id_, made in of.items() if made)


def reread(records: Records, story: Story, guess: Guess) -> Revealed | None:
    """Return the decision of a guess with the reading of the agency it was about; None where it can't be found again.

    Raises RecordsError.
    """
    played = records.load(guess.playthrough, story).playthrough
    for at, move in enumerate(played.moves):
        expected = move.prediction
        if expected is None or (expected.agency, expected.would) != (guess.agency, guess.predicted):
            continue
        if played.program.scene_id(played.states[at]) != guess.scene:
            continue
        then = Playthrough(played.program, played.variant, played.moves[: at + 1], played.states[: at + 2])
        revealed = Session(then, records, None).revealed
        if revealed is not None:
            return replace(revealed, readings=tuple(r for r in revealed.readings if r.agency == guess.agency))
    return None
