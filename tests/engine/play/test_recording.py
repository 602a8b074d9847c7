"""Recordings: there and back as JSON, and played again on a story that may have changed."""

import json

import pytest

from easi_engine.errors import BadRecording, UnknownViewpoint
from easi_engine.play import DecisionRecord, Prediction, Recording, Stop, recording_of, replay
from tests.engine.building import play, story

TEXT = """
flags: [a]
variants: {calm: {}, storm: {set: a}}
scenes:
  desk: {to: hall, choices: {go: {}, on: {set: a, to: desk}}}
  hall: {to: end, choices: {tell: {when: {flag: a}}, wait: {}}}
  end: {ending: The end}
"""


def test_a_recording_comes_back_from_its_file_as_it_was() -> None:
    told = play(TEXT, "on", variant="storm").choose("go", Prediction("police", "on"), DecisionRecord("none", "no"))
    recording = recording_of(told)
    again = Recording.from_json(recording.to_json())
    assert again == recording
    replayed = replay(told.program.story, again)
    assert (replayed.playthrough, replayed.stopped, replayed.edited) == (told, None, False)


def test_a_recording_carries_the_format_the_story_its_digest_the_seat_and_the_variant() -> None:
    told = play(TEXT, variant="storm")
    written = json.loads(recording_of(told).to_json())
    digest = told.program.story.digest
    expected = {
        "format": 1,
        "story": "little",
        "digest": digest,
        "viewpoint": "school",
        "variant": "storm",
        "moves": [],
    }
    assert written == expected


def test_a_recording_keeps_only_the_moves_that_survived_undo() -> None:
    told = play(TEXT, "on", "go").undo().choose("on")
    assert [move.choice for move in recording_of(told).moves] == ["on", "on"]


@pytest.mark.parametrize(
    ("old", "new", "stop"),
    [
        ("tell:", "told:", Stop(2, "hall", "tell", "there is no such choice in this scene")),
        (
            "set: a, to: desk",
            "to: desk",
            Stop(2, "hall", "tell", "that choice is closed here: its condition does not hold"),
        ),
        ("go: {}", "go: {to: end}", Stop(2, "end", "tell", "the case has already ended here")),
        ("on:", "off:", Stop(0, "desk", "on", "there is no such choice in this scene")),
    ],
)
def test_on_an_edited_story_a_recording_stops_where_it_no_longer_fits_and_says_why(
    old: str, new: str, stop: Stop
) -> None:
    recording = recording_of(play(TEXT, "on", "go", "tell"))
    edited = replay(story(TEXT.replace(old, new)), recording)
    assert edited.edited
    assert edited.stopped == stop
    assert [move.choice for move in edited.playthrough.moves] == ["on", "go", "tell"][: stop.at]
    assert edited.playthrough.program.scene_id(edited.playthrough.state) == stop.scene


def test_an_edit_that_matters_to_no_move_is_said_and_stops_nothing() -> None:
    recording = recording_of(play(TEXT, "on", "go", "tell"))
    edited = replay(story(TEXT + "title: Another title\n"), recording)
    assert (edited.edited, edited.stopped) == (True, None)


def test_a_variant_that_is_gone_stops_a_recording_before_its_first_move() -> None:
    recording = recording_of(play(TEXT, "on", variant="storm"))
    edited = replay(story(TEXT.replace("storm", "gale")), recording)
    assert edited.stopped is not None
    assert (edited.stopped.at, edited.stopped.scene, edited.playthrough.moves) == (0, "desk", ())
    assert "storm" in edited.stopped.why


def test_a_seat_that_is_gone_is_refused() -> None:
    recording = recording_of(play(TEXT)).model_copy(update={"viewpoint": "police"})
    with pytest.raises(UnknownViewpoint):
        replay(story(TEXT), recording)


def test_a_recording_of_another_story_is_refused() -> None:
    with pytest.raises(BadRecording, match="of the story “little”, not of “other”"):
        replay(story(TEXT + "id: other\n"), recording_of(play(TEXT)))


GOOD = recording_of(play(TEXT, "on").choose("go", None, DecisionRecord("consent", "yes", "asked"))).to_json()


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "7", '"recording"', "\x00", "{}", "[" * 100_000], ids=repr)
def test_garbage_is_refused_in_words(text: str) -> None:
    with pytest.raises(BadRecording, match="not an EASI recording"):
        Recording.from_json(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"moves": [', '"moves": [7, '),
        ('"choice": "go"', '"choice": 7'),
        ('"story": "little"', '"story": null'),
        ('"viewpoint"', '"viewpoints"'),
        ('"format": 1', '"format": 1, "more": 2'),
        ('"basis": "consent"', '"basis": "because"'),
        ('"told": "yes"', '"told": "perhaps"'),
        ('"route": "asked"', '"route": "guessed"'),
    ],
)
def test_a_recording_with_something_wrong_in_it_is_refused_in_words(old: str, new: str) -> None:
    assert old in GOOD
    with pytest.raises(BadRecording, match="not an EASI recording"):
        Recording.from_json(GOOD.replace(old, new))


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(BadRecording):
        Recording.from_json(b"\xff\xfe{\x00}\x00")


@pytest.mark.parametrize("written", ["2", "0", '"1"', "null", "1.5", "[1]"])
def test_another_format_is_refused_and_named_whatever_else_is_in_the_file(written: str) -> None:
    with pytest.raises(BadRecording, match="format"):
        Recording.from_json(GOOD.replace('"format": 1', f'"format": {written}, "speed": 3'))


def test_a_quick_record_without_route_or_reason_is_a_record() -> None:
    told = play(TEXT).choose("go", None, DecisionRecord("none", "later"))
    assert Recording.from_json(recording_of(told).to_json()).moves == told.moves
