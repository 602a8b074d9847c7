"""What is wrong with one file by itself, at its place and in words for an author."""

import pytest
from pydantic import BaseModel

from easi_engine.loading.positioned import parse_yaml
from easi_engine.loading.validation import validate
from easi_engine.story import Case
from easi_engine.story.library import SourcesFile
from easi_engine.story.scenes import ScenesFile

METERS = ("days", "risk")

CASE = """\
format: 1
id: little
title: Little
blurb: Little.
people: {rowan: {name: Rowan}}
facts: {food: {about: rowan, says: Food.}}
viewpoints: {school: {role: Worker, start: desk, brief: You work here.}}
"""

SCENE = """\
desk:
  title: Desk
  text: A desk.
"""


def found(model: type[BaseModel], text: str) -> list[str]:
    """What is wrong with ``text``, as it would be printed."""
    parsed = parse_yaml(text, "x.yaml")
    assert parsed.findings == ()
    return [str(finding) for finding in validate(model, parsed.data, "x.yaml", METERS).findings]


def in_case(text: str) -> list[str]:
    """What is wrong with a case that goes on with ``text`` at line 8."""
    return found(Case, CASE + text)


def in_scene(text: str) -> list[str]:
    """What is wrong with a scene that goes on with ``text`` at line 4."""
    return found(ScenesFile, SCENE + text)


def test_a_sound_file_gives_its_model_and_no_findings() -> None:
    made = validate(Case, parse_yaml(CASE, "x.yaml").data, "x.yaml", METERS)
    assert made.findings == ()
    assert made.model is not None
    assert made.model.people["rowan"].name == "Rowan"


def test_an_unknown_key_is_named_with_the_likeliest_that_was_meant() -> None:
    assert found(Case, CASE.replace("{name: Rowan}", "{name: Rowan, decdes: rowan}")) == [
        "x.yaml:5:31: ES201 Unknown key `decdes` in `rowan`. (did you mean `decides`?)"
    ]


def test_an_unknown_key_that_is_like_no_other_comes_with_all_that_are_known() -> None:
    assert found(Case, CASE.replace("{name: Rowan}", "{name: Rowan, shoes: 3}")) == [
        "x.yaml:5:31: ES201 Unknown key `shoes` in `rowan`. (known here: `name`, `age`, `decides`, `note`)"
    ]


def test_the_rest_of_a_text_after_a_comma_in_braces_is_told_from_a_key() -> None:
    assert found(Case, CASE.replace("{name: Rowan}", "{name: Rowan, of the flat}")) == [
        "x.yaml:5:31: ES201 Unknown key `of the flat` in `rowan`. (if it is the rest of a text: in braces a "
        "comma ends a "
        "text, so put quotes around the whole of it)"
    ]


def test_an_unknown_key_at_the_top_of_a_file_is_not_said_to_be_in_anything() -> None:
    assert in_case("fact: {}\n") == ["x.yaml:8:1: ES201 Unknown key `fact`. (did you mean `facts`?)"]


def test_a_missing_key_is_reported_at_what_lacks_it_with_what_it_is_for() -> None:
    assert found(Case, CASE.replace("blurb: Little.\n", "")) == [
        "x.yaml:1:1: ES202 The file has no `blurb`. (one or two sentences for the library, giving nothing away)"
    ]
    assert in_scene("  readings: {police: {notices: A lamp, would: go}}\n") == [
        "x.yaml:4:22: ES202 `police` has no `because`. (why that makes sense from where it stands)"
    ]


def test_a_missing_key_in_a_list_names_the_item() -> None:
    assert in_case("review: {by: [{role: Nurse, on: 2026-01-02}, {role: Nurse}]}\n") == [
        "x.yaml:8:46: ES202 Item 2 of `by` has no `on`. (the day on which it was read)"
    ]


def test_a_number_where_words_belong_is_told_from_words() -> None:
    assert in_case("themes: [3]\n") == [
        "x.yaml:8:10: ES204 Item 1 of `themes` should be words, and this is the number `3`. "
        "(put it in quotes if it is meant as words)"
    ]


def test_words_where_a_number_belongs_are_told_from_a_number() -> None:
    assert in_case('minutes: "30"\n') == ["x.yaml:8:10: ES204 `minutes` should be a whole number, and this is words."]
    assert in_case("minutes: 2.5\n") == [
        "x.yaml:8:10: ES204 `minutes` should be a whole number, and this is the number `2.5`."
    ]
    assert in_case("minutes: true\n") == ["x.yaml:8:10: ES204 `minutes` should be a whole number, and this is `true`."]


def test_a_list_where_a_mapping_belongs_is_told_from_a_mapping() -> None:
    assert in_case("flags: [opened]\n") == [
        "x.yaml:8:8: ES204 `flags` should be a mapping (keys with values), and this is a list."
    ]


def test_an_id_or_a_list_of_ids_gives_one_finding_though_both_were_tried() -> None:
    assert in_scene("  use: {a: b}\n  choices: {go: {say: Go, seek: 3}}\n") == [
        "x.yaml:4:8: ES204 `use` should be an id, and this is a mapping (keys with values).",
        "x.yaml:5:33: ES204 `seek` should be an id or a list of ids, and this is the number `3`.",
    ]


def test_the_item_of_a_list_is_blamed_rather_than_the_list() -> None:
    assert in_scene("  choices: {go: {say: Go, share: {csc: [food, 3]}}}\n") == [
        "x.yaml:4:47: ES204 Item 2 of `csc` should be an id, and this is the number `3`."
    ]


def test_a_key_without_a_value_is_no_key_left_out() -> None:
    assert in_scene("  choices:\n    go:\n      say: Go\n      when:\n      set: opened\n") == [
        "x.yaml:7:7: ES204 `when` has no value; it should be a condition, such as `{flag: some-flag}`. "
        "(fill it in, or take the key away)"
    ]


def test_an_unknown_condition_is_named_with_the_likeliest_that_was_meant() -> None:
    assert in_scene("  choices: {go: {say: Go, when: [{all: [{knws: {school: food}}]}]}}\n") == [
        "x.yaml:4:42: ES203 Unknown condition `knws`. (did you mean `knows`?)"
    ]


def test_an_unknown_condition_is_reported_once_whatever_is_inside() -> None:
    assert in_scene("  choices: {go: {say: Go, when: {wind: {north: 1, south: 2, at-least: x}}}}\n") == [
        "x.yaml:4:34: ES203 Unknown condition `wind`. (known here: `all`, `any`, `not`, `knows`, `consent`, `flag`, "
        "`visited`, `viewpoint`, `days`, `risk`)"
    ]


def test_a_meter_is_a_condition_and_its_bounds_are_checked() -> None:
    assert in_scene("  to: [{scene: desk, when: {risk: 2}}, {scene: desk, when: {risk: {at-lest: 2}}}]\n") == [
        "x.yaml:4:35: ES204 `risk` should be `{at-least: 1}` or `{at-most: 1}` or both, and this is the number `2`.",
        "x.yaml:4:68: ES201 Unknown key `at-lest` in `risk`. (did you mean `at-least`?)",
    ]


def test_words_are_no_condition() -> None:
    assert in_scene("  choices: {go: {say: Go, when: opened}}\n") == [
        "x.yaml:4:33: ES204 `when` should be a condition, such as `{flag: some-flag}`, and this is words."
    ]


def test_a_word_that_is_not_in_its_list_comes_with_the_list() -> None:
    assert found(Case, CASE.replace("says: Food.", "says: Food., category: specal")) == [
        "x.yaml:6:53: ES205 `category` should be `ordinary`, `special` or `criminal`, and this is `specal`. "
        "(did you mean `special`?)"
    ]


def test_a_consent_status_in_a_list_is_checked_as_one_by_itself() -> None:
    assert in_scene("  choices: {go: {say: Go, when: {consent: {ask: [given, gone]}}}}\n") == [
        "x.yaml:4:57: ES205 Item 2 of `ask` should be `not-asked`, `given`, `refused` or `withdrawn`, and this "
        "is `gone`."
    ]


def test_an_id_with_capitals_or_spaces_comes_with_one_that_would_do() -> None:
    assert in_case("flags: {Door Open: The door is open}\n") == [
        "x.yaml:8:9: ES206 `Door Open` cannot be an id: ids are small letters and digits, with single hyphens, "
        "a letter first. (try `door-open`)"
    ]


def test_the_id_of_a_story_is_checked_where_its_value_stands() -> None:
    assert found(Case, CASE.replace("id: little", "id: Lìttle_1")) == [
        "x.yaml:2:5: ES206 `Lìttle_1` cannot be an id: ids are small letters and digits, with single hyphens, "
        "a letter first. (try `little-1`)"
    ]


def test_words_may_not_be_empty() -> None:
    assert found(Case, CASE.replace("blurb: Little.", 'blurb: ""')) == [
        "x.yaml:4:8: ES207 `blurb` is empty, and should be words."
    ]


@pytest.mark.parametrize("date", ["2026-13-01", "yesterday", "3"])
def test_a_date_is_year_month_day(date: str) -> None:
    assert in_case(f"review: {{by: [{{role: Nurse, on: {date}}}]}}\n") == [
        f"x.yaml:8:33: ES208 `on` should be a date such as `2026-07-31`, and this is `{date}`."
    ]


def test_a_rule_between_keys_speaks_for_itself() -> None:
    assert in_case("meters: {risk: {from: 3, to: 1}}\n") == [
        "x.yaml:8:16: ES209 In `risk`: a meter's `to` is greater than its `from`."
    ]
    assert in_case("audiences: {all: {name: All}}\n") == [
        "x.yaml:8:18: ES209 In `all`: an audience has either `of` (everyone in one agency) or `members`, and not both."
    ]


def test_a_format_of_the_future_is_no_mistake_of_the_author() -> None:
    assert found(Case, CASE.replace("format: 1", "format: 2")) == [
        "x.yaml:1:9: ES210 The story has format `2`, and this program reads `1`. (a newer version of the "
        "program may read it)"
    ]


def test_a_file_that_is_no_mapping_is_one_finding() -> None:
    assert found(SourcesFile, "- a\n- b\n") == [
        "x.yaml:1:1: ES204 The file should be a mapping (keys with values), and this is a list."
    ]


def test_everything_wrong_in_a_file_is_reported_in_one_go() -> None:
    text = "  titel: D\n  choices: {go: {sya: Go}}\n  record: ful\n"
    assert [line.split(" ", 2)[:2] for line in in_scene(text)] == [
        ["x.yaml:5:17:", "ES202"],
        ["x.yaml:5:18:", "ES201"],
        ["x.yaml:6:11:", "ES205"],
        ["x.yaml:4:3:", "ES201"],
    ]


def test_a_message_repeats_nothing_that_could_write_to_a_terminal() -> None:
    assert in_case('"fa\\u202ects": {}\n') == ["x.yaml:8:1: ES201 Unknown key `fa\\u202ects`. (did you mean `facts`?)"]


def test_more_events_than_play_has_room_for_are_refused() -> None:
    events = "".join(f"  event-{day}: {{day: {day}}}\n" for day in range(101))
    assert in_case(f"timeline:\n{events}") == [
        "x.yaml:9:3: ES211 `timeline` has more than 100 entries, which is more than any case needs."
    ]
