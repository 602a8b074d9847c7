"""What a report holds, whatever it is written in."""

import dataclasses
import re
from datetime import date

import pytest

from easi_engine.errors import TooLarge
from easi_engine.story.case import Review
from easi_sim.exports import Include, NotFinished, report_of
from easi_sim.exports.wording import time_words
from easi_sim.records import Records, RecordsError
from easi_sim.study.session import Session
from tests.exports.reporting import NOW, REASON, Clock, played, report
from tests.running import corner_shop


def test_it_says_what_a_portfolio_asks_for() -> None:
    about = dict(report().about)
    assert about["Seat"] == "Deputy head and DSL (School)."
    assert about["Date"] == "2 November 2026"
    assert re.match(r"About \d minutes \(worked out from the times of the choices;", about["Time spent"])
    assert about["Method"].startswith("Self-directed, scenario-based simulation")
    assert "Nobody observed or assessed it." in about["Method"]
    assert about["Reviewed"] == "By School attendance officer, 4 May 2026."
    assert "Topics" in about


def test_a_case_that_no_practitioner_has_read_says_so() -> None:
    story, done = corner_shop(), played()
    unread = dataclasses.replace(story, case=story.case.model_copy(update={"review": Review()}))
    session, _ = Session.reopen(unread, done.records, done.id or 0)
    reviewed = dict(report_of(session, NOW).about)["Reviewed"]
    assert reviewed == "No practitioner has reviewed this case yet: its readings and verdicts are its author's alone."


def test_it_has_no_name_of_anybody_who_played_it() -> None:
    assert {field.name for field in dataclasses.fields(report())}.isdisjoint({"name", "learner", "author"})
    assert not report_of(played(), NOW).sign


def test_notes_bound_to_the_playthrough_go_in_and_others_do_not() -> None:
    found = report()
    assert [note.text for note in found.reflections] == ["I rang first\nand asked second."]
    (commitment,) = found.commitments
    assert commitment.text == "Ask who it is for."
    assert commitment.when == "Written on 2 November 2026. To be done by 14 December 2026"
    assert [note.text for note in found.questions] == ["What does housing see?"]


def test_a_brief_one_keeps_to_what_a_portfolio_asks_for() -> None:
    brief, whole = report(Include(detail=False)), report(Include())
    assert (brief.about, brief.reflections, brief.steps) == (whole.about, whole.reflections, whole.steps)
    assert not brief.decisions + brief.conduct + brief.pieces + brief.sources
    assert brief.pattern
    assert whole.pattern
    assert brief.pattern.effective.says == whole.pattern.effective.says
    assert brief.pattern.effective.questions == ()


def test_what_was_written_can_be_left_out() -> None:
    found = report(Include(journal=False, reasons=False))
    assert not found.reflections + found.commitments + found.questions
    assert [decision.reason for decision in found.decisions] == [""] * len(found.decisions)
    assert report().decisions[0].reason == REASON


def test_each_decision_has_its_options_its_record_its_prediction_and_every_reading() -> None:
    first = report().decisions[0]
    assert first.title == "The office, 9.20"
    assert [option.chosen for option in first.options].count(True) == 1
    assert dict(first.record)["Basis"].startswith("“It is part of our public task")
    assert dict(first.record)["Consent route"] == "I will tell them when it can be done well."
    number = next(n for n, option in enumerate(first.options, start=1) if option.chosen)
    assert first.prediction.startswith(f"You thought that Police would want {number} (your choice).")
    assert [reading.agency for reading in first.readings] == ["Police", "Health", "Housing"]
    assert first.readings[0].would.startswith("Would have wanted ")


def test_the_rates_come_with_the_cut_off_and_whose_it_is() -> None:
    pattern = report().pattern
    assert pattern
    assert pattern.effective.says.endswith(f"({pattern.effective.rate:.0%})")
    assert pattern.appropriate.says.endswith(f"({pattern.appropriate.rate:.0%})")
    assert any("cut-off is ours" in text for text in pattern.whose)


def test_the_jigsaw_tells_who_had_each_fact_first_and_who_came_to_know_it() -> None:
    pieces = report().pieces
    assert [piece.says for piece in pieces] == [fact.says for fact in corner_shop().case.facts.values()]
    assert any("you" in piece.at_first for piece in pieces)
    assert any(line.startswith("Day 1, from you: ") for piece in pieces for line in piece.later)


def test_an_unfinished_playthrough_has_no_report() -> None:
    session = Session.begin(corner_shop(), "school", Records.in_memory(), "quiet")
    with pytest.raises(NotFinished, match="has not come to an ending yet"):
        report_of(session, NOW)


def test_a_what_if_is_said_to_be_one() -> None:
    session = played().what_if(1).confirm("say-heater").confirm("tell-nell")
    assert report_of(session, NOW).caution == (
        "This was a what-if: an earlier playthrough of this seat was taken up again after its first choice, to choose"
        " otherwise.",
    )


def test_an_edited_story_is_said_to_be_edited() -> None:
    session = played()
    story = corner_shop()
    edited = dataclasses.replace(story, case=story.case.model_copy(update={"blurb": "Told anew."}))
    again, resumed = Session.reopen(edited, session.records, session.id or 0)
    assert resumed.edited
    assert "has been edited since this was played" in report_of(again, NOW).caution[0]


def test_a_case_too_large_for_rates_has_a_report_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Session) -> None:
        raise TooLarge(9)

    monkeypatch.setattr(Session, "debrief", refuse)
    found = report()
    assert found.pattern is None
    assert found.caution == (
        "The rates cannot be worked out for this case. Not proven: more than 9 states are reachable.",
    )
    assert found.decisions
    assert found.steps


def test_records_that_cannot_be_read_leave_out_what_they_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    session = played()

    def refuse(self: Records, id_: int) -> None:
        raise RecordsError("The file is gone.", "Look for it.")

    monkeypatch.setattr(Records, "saved", refuse)
    found = report_of(session, NOW)
    assert found.day == NOW
    assert found.caution == (
        "The records could not be read, so dates, time spent and journal notes are missing. The file is gone. Look for"
        " it.",
    )
    assert not found.reflections


def test_days_of_a_playthrough_over_several_days_are_all_named() -> None:
    clock = Clock()
    session = Session.begin(corner_shop(), "school", Records.in_memory(clock), "quiet").confirm("talk-to-jamie")
    clock.now = clock.now.replace(day=5)
    session = session.confirm("say-all").confirm("tell-nell")
    found = report_of(session, NOW)
    assert dict(found.about)["Date"] == "2 November 2026 to 5 November 2026"
    assert found.day == date(2026, 11, 5)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (10, "less than a minute"),
        (65, "about a minute"),
        (25 * 60, "about 25 minutes"),
        (3600, "about an hour"),
        (3660, "about an hour and a minute"),
        (2 * 3600 + 5 * 60, "about 2 hours and 5 minutes"),
    ],
)
def test_time_is_told_no_more_exactly_than_it_is_known(seconds: int, said: str) -> None:
    assert time_words(seconds) == said
