"""A sitting in plain mode as a whole: how it begins and ends, and that nothing in it can act on the terminal."""

import dataclasses
import shutil
from pathlib import Path

import pytest

from easi_engine.story import Story
from easi_sim.catalogue import load_one
from easi_sim.errors import Trouble
from easi_sim.policy import Policy
from easi_sim.records import Records, RecordsError
from tests.plain.conftest import CALL, TALK, TO_SCHOOL, TO_THE_END, Play
from tests.running import STORIES, corner_shop


def test_words_about_a_case_wait_until_one_is_open(play: Play) -> None:
    assert "That works once a case is open." in play("know").flat
    assert "Words you can type at any prompt" in play("help").flat


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
    assert "Go on: The corner shop, School, 1 choice in, last on" in played.flat
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


def test_the_word_home_leaves_for_another_case(play: Play, records: Records) -> None:
    played = play(*TO_SCHOOL, *TALK, "home", "2", "2", "")
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
    assert "Play goes on. EASI tries again at every choice" in played.warnings[0]
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
    monkeypatch.setattr(records, "playthroughs", unreadable)
    played = play("1", "1", "")
    assert any("damaged" in warning for warning in played.warnings)
    assert "Number, 1 to 3:" in played.flat


def test_a_private_sitting_says_that_nothing_is_kept(play: Play) -> None:
    private = Records.in_memory(private=True, policy=Policy())
    played = play("", *TO_THE_END, "skip all", "quit", kept=private)
    assert played.says(
        "Nothing of this sitting is kept", "write to a file before you leave", "Nothing was kept of this sitting."
    )


def test_a_policy_that_cannot_be_understood_is_said_with_its_line(play: Play) -> None:
    policy = Policy(keep=False, problem="/etc/easi/policy.toml:3: there is no setting “lam”.")
    flat = play("", kept=Records.in_memory(private=True, policy=policy)).flat
    assert "cannot be understood" in flat
    assert "/etc/easi/policy.toml:3: there is no setting “lam”." in flat


EVENING = (
    *("", "help", "find shop", *TO_SCHOOL, "journal write", "2", "Ring first.", "", "14 Dec", *TALK),
    *("", "2", "record", "1", "ideas 1", "3", "4", "He asked.", "jigsaw", "", "", "2", "", "2 4", "Time.", "", "", ""),
    *("explain 1", "skip", "pattern", "practice", "Ask.", "", "in 2 weeks", "", "whatif 2", "3", "1", "1", "1", "", ""),
    *("others", "played", "settings erase", "no", "quit"),
)
"""A whole evening of somebody new: every kind of prompt is met."""


def test_wherever_the_input_ends_it_is_said_what_is_kept(play: Play, tmp_path: Path, is_long: bool) -> None:
    for length in range(0, len(EVENING) + 1, 1 if is_long else 4):
        fresh = Records.open(tmp_path / str(length), policy=Policy())
        played = play(*EVENING[:length], kept=fresh)
        endings = ("What you did is kept.", "Saved. To go on:", "No choice was made yet.", "Nothing was played.")
        support = "If this touches you - Talk to your own line manager or safeguarding lead."
        last = played.flat.removesuffix(support)[-110:]
        assert any(ending in last for ending in endings), EVENING[:length]
        assert played.warnings == []
        fresh.close()


def test_a_what_if_that_is_left_says_how_to_go_on_with_it(play: Play) -> None:
    play(*TO_THE_END, "skip all", "whatif 2", "quit")
    assert "Saved. To go on: easi --plain, and there: played 2" in play("played 2", "quit").flat


def test_what_was_let_go_at_the_start_is_said(play: Play, records: Records) -> None:
    records.expired = 3
    assert "3 playthroughs and journal entries, not touched for a year, went when EASI started." in play().flat


def test_leaving_after_an_ending_says_that_it_is_kept(play: Play) -> None:
    assert play(*TO_THE_END, "quit").flat.endswith("What you did is kept. `easi --plain` opens it again.")
