"""Every id of a story names one thing, and every list says enough; or it is reported where it stands."""

import pytest

from tests.engine.loading.shop import HOUSING, SCHOOL, STORY, Shop

# Ids.


def test_the_corner_shop_has_nothing_wrong(shop: Shop) -> None:
    loaded = shop.load()
    assert loaded.findings == ()
    assert loaded.story is not None


UNKNOWN = [
    (SCHOOL, "learn: [opens-shop, stockroom, till]", "stockrom", "learn: [opens-shop, stockrom, till]",
     "ES301 There is no fact `stockrom`. (did you mean `stockroom`?)"),
    (SCHOOL, "ask: {health.school-nurse: mornings}", "morning}", "ask: {health.school-nurse: morning}",
     "ES301 There is no fact `morning`. (did you mean `mornings`?)"),
    (SCHOOL, "share: {nell: late}", "neil", "share: {neil: late}",
     "ES302 There is no recipient `neil`. (did you mean `nell`?)"),
    (SCHOOL, "ask: {health.gp: [clinic]}", "gp: [clinic]", "ask: {gp: [clinic]}",
     "ES303 There is no holder `gp`. (did you mean `health.gp`?)"),
    (SCHOOL, "inform: nell", "till\n", "inform: till",
     "ES304 There is no person `till`. (known here: `nell`, `jamie`, `dean`)"),
    (STORY, "viewpoint: [housing]", "house]", "viewpoint: [house]",
     "ES310 There is no viewpoint `house`. (did you mean `housing`?)"),
    (SCHOOL, "on-entry: {unset: dean-near}", "dean-neer", "on-entry: {unset: dean-neer}",
     "ES306 There is no flag `dean-neer`. (did you mean `dean-near`?)"),
    (SCHOOL, "add: {days: 1, worry: 1}", "wory", "add: {days: 1, wory: 1}",
     "ES307 There is no meter `wory`. (did you mean `worry`?)"),
    (SCHOOL, "seek: ask-nell", "ask-neil", "seek: ask-neil",
     "ES308 There is no consent request `ask-neil`. (did you mean `ask-nell`?)"),
    (SCHOOL, "to: school-call\n\n", "school-cal\n", "to: school-cal\n\n",
     "ES309 There is no scene `school-cal`. (did you mean `school-call`?)"),
    (HOUSING, "use: library-meeting", "librarymeeting", "use: librarymeeting",
     "ES311 There is no event `librarymeeting`. (did you mean `library-meeting`?)"),
    (SCHOOL, "would: talk-to-jamie", "talk-to-jami,", "would: talk-to-jami",
     "ES312 There is no choice `talk-to-jami` in this scene. (did you mean `talk-to-jamie`?)"),
    (SCHOOL, "concepts: [primary-focus]", "primary-fokus", "concepts: [primary-fokus]",
     "ES315 There is no concept card `primary-fokus`. (did you mean `primary-focus`?)"),
    (SCHOOL, "conduct: {kept: no-secrets}", "no-secret}", "conduct: {kept: no-secret}",
     "ES314 There is no principle `no-secret`. (did you mean `no-secrets`?)"),
    (STORY, "principles: [told]}", "gold]", "principles: [told, gold]}",
     "ES314 There is no principle `gold`. (did you mean `told`?)"),
    (STORY, "decides: nell", "nel}", "decides: nel",
     "ES304 There is no person `nel`. (did you mean `nell`?)"),
    (STORY, "of: school}", "schools}", "of: schools}",
     "ES305 There is no agency or service `schools`. (did you mean `school`?)"),
    (STORY, "{flag: plan}\n    say", "plans}", "{flag: plans}\n    say",
     "ES306 There is no flag `plans`. (did you mean `plan`?)"),
    (STORY, "start: housing-desk", "house-desk", "start: house-desk",
     "ES309 There is no scene `house-desk`. (did you mean `housing-desk`?)"),
    (STORY, "withdraw: ask-nell", "nell-ask", "withdraw: nell-ask",
     "ES308 There is no consent request `nell-ask`. (known here: `ask-nell`, `ask-about-rent`)"),
    (STORY, "visited: housing-shop", "housing-shap", "visited: housing-shap",
     "ES309 There is no scene `housing-shap`. (did you mean `housing-shop`?)"),
    (STORY, "{consent: {ask-about-rent: [given]}}", "ask-for-rent", "{consent: {ask-for-rent: [given]}}",
     "ES308 There is no consent request `ask-for-rent`. (did you mean `ask-about-rent`?)"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "right", "wrong", "spoilt", "said"), UNKNOWN)
def test_an_id_that_names_nothing_is_reported_with_what_was_meant(
    shop: Shop, *, file: str, right: str, wrong: str, spoilt: str, said: str
) -> None:
    shop.edit(file, right, spoilt)
    place = shop.place(file, wrong)
    assert f"{place}: {said}" in shop.findings()


def test_a_recipient_may_be_a_person_an_audience_an_agency_or_a_service(shop: Shop) -> None:
    shop.edit(SCHOOL, "share: {nell: late}", "share: {nell: late, the-call: late, police: late, health.gp: late}")
    assert shop.load().findings == ()


def test_an_audience_can_be_told_and_not_asked(shop: Shop) -> None:
    shop.edit(SCHOOL, "ask: {health.gp: [clinic]}", "ask: {the-call: [clinic]}")
    assert shop.findings() == [
        f"{shop.place(SCHOOL, 'the-call: [')}: ES303 There is no holder `the-call`. (known here: `police`, `health`, "
        "`school`, `housing`, `health.gp`, `health.school-nurse`, `housing.tenancy`, `nell`, `jamie`, `dean`)"
    ]


def test_a_key_of_a_condition_that_looks_like_a_meter_must_be_one(shop: Shop) -> None:
    shop.edit(SCHOOL, "when: {worry: {at-least: 2}}", "when: {wory: {at-least: 2}}")
    assert shop.findings() == [f"{shop.place(SCHOOL, 'wory')}: ES203 Unknown condition `wory`. (did you mean `worry`?)"]


def test_a_test_of_a_meter_has_a_bound(shop: Shop) -> None:
    shop.edit(SCHOOL, "when: {worry: {at-least: 2}}", "when: {worry: {}}")
    assert shop.findings() == [
        f"{shop.place(SCHOOL, '{}}')}: ES202 `worry` has neither `at-least` nor `at-most`. "
        "(write `{at-least: 1}`, for example)"
    ]


def test_two_seats_cannot_have_a_scene_of_the_same_id(shop: Shop) -> None:
    shop.add(HOUSING, "\nschool-gate:\n  title: The gate\n  text: The gate.\n  ending: The gate\n")
    assert shop.findings() == [
        f"{shop.place(SCHOOL, 'school-gate:')}: ES320 There is a scene `school-gate` already, in "
        f"{shop.place(HOUSING, 'school-gate:').replace(':1', '').replace(':', ', line ')}. "
        "(scene ids are unique across all seats: rename one)",
    ]


def test_people_audiences_and_agencies_share_one_space_of_ids(shop: Shop) -> None:
    shop.edit(STORY, "  dean: {name: Dean", "  police: {name: P}\n  dean: {name: Dean")
    shop.edit(STORY, "  the-call: {name", "  jamie: {name: J, of: school}\n  the-call: {name")
    assert shop.findings() == [
        f"{shop.place(STORY, 'police: {name: P')}: ES321 `police` is already an agency; everyone who can be told "
        "something has an id of their own. (rename one of the two)",
        f"{shop.place(STORY, 'jamie: {name: J,')}: ES321 `jamie` is already a person; everyone who can be told "
        "something has an id of their own. (rename one of the two)",
    ]


def test_words_of_the_format_are_no_ids(shop: Shop) -> None:
    shop.edit(STORY, "  dean: {name: Dean", "  self: {name: Self}\n  dean: {name: Dean")
    shop.edit(STORY, "  days: {from: 0, to: 14}", "  days: {from: 0, to: 14}\n  flag: {from: 0, to: 1}")
    found = shop.findings()
    place = shop.place(STORY, "self: {name")
    assert f"{place}: ES322 `self` cannot be a person, because `decides` uses the word." in found
    place = shop.place(STORY, "flag: {from")
    assert f"{place}: ES322 `flag` cannot be a meter, because conditions use the word." in found


def test_an_entry_with_a_fault_of_its_own_is_known_to_the_others(shop: Shop) -> None:
    shop.edit(STORY, "  late: {about: jamie,", "  late: {abuot: jamie,")
    shop.edit(SCHOOL, "  title: The conference call\n", "")
    assert shop.findings() == [
        f"{SCHOOL}:44:3: ES209 In `school-call`: a scene has a `title` and `text`, or `use` names an event that "
        f"gives them.",
        f"{STORY}:26:9: ES202 `late` has no `about`. (the person or people it is about)",
        f"{STORY}:26:10: ES201 Unknown key `abuot` in `late`. (did you mean `about`?)",
    ]


# Lists.


@pytest.mark.parametrize(
    ("file", "right", "spoilt", "line", "name"),
    [
        (SCHOOL, "school-gate]", "{scene: school-gate, when: {flag: warm}}]", "{scene: school-gate", "to"),
        (STORY, "{given: {flag: warm}}, refused]", "{refused: {flag: warm}}]", "{refused: {flag: warm", "answers"),
        (STORY, "{withhold: The clinic is hers.,", "{withhold: Hers., when: {flag: plan},", "{withhold: Hers", "judge"),
    ],
)
def test_a_list_of_which_the_first_that_holds_counts_ends_without_a_condition(
    shop: Shop, *, file: str, right: str, spoilt: str, line: str, name: str
) -> None:
    shop.edit(file, right, spoilt)
    assert shop.findings() == [
        f"{shop.place(file, line)}: ES350 The last line of `{name}` has a condition, so that there may be no line that "
        "holds. (end the list with a line that has no condition)"
    ]


def test_nothing_stands_after_a_line_without_a_condition(shop: Shop) -> None:
    shop.edit(STORY, "{withhold: Dean would hear it too., when: {flag: dean-near},", "{withhold: Never.,")
    assert shop.findings() == [
        f"{shop.place(STORY, '{withhold: Never')}: ES351 Nothing after this line of `judge` is ever reached, "
        "because the line has no condition. (put it last, or give it a condition)"
    ]


def test_a_reading_without_a_condition_is_the_last_of_its_agency(shop: Shop) -> None:
    shop.edit(SCHOOL, "{when: {knows: {school: opens-shop}}, notices", "{notices")
    assert shop.findings() == [
        f"{shop.place(SCHOOL, '{notices: Five')}: ES351 Nothing after this line of `health` is ever reached, "
        "because the line has no condition. (put it last, or give it a condition)"
    ]


def test_a_list_that_must_say_something_is_not_empty(shop: Shop) -> None:
    shop.edit(STORY, "with: [school]", "with: []")
    shop.edit(STORY, "judge: [{withhold: Nobody there collects rent., sources: [golden]}]", "judge: []")
    shop.edit(SCHOOL, "would: [ring-nell],", "would: [],")
    shop.edit(SCHOOL, "share: {nell: late}", "share: {nell: []}")
    shop.edit(SCHOOL, "when: {worry: {at-least: 2}}", "when: []")
    ends = [line.split(": ", 1)[1] for line in shop.findings()]
    assert ends == [
        "ES352 `would` is empty, and needs at least one choice.",
        "ES352 `when` is empty, and needs at least one condition.",
        "ES352 `nell` is empty, and needs at least one fact.",
        "ES352 `with` is empty, and needs at least one recipient.",
        "ES352 `judge` is empty, and needs at least one line.",
    ]
