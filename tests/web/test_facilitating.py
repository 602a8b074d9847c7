"""What leads the workshop cannot be reached from the network, in any way that was thought of."""

from typing import get_args

import pytest

from easi_sim.workshop.acts import Act
from tests.web.serving import AS_JSON, Serving

GUESTS = {"sit", "vote", "expect", "ask", "leave"}
KINDS = sorted(kind.model_fields["do"].default for kind in get_args(Act))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in GUESTS])
def test_a_facilitators_act_has_no_address(one_room: Serving, kind: str) -> None:
    client = one_room.seated(headers=AS_JSON)
    before = one_room.host.version
    for path in (f"/{kind}", f"/act/{kind}", f"/{kind.replace('-', '_')}", f"/do?do={kind}"):
        for answer in (client.post(path, json={"do": kind}), client.get(path)):
            assert answer.status_code in {404, 405}
    assert one_room.host.version == before


def test_an_act_hidden_in_a_vote_stays_a_vote(one_room: Serving) -> None:
    client = one_room.seated(headers=AS_JSON)
    other = one_room.seated(2, "school")
    sent = {"turn": 1, "choice": "email", "do": "remove", "phase": "closed", "guest": one_room.guest(other)}
    assert client.post("/vote", json=sent).status_code == 200
    assert one_room.room.phase == "vote"
    assert one_room.guest(other) in one_room.room.guests
    assert one_room.room.turns[-1].votes[one_room.guest(client)].choice == "email"
    assert one_room.guest(other) not in one_room.room.turns[-1].votes


def test_every_address_is_known() -> None:
    """A new address is thought about here before it is opened."""
    from easi_sim.web.routes import Rooms

    names = {name for name in vars(Rooms) if not name.startswith("_")} - {"app", "refusing"}
    shown = {"door", "seats", "room", "state", "events", "static", "icon"}
    assert names == shown | {"join", "sit", "vote", "expect", "ask", "leave"}
