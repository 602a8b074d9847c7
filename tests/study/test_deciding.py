"""The decision record: of whom it asks, what it offers, and which of them pull apart."""

import pytest

from easi_engine.play import BASES, DecisionRecord
from easi_engine.story import Choice, Story, many
from easi_sim.catalogue import find_story
from easi_sim.records import Records
from easi_sim.study.deciding import BASES_ASKED, MEANS, asks_in_full, at_odds, passes, people_of, told_question
from easi_sim.study.session import Session
from tests.tui.conftest import STORIES


@pytest.fixture(scope="module")
def story() -> Story:
    return find_story("corner-shop", STORIES)


def choice(story: Story, scene: str, id_: str) -> Choice:
    return story.scenes[scene].choices[id_]


def test_an_option_passes_something_on_perhaps_or_not_at_all(story: Story) -> None:
    assert passes(choice(story, "school-office", "email")) == "on"
    assert passes(choice(story, "school-office", "talk-to-jamie")) == "nothing"
    assert passes(choice(story, "school-office", "ring-nell")) == "perhaps"  # asking her tells her what for
    assert passes(choice(story, "school-call", "ask-nurse")) == "perhaps"  # shares only if she agreed


def test_every_basis_is_offered_and_explained_and_nothing_shared_stands_last() -> None:
    assert set(BASES_ASKED) == set(BASES) == set(MEANS)
    assert list(BASES_ASKED)[-1] == "none"


def test_whom_an_option_is_about_is_named_and_one_that_keeps_names_those_of_the_scene(story: Story) -> None:
    session = Session.begin(story, "school", Records.in_memory())
    assert people_of(session, "email") == ("Jamie",)
    assert people_of(session, "talk-to-jamie") == ("Jamie",)


def test_nobody_is_named_whom_only_an_unknown_fact_is_about(story: Story) -> None:
    session = Session.begin(story, "school", Records.in_memory())
    program = session.playthrough.program
    known = program.knows(session.playthrough.state)[program.holder]
    met = {name.split()[0] for fact in known for name in _names(story, fact)}
    for option in session.view.options:
        assert set(people_of(session, option.id)) <= met


def _names(story: Story, fact: str) -> list[str]:
    return [story.case.people[person].name for person in many(story.case.facts[fact].about)]


def test_the_question_names_one_person_or_several_or_nobody() -> None:
    assert told_question(("Leanne",)) == "Does Leanne know what you decided?"
    assert told_question(("Rowan", "Leanne")) == "Do the people it is about know what you decided (Rowan, Leanne)?"
    assert told_question(()) == "Does the person it is about know what you decided?"


def test_the_full_record_is_asked_once_in_a_seat_and_never_in_a_what_if(story: Story) -> None:
    def begun() -> Session:
        return Session.begin(story, "school", Records.in_memory())

    session = begun()
    assert not asks_in_full(session)
    quick, full = DecisionRecord("none", "later"), DecisionRecord("none", "later", "not-needed", "")
    assert asks_in_full(session.confirm("talk-to-jamie", None, quick))
    at_the_call = begun().confirm("talk-to-jamie", None, full)
    assert at_the_call.view.full_record
    assert not asks_in_full(at_the_call)
    again = begun().confirm("talk-to-jamie", None, quick).confirm("say-heater", None, quick).what_if(1)
    assert again.view.full_record
    assert not asks_in_full(again)


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (DecisionRecord("none", "yes"), "passes something on, and you recorded that you shared nothing"),
        (DecisionRecord("consent", "no"), "Consent is the person's answer"),
        (DecisionRecord("consent", "yes", "told-not-asked"), "Consent can be refused"),
        (DecisionRecord("public-task", "no", "asked"), "do not know, and that you asked them"),
        (DecisionRecord("public-task", "yes", "unsafe-to-ask"), "telling them was not safe"),
        (DecisionRecord("public-task", "yes", "not-needed"), "you recorded that nothing was"),
    ],
)
def test_answers_that_pull_apart_are_named(story: Story, record: DecisionRecord, why: str) -> None:
    (said,) = at_odds(choice(story, "school-office", "email"), record)
    assert why in said


def test_a_basis_where_nothing_is_passed_on_is_named(story: Story) -> None:
    (said,) = at_odds(choice(story, "school-office", "talk-to-jamie"), DecisionRecord("public-task", "yes"))
    assert "passes nothing on" in said


@pytest.mark.parametrize(
    "record",
    [
        DecisionRecord("consent", "yes", "asked", "she agreed"),
        DecisionRecord("public-task", "later", "tell-later"),
        DecisionRecord("vital-interests", "no", "unsafe-to-ask"),
        DecisionRecord("legal-obligation", "yes", "told-not-asked"),
    ],
)
def test_answers_that_go_together_are_let_be(story: Story, record: DecisionRecord) -> None:
    assert at_odds(choice(story, "school-office", "email"), record) == ()


def test_where_it_depends_whether_anything_is_shared_neither_answer_is_questioned(story: Story) -> None:
    for basis in ("none", "public-task"):
        assert at_odds(choice(story, "school-call", "ask-nurse"), DecisionRecord(basis, "yes")) == ()
