"""Scenes, decisions and readings in plain mode: every step of a case, and every word on the way."""

import pytest

from easi_engine.play import DecisionRecord, Prediction
from easi_sim.records import Records
from tests.plain.conftest import SKIPPED, TALK, TO_SCHOOL, TO_THE_END, Play


def test_a_case_is_played_from_home_to_the_debrief(play: Play) -> None:
    played = play(*TO_THE_END, *[""] * 15)
    assert played.choices == ["talk-to-jamie", "say-heater", "tell-nell"]
    assert played.session
    first, second, third = played.session.playthrough.moves
    assert first.prediction == Prediction("police", "talk-to-jamie")
    assert first.record == DecisionRecord("none", "later")
    assert second.prediction is None
    assert second.record == DecisionRecord("public-task", "no", "unsafe-to-ask", "He asked me to.")
    assert third.record is None
    assert played.says(
        "Home",
        "The ending: A later start",
        "Nell Farrow: She sends shortbread.",
        "How was that?",
        "What happened",
        "What the flows show",
        "Effective, of what should have been shared",
        "Appropriate, of what should have been kept",
        "This is a pattern of this playthrough, not of you.",
        "You met: Dean is away by day",
        "The four models come from",
        "To think about:",
        "Who knew what, through time",
        "How it was done",
        "What you expected of the others",
        "Your decision records",
        "One thing to take into practice",
        "It is training, not legal advice",
        "Talk to your own line manager",
        "Enter goes home:",
        "Home",
    )


def test_the_case_file_comes_before_the_case(play: Play) -> None:
    flat = play("1", "1").flat
    for said in (
        "Nell Farrow, 68. Runs the shop",
        "illness in the family",
        "You know every child who comes in",
        "DSL:",
    ):
        assert said in flat
    assert "The office" not in flat


def test_all_readings_are_shown_with_the_choice_marked(play: Play) -> None:
    flat = play(*TO_SCHOOL, "2", "1", "1", "1").flat
    assert "Your choice: 2, Ring his grandmother at the shop about the mornings." in flat
    assert "Police notices: The man in the van." in flat
    assert "Health notices: How tired he is." in flat
    assert "Would have wanted: 2, Ring his grandmother at the shop about the mornings (your choice)." in flat
    assert "You thought Police would have wanted 1, Offer him toast and ask what time…, and it would have." in flat


def test_what_came_of_a_choice_comes_before_the_next_scene(play: Play) -> None:
    text = play(*TO_SCHOOL, *TALK, "").text
    assert text.index("It's only Mondays") < text.index("The gate, 3.15") < text.index("The conference call")


def test_content_notes_come_before_their_scene_once(play: Play) -> None:
    text = play(*TO_SCHOOL, *TALK, "", "undo", *TALK).text
    assert text.count("a child's worry about money") == 1
    assert text.index("a child's worry about money") < text.index("Three voices and a kettle")


def test_a_term_is_explained_at_first_use_only(play: Play) -> None:
    assert play(*TO_SCHOOL, "scene", "scene").flat.count("DSL: ") == 1


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("help", "jigsaw: who knows what, as far as you can tell"),
        ("know", "Jamie has been late nine times since half term. From the start, day 0."),
        ("consent", "You have asked nobody yet."),
        ("jigsaw", "Jamie has been late nine times since half term. Known to you."),
        ("path", "1. The office, 9.20 (day 0): you are here."),
        ("case", "Nell Farrow, 68."),
        ("scene", "Jamie signs the late book"),
        ("word dsl", "DSL: the member of staff"),
        ("word DSLL", "“DSLL” is not in the glossary. Did you mean “DSL”?"),
        ("card", "1. Primary focus"),
        ("card 2", "Often the reason for a thing is private"),
        ("card nonsense", "There is no card “nonsense”."),
        ("agency", "police: Police"),
        ("agency police", "Primary focus:"),
        ("agency polise", "Did you mean “police”?"),
        ("KNOW", "What you know"),
    ],
)
def test_a_word_is_understood_at_the_prompt_of_a_scene(play: Play, word: str, said: str) -> None:
    played = play(*TO_SCHOOL, word)
    assert said in played.flat.rpartition("Number, 1 to 3: " + word)[2]
    assert played.choices == []


@pytest.mark.parametrize("before", [("1",), ("1", "1"), ("1", "1", "2"), ("1", "1", "2", "1")])
def test_a_word_is_understood_at_every_prompt_of_a_decision(play: Play, before: tuple[str, ...]) -> None:
    assert "What you know" in play(*TO_SCHOOL, *before, "know").flat


def test_what_is_no_answer_is_asked_again(play: Play) -> None:
    played = play(*TO_SCHOOL, "0", "4", "two", "-1", "٣", "9" * 30, "")
    assert played.flat.count("Please type a number, 1 to 3, or the word help.") == 7
    assert played.choices == []


def test_undo_takes_the_last_choice_back(play: Play) -> None:
    played = play(*TO_SCHOOL, *TALK, "", "undo", "3", "1", "3", "", "")
    assert played.choices == ["email"]
    assert "Taken back." in played.flat


def test_undo_while_deciding_chooses_nothing(play: Play) -> None:
    played = play(*TO_SCHOOL, "1", "undo")
    assert played.choices == []
    assert played.text.count("Jamie signs the late book") == 1
    assert "Nothing was chosen." in played.flat


def test_undo_after_the_readings_takes_that_choice_back(play: Play) -> None:
    assert play(*TO_SCHOOL, *TALK[:-1], "undo").choices == []


def test_undo_at_a_content_note_goes_back_to_the_scene_before(play: Play) -> None:
    played = play(*TO_SCHOOL, *TALK, "undo")
    assert played.choices == []
    assert played.text.count("Jamie signs the late book") == 2


def test_undo_at_the_start_says_so(play: Play) -> None:
    assert "There is nothing to take back" in play(*TO_SCHOOL, "undo").flat


def test_undo_after_the_ending_tries_another_choice(play: Play) -> None:
    assert play(*TO_THE_END, "undo", "2").choices == ["talk-to-jamie", "say-heater", "listen"]


def test_after_the_ending_the_jigsaw_is_turned_over(play: Play) -> None:
    assert "Dean is on licence until March. Known to" in play(*TO_THE_END, "jigsaw").flat
    assert "on licence" not in play(*TO_SCHOOL, "jigsaw").flat


def test_the_word_record_asks_for_the_full_record(play: Play) -> None:
    played = play(*TO_SCHOOL, "record", "1", "8", "2", "5", "Because.", "", "", "")
    assert played.session
    assert played.session.playthrough.moves[0].record == DecisionRecord("none", "later", "not-needed", "Because.")


def test_the_word_record_works_halfway_through_a_quick_one_and_once(play: Play) -> None:
    played = play(*TO_SCHOOL, "1", "8", "record", "2", "5", "", "", "", "undo", "1", "8", "2", "", "")
    assert played.session
    assert played.session.playthrough.moves[0].record == DecisionRecord("none", "later")


@pytest.mark.parametrize(
    ("answers", "kept"), [(("1", "Ring her", ""), "Ring her"), (("2",), "Ring 07700 900123"), (("3",), "")]
)
def test_a_reason_that_looks_personal_is_asked_about_before_it_is_kept(
    play: Play, answers: tuple[str, ...], kept: str
) -> None:
    played = play(*TO_SCHOOL, "record", "1", "8", "2", "5", "Ring 07700 900123", "", *answers, "", "")
    assert "looks as if it holds a telephone number" in played.flat
    assert played.session
    record = played.session.playthrough.moves[0].record
    assert record
    assert record.reason == kept


def test_a_reason_that_begins_with_a_command_word_is_a_reason(play: Play) -> None:
    played = play(*TO_SCHOOL, "record", "1", "8", "2", "5", "Time is short and case notes are not.", "", "", "")
    assert played.session
    record = played.session.playthrough.moves[0].record
    assert record
    assert record.reason == "Time is short and case notes are not."


def test_a_command_word_alone_is_no_reason(play: Play) -> None:
    played = play(*TO_SCHOOL, "record", "1", "8", "2", "5", "know", "Because.", "", "", "")
    assert "What you know" in played.flat
    assert played.session
    record = played.session.playthrough.moves[0].record
    assert record
    assert record.reason == "Because."


def test_no_reason_is_asked_for_where_words_of_ones_own_are_switched_off(play: Play, restricted: Records) -> None:
    played = play(*TO_SCHOOL, "record", "1", "8", "2", "5", "", "", kept=restricted)
    assert "Your organisation has switched off writing in your own words here" in played.flat
    assert "Reason, or Enter" not in played.flat
    assert played.choices == ["talk-to-jamie"]


def test_answers_that_pull_apart_are_pointed_out_and_may_stand(play: Play) -> None:
    played = play(*TO_SCHOOL, "1", "1", "1", "2", "", "")
    assert played.says(
        "Before it is kept", "passes nothing on, and you recorded a basis for sharing.", "Keep it as it is"
    )
    assert played.session
    assert played.session.playthrough.moves[0].record == DecisionRecord("public-task", "yes")


def test_answers_that_pull_apart_can_be_changed(play: Play) -> None:
    played = play(*TO_SCHOOL, "1", "1", "1", "1", "8", "1", "", "")
    assert played.session
    assert played.session.playthrough.moves[0].record == DecisionRecord("none", "yes")


def test_the_word_again_asks_the_question_again(play: Play) -> None:
    text = play(*TO_SCHOOL, "know", "again", "1", "again").text
    assert text.count("2. Ring his grandmother at the shop about the mornings") == 2
    assert text.count("On what basis?") == 2


def test_a_content_note_says_how_to_leave_and_where_help_is(play: Play) -> None:
    played = play(*TO_SCHOOL, *TALK, "support", "quit")
    assert played.says("Before the next scene", "quit leaves, and your place is kept", "Talk to your own line manager")
    assert "Three voices and a kettle" not in played.flat
    assert played.choices == ["talk-to-jamie"]


def test_what_is_new_in_the_jigsaw_since_the_last_choice_is_said(play: Play) -> None:
    flat = play(*TO_SCHOOL, "jigsaw", *TALK, "", "jigsaw").flat
    first, _, second = flat.partition("Offer him toast")
    assert "New since your last choice." not in first
    assert "Dean sleeps in the stockroom beside a paraffin heater. Known to you. New since your last choice." in second
    assert "nine times since half term. Known to you. New" not in second


def test_words_of_the_debrief_wait_for_the_ending(play: Play) -> None:
    flat = play(*TO_SCHOOL, "debrief", "explain", "time", "whatif", "compare", "report").flat
    assert flat.count("That works once the case has come to its ending.") == 6


def test_the_words_that_help_lists_are_those_that_mean_something_here(play: Play) -> None:
    assert "During a case" not in play("help").flat
    assert "In the debrief" not in play(*TO_SCHOOL, "help").flat
    assert "explain: how a number came about" in play(*SKIPPED, "help").flat


def test_undo_goes_back_one_question_of_a_decision_and_loses_no_answer(play: Play) -> None:
    played = play(*TO_SCHOOL, "1", "1", "undo", "8", "2", "undo", "3", "1", "")
    assert played.session
    assert played.session.playthrough.moves[0].record == DecisionRecord("none", "no")


def test_the_word_record_at_the_prediction_asks_for_the_rest_at_once(play: Play) -> None:
    played = play(*TO_SCHOOL, "1", "8", "2", "record", "5", "Because.", "", "1", "")
    assert played.says("Two more questions for the full record", "How did you deal with consent?", "What would Police")
    assert played.session
    (move,) = played.session.playthrough.moves
    assert move.record == DecisionRecord("none", "later", "not-needed", "Because.")
    assert move.prediction == Prediction("police", "talk-to-jamie")


def test_a_full_record_is_asked_for_once_in_a_seat(play: Play) -> None:
    flat = play(*TO_SCHOOL, "record", "1", "8", "2", "5", "", "1", "", "", "2", "1", "3").flat
    assert flat.count("How did you deal with consent?") == 1


def test_a_prediction_that_is_passed_over_is_said_to_be(play: Play) -> None:
    assert "to skip: Skipped." in play(*TO_SCHOOL, "1", "8", "2", "").flat


def test_one_enter_leaves_the_reason_out_and_not_the_prediction(play: Play) -> None:
    flat = play(*TO_SCHOOL, "record", "1", "8", "2", "5", "Because.", "").flat
    assert "Skipped." not in flat
    assert "No reason is kept." in play(*TO_SCHOOL, "record", "1", "8", "2", "5", "").flat


def test_a_word_explains_one_basis_or_all(play: Play) -> None:
    played = play(*TO_SCHOOL, "1", "word 1", "word", "word dsl")
    assert played.says("Most sharing by public services rests on it", "8. ", "Confidentiality is the other law", "DSL:")


def test_after_the_first_reading_an_option_comes_by_its_number_and_first_words(play: Play) -> None:
    flat = play(*TO_SCHOOL, "1", "8", "2", "1").flat
    assert flat.count("1. Offer him toast and ask what time he got up") == 1
    assert flat.count("1. Offer him toast and ask what time…") == 1
    assert "Your choice: 1, Offer him toast and ask what time…" in flat


def test_the_options_are_read_in_full_again_on_request(play: Play) -> None:
    said = "2. Ring his grandmother at the shop about the mornings"
    assert play(*TO_SCHOOL, "1", "8", "2", "options", "1", "options").text.count(said) >= 3


def test_what_an_agency_would_have_wanted_is_said_after_a_wrong_guess(play: Play) -> None:
    flat = play(*TO_SCHOOL, "1", "8", "2", "2").flat
    assert "You thought Police would have wanted 2, Ring his grandmother at the shop about the mornings." in flat
    assert "It would have wanted 1, Offer him toast and ask what time… (your choice)." in flat


@pytest.mark.parametrize("before", [TALK[:-1], TALK], ids=["readings", "notes"])
def test_until_the_next_scene_is_read_nothing_of_it_can_be_looked_up(play: Play, before: tuple[str, ...]) -> None:
    flat = play(*TO_SCHOOL, *before, "know", "jigsaw", "path", "scene").flat
    assert flat.count("Jamie signs the late book") == 2
    assert "paraffin" not in flat.rpartition("What you know")[2]
    assert "1. The office, 9.20 (day 0): you are here." in flat


def test_the_words_of_the_debrief_wait_until_the_ending_is_read(play: Play) -> None:
    played = play(*TO_SCHOOL, *TALK[:-1], "debrief")
    assert "That works once the case has come to its ending." in played.flat


def test_the_word_again_reads_the_readings_and_the_content_notes_again(play: Play) -> None:
    flat = play(*TO_SCHOOL, *TALK[:-1], "again", "", "again").flat
    assert flat.count("How the others read it") == 2
    assert flat.count("Before the next scene") == 2


def test_terms_stand_under_a_heading_of_their_own(play: Play) -> None:
    assert "Words here: - DSL: " in play(*TO_SCHOOL).flat


def test_undo_at_the_start_reads_the_scene_no_second_time(play: Play) -> None:
    assert play(*TO_SCHOOL, "undo").text.count("Jamie signs the late book") == 1
