"""Everything that a seat's choices and scenes can send on the learner's account, judged or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from easi_engine.lint.placed import PlacedEffect
from easi_engine.loading.names import At
from easi_engine.play.guards import Guard, all_of
from easi_engine.play.questions import recipients_of
from easi_engine.play.seat import BeforeEffect
from easi_engine.story import many
from easi_engine.story.effects import Ask, Seek, Share

if TYPE_CHECKING:
    from easi_engine.lint.seat import SeatContext


class Flow(NamedTuple):
    """One fact, as it is written in an effect, that can go from a sender to a recipient."""

    effect: PlacedEffect
    at: At
    """The fact where it is written; for `seek`, the request."""
    fact: str
    sender: str
    recipient: str
    sent: Guard
    """That it is sent when the effect's turn comes, whether or not the recipient knows it."""

    @property
    def point(self) -> BeforeEffect:
        """When `sent` is to be asked."""
        return BeforeEffect(self.effect.effect)


def all_flows(seat: SeatContext) -> Iterator[Flow]:
    """Every flow that counts as the learner's: what the timeline, variants and other agencies do never does."""
    used = {scene.use for scene in seat.scenes.values()}
    of_events = (e for e in seat.shared_effects if e.at.path[0] == "events" and e.at.path[1] in used)
    for placed in (*seat.effects, *of_events):
        yield from flows_of(seat, placed)


def flows_of(seat: SeatContext, placed: PlacedEffect) -> Iterator[Flow]:
    """The flows of one effect; none where it sends nothing on the learner's account."""
    story, here = seat.context.story, seat.holder
    match placed.effect:
        case Share(to):
            for named, facts in to:
                for fact in facts:
                    at = placed.at.to(named).entry(fact)
                    for recipient in recipients_of(story, named, here):
                        yield Flow(placed, at, fact, here, recipient, seat.knows(here, fact))
        case Ask(of):
            for holder, facts in of:
                for fact in facts:
                    at = placed.at.to(holder).entry(fact)
                    yield Flow(placed, at, fact, holder, here, seat.knows(holder, fact))
        case Seek(request):
            asked = story.case.consent[request]
            for fact in many(asked.for_):
                sent = all_of([seat.knows(here, fact), seat.lacks(asked.of, fact)])
                yield Flow(placed, placed.at, fact, here, asked.of, sent)
        case _:
            return
