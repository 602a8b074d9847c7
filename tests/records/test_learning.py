"""What playing leaves behind: results, predictions, what-ifs, cards read, exports, and all of it as one value."""

import json
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from easi_engine.play import DecisionRecord, Move, Playthrough
from easi_sim.records import Branch, Decided, Records, Result, Step, UnknownPlaythrough
from tests.records.writing import DECIDED, fill, move
from tests.running import corner_shop

SHARED = (Step(Move("talk-to-jamie"), over=False),)
"""The moves that a what-if shares."""


def result(playthrough: int, at: datetime = datetime(2026, 3, 2, tzinfo=UTC), ending: str = "A later start") -> Result:
    return Result(playthrough, ending, (3, 4), (5, 5), (False, True), "ideal", "digest", at)


def finished(records: Records, start: Playthrough) -> int:
    id_ = records.begin(start)
    records.append(id_, move("a"), after=0, over=True)
    return id_


def test_a_result_comes_back_with_its_playthrough(records: Records, start: Playthrough) -> None:
    id_ = finished(records, start)
    records.keep_result(result(id_))
    assert records.results() == ((records.saved(id_), result(id_)),)
    assert records.results("corner-shop", "school") == records.results()
    assert records.results("corner-shop", "housing") == records.results("packed-lunch") == ()


def test_results_come_the_oldest_first_and_one_for_each(records: Records, start: Playthrough) -> None:
    first, second = finished(records, start), finished(records, start)
    records.keep_result(result(second, datetime(2026, 3, 1, tzinfo=UTC)))
    records.keep_result(result(first, ending="Another"))
    records.keep_result(result(first))
    assert [found.playthrough for _, found in records.results()] == [second, first]
    assert {found.ending for _, found in records.results()} == {"A later start"}


def test_undoing_an_ending_takes_its_result_away(records: Records, start: Playthrough) -> None:
    id_ = finished(records, start)
    records.keep_result(result(id_))
    records.append_undo(id_, after=1)
    assert records.results() == ()
    records.write(id_, (Step(Move("a"), over=True),), after=2)
    assert records.results() == ()


def test_a_result_without_its_playthrough_is_refused(records: Records) -> None:
    with pytest.raises(UnknownPlaythrough):
        records.keep_result(result(3))


def test_a_prediction_is_kept_with_its_move(records: Records, start: Playthrough) -> None:
    id_ = records.begin(start)
    records.append(id_, move("a"), after=0, over=False, decided=DECIDED)
    (guess,) = records.guesses()
    assert (guess.playthrough, guess.entry, guess.story, guess.viewpoint) == (id_, 1, "corner-shop", "school")
    assert (guess.scene, guess.agency, guess.predicted) == ("school-office", "police", "email")
    assert (guess.met, guess.first) == (False, True)


def test_only_the_first_meeting_with_a_decision_is_first(records: Records, start: Playthrough) -> None:
    id_ = records.begin(start)
    skipped = Decided("school-office", DECIDED.choices)
    elsewhere = Decided("school-call", ("say-all",), "police", "say-all", met=True)
    records.append(id_, move("a"), after=0, over=False, decided=skipped)
    records.append(id_, move("b", "say-all"), after=1, over=False, decided=elsewhere)
    records.append_undo(id_, after=2)
    records.append_undo(id_, after=3)
    records.append(id_, move("c"), after=4, over=False, decided=DECIDED)
    other = records.begin(start)
    records.append(other, move("d"), after=0, over=False, decided=DECIDED)
    assert [(guess.scene, guess.first) for guess in records.guesses()] == [
        ("school-call", True),
        ("school-office", False),
        ("school-office", False),
    ]


def test_a_what_if_holds_the_moves_it_shares(records: Records, start: Playthrough) -> None:
    origin = finished(records, start)
    shared = start.choose("talk-to-jamie")
    id_ = records.begin(shared, SHARED, Branch(origin, 1))
    assert records.saved(id_).branch == Branch(origin, 1)
    assert records.load(id_, corner_shop()).playthrough == shared
    assert [saved.id for saved in records.branches(origin)] == [id_]
    assert records.branches(id_) == ()


def test_a_what_if_is_in_no_list_but_its_own(records: Records, start: Playthrough) -> None:
    origin = finished(records, start)
    shared = start.choose("talk-to-jamie")
    open_, ended = (records.begin(shared, SHARED, Branch(origin, 1)) for _ in range(2))
    records.append(ended, move("a", "say-all"), after=1, over=True)
    assert [saved.id for saved in records.finished()] == [origin]
    assert records.unfinished() == ()
    assert [saved.id for saved in records.playthroughs()] == [ended, open_, origin]
    assert records.next_variant(corner_shop(), "school") == "busy", "only the origin met “quiet”"


def test_a_what_if_of_something_unsaved_is_in_no_list_either(records: Records, start: Playthrough) -> None:
    id_ = records.begin(start.choose("talk-to-jamie"), SHARED, Branch(0, 1))
    assert records.saved(id_).branch == Branch(0, 1)
    assert records.unfinished() == ()
    assert records.holdings().what_ifs == 1


def test_half_a_character_is_kept_as_plain_letters(records: Records, start: Playthrough) -> None:
    records.note_export("report", Path("/tmp/caf\udce9.html"))
    records.set_setting("name", "caf\udce9")
    assert str(records.exports()[0].path) == "/tmp/caf\\udce9.html"
    assert records.setting("name") == "caf\\udce9"
    assert records.write_entry("reflection", "caf\udce9").text == "caf\\udce9"
    id_ = records.begin(start)
    records.append(id_, Move("a", None, DecisionRecord("consent", "yes", None, "caf\udce9")), after=0, over=False)
    assert records.export()["playthroughs"][0]["log"][0]["record"]["reason"] == "caf\\udce9"


def test_a_what_if_of_nothing_there_is_refused(records: Records, start: Playthrough) -> None:
    with pytest.raises(UnknownPlaythrough):
        records.begin(start.choose("talk-to-jamie"), SHARED, Branch(12, 1))
    assert records.playthroughs() == ()


def test_a_long_pause_counts_as_ten_minutes(tmp_path: Path, start: Playthrough) -> None:
    times = iter([0, 30, 90, 90 + 8 * 3600, 90 + 8 * 3600 + 10])
    now = datetime(2026, 3, 1, tzinfo=UTC)

    def clock() -> datetime:
        return now + timedelta(seconds=next(times))

    records = Records.in_memory(clock)
    id_ = records.begin(start)
    for count in range(4):
        records.append(id_, Move("a"), after=count, over=False)
    assert records.seconds_spent(id_) == 30 + 60 + 600 + 10


def test_cards_read_are_kept_with_when(records: Records) -> None:
    records.mark_read("consent")
    first = records.cards_read()["consent"]
    records.mark_read("consent")
    records.mark_read("basis")
    assert list(records.cards_read()) == ["basis", "consent"]
    assert records.cards_read()["consent"] > first


def test_exports_are_noted_with_their_whole_path(
    records: Records, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    records.note_export("report", Path("mine.html"))
    (export,) = records.exports()
    assert (export.what, export.path) == ("report", tmp_path / "mine.html")


def test_everything_held_is_counted(records: Records, start: Playthrough, home: Path) -> None:
    assert records.holdings().oldest is None
    fill(records, start)
    records.mark_read("consent")
    records.set_setting("theme", "paper")
    held = records.holdings()
    assert (held.playthroughs, held.finished, held.what_ifs, held.choices, held.reasons) == (1, 0, 1, 5, 5)
    assert (held.guesses, held.results, held.cards) == (1, 0, 1)
    assert held.journal == {"reflection": 41, "commitment": 1, "question": 1}
    assert held.settings == {"theme": "paper"}
    assert held.oldest
    assert held.newest
    assert held.oldest < held.newest
    assert (held.home, held.private, held.keep_days) == (home, False, 365)
    assert [file.path.name for file in held.files] == ["records.sqlite", "records.sqlite-wal", "records.sqlite-shm"]
    assert sum(file.size for file in held.files) == sum(path.stat().st_size for path in home.iterdir())


def test_records_in_memory_hold_no_file() -> None:
    held = Records.in_memory(private=True).holdings()
    assert (held.home, held.files, held.private) == (None, (), True)


def test_the_export_holds_every_word_and_is_json(records: Records, start: Playthrough) -> None:
    id_ = fill(records, start)
    records.keep_result(result(id_))
    records.append(id_, move("end", "listen"), after=4, over=True)
    records.keep_result(result(id_))
    records.note_export("report", Path("/tmp/mine.html"))
    found = json.loads(json.dumps(records.export()))
    assert found["format"] == "easi-records-2"
    of = {one["id"]: one for one in found["playthroughs"]}
    assert of[id_]["finished"]
    assert [entry.get("choice") for entry in of[id_]["log"]] == [
        "talk-to-jamie",
        "say-heater",
        "listen",
        None,
        "listen",
    ]
    assert of[id_]["log"][3]["taken_back"] is True
    assert "undone-reason" in of[id_]["log"][2]["record"]["reason"]
    assert of[id_ + 1]["branch"] == {"of": id_, "at": 1}
    assert len(found["journal"]) == 43
    assert found["predictions"][0]["agency"] == "police"
    assert found["results"][0]["effective"] == [3, 4]
    assert found["exports"][0]["path"] == "/tmp/mine.html"
    assert set(found) >= {"cards_read", "settings", "exported"}


def test_records_are_written_from_several_threads(records: Records, start: Playthrough) -> None:
    def write() -> None:
        id_ = records.begin(start)
        for count in range(20):
            records.append(id_, move("a"), after=count, over=False)
            records.write_entry("reflection", "b", playthrough=id_)

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(records.journal()) == 80
    assert [saved.moves for saved in records.unfinished()] == [20] * 4
