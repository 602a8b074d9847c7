"""What authors may write in more than one way reads as one thing, and order that means something is kept."""

from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from easi_engine.story import Case, Passage, Scene, exits, many, passages, readings_of
from easi_engine.story.base import authored_name
from easi_engine.story.case import Audience, ConsentRequest, JudgeLine, Meter, Promise
from easi_engine.story.conditions import Condition
from easi_engine.story.described import descriptions
from easi_engine.story.effects import (
    EFFECT_KEYS,
    Add,
    Ask,
    Consult,
    Effects,
    Inform,
    Learn,
    Meanwhile,
    Put,
    Seek,
    Share,
    Then,
    Withdraw,
)
from easi_engine.story.scenes import Choice


def scene(**keys: Any) -> Scene:
    """A scene with a title and a text."""
    return Scene.model_validate({"title": "A", "text": "A."} | keys)


def effects(**keys: Any) -> tuple[Any, ...]:
    """Effects in the order they are given; an underscore stands for a hyphen."""
    return Effects.model_validate({key.rstrip("_").replace("_", "-"): value for key, value in keys.items()}).effects


@pytest.mark.parametrize(("field", "key"), [("held_by", "held-by"), ("from_", "from"), ("title", "title")])
def test_a_key_is_the_name_of_its_field_as_authors_write(field: str, key: str) -> None:
    assert authored_name(field) == key


@pytest.mark.parametrize(("written", "read"), [(None, ()), ("a", ("a",)), (("a", "b"), ("a", "b")), ((), ())])
def test_one_id_and_a_list_of_ids_read_alike(written: str | tuple[str, ...] | None, read: tuple[str, ...]) -> None:
    assert many(written) == read


def test_one_text_and_a_list_of_paragraphs_read_alike() -> None:
    assert passages(None) == ()
    assert passages(scene().text) == (Passage(say="A."),)
    assert [part.say for part in passages(scene(text=["A.", {"say": "B.", "when": {"flag": "x"}}]).text)] == [
        "A.",
        "B.",
    ]


def test_one_scene_and_a_list_of_ways_read_alike() -> None:
    assert exits(None) == ()
    assert [way.scene for way in exits(scene(to="b").to)] == ["b"]
    ways = exits(scene(to=[{"scene": "b", "when": {"flag": "x"}}, "c"]).to)
    assert [(way.scene, way.when is None) for way in ways] == [("b", False), ("c", True)]


def test_one_reading_and_a_list_of_readings_read_alike() -> None:
    reading = {"notices": "N", "would": "go", "because": "B."}
    made = scene(readings={"police": reading, "csc": [reading, reading]})
    assert [len(readings_of(entry)) for entry in made.readings.values()] == [1, 2]
    assert made.is_decision
    assert not scene().is_decision


def test_effects_keep_the_order_in_which_they_are_written() -> None:
    assert effects(set_="a", learn="b", unset=["c", "d"]) == (
        Put("a", True),
        Learn(("b",)),
        Put("c", False),
        Put("d", False),
    )
    assert effects(learn="b", set_="a") == (Learn(("b",)), Put("a", True))


def test_each_effect_becomes_its_own_kind() -> None:
    told = {"csc": "a", "health.gp": ["b", "c"]}
    pairs = (("csc", ("a",)), ("health.gp", ("b", "c")))
    assert effects(share=told, share_if_held=told) == (Share(pairs, if_held=False), Share(pairs, if_held=True))
    assert effects(ask=told, consult=told) == (Ask(pairs), Consult(pairs))
    assert effects(seek=["a", "b"], withdraw="c") == (Seek("a"), Seek("b"), Withdraw("c"))
    assert effects(inform=["a", "b"], add={"days": 1, "risk": -1}) == (
        Inform(("a", "b")),
        Add("days", 1),
        Add("risk", -1),
    )
    assert effects(meanwhile={"to": "a", "facts": "b"}) == (Meanwhile(None, ("a",), ("b",)),)
    assert effects(meanwhile=[{"from": "x", "to": ["a"], "facts": ["b"]}]) == (Meanwhile("x", ("a",), ("b",)),)


def test_effects_in_then_keep_their_own_order_and_condition() -> None:
    (then,) = effects(then=[{"set": "a", "when": {"flag": "x"}, "learn": "b"}, {"unset": "a"}])
    assert isinstance(then, Then)
    (when, first), (always, second) = then.branches
    assert isinstance(when, Condition)
    assert always is None
    assert first == (Put("a", True), Learn(("b",)))
    assert second == (Put("a", False),)


def test_a_choices_other_keys_are_no_effects() -> None:
    choice = Choice.model_validate({"set": "a", "say": "Go", "when": {"flag": "b"}, "learn": "c", "to": "d"})
    assert choice.written == ("set", "learn")
    assert {"say", "when", "to", "reply", "assumes", "conduct"}.isdisjoint(EFFECT_KEYS)


def test_any_other_key_of_a_condition_is_a_meter() -> None:
    made = Condition.model_validate({"flag": "a", "risk": {"at-least": 2}, "days": {"at-most": 7}})
    assert {id_: (test.at_least, test.at_most) for id_, test in made.meters.items()} == {
        "risk": (2, None),
        "days": (None, 7),
    }


def test_conditions_nest_to_any_depth_and_a_list_means_all() -> None:
    made = Condition.model_validate({"not": {"any": [{"flag": "a"}, [{"flag": "b"}, {"flag": "c"}]]}})
    assert isinstance(made.not_, Condition)
    assert made.not_.any_ is not None
    assert isinstance(made.not_.any_[1], tuple)


@pytest.mark.parametrize(
    "key", ["when", "text", "to", "say", "set", "share", "add", "then", "reply", "conduct", "meanwhile"]
)
def test_a_key_that_may_be_left_out_may_not_be_left_empty(key: str) -> None:
    with pytest.raises(ValidationError):
        Choice.model_validate({"say": "Go", key: None})


@pytest.mark.parametrize("value", [True, "1", 1.0])
def test_only_whole_numbers_are_whole_numbers(value: object) -> None:
    with pytest.raises(ValidationError):
        Effects.model_validate({"add": {"days": value}})


@pytest.mark.parametrize(
    ("model", "data", "said"),
    [
        (
            Audience,
            {"name": "A", "of": "school", "members": ["csc"]},
            "either `of` (everyone in one agency) or `members`",
        ),
        (JudgeLine, {"share": "A", "withhold": "B"}, "exactly one of `share`, `withhold` and `either`"),
        (JudgeLine, {"sources": []}, "exactly one of `share`, `withhold` and `either`"),
        (Promise, {"because": "B"}, "exactly one of `never`, `always` and `reachable`"),
        (Meter, {"from": 3, "to": 3}, "`to` is greater than its `from`"),
        (Meter, {"from": 0, "to": 367}, "at most 366"),
        (Scene, {"title": "A"}, "a `title` and `text`, or `use`"),
        (Scene, {"use": "e", "title": "A"}, "remove its own"),
        (Scene, {"use": "e", "on-entry": {"set": "a"}}, "remove its own"),
        (
            ConsentRequest,
            {"of": "a", "for": "b", "with": "c", "answers": [{"given": {"flag": "x"}, "refused": {"flag": "y"}}]},
            "either `given` or `refused`",
        ),
    ],
)
def test_keys_that_exclude_each_other_say_so(model: type[BaseModel], data: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError) as error:
        model.model_validate(data)
    assert said in str(error.value)


def test_a_judge_line_knows_its_verdict_and_its_reason() -> None:
    lines = [JudgeLine.model_validate({verdict: f"Why {verdict}."}) for verdict in ("share", "withhold", "either")]
    assert [(line.verdict, line.reason) for line in lines] == [
        ("share", "Why share."),
        ("withhold", "Why withhold."),
        ("either", "Why either."),
    ]


def test_a_model_can_be_written_out_and_read_in_again() -> None:
    data = {
        "title": "A",
        "text": ["A.", {"say": "B.", "when": {"not": [{"flag": "x"}, {"risk": {"at-least": 1}}]}}],
        "to": [{"scene": "b", "when": {"consent": {"ask": ["given", "refused"]}}}, "c"],
        "choices": {"go": {"say": "Go", "meanwhile": {"to": "a", "facts": "f"}, "then": [{"set": "x"}]}},
        "readings": {"police": [{"notices": "N", "would": ["go"], "because": "B."}]},
    }
    made = Scene.model_validate(data)
    assert made.model_dump(mode="json", by_alias=True, exclude_defaults=True) == data


def test_every_field_has_a_description() -> None:
    waiting: list[type[BaseModel]] = [Case, Scene]
    seen: set[type[BaseModel]] = set()
    while waiting:
        model = waiting.pop()
        seen.add(model)
        waiting += [sub for sub in model.__subclasses__() if sub not in seen]
        assert set(descriptions(model)) == {authored_name(name) for name in model.model_fields}, model
