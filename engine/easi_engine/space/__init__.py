"""Space: every state a story can reach from a seat. Exact, or an honest refusal."""

from easi_engine.space.explore import LIMIT, Policy, Reached, explore
from easi_engine.space.live import landings, live_bits
from easi_engine.space.membership import Membership, axes, membership
from easi_engine.space.space import Judged, Space, Trail, Watch

__all__ = [
    "LIMIT",
    "Judged",
    "Membership",
    "Policy",
    "Reached",
    "Space",
    "Trail",
    "Watch",
    "axes",
    "explore",
    "landings",
    "live_bits",
    "membership",
]
