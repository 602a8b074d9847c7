"""Space: every state a story can reach from a seat. Exact, or an honest refusal."""

from easi_engine.space.explore import LIMIT, Policy, Reached, explore, live_bits
from easi_engine.space.membership import Membership, membership

__all__ = ["LIMIT", "Membership", "Policy", "Reached", "explore", "live_bits", "membership"]
