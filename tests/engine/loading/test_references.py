"""Everything that a part of a story says of another is so, or is reported where it is said."""

import pytest

from tests.engine.loading.shop import HOUSING, SCHOOL, STORY, Shop


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


def test_a_seat_needs_a_file_of_scenes(shop: Shop) -> None:
    (shop.stories / HOUSING).unlink()
    assert shop.findings() == [
        f"{shop.place(STORY, 'housing:' + chr(10))}: ES330 The viewpoint `housing` has no scenes: there is no file "
        "scenes/housing.yaml."
    ]


def test_a_file_of_scenes_needs_a_seat(shop: Shop) -> None:
    (shop.stories / HOUSING).rename(shop.folder / "scenes" / "house.yaml")
    found = shop.findings()
    place = shop.place(STORY, "housing:\n")
    assert f"{place}: ES330 The viewpoint `housing` has no scenes: there is no file scenes/housing.yaml." in found
    assert (
        "corner-shop/scenes/house.yaml:1:1: ES331 The file belongs to no seat: story.yaml has no viewpoint `house`. "
        "(did you mean `housing`?)"
    ) in found


def test_a_seat_is_a_service_of_its_own_agency(shop: Shop) -> None:
    shop.edit(STORY, "seat: housing.tenancy", "seat: health.gp")
    assert shop.findings() == [
        f"{shop.place(STORY, 'health.gp' + chr(10))}: ES332 `health.gp` is not a service of housing, whose seat "
        f"this is."
    ]


def test_a_seat_stays_in_its_own_scenes(shop: Shop) -> None:
    shop.edit(SCHOOL, "to: school-call\n\n", "to: housing-shop\n\n")
    shop.edit(STORY, "start: housing-desk", "start: school-gate")
    assert shop.findings() == [
        f"{shop.place(SCHOOL, 'housing-shop')}: ES333 `housing-shop` is a scene of housing, and this is school's file. "
        "(a seat stays in its own file; share a moment between seats with `events:` and `use:`)",
        f"{shop.place(STORY, 'school-gate' + chr(10) + '    seat')}: ES333 `school-gate` is a scene of school, "
        f"and housing cannot start there.",
    ]


def test_a_scene_without_choices_leads_somewhere_or_is_an_ending(shop: Shop) -> None:
    shop.edit(SCHOOL, "\n  to: school-call\n\n", "\n\n")
    assert shop.findings() == [
        f"{shop.place(SCHOOL, 'school-gate:')}: ES334 `school-gate` leads nowhere: it has no choices and no "
        f"`to`, and is no "
        "ending. (say where it leads with `to:`, or that play stops there with `ending:`)"
    ]


def test_a_choice_leads_where_its_scene_leads_or_says_where(shop: Shop) -> None:
    shop.edit(SCHOOL, "  to: school-meeting\n", "")
    assert shop.findings() == [
        f"{shop.place(SCHOOL, id_)}: ES334 `{id_.rstrip(':')}` leads nowhere: neither it nor its scene has a `to`. "
        "(say where it leads with `to:`)"
        for id_ in ("say-all:", "say-heater:", "ask-nurse:")
    ]


def test_an_ending_does_not_go_on(shop: Shop) -> None:
    shop.edit(SCHOOL, "ending: The fine", "ending: The fine\n  to: school-gate\n  choices: {again: {say: Again}}")
    assert shop.findings() == [
        f"{shop.place(SCHOOL, text)}: ES335 `school-fine` is an ending, where play stops, and has `{key}`. "
        f"(take `{key}` away, or `ending` if play goes on)"
        for key, text in (("to", "to: school-gate\n  choices: {again"), ("choices", "choices: {again"))
    ]


def test_outcomes_stand_at_endings(shop: Shop) -> None:
    shop.edit(SCHOOL, "  to: school-call\n\n", "  to: school-call\n  outcomes: {jamie: He runs.}\n\n")
    assert shop.findings() == [
        f"{shop.place(SCHOOL, 'outcomes: {')}: ES336 `school-gate` has `outcomes` and is no ending. "
        "(outcomes are shown at endings; give the ending a name with `ending:`)"
    ]


def test_a_seat_does_not_read_its_own_decision(shop: Shop) -> None:
    shop.edit(HOUSING, "    school: {notices: The boy,", "    housing: {notices: The boy,")
    assert shop.findings() == [
        f"{shop.place(HOUSING, 'housing: {notices')}: ES337 `housing` is the seat itself; a reading is another "
        "agency's."
    ]


def test_a_reading_is_an_agencys_or_a_services(shop: Shop) -> None:
    shop.edit(HOUSING, "    school: {notices: The boy,", "    health.gp: {notices: The boy,")
    assert shop.load().findings == ()
    shop.edit(HOUSING, "    health.gp: {notices: The boy,", "    nell: {notices: The boy,")
    assert shop.findings() == [
        f"{shop.place(HOUSING, 'nell: {notices')}: ES305 There is no agency or service `nell`. (known here: `police`, "
        "`health`, `school`, `housing`, `health.gp`, `health.school-nurse`, `housing.tenancy`)"
    ]


def test_readings_and_records_need_something_to_decide(shop: Shop) -> None:
    shop.edit(SCHOOL, "  to: school-call\n\n", "  to: school-call\n  record: full\n\n")
    shop.edit(SCHOOL, "  record: full\n  to: school-meeting", "  to: school-meeting")
    assert shop.findings() == [
        f"{shop.place(SCHOOL, 'record: full')}: ES338 `school-gate` has `record` and no choices, so that there "
        f"is nothing "
        "to decide."
    ]


def test_one_scene_of_a_seat_asks_for_the_full_record(shop: Shop) -> None:
    shop.edit(SCHOOL, "  concepts: [primary-focus]\n", "  concepts: [primary-focus]\n  record: full\n")
    assert shop.findings() == [
        f"{shop.place(SCHOOL, 'record: full' + chr(10) + '  to')}: ES339 Only one scene of a seat asks for the "
        f"full record: "
        "`school-office`, line 9, already does."
    ]


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


def test_an_entry_with_a_fault_of_its_own_is_known_to_the_others(shop: Shop) -> None:
    shop.edit(STORY, "  late: {about: jamie,", "  late: {abuot: jamie,")
    shop.edit(SCHOOL, "  title: The conference call\n", "")
    assert shop.findings() == [
        f"{SCHOOL}:44:3: ES209 In `school-call`: a scene has a `title` and `text`, or `use` names an event that "
        f"gives them.",
        f"{STORY}:26:9: ES202 `late` has no `about`. (the person or people it is about)",
        f"{STORY}:26:10: ES201 Unknown key `abuot` in `late`. (did you mean `about`?)",
    ]
