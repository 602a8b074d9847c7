"""Facts that include facts, verdicts that judge one sending, and days that come."""

from tests.engine.loading.shop import SCHOOL, STORY, Shop


def test_a_fact_does_not_include_itself(shop: Shop) -> None:
    shop.edit(STORY, "short: hard mornings", "short: hard mornings\n    includes: [clinic]")
    assert shop.findings() == [
        f"{shop.place(STORY, '[clinic]' + chr(10))}: ES360 `mornings` includes `clinic`, which in the end "
        f"includes it again. "
        "(a fact includes lesser facts only)"
    ]


def test_two_verdicts_do_not_judge_the_same_sending(shop: Shop) -> None:
    shop.edit(STORY, "{facts: arrears, to: the-call, from: housing,", "{facts: [till, licence], to: the-call,")
    assert shop.findings() == [
        f"{shop.place(STORY, 'rent-call:')}: ES361 `till` to `police` is already judged by `till-police`, line 137. "
        "(let each verdict have its own facts, recipients or senders)"
    ]


def test_an_agency_sends_for_its_services_too(shop: Shop) -> None:
    shop.edit(
        STORY,
        "clinic-school: {facts: clinic, to: school,",
        "clinic-school: {facts: mornings, to: school, from: health,",
    )
    shop.edit(
        STORY,
        "mornings-school: {facts: mornings, to: school,",
        "mornings-school: {facts: mornings, to: school, from: health.gp,",
    )
    assert [line.split(": ")[1][:30] for line in shop.findings()] == ["ES361 `mornings` to `school` i"]


def test_verdicts_of_different_senders_do_not_overlap(shop: Shop) -> None:
    shop.edit(
        STORY, "clinic-school: {facts: clinic, to: school,", "clinic-school: {facts: mornings, to: school, from: nell,"
    )
    shop.edit(
        STORY,
        "mornings-school: {facts: mornings, to: school,",
        "mornings-school: {facts: mornings, to: school, from: health,",
    )
    assert shop.load().findings == ()


def test_days_need_a_clock(shop: Shop) -> None:
    shop.edit(STORY, "  days: {from: 0, to: 14}\n", "")
    found = shop.findings()
    hint = "(add it: `meters: {days: {from: 0, to: 21}}`)"
    place = shop.place(STORY, "4\n    unless")
    assert f"{place}: ES362 The story has no meter called `days`, so that no day ever comes. {hint}" in found
    assert f"{shop.place(SCHOOL, 'days: 1, worry')}: ES307 There is no meter `days`. (known here: `worry`)" in found


def test_a_day_lies_within_the_storys_days(shop: Shop) -> None:
    shop.edit(STORY, "    day: 6\n", "    day: 15\n")
    shop.edit(STORY, "by: {days: 7}", "by: {days: 30}")
    assert shop.findings() == [
        f"{shop.place(STORY, '15' + chr(10))}: ES363 Day 15 never comes: the meter `days` counts from 0 to 14.",
        f"{shop.place(STORY, '30}')}: ES363 Day 30 never comes: the meter `days` counts from 0 to 14.",
    ]


def test_the_clock_goes_forward(shop: Shop) -> None:
    shop.edit(SCHOOL, "add: {days: 3}", "add: {days: -3}")
    assert shop.findings() == [
        f"{shop.place(SCHOOL, '-3')}: ES364 Days cannot be taken away: the story's clock only goes forward."
    ]
