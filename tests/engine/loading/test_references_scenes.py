"""A seat has its own scenes, and each of them leads somewhere and has what its kind of scene has."""

from tests.engine.loading.shop import HOUSING, SCHOOL, STORY, Shop


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
