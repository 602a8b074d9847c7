"""Effects in words that a facilitator can tick on paper."""

import pytest

from easi_sim.words.effects import effect_words
from tests.engine.building import story as told

TEXT = """
facts: {food: {held-by: school, short: lunches}, arm: {held-by: health, short: the arm}}
meters: {days: {from: 0, to: 9}, risk: {from: 0, to: 3, name: the risk}}
flags: {heard: She was heard out, near: He is near}
consent:
  ask: {of: leanne, for: food, with: health, unsafe: {flag: near}, answers: [{refused: {flag: near}}, given]}
  plain: {of: leanne, for: food, with: [health, police], say: whether they may be told, answers: [refused]}
scenes:
  desk: {to: end, choices: {one: EFFECTS, two: {to: end}}}
  end: {ending: Over}
"""


@pytest.mark.parametrize(
    ("effects", "lines"),
    [
        ("{learn: food}", ["You find out: lunches."]),
        (
            "{share: {health: food, police: food}}",
            ["Health is told: lunches.", "Police is told: lunches."],
        ),
        ("{share-if-held: {health: [food, arm]}}", ["Health is told: lunches and the arm, as far as you know it."]),
        ("{ask: {health: arm}}", ["You ask Health, and are told what it knows of: the arm."]),
        ("{consult: {csc: food}}", ["You take advice from Social care without naming anyone, on: lunches."]),
        ("{meanwhile: {to: police, facts: food}}", ["Meanwhile, by other ways, this comes to Police: lunches."]),
        (
            "{meanwhile: {from: health, to: [police, school], facts: arm}}",
            ["Meanwhile this goes from Health to Police and you: the arm."],
        ),
        (
            "{seek: ask}",
            [
                "You ask Leanne whether Health may be told. The answer is no if “He is near”; otherwise yes.",
                "Asking is not safe if “He is near”.",
            ],
        ),
        ("{seek: plain}", ["You ask Leanne whether they may be told. The answer is no."]),
        ("{withdraw: ask}", ["If Leanne agreed, it is taken back (whether Health may be told)."]),
        ("{inform: leanne}", ["You say so to Leanne."]),
        ("{set: heard, unset: near}", ["From now on: “She was heard out”.", "No longer: “He is near”."]),
        ("{add: {days: 1}}", ["A day passes."]),
        ("{add: {days: 3, risk: -1}}", ["3 days pass.", "the risk: -1."]),
        (
            "{then: [{when: {flag: near}, set: heard}, {when: {viewpoint: health}, set: near}, {set: near}]}",
            ["If “He is near”: From now on: “She was heard out”.", "From now on: “He is near”."],
        ),
    ],
)
def test_each_effect_is_a_sentence_in_the_order_in_which_it_is_done(effects: str, lines: list[str]) -> None:
    story = told(TEXT.replace("EFFECTS", effects))
    choice = story.seats["school"]["desk"].choices["one"]
    assert list(effect_words(story, "school", choice.effects)) == lines
