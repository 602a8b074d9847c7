"""What is accepted of a story is what shows of it, all of that, and nothing else."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from easi_engine.errors import TooLarge
from easi_engine.lint import Limits
from easi_engine.lint.accepted.account import Account
from easi_engine.lint.accepted.file import NAME
from easi_engine.lint.accepted.terms import SeatAccount
from easi_engine.lint.accepted.walk import Walk
from easi_engine.loading import load_library, load_story
from easi_engine.story import Story
from easi_sim.bundled import stories_folder
from tests.engine.building import Data, story_of
from tests.engine.lint import mutants as mutating
from tests.engine.lint.behaviour import TOO_MANY, differs
from tests.engine.lint.linting import STORY, accept, findings, lint, write
from tests.engine.space.asking import some
from tests.engine.stories import SEAT, stories

PLENTY = 3_000
"""Cases of a random story up to which it is looked at."""

BARRED = frozenset(("remove-scene", "remove-ending", "drop-to", "drop-choice-to", "would-nothing-here", "loop-back"))
"""Kinds of mutants that leave no story to be played."""

WORDS = frozenset(("same-words",))
"""Kinds that change nothing but words."""

BASES = ("consent", "contract", "legal-obligation", "public-task")


def account(story: Story) -> Account:
    """What there is to say of the seat that is looked at."""
    try:
        return Account(Walk(story, SEAT, PLENTY))
    except TooLarge:
        assume(False)
        raise


def shuffled(data: Any, chance: random.Random) -> Any:
    """The same groups of ids in another order; effects, choices and happenings are in an order that means something."""
    keys = list(data)
    chance.shuffle(keys)
    return {key: data[key] for key in keys}


# -- random stories ----------------------------------------------------------------------------------------------------


@some
@given(stories(), st.integers(0, 1 << 20))
def test_the_order_of_what_has_none_makes_no_difference(data: Data, seed: int) -> None:
    chance = random.Random(seed)
    other = dict(data)
    for key in ("facts", "flags", "meters", "consent", "verdicts", "people", "variants", "viewpoints"):
        other[key] = shuffled(data.get(key, {}), chance)
    other["scenes"] = {seat: shuffled(scenes, chance) for seat, scenes in shuffled(data["scenes"], chance).items()}
    assert account(story_of(other)).all() == account(story_of(data)).all()


@some
@given(stories(), st.integers(0, 1 << 20))
def test_a_change_is_told_exactly_where_playing_both_shows_one(data: Data, pick: int) -> None:
    for verdict in data["verdicts"].values():
        for line, basis in zip(verdict["judge"], BASES, strict=False):
            line["basis"] = [basis]  # of two lines that differ in words alone, either may be the one that decides
    docs = {mutating.STORY: {key: part for key, part in data.items() if key != "scenes"}} | data["scenes"]
    every = [mutant for mutant in mutating.mutants(docs) if mutant.kind not in BARRED | WORDS]
    assume(every)
    broken = mutating.broken(docs, every[pick % len(every)])
    case = broken.pop(mutating.STORY)
    one = story_of(data)
    try:
        other = story_of(case | {"scenes": broken})
        before, after = account(one), account(other)
    except (ValidationError, KeyError):
        assume(False)
    change = differs(one, other, (SEAT,), limit=20 * PLENTY, thinned=False)
    assume(TOO_MANY not in change)
    assert (before.exactly() != after.exactly()) is bool(change), change
    if change:  # some place says so, too
        assert before.all().places != after.all().places


# -- the bundled stories -----------------------------------------------------------------------------------------------


def loaded(folder: Path) -> Story:
    """A story that has no fault."""
    found = load_story(folder, load_library(stories_folder())).story
    assert found is not None
    return found


def accounts(story: Story) -> dict[str, SeatAccount]:
    """Seat → everything there is to say of it."""
    return {seat: Account(Walk(story, seat, 100_000)).all() for seat in story.case.viewpoints}


def reworded(data: Any, *, prose: bool = False) -> Any:
    """The same files with other words in every text."""
    if isinstance(data, dict):
        return {key: reworded(part, prose=key in PROSE) for key, part in data.items()}
    if isinstance(data, list):
        return [reworded(part, prose=prose) for part in data]
    return f"{data} Or so." if prose and isinstance(data, str) else data


PROSE = frozenset(("say", "text", "reply", "title", "notices", "because", "says", "short", "brief", "ending", "role"))


@pytest.mark.parametrize("story", ["packed-lunch"])
def test_other_words_and_another_order_of_scenes_are_the_same_story(story: str, tmp_path: Path) -> None:
    docs = reworded(mutating.read(stories_folder() / story))
    other = {name: shuffled(part, random.Random(1)) if name != mutating.STORY else part for name, part in docs.items()}
    mutating.write(other, tmp_path / story)
    assert accounts(loaded(tmp_path / story)) == accounts(loaded(stories_folder() / story))


# -- the file ----------------------------------------------------------------------------------------------------------

SCENES = """\
s-desk:
  title: Your desk
  text: [The log is open., {when: {knows: {school: bruise}}, say: You have seen it.}]
  to: s-end
  choices:
    look: {say: Look, learn: bruise, to: s-desk}
    ring: {say: Ring the nurse, share: {health: food}}
s-end: {title: The end, text: It is over., ending: Over}
"""


def told(folder: Path, **options: Any) -> list[str]:
    """What is not as accepted."""
    return [finding.message for finding in findings(folder, select=("EG204",), **options)]


def test_what_was_just_accepted_is_as_accepted(tmp_path: Path) -> None:
    write(tmp_path, {"scenes/school.yaml": SCENES})
    assert told(tmp_path) == []
    accept(tmp_path)
    assert told(tmp_path) == []
    written = (tmp_path / STORY / NAME).read_text("utf-8")
    accept(tmp_path)
    assert (tmp_path / STORY / NAME).read_text("utf-8") == written


def changes() -> Iterator[Any]:
    yield pytest.param("Ring the nurse", "Ring the school nurse", id="a choice's words")
    yield pytest.param("You have seen it.", "you-have-seen-it", id="words that look like an id")
    yield pytest.param("[The log is open., ", "[The log is open., Somebody coughs., ", id="one more text")
    yield pytest.param("Over}\n", "Over}\n# a comment\n", id="a comment")


@pytest.mark.parametrize(("before", "after"), changes())
def test_other_words_need_not_be_accepted(before: str, after: str, tmp_path: Path) -> None:
    write(tmp_path, {"scenes/school.yaml": SCENES})
    accept(tmp_path)
    changed = SCENES.replace(before, after)
    assert changed != SCENES
    write(tmp_path, {"scenes/school.yaml": changed})
    assert told(tmp_path) == []


def test_a_story_with_too_many_cases_to_compare_is_not_proven(tmp_path: Path) -> None:
    write(tmp_path, {"scenes/school.yaml": SCENES})
    accept(tmp_path)
    write(tmp_path, {"scenes/school.yaml": SCENES.replace("share: {health: food}", "consult: {health: food}")})
    assert len(told(tmp_path)) == 1
    few = Limits(states=1)
    report, _ = lint(tmp_path, select=("EG204",), limits=few)
    assert report.findings == ()
    assert [seat.limit for seat in report.viewpoints] == ["more than 1 cases to hold against accepted.yaml"]
    assert [seat.proven for seat in report.viewpoints] == [False]


@pytest.mark.parametrize(
    "line", ["seats: 3", "seats: {school: {}}", "rules: {school: 1}\nseats: {school: {}}", "[]", "", "rules: {}"]
)
def test_a_file_that_nobody_wrote_so_is_said_to_be_damaged(line: str, tmp_path: Path) -> None:
    write(tmp_path, {"scenes/school.yaml": SCENES})
    (tmp_path / STORY / NAME).write_text(
        f"format: 1\n{line}\n" if line.startswith(("seats", "rules")) else line, encoding="utf-8"
    )
    (found,) = findings(tmp_path, select=("EG204",))
    assert (found.code, found.file) == ("EG204", f"{STORY}/{NAME}")


CASE = """\
meters: {days: {from: 0, to: 9}}
timeline: {letter: {day: 2, meanwhile: {from: health, to: csc, facts: tired}}}
verdicts: {tell: {facts: food, to: health, judge: [{share: It helps., basis: [public-task], sources: [golden]}]}}
"""
WAITING = SCENES.replace("learn: bruise", "learn: bruise, add: {days: 1}")


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a story that is another than was accepted."""
    folder = tmp_path_factory.mktemp("changed")
    write(folder, {"story.yaml": CASE, "scenes/school.yaml": WAITING})
    accept(folder)
    other = WAITING.replace("learn: bruise", "learn: tired")
    write(folder, {"story.yaml": CASE.replace("public-task", "consent"), "scenes/school.yaml": other})
    assert told(folder)
    return folder


VALUES = ("3", "[]", "{}", "x", "[3]", "[[a]]", "{a: {b: [c]}}", "[{}]", "[{says: share, basis: 3}]", "")


@some
@given(data=st.data())
def test_a_file_in_which_something_was_changed_is_never_too_much(data: st.DataObject, changed: Path) -> None:
    file = changed / STORY / NAME
    text = file.read_text("utf-8")
    lines = text.splitlines()
    number = data.draw(st.integers(2, len(lines) - 1))
    key = lines[number].partition(":")[0]
    lines[number] = f"{key}: {data.draw(st.sampled_from(VALUES))}"
    file.write_text("\n".join(lines), encoding="utf-8")
    try:
        assert all(finding.code == "EG204" for finding in findings(changed, select=("EG204",)))
    finally:
        file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("key", "value"),
    [("comes-in", "[3]"), ("to", "[3]"), ("facts", "[[food]]"), ("days", "[[2]]")]
    + [("judge", text) for text in ("[3]", "[{says: share, basis: 3}]", "[{says: share, sources: [3]}]")],
)
def test_words_that_nobody_wrote_so_are_damage_and_no_difference(key: str, value: str, changed: Path) -> None:
    file = changed / STORY / NAME
    text = file.read_text("utf-8")
    damaged = re.sub(rf"^( +){key}: .*|(?<= ){key}: \[[^]]*\]", rf"\g<1>{key}: {value}", text, count=1, flags=re.M)
    assert damaged != text
    file.write_text(damaged, encoding="utf-8")
    try:
        assert [finding.file for finding in findings(changed, select=("EG204",))] == [f"{STORY}/{NAME}"]
    finally:
        file.write_text(text, encoding="utf-8")
