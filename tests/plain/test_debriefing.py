"""The debrief in plain mode: headings first, then what is asked for; every number explains itself."""

import pytest

from easi_engine.errors import TooLarge
from easi_sim.records import Records
from easi_sim.study.session import Session
from tests.plain.conftest import CALL, SKIPPED, TALK, TO_SCHOOL, TO_THE_END, Play
from tests.running import corner_shop

PARTS = ("happened", "pattern", "questions", "time", "conduct", "expected", "decisions")


def test_the_headings_come_before_anything_is_read(play: Play) -> None:
    played = play(*TO_THE_END)
    assert played.says("Debrief", "- how: How it was for you", "What the flows show:", "- practice: One thing")
    assert "Effective, of what should have been shared" not in played.flat
    assert "Enter for how it was for you; or skip:" in played.flat


def test_a_part_is_passed_over_by_a_word(play: Play) -> None:
    flat = play(*TO_THE_END, "skip", "skip", "").flat
    assert "How was that?" not in flat
    assert "You chose: Offer him toast" not in flat
    assert "Effective, of what should have been shared" in flat


def test_the_rest_is_passed_over_at_once(play: Play) -> None:
    flat = play(*SKIPPED).flat
    assert "Effective, of what should have been shared" not in flat
    assert "Enter goes home:" in flat


def test_a_part_is_read_by_its_name_and_the_order_goes_on_without_it(play: Play) -> None:
    played = play(*TO_THE_END, "conduct", *["skip"] * 5)
    assert played.says("How it was done", "Consent", "Enter for how it was for you; or skip:", "through time; or skip:")
    assert played.flat.count("Enter for how it was done, and consent; or skip:") == 0


def test_a_part_is_read_again_by_its_name_while_the_next_one_waits(play: Play) -> None:
    flat = play(*TO_THE_END, "skip", "", "happened").flat
    assert flat.count("You chose: Offer him toast") == 2
    assert flat.count("Enter for the two rates and their pattern; or skip:") == 2


@pytest.mark.parametrize("part", PARTS)
def test_every_part_can_be_read_again_at_the_end(play: Play, part: str) -> None:
    _, bare, named, _ = play(*SKIPPED, part, f"debrief {part}").text.split("Enter goes home: ")
    assert bare.removeprefix(part) == named.removeprefix(f"debrief {part}")
    assert bare.count("\n") > 5


def test_a_part_that_is_none_is_said(play: Play) -> None:
    assert "The debrief has no part “nonsense”." in play(*SKIPPED, "debrief nonsense").flat


def test_what_is_no_word_of_the_debrief_is_answered(play: Play) -> None:
    assert "Enter reads on; skip passes this over" in play(*TO_THE_END, "nonsense").flat


def test_how_it_was_is_kept_in_the_journal(play: Play, records: Records) -> None:
    play(*TO_THE_END, "", "1 4", "He ate.", "", "Asked her first.", "And sooner.", "")
    texts = [entry.text for entry in reversed(records.journal())]
    assert texts == ["How was that: heavy, uneasy", "He ate.", "Asked her first.\nAnd sooner."]
    assert {(entry.kind, entry.playthrough) for entry in records.journal()} == {("reflection", 1)}


def test_how_it_was_can_be_left_out_altogether(play: Play, records: Records) -> None:
    play(*TO_THE_END, "", "", "", "")
    assert records.journal() == ()


def test_numbers_that_are_none_are_asked_for_again(play: Play, records: Records) -> None:
    played = play(*TO_THE_END, "", "1 9", "four", "2")
    assert played.flat.count("Please type numbers from 1 to 8") == 2
    assert [entry.text for entry in records.journal()] == ["How was that: clear"]


def test_one_thing_is_taken_into_practice_with_a_date(play: Play, records: Records) -> None:
    played = play(*TO_THE_END, "practice", "Ring the surgery.", "", "in 2 weeks", "Who rings whom?", "")
    question, commitment = records.journal()
    assert (commitment.kind, commitment.text, commitment.playthrough) == ("commitment", "Ring the surgery.", 1)
    assert commitment.due is not None
    assert (question.kind, question.text) == ("question", "Who rings whom?")
    assert "in 2 weeks" in played.flat


def test_where_words_of_ones_own_are_switched_off_both_ends_say_so(play: Play, restricted: Records) -> None:
    played = play(*TO_THE_END[:-4], "", "", "1", "", "practice", kept=restricted)
    assert played.flat.count("Your organisation has switched off writing in your own words here") == 3
    assert restricted.journal() == ()


def test_the_way_is_told_by_day(play: Play) -> None:
    assert play(*TO_THE_END, "happened").says(
        "Day 0, The office, 9.20. You chose: Offer him toast and ask what time he got up.",
        "- You found out: opens the shop, stockroom heater and the till.",
        "Day 1, The conference call.",
        "The ending: A later start.",
    )


def test_earlier_playthroughs_of_the_seat_stand_beside_the_rates(play: Play) -> None:
    play(*SKIPPED)
    played = play(*SKIPPED, "pattern", new=True)
    assert played.says("From this seat before, the oldest first:", "1. ", "effective", "It ended with “A later start”.")
    assert "From this seat before" not in play("1", "2", *[""] * 3).flat


def test_questions_come_as_a_numbered_line_each(play: Play) -> None:
    assert play(*SKIPPED, "questions").says(
        "To think about: 2",
        "1. Late mornings and opens the shop, to School nurse.",
        "The rest: 3 shared in time, 3 kept",
        "3. Stockroom heater, to Tenancy team: shared in time; due by day 7. Grave.",
        "explain and a number, such as explain 1",
    )


def test_a_question_is_explained_under_the_number_it_was_told_by(play: Play) -> None:
    text = play(*SKIPPED, "questions", *(f"explain {number}" for number in range(1, 9))).text
    _, told, *explained, _ = text.split("Enter goes home: ")
    numbered = [line.partition(". ")[2] for line in told.splitlines() if line[:1].isdigit()]
    titles = [text.splitlines()[2] for text in explained]
    assert len(numbered) == 8
    assert all(line.startswith(title[:40]) for line, title in zip(numbered, titles, strict=True))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("explain", "explain rates: how the two rates were counted"),
        ("explain rates", "The cut-off is ours"),
        ("explain pattern", "What it cannot say"),
        ("explain 1", "What it is about"),
        ("explain 99", "Which question? Type its number after it, 1 to"),
        ("explain picture", "The whole picture"),
        ("explain expected", "A prediction is met when"),
        ("explain expected 1", "The office, 9.20: Police would have wanted"),
        ("explain record 2", "What the author accepts, and why"),
        ("explain record", "Which record? Type its number after it, 1 to 2."),
        ("explain decisions 2", "What the author accepts, and why"),
        ("explain conduct 1", "How such points come about"),
        ("explain consent 1", "There is no step to explain on this way."),
        ("explain weather", "There is nothing called “weather” to explain."),
    ],
)
def test_every_number_explains_itself(play: Play, asked: str, said: str) -> None:
    assert said in play(*SKIPPED, asked).flat.rpartition(f"Enter goes home: {asked}")[2]


def test_no_arrow_is_read_out(play: Play) -> None:
    assert "→" not in play(*SKIPPED, "explain rates", "explain 1", "happened", "time", "time 1", "questions").text


def test_the_moments_say_what_changed_and_one_is_told_whole(play: Play) -> None:
    played = play(*SKIPPED, "time", "time 1", "time 9")
    assert played.says(
        "Who knew what, through time",
        "0. At the start, day 0:",
        "1. Day 1, after choice 1 of 3, “The office, 9.20”. Day 0: you, found out: opens the shop",
        "A choice that is not listed brought nothing new to anyone.",
        "existed in no one's hands",
        "after choice 1 of 3",
        "Who then knew each piece:",
        "- Stockroom heater: you",
        "There is no moment 9. They go from 0, the start, to 3.",
    )


def test_one_piece_is_followed_through_time(play: Play) -> None:
    assert play(*SKIPPED, "time heater").says(
        "Stockroom heater", "Dean sleeps in the stockroom", "At the start: ", "- Day 0: you, found out."
    )


def test_one_holder_is_followed_through_time(play: Play) -> None:
    assert play(*SKIPPED, "time school").says("What you came to know", "At the start: ", "- Day 0, found out: opens")


def test_what_time_does_not_know_is_said_with_what_there_is(play: Play) -> None:
    assert play(*SKIPPED, "time weather").says("Nothing and nobody here is called “weather”.", "The pieces: ", "Police")


def test_a_question_on_both_sides_is_one_entry_of_two_lines(play: Play) -> None:
    played = play(*SKIPPED, "questions")
    assert played.says(
        "Late mornings and opens the shop, to School nurse. To be shared once Nell Farrow agreed: Nell Farrow was never"
        " asked, so not shared; due by day 6. To be kept until Nell Farrow agreed: kept. Ask her first."
    )
    assert played.flat.count("opens the shop, to School nurse") == 1


def test_what_turned_on_somebodys_safety_is_said_before_the_rates(play: Play) -> None:
    assert play(*TO_SCHOOL, *TALK, *CALL[:1], "3", *CALL[2:-1], "", "1", "skip all", "pattern").says(
        "The two rates, and the pattern", "Somebody's safety turned on this: stockroom heater, to", "Effective, of what"
    )


def test_decisions_in_another_seat_are_read_by_this_one(play: Play) -> None:
    school = play(*SKIPPED)
    assert "elsewhere:" not in school.flat
    play("", *["1", ""] * 20, story=corner_shop(), viewpoint="housing", new=True)
    played = play("played 2", "skip all", "elsewhere")
    assert played.says(
        "- elsewhere: what you decided in another seat",
        "You have sat elsewhere",
        "as Housing reads them",
        "As School",
        "The office, 9.20, day 0. You chose: Offer him toast",
        "Housing notices: The shop's hours.",
        "Housing would have wanted: “Ring his grandmother at the shop about the mornings”.",
        "You chose what Housing would have wanted.",
    )


def test_a_case_too_large_to_count_shows_all_that_needs_no_counting(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_large(_: Session) -> None:
        raise TooLarge(200_000)

    monkeypatch.setattr(Session, "debrief", too_large)
    played = play(*SKIPPED, "pattern", "questions", "conduct", "decisions", "explain rates", "explain 1")
    assert played.says(
        "There are no rates for this case. Not proven: more than 200,000 states are reachable.",
        "What you sent",
        "1. Stockroom heater, to",
        "How it was done",
        "Your decision records",
        "Why there are no rates",
        "Not proven: more than 200,000 states are reachable.",
    )
    assert "To think about" not in played.flat
    assert "What it is about" in played.flat


def test_what_it_came_to_is_kept_though_no_part_was_read(play: Play, records: Records) -> None:
    play(*SKIPPED)
    ((saved, result),) = records.results()
    assert (saved.id, result.ending) == (1, "A later start")


def test_undo_in_the_debrief_takes_the_last_choice_back(play: Play) -> None:
    played = play(*TO_SCHOOL, *TALK, *CALL, "1", "", "undo", "2")
    assert played.choices == ["talk-to-jamie", "say-heater", "listen"]


def test_the_scene_word_reads_again_what_became_of_each(play: Play) -> None:
    flat = play(*SKIPPED, "scene").flat
    assert flat.count("Nell Farrow: She sends shortbread.") == 2
