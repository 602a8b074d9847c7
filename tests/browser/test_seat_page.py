"""Seats of a workshop in a browser: on a phone, by keyboard, by ear, without scripts, and while the host is away."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from easi_sim.web.routes import TOO_OFTEN
from easi_sim.web.server import RoomServer
from easi_sim.words import workshop as words
from easi_sim.workshop import acts, tally
from tests.browser.driving import Scheme, Visit
from tests.web.serving import DETAILS, Serving, serving
from tests.workshop.holding import HEALTH, HOUSING, POLICE, SCHOOL

LOOKS = [(360, "light"), (360, "dark"), (1000, "light"), (1000, "dark")]
NOT_OURS = "Failed to load resource"
"""What a browser writes of itself when an answer is a refusal."""

Seat = Callable[..., Visit]


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Serving]:
    """A room as on a network, so that pages say all they ever say."""
    with serving(tmp_path / "a.workshop", bind="0.0.0.0", names=("127.0.0.1",)) as found:
        yield found


@pytest.fixture
def seat(browser: Browser, room: Serving) -> Iterator[Seat]:
    """Open the room's page in a browser of its own, and join and sit if wanted."""
    with ExitStack() as windows:

        def opened(
            name: str | None = None, *, scripts: bool = True, width: int = 360, scheme: Scheme = "light"
        ) -> Visit:
            size: ViewportSize = {"width": width, "height": 740}
            context = browser.new_context(viewport=size, color_scheme=scheme, java_script_enabled=scripts)
            windows.callback(context.close)
            context.set_default_timeout(15_000)
            found = Visit(context.new_page())
            found.page.on("request", lambda request: found.requests.append(request.url))
            found.page.on("console", lambda message: found.complaints.append(message.text))
            found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
            found.page.goto(f"{room.server.url}?code={room.code}")
            if name is not None:
                found.page.get_by_role("button", name=words.JOIN).click()
                found.page.get_by_role("button", name=name).click()
                expect(found.page.locator("h1")).to_have_text(words.now_words(room.room.story, "school", "welcome"))
            return found

        yield opened


def heading(visit: Visit, text: str) -> None:
    """Wait until the page asks for something."""
    expect(visit.page.locator("h1")).to_have_text(text, timeout=15_000)


def option(page: Page, letter: str) -> Locator:
    """Return the button of an option."""
    return page.get_by_role("radio", name=re.compile(f"^{letter} "))


def answer(visit: Visit, letter: str, button: str) -> None:
    option(visit.page, letter).check()
    visit.page.get_by_role("button", name=button, exact=True).click()
    expect(visit.page.get_by_text(words.YOU_ANSWERED)).to_be_visible(timeout=15_000)


def test_three_seats_join_vote_expect_and_see_the_reveal(room: Serving, seat: Seat) -> None:
    police, school, plain = seat("Police"), seat("School"), seat("Housing", scripts=False)
    room.go("vote")
    asked = words.vote_words("School")
    for one in (police, school):
        heading(one, asked)
    plain.page.get_by_role("link", name=words.RELOAD).click()
    heading(plain, asked)
    answer(police, "A", words.SEND_VOTE)
    answer(plain, "C", words.SEND_VOTE)
    option(school.page, "B").check()
    school.page.reload()
    answer(school, "B", words.SEND_VOTE)
    turn = room.room.turns[-1]
    assert [tally.leading(tally.votes_of(room.room, turn, voice)) for voice in (POLICE, SCHOOL, HOUSING)] == [
        (turn.options[0],),
        (turn.options[1],),
        (turn.options[2],),
    ]
    room.go("expect")
    plain.page.get_by_role("link", name=words.RELOAD).click()
    for one in (police, school, plain):
        expect(one.page.locator("h1")).to_contain_text("What do you think")
        answer(one, "A", words.SEND_EXPECTED)
    room.go("reveal")
    plain.page.get_by_role("link", name=words.RELOAD).click()
    for one in (police, school, plain):
        heading(one, words.REVEAL)
        shown = [row.split()[0] for row in one.page.locator("tbody td:nth-child(2)").all_inner_texts()]
        assert shown == ["A", "B", "C"]
        assert one.page.locator(".cards li").count() == 3
    for one in (police, school, plain):
        assert [line for line in one.complaints if NOT_OURS not in line] == []
        assert all(address.startswith(room.server.url) for address in one.requests)


def test_an_answer_is_changed_with_and_without_scripts(room: Serving, seat: Seat) -> None:
    for number, (name, scripts, voice) in enumerate((("Police", True, POLICE), ("School", False, SCHOOL))):
        one = seat(name, scripts=scripts) if number == 0 else seat_during(room, seat, name, scripts)
        if number == 0:
            room.go("vote")
        one.page.goto(f"{room.server.url}room")
        answer(one, "A", words.SEND_VOTE)
        one.page.get_by_role("link", name=words.CHANGE).click()
        assert option(one.page, "A").is_checked()
        answer(one, "B", words.SEND_VOTE)
        turn = room.room.turns[-1]
        assert tally.votes_of(room.room, turn, voice) == {turn.options[1]: 1}


def seat_during(room: Serving, seat: Seat, name: str, scripts: bool) -> Visit:
    """Come in while the room is at something."""
    one = seat(scripts=scripts)
    one.page.get_by_role("button", name=words.JOIN).click()
    one.page.get_by_role("button", name=name).click()
    heading(one, words.now_words(room.room.story, "school", room.room.phase))
    return one


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing_wrong_on_any_page_and_none_scrolls_sideways(
    room: Serving, seat: Seat, width: int, scheme: Scheme
) -> None:
    one = seat(width=width, scheme=scheme)
    page = one.page
    room.host.do(acts.AddTable(name="A table with a name as long as can be", seats=("police", "health")))

    def check(text: str) -> None:
        expect(page.locator("h1")).to_have_text(text, timeout=15_000)
        assert one.violations() == [], text
        assert one.overflow() == 0, text
        assert {"color-contrast", "html-has-lang", "region", "page-has-heading-one"} <= one.kept()

    check(words.JOIN_TITLE)
    page.fill("#code", "AAAA")
    page.get_by_role("button").click()
    check(words.REFUSED)
    page.fill("#code", room.code)
    page.get_by_role("button").click()
    check(words.CHOOSE_SEAT)
    page.get_by_role("button", name="Police at A table with").click()
    check(words.WELCOME)
    phases: tuple[acts.Phase, ...] = ("rules", "read", "talk", "vote")
    for phase in phases:
        room.go(phase)
        room.host.do(acts.SetTimer(seconds=600))
        check(words.now_words(room.room.story, "school", phase))
    answer(one, "B", words.SEND_VOTE)
    check(words.vote_words("School"))
    room.go("expect")
    expect(page.locator("h1")).to_contain_text("What do you think", timeout=15_000)
    check(page.locator("h1").inner_text())
    answer(one, "A", words.SEND_EXPECTED)
    room.go("reveal")
    check(words.REVEAL)
    page.locator("#wall summary").click()
    page.locator("#going summary").click()
    check(words.REVEAL)
    page.fill("#ask-text", DETAILS)
    page.get_by_role("button", name=words.WALL_SEND).click()
    check(words.WALL)
    page.get_by_role("button", name=words.KEEP_ANYWAY).click()
    expect(page.get_by_text(words.ON_THE_WALL)).to_be_visible()
    room.host.do(acts.TypeIn(voice=HEALTH, on=True))
    while room.room.phase != "end":
        turn = room.room.turns[-1]
        room.go("reveal")
        room.host.do(acts.Pick(turn=turn.number, choice=turn.options[0]))
    check(words.PHASE["end"])
    room.go("closed")
    check(words.OVER)
    page.locator("#going summary").click()
    page.locator("#going button").click()
    check(words.LEFT)
    page.goto(f"{room.server.url}room")
    check(words.REFUSED)


def test_what_is_picked_typed_and_unfolded_stays_while_the_room_changes(room: Serving, seat: Seat) -> None:
    one = seat("Police")
    room.go("vote")
    heading(one, words.vote_words("School"))
    page = one.page
    option(page, "B").check()
    page.locator("#wall summary").click()
    page.fill("#ask-text", "Who rings")
    page.locator("#ask-text").press("Home")
    room.host.do(acts.SetTimer(seconds=600))
    expect(page.locator("time")).to_be_visible(timeout=15_000)
    assert option(page, "B").is_checked()
    page.keyboard.type("First: ")
    assert page.input_value("#ask-text") == "First: Who rings"
    assert page.locator("#wall").get_attribute("open") is not None


def test_a_question_half_typed_outlives_a_vote_and_one_that_came_too_often_stays(room: Serving, seat: Seat) -> None:
    one = seat("Police")
    page = one.page
    room.go("vote")
    heading(one, words.vote_words("School"))
    page.locator("#wall summary").click()
    page.fill("#ask-text", "Who rings whom")
    answer(one, "A", words.SEND_VOTE)
    assert page.input_value("#ask-text") == "Who rings whom"
    for number in range(6):
        if not page.locator("#ask-text").is_visible():
            page.locator("#wall summary").click()
        page.fill("#ask-text", f"Question {number}")
        page.get_by_role("button", name=words.WALL_SEND).click()
        expect(page.locator("#ask-text")).not_to_be_visible(timeout=15_000)
    page.locator("#wall summary").click()
    page.fill("#ask-text", "One more")
    page.get_by_role("button", name=words.WALL_SEND).click()
    expect(page.get_by_role("status")).to_have_text(TOO_OFTEN, timeout=15_000)
    expect(page.get_by_role("status")).to_be_visible()
    assert page.input_value("#ask-text") == "One more"
    assert len(room.room.wall) == 6


def test_what_changed_is_announced_once_and_the_focus_is_not_lost(room: Serving, seat: Seat) -> None:
    one = seat("Police")
    page = one.page
    assert page.get_by_role("status").count() == 1
    room.go("read")
    expect(page.get_by_role("status")).to_have_text(words.READ, timeout=15_000)
    room.go("vote")
    heading(one, words.vote_words("School"))
    option(page, "A").focus()
    room.go("reveal")
    heading(one, words.REVEAL)
    expect(page.get_by_role("status")).to_have_text(words.REVEAL)
    assert one.focused() == words.REVEAL


def test_a_phone_waits_for_a_host_that_went_away_and_comes_back_by_itself(room: Serving, seat: Seat) -> None:
    one = seat("Police")
    room.go("vote")
    heading(one, words.vote_words("School"))
    page = one.page
    port = room.server.port
    room.server.stop()
    expect(page.get_by_role("status")).to_have_text(words.WAITING, timeout=15_000)
    expect(page.get_by_role("status")).to_be_visible()
    assert one.violations() == []
    option(page, "B").check()
    page.get_by_role("button", name=words.SEND_VOTE, exact=True).click()
    expect(page.get_by_role("status")).to_have_text(words.UNSENT, timeout=15_000)
    assert option(page, "B").is_checked()
    room.server = RoomServer(room.host, bind="0.0.0.0", names=("127.0.0.1",), port=port)
    room.server.start()
    try:
        expect(page.get_by_role("status")).not_to_have_text(words.UNSENT, timeout=20_000)
        answer(one, "B", words.SEND_VOTE)
        room.go("reveal")
        heading(one, words.REVEAL)
    finally:
        room.server.stop()


def test_a_seat_that_is_taken_away_says_so_by_itself(room: Serving, seat: Seat) -> None:
    one = seat("Police")
    (guest,) = room.room.guests
    room.host.do(acts.Remove(guest=guest))
    heading(one, words.REFUSED)
    expect(one.page.get_by_text(words.REMOVED, exact=True).last).to_be_visible()


def test_everything_to_press_is_large_enough_for_a_thumb(room: Serving, seat: Seat) -> None:
    one = seat("Police")
    room.go("vote")
    heading(one, words.vote_words("School"))
    one.page.locator("#wall summary").click()
    script = "(all) => all.filter((e) => e.offsetParent).map((e) => Math.round(e.getBoundingClientRect().height))"
    for what in ("button", "a", "label.option", "summary", "textarea"):
        heights = one.page.eval_on_selector_all(what, script)
        assert min(heights) >= 44, what


def test_the_whole_of_a_vote_can_be_given_by_keyboard(room: Serving, seat: Seat) -> None:
    one = seat("Police", width=1000)
    room.go("vote")
    heading(one, words.vote_words("School"))
    page = one.page
    page.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    assert one.focused() == words.SEND_VOTE
    page.keyboard.press("Enter")
    expect(page.get_by_text(words.YOU_ANSWERED)).to_be_visible(timeout=15_000)
    assert one.focused() == words.vote_words("School")
