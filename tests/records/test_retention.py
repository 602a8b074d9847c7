"""What nobody has touched for a year, or for as long as the policy or the learner says, is erased at the next start."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from easi_engine.play import Playthrough
from easi_sim.policy import Policy
from easi_sim.records import Branch, Records, Step
from easi_sim.records.retention import days_kept
from tests.records.writing import PLAYED, WRITTEN, fill, found_under, move, text

DAY_ONE = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
Open = Callable[..., Records]


@pytest.fixture
def on_day(home: Path) -> Open:
    def opened(day: int, policy: Policy | None = None) -> Records:
        return Records.open(home, lambda: DAY_ONE + timedelta(days=day), policy=policy or Policy())

    return opened


def test_what_is_untouched_for_a_year_is_gone_from_the_file(on_day: Open, home: Path, start: Playthrough) -> None:
    records = on_day(0)
    fill(records, start)
    records.mark_read("golden-rules")
    records.note_export("report", home / "report.html")
    records.close()
    records = on_day(365)
    assert (len(records.playthroughs()), len(records.journal()), records.expired) == (2, 43, 0)
    records.close()
    records = on_day(366)
    assert records.expired == 45
    assert (records.playthroughs(), records.journal(), records.cards_read(), records.exports()) == ((), (), {}, ())
    assert found_under(home, *PLAYED, *WRITTEN) == []
    records.close()
    records = on_day(367)
    assert records.expired == 0, "it is said once"
    records.close()


def test_what_is_touched_stays(on_day: Open, start: Playthrough) -> None:
    records = on_day(0)
    played, left = records.begin(start), records.begin(start)
    for id_ in (played, left):
        records.append(id_, move("reason"), after=0, over=False)
    changed, old = records.write_entry("reflection", "a"), records.write_entry("reflection", "b")
    records.close()
    records = on_day(300)
    records.append_undo(played, after=1)
    records.append(played, move("reason"), after=2, over=False)
    records.change_entry(changed.id, text="c", due=None)
    records.close()
    records = on_day(400)
    assert [saved.id for saved in records.playthroughs()] == [played]
    assert [entry.id for entry in records.journal()] == [changed.id]
    assert records.expired == 2
    assert old.id != changed.id
    records.close()


def test_a_playthrough_stays_with_a_what_if_that_is_being_played(on_day: Open, start: Playthrough) -> None:
    records = on_day(0)
    origin = records.begin(start)
    records.append(origin, move("reason"), after=0, over=False)
    first = records.begin(start, (Step(move("reason"), over=False),), Branch(origin, 1))
    records.close()
    records = on_day(300)
    second = records.begin(start, (Step(move("reason"), over=False),), Branch(first, 1))
    records.close()
    records = on_day(400)
    assert {saved.id for saved in records.playthroughs()} == {origin, first, second}
    records.close()
    records = on_day(700)
    assert records.playthroughs() == ()
    assert records.expired == 3
    records.close()


def test_a_commitment_stays_until_its_date_is_as_old(on_day: Open) -> None:
    records = on_day(0)
    due = (DAY_ONE + timedelta(days=200)).date()
    records.write_entry("commitment", "ring the school nurse", due=due)
    records.close()
    for day, count in ((500, 1), (600, 0)):
        records = on_day(day)
        assert len(records.journal()) == count
        records.close()


@pytest.mark.parametrize(
    ("policy", "chosen", "days"),
    [
        (None, "", 365),
        (None, "30", 30),
        (None, "1000", 365),
        (None, "soon", 365),
        (None, "-3", 365),
        (None, "0", 365),
        (90, "", 90),
        (90, "30", 30),
        (90, "120", 90),
        (1000, "", 365),
    ],
)
def test_the_shortest_of_policy_choice_and_a_year_holds(policy: int | None, chosen: str, days: int) -> None:
    assert days_kept(Policy(retention_days=policy), chosen) == days


def test_the_learner_and_the_policy_shorten_it(on_day: Open) -> None:
    for day in (0, 20, 40):
        records = on_day(day)
        records.write_entry("reflection", text(f"entry-{day}"))
        records.close()
    records = on_day(45, Policy(retention_days=30))
    assert (records.keep_days, len(records.journal())) == (30, 2)
    records.set_setting("retention", "10")
    records.close()
    records = on_day(45, Policy(retention_days=30))
    assert (records.keep_days, len(records.journal())) == (10, 1)
    records.close()


def test_nothing_is_written_where_nothing_is_old(on_day: Open, home: Path) -> None:
    records = on_day(0)
    records.write_entry("reflection", "a", due=date(2026, 3, 5))
    records.close()
    before = (home / "records.sqlite").read_bytes()
    on_day(3).close()
    assert (home / "records.sqlite").read_bytes() == before
