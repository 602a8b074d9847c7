"""Plain mode is a complete way to play: every step, every word, and a way out at every prompt."""

import dataclasses
import shutil
from pathlib import Path

import pytest

from easi_engine.play import DecisionRecord, Prediction
from easi_engine.story import Story
from easi_sim.catalogue import load_one
from easi_sim.errors import Trouble
from easi_sim.records import Records, RecordsError
from tests.plain.conftest import Play
from tests.running import STORIES, corner_shop

TO_SCHOOL = ("1", "1", "")
"""From the start: the first case, the school's seat, and start."""
TALK = ("1", "6", "2", "1", "")
"""Talk to Jamie: public task, will tell him, the police would too; then on from the readings."""
CALL = ("", "2", "6", "1", "4", "He asked me to.", "", "")
"""After the content note: the heater; the full record; no prediction; on from the readings."""
TO_THE_END = (*TO_SCHOOL, *TALK, *CALL, "1")


def test_a_case_is_played_from_the_library_to_the_debrief(play: Play) -> None:
    played = play(*TO_THE_END)
    assert played.choices == ["talk-to-jamie", "say-heater", "tell-nell"]
    assert played.session
    first, second, third = played.session.playthrough.moves
    assert first.prediction == Prediction("police", "talk-to-jamie")
    assert first.record == DecisionRecord("public-task", "later")
    assert second.prediction is None
    assert second.record == DecisionRecord("public-task", "yes", "unsafe-to-ask", "He asked me to.")
    assert third.record is None
    for said in (
        "The ending: A later start",
        "Nell Farrow: She sends shortbread.",
        "Effective, of what should have been shared",
        "Appropriate, of what should have been kept",
        "This is a pattern of this playthrough, not of you.",
        "It is training, not legal advice",
        "The research's: The four models",
        "Ours: Measuring a playthrough",
        "How it was done",
        "Your decision records",
        "You met: Dean is away by day",
        "Talk to your own line manager",
    ):
        assert said in played.flat


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
    flat = play(*TO_SCHOOL, "2", "2", "1", "1").flat
    assert "2. Ring his grandmother at the shop about the mornings (your choice)" in flat
    assert "Police notices: The man in the van." in flat
    assert "Health notices: How tired he is." in flat
    assert "Would have wanted: 2 (your choice)." in flat
    assert "You thought Police would have wanted 1, and it would have." in flat


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


@pytest.mark.parametrize("before", [("1",), ("1", "6"), ("1", "6", "2"), ("1", "6", "2", "1")])
def test_a_word_is_understood_at_every_prompt_of_a_decision(play: Play, before: tuple[str, ...]) -> None:
    assert "What you know" in play(*TO_SCHOOL, *before, "know").flat


def test_words_about_a_case_wait_until_one_is_open(play: Play) -> None:
    assert "That works once a case is open." in play("know").flat
    assert "Words you can type at any prompt" in play("help").flat


def test_what_is_no_answer_is_asked_again(play: Play) -> None:
    played = play(*TO_SCHOOL, "0", "4", "two", "-1", "٣", "9" * 30, "")
    assert played.flat.count("Please type a number, 1 to 3, or the word help.") == 7
    assert played.choices == []


def test_undo_takes_the_last_choice_back(play: Play) -> None:
    played = play(*TO_SCHOOL, *TALK, "", "undo", "3", "1", "3", "", "")
    assert played.choices == ["email"]
    assert "Taken back." in played.flat


def test_undo_while_deciding_chooses_nothing(play: Play) -> None:
    played = play(*TO_SCHOOL, "1", "6", "undo")
    assert played.choices == []
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
    played = play(*TO_SCHOOL, "record", "1", "6", "2", "1", "Because.", "", "")
    assert played.session
    assert played.session.playthrough.moves[0].record == DecisionRecord("public-task", "later", "asked", "Because.")


def test_the_word_record_works_halfway_through_a_quick_one_and_once(play: Play) -> None:
    played = play(*TO_SCHOOL, "1", "6", "record", "2", "1", "", "", "", "", "undo", "1", "6", "2", "", "")
    assert played.session
    assert played.session.playthrough.moves[0].record == DecisionRecord("public-task", "later")


def test_a_reason_that_looks_personal_is_asked_about_before_it_is_kept(play: Play) -> None:
    again = play(*TO_SCHOOL, "record", "1", "6", "2", "1", "Ring 07700 900123", "1", "Ring her", "")
    assert "looks as if it holds a telephone number" in again.flat
    assert again.session
    record = again.session.playthrough.moves[0].record
    assert record
    assert record.reason == "Ring her"
    kept = play(*TO_SCHOOL, "record", "1", "6", "2", "1", "Ring 07700 900123", "2", "", new=True)
    assert kept.session
    record = kept.session.playthrough.moves[0].record
    assert record
    assert record.reason == "Ring 07700 900123"


def test_the_end_of_the_input_saves_and_says_how_to_go_on(play: Play, records: Records) -> None:
    played = play(*TO_SCHOOL, *TALK)
    assert "Saved. To go on: easi play corner-shop --plain" in played.flat
    assert "Talk to your own line manager" in played.flat
    (saved,) = records.unfinished()
    assert saved.moves == 1


def test_the_command_to_go_on_names_the_story_as_the_learner_did(play: Play, tmp_path: Path) -> None:
    library = Path(shutil.copytree(STORIES, tmp_path / "my stories"))
    flat = play("1", "1", "", *TALK, stories=library).flat
    assert f"To go on: easi play corner-shop --plain --stories '{library}'" in flat
    folder = str(library / "corner-shop")
    flat = play("2", "1", "", story=load_one(library / "corner-shop"), named=folder).flat
    assert f"To start: easi play '{folder}' --plain" in flat


@pytest.mark.parametrize("lines", [(), ("1",), TO_SCHOOL, (*TO_SCHOOL, "1"), (*TO_SCHOOL, *TALK), TO_THE_END])
def test_the_word_quit_leaves_as_the_end_of_input_does(play: Play, lines: tuple[str, ...]) -> None:
    assert play(*lines, "quit", "1", "1", new=True).choices == play(*lines, new=True).choices


def test_an_unfinished_case_is_offered_and_gone_on_with(play: Play) -> None:
    play(*TO_SCHOOL, *TALK)
    played = play("1", *CALL)
    assert "The corner shop, School: 1 choice made, last on" in played.flat
    assert played.choices == ["talk-to-jamie", "say-heater"]


def test_an_unfinished_case_may_be_left_for_a_new_one(play: Play, records: Records) -> None:
    play(*TO_SCHOOL, *TALK)
    played = play("2", *TO_SCHOOL)
    assert played.choices == []
    assert len(records.unfinished()) == 1


def test_asking_for_a_new_one_offers_nothing(play: Play) -> None:
    play(*TO_SCHOOL, *TALK)
    assert "You have not finished" not in play(new=True).flat


def test_a_case_and_seat_named_are_not_asked_for(play: Play) -> None:
    played = play("", story=corner_shop(), viewpoint="housing")
    assert "Which case?" not in played.flat
    assert "Whose seat" not in played.flat
    assert "The rent on the shop flat is eight weeks behind" in played.flat


def test_the_seat_taken_last_is_offered_first(play: Play) -> None:
    play("1", "2")
    played = play("1", "", "")
    assert "or Enter for Tenancy team again" in played.flat
    assert played.session
    assert played.session.viewpoint == "housing"


def test_the_welcome_is_said_in_full_once(play: Play) -> None:
    assert "independent reconstruction" in play().flat
    assert "independent reconstruction" not in play().flat


def test_the_word_new_leaves_for_another_case(play: Play, records: Records) -> None:
    played = play(*TO_SCHOOL, *TALK, "new", "1", "2", "")
    assert played.session
    assert played.session.viewpoint == "housing"
    assert len(records.unfinished()) == 1


def test_an_edited_case_says_where_the_old_choices_stop(play: Play, tmp_path: Path) -> None:
    play(*TO_SCHOOL, *TALK, *CALL)
    library = Path(shutil.copytree(STORIES, tmp_path / "library"))
    scenes = library / "corner-shop/scenes/school.yaml"
    scenes.write_text(scenes.read_text(encoding="utf-8").replace("say-heater", "say-fire"), encoding="utf-8")
    played = play("1", "", stories=library)
    assert "1 of your 2 choices still fit; the next, “say-heater”, does not: there is no such choice" in played.flat
    assert played.choices == ["talk-to-jamie"]


def test_play_goes_on_when_saving_fails_with_one_warning(play: Play, records: Records) -> None:
    records._connection.execute("PRAGMA query_only = ON")
    played = play(*TO_SCHOOL, *TALK, *CALL)
    assert played.choices == ["talk-to-jamie", "say-heater"]
    assert len(played.warnings) == 1
    assert "You can still play" in played.warnings[0]
    assert "was not saved" in played.flat


def test_an_empty_library_is_trouble(play: Play, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="holds no story"):
        play(stories=tmp_path)


def hostile() -> Story:
    """The corner shop with a title, a fact, a scene and a reading that try to act on the terminal."""
    story = load_one(STORIES / "corner-shop")
    bad = "\x1b[2J\x9b31m\u202eevil\u2066\r\x07"
    office = story.scenes["school-office"]
    options = {id_: choice.model_copy(update={"say": choice.say + bad}) for id_, choice in office.choices.items()}
    police = office.readings["police"]
    assert not isinstance(police, tuple)
    readings = office.readings | {"police": police.model_copy(update={"because": bad, "notices": bad})}
    scene = office.model_copy(update={"title": bad, "text": bad, "choices": options, "readings": readings})
    facts = {id_: fact.model_copy(update={"says": fact.says + bad}) for id_, fact in story.case.facts.items()}
    people = {id_: one.model_copy(update={"name": one.name + bad}) for id_, one in story.case.people.items()}
    case = story.case.model_copy(update={"title": bad, "blurb": bad, "facts": facts, "people": people})
    seats = story.seats | {"school": story.seats["school"] | {"school-office": scene}}
    return dataclasses.replace(story, case=case, seats=seats)


def test_story_text_is_inert(play: Play) -> None:
    words = ("know", "jigsaw", "path", "case", "consent", "scene")
    played = play("", *words, *TALK, *CALL, "1", *words, story=hostile(), viewpoint="school")
    assert "␛[2J⟨U+009B⟩31m⟨RLO⟩evil⟨LRI⟩␍␇" in played.text
    assert not set(played.text) & {*map(chr, range(10)), *map(chr, range(11, 32)), "\x7f", "\x9b", "\u202e", "\u2066"}


def test_what_is_typed_is_inert_too(play: Play) -> None:
    played = play(
        *TO_SCHOOL, "\x1b[2J", "word \x1b[2J", "record", "1", "6", "2", "1", "\x1b]0;title\x07", "", *CALL, "1"
    )
    assert "\x1b" not in played.text
    assert "\x07" not in played.text


def test_records_that_cannot_be_read_are_no_reason_not_to_play(
    play: Play, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(*_: object, **__: object) -> None:
        raise RecordsError("The records are damaged.", "")

    monkeypatch.setattr(records, "unfinished", unreadable)
    played = play("1", "1", "")
    assert any("damaged" in warning for warning in played.warnings)
    assert "Number, 1 to 3:" in played.flat
