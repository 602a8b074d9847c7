"""The cookie by which a browser is known again."""

from hypothesis import given
from hypothesis import strategies as st

from easi_sim.web.guests import guest_of, new_guest, signed

SECRET = "s" * 64


def test_a_guest_is_known_by_its_cookie() -> None:
    guest = new_guest()
    assert guest_of(signed(guest, SECRET), SECRET) == guest
    assert new_guest() != guest


def test_with_another_secret_or_name_it_is_not() -> None:
    guest = new_guest()
    cookie = signed(guest, SECRET)
    assert guest_of(cookie, "t" * 64) is None
    assert guest_of(f"{new_guest()}.{cookie.partition('.')[2]}", SECRET) is None
    assert guest_of(cookie[:-1], SECRET) is None


@given(st.text())
def test_nothing_made_up_is_anybody(cookie: str) -> None:
    assert guest_of(cookie, SECRET) is None
