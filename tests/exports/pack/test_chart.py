"""A seat on numbered sheets: everything a facilitator needs where no program can look it up."""

from easi_engine.story import passages, readings_of
from easi_sim.bundled import stories_folder
from easi_sim.catalogue import load_all
from easi_sim.exports.pack.chart import Happening, Said, View, Way, chart_of
from easi_sim.words.conditions import never_holds
from tests.engine.building import story as told

TEXT = """
facts: {food: {held-by: school, short: lunches}}
meters: {days: {from: 0, to: 9}}
flags: {heard: She was heard out, near: He is near}
variants: {a: {title: The mild one}, b: {title: The other, set: near}}
timeline:
  ours: {day: 4, unless: {viewpoint: school}, set: heard}
  theirs: {day: 3, unless: {viewpoint: health}, say: The phone rings., share: {health: food}}
  perhaps: {day: 2, unless: {not: {flag: near}}, set: heard}
scenes:
  other:
    title: Another room
    ending: Over
    text: [Always., {say: Sometimes., when: {flag: heard}}, {say: Never here., when: {viewpoint: health}}]
    outcomes: {rowan: He ate., leanne: [{say: She slept., when: {flag: heard}}]}
  desk:
    title: The desk
    notes: ["a child, hungry"]
    on-entry: {add: {days: 1}}
    record: full
    to: [{scene: hall, when: {flag: near}}, other]
    choices:
      wait: {say: Wait}
      ring: {say: Ring, when: {flag: heard}, set: near, reply: It rings., to: other}
    readings:
      police: {notices: The desk, would: [wait, ring], because: We would.}
      health:
        - {when: {flag: heard}, notices: Her voice, would: ring, because: She spoke.}
        - {notices: The clock, would: wait, because: It is late.}
  hall: {title: The hall, to: other}
viewpoints: {school: {start: desk}}
"""


def test_the_first_sheet_is_where_play_starts_and_the_others_follow_as_written() -> None:
    sheets = chart_of(told(TEXT), "school").sheets
    assert [(sheet.number, sheet.title) for sheet in sheets] == [(1, "The desk"), (2, "Another room"), (3, "The hall")]


def test_what_is_always_said_is_told_from_what_depends_and_what_is_another_seats_is_left_out() -> None:
    room = chart_of(told(TEXT), "school").sheets[1]
    assert room.always == ("Always.",)
    assert room.sometimes == (Said("Sometimes.", "“She was heard out”"),)
    assert room.ending == "Over"
    assert room.outcomes == (("Rowan", (Said("He ate."),)), ("Leanne", (Said("She slept.", "“She was heard out”"),)))


def test_an_option_says_what_it_does_what_comes_back_and_where_it_leads() -> None:
    desk = chart_of(told(TEXT), "school").sheets[0]
    wait, ring = desk.options
    assert (wait.letter, wait.say, wait.when, wait.does, wait.replies) == ("A", "Wait", "", (), ())
    assert wait.ways == (Way(3, "The hall", "“He is near”"), Way(2, "Another room", ""))
    assert (ring.letter, ring.when, ring.does) == ("B", "“She was heard out”", ("From now on: “He is near”.",))
    assert (ring.replies, ring.ways) == ((Said("It rings."),), (Way(2, "Another room", ""),))
    assert (desk.notes, desk.before, desk.in_full) == (("a child, hungry",), ("A day passes.",), True)


def test_an_agency_that_may_see_it_in_two_ways_is_read_out_and_the_others_are_on_the_wall() -> None:
    desk = chart_of(told(TEXT), "school").sheets[0]
    assert desk.plain_views == (View("Police", "The desk", "We would.", "A or B", ""),)
    assert desk.read_out == ("Health",)
    assert [(view.when, view.notices, view.would) for view in desk.depends] == [
        ("If “She was heard out”", "Her voice", "B"),
        ("Otherwise", "The clock", "A"),
    ]


def test_what_comes_on_its_day_is_in_order_and_what_never_comes_in_this_seat_is_left_out() -> None:
    assert chart_of(told(TEXT), "school").happenings == (
        Happening(2, "“He is near”", "", ("From now on: “She was heard out”.",)),
        Happening(3, "", "The phone rings.", ("Health is told: lunches.",)),
    )


def test_every_telling_is_there_by_its_name() -> None:
    variants = chart_of(told(TEXT), "school").variants
    assert [(variant.name, variant.does) for variant in variants] == [
        ("The mild one", ()),
        ("The other", ("From now on: “He is near”.",)),
    ]


def test_nothing_that_a_bundled_story_can_say_in_a_seat_is_missing_from_its_chart() -> None:
    for story in load_all(stories_folder()).stories:
        for viewpoint, scenes in story.seats.items():
            chart = chart_of(story, viewpoint)
            said = {said.text for sheet in chart.sheets for said in sheet.text}
            answered = {said.text for sheet in chart.sheets for option in sheet.options for said in option.replies}
            seen = {view.because for sheet in chart.sheets for view in sheet.views}
            for scene in scenes.values():
                shown = (part for part in story.passages_of(scene) if not never_holds(part.when, viewpoint))
                assert {passage.say for passage in shown} - said == set()
                replies = (passages(choice.reply) for choice in scene.choices.values())
                assert {passage.say for reply in replies for passage in reply} - answered == set()
                assert {one.because for entry in scene.readings.values() for one in readings_of(entry)} - seen == set()
