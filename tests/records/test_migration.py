"""Records of an older version become records of this one, with a copy beside them; one at a time, all or nothing."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from easi_engine.play import Playthrough
from easi_sim.records import Decided, Full, NotWritable, Records, RecordsError, schema
from tests.records.children import in_a_child, let_no_file_grow_beyond
from tests.records.conftest import Clock
from tests.records.writing import DECIDED, move
from tests.running import corner_shop, surroundings

FILE = "records.sqlite"
COPY = "records.sqlite.before-2"

VERSION_1 = """
CREATE TABLE playthroughs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used twice, even after an erasure
    story TEXT NOT NULL,
    digest TEXT NOT NULL,                  -- of the story when it was last played
    viewpoint TEXT NOT NULL,
    variant TEXT,
    started TEXT NOT NULL,                 -- times are UTC, ISO 8601
    updated TEXT NOT NULL,
    finished TEXT                          -- when an ending was reached
);
CREATE TABLE moves (
    playthrough INTEGER NOT NULL REFERENCES playthroughs (id) ON DELETE CASCADE,
    entry INTEGER NOT NULL,                -- 1, 2, 3 ... within the playthrough
    at TEXT NOT NULL,
    move TEXT,                             -- JSON; null takes back the last move that stands
    PRIMARY KEY (playthrough, entry)
) WITHOUT ROWID;
CREATE TRIGGER moves_are_only_added BEFORE UPDATE ON moves
    BEGIN SELECT RAISE(ABORT, 'moves are only added'); END;
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
PRAGMA user_version = 1;
"""
"""What version 1 made, word for word."""

TALK = (
    '{"choice":"talk-to-jamie","prediction":{"agency":"police","would":"email"},'
    '"record":{"basis":"public-task","told":"later","route":null,"reason":"“He” said so"}}'
)
PASS = '{"choice":"say-heater","prediction":null,"record":null}'
AT = "2026-03-01T09:00:00.000+00:00"


def version_1(home: Path) -> sqlite3.Connection:
    """Make records as version 1 did, with a playthrough of two moves and a setting, and leave them open."""
    home.mkdir(mode=0o700, exist_ok=True)
    raw = sqlite3.connect(home / FILE, isolation_level=None)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.executescript(VERSION_1)
    digest = corner_shop().digest
    raw.execute(
        "INSERT INTO playthroughs VALUES (1, 'corner-shop', ?, 'school', 'quiet', ?, ?, NULL)", (digest, AT, AT)
    )
    raw.executemany("INSERT INTO moves VALUES (1, ?, ?, ?)", [(1, AT, TALK), (2, AT, PASS)])
    raw.execute("INSERT INTO settings VALUES ('theme', 'paper')")
    return raw


@pytest.fixture
def older(home: Path) -> Path:
    version_1(home).close()
    return home


def tables(path: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as raw:
        return int(raw.execute("PRAGMA user_version").fetchone()[0])


def test_everything_in_an_older_file_is_there_afterwards(older: Path) -> None:
    records = Records.open(older, Clock())
    resumed = records.load(1, corner_shop())
    assert [made.choice for made in resumed.playthrough.moves] == ["talk-to-jamie", "say-heater"]
    first = resumed.playthrough.moves[0]
    assert first.record
    assert first.record.reason == "“He” said so"
    assert (resumed.entries, resumed.edited) == (2, False)
    assert records.setting("theme") == "paper"
    assert records.saved(1).branch is None
    assert records.append(1, move("now", "listen"), after=2, over=True) == 3
    records.close()
    assert version(older / FILE) == schema.SCHEMA


def test_a_migrated_file_is_the_same_as_a_new_one(older: Path, tmp_path: Path) -> None:
    Records.open(older, Clock()).close()
    Records.open(tmp_path / "new", Clock()).close()
    assert tables(older / FILE) == tables(tmp_path / "new" / FILE)


def test_the_file_is_copied_first_for_its_owner_alone(older: Path) -> None:
    before = tables(older / FILE)
    Records.open(older, Clock()).close()
    assert tables(older / COPY) == before
    assert version(older / COPY) == 1
    with closing(sqlite3.connect(older / COPY)) as raw:
        assert raw.execute("SELECT move FROM moves").fetchall() == [(TALK,), (PASS,)]
    assert stat.S_IMODE((older / COPY).stat().st_mode) == 0o600


def test_a_new_file_has_no_copy(home: Path, records: Records) -> None:
    assert [path.name for path in home.iterdir() if "before" in path.name] == []


def test_the_copy_is_named_among_what_is_held(older: Path) -> None:
    records = Records.open(older, Clock())
    assert older / COPY in {file.path for file in records.holdings().files}
    records.close()


@pytest.mark.parametrize(("days", "is_there"), [(29, True), (31, False)])
def test_the_copy_is_kept_for_thirty_days(older: Path, days: int, is_there: bool) -> None:
    Records.open(older).close()
    later = datetime.now(UTC) + timedelta(days=days)
    Records.open(older, lambda: later).close()
    assert (older / COPY).exists() == is_there


def test_a_decision_made_before_scenes_were_written_down_is_no_first_meeting(older: Path, start: Playthrough) -> None:
    records = Records.open(older, Clock())
    again = records.begin(start)
    records.append(again, move("a"), after=0, over=False, decided=DECIDED)
    elsewhere = Decided("school-meeting", ("listen", "leave"), "police", "listen", met=True)
    records.append(again, move("b", "listen"), after=1, over=False, decided=elsewhere)
    assert [(guess.scene, guess.first) for guess in records.guesses()] == [
        ("school-office", False),
        ("school-meeting", True),
    ]
    records.close()


def test_a_move_that_cannot_be_read_does_not_stop_the_migration(home: Path) -> None:
    raw = version_1(home)
    raw.execute("INSERT INTO moves VALUES (1, 3, ?, '{not json')", (AT,))
    raw.close()
    records = Records.open(home, Clock())
    assert records.saved(1).moves == 3
    records.close()


def test_what_a_killed_process_of_the_older_version_confirmed_is_migrated(tmp_path: Path, home: Path) -> None:
    raw = version_1(tmp_path / "alive")
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("INSERT INTO moves VALUES (1, 3, ?, ?)", (AT, PASS))
    # As a kill leaves it: the database, and a log of writes with what was confirmed and nothing else.
    shutil.copytree(tmp_path / "alive", home)
    raw.close()
    assert (home / f"{FILE}-wal").stat().st_size
    records = Records.open(home, Clock())
    assert records.saved(1).moves == 2
    assert records.load(1, corner_shop()).stopped is None
    records.close()


KILLED_IN_THE_MIDDLE = """
import os, sys
from pathlib import Path
from easi_sim.records import Records, schema

def upgrade_and_die(connection):
    connection.execute("PRAGMA cache_size = 1")
    schema._run(connection, schema._SELF_STUDY)
    os.kill(os.getpid(), 9)

def copy_and_die(path):
    part = path.with_name(f"{schema.copy_name(path)}.part")
    part.write_bytes(path.read_bytes()[:5000])
    os.kill(os.getpid(), 9)

if sys.argv[2] == "copy":
    schema._copy = copy_and_die
else:
    schema._UPGRADES = (schema._UPGRADES[0], upgrade_and_die)
Records.open(Path(sys.argv[1]))
"""


@pytest.mark.parametrize("during", ["copy", "upgrade"])
def test_a_migration_that_was_killed_is_done_again(older: Path, during: str) -> None:
    command = [sys.executable, "-c", KILLED_IN_THE_MIDDLE, str(older), during]
    done = subprocess.run(command, env=surroundings(older), stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert abs(done.returncode) == 9, done.stderr.decode()
    assert version(older / FILE) == 1
    records = Records.open(older, Clock())
    assert records.saved(1).moves == 2
    records.close()
    assert version(older / COPY) == 1
    assert sorted(path.name for path in older.iterdir()) == [FILE, COPY]


def test_a_migration_that_fails_changes_nothing(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tables(older / FILE)

    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE half (way)")
        raise sqlite3.OperationalError("no")

    monkeypatch.setattr(schema, "_UPGRADES", (schema._from_nothing, fail))
    with pytest.raises(RecordsError):
        Records.open(older)
    assert tables(older / FILE) == before
    assert version(older / FILE) == 1


def test_without_room_for_the_copy_the_older_file_stays_as_it_is(home: Path) -> None:
    raw = version_1(home)
    raw.execute("INSERT INTO settings VALUES ('long', ?)", ("x" * 300_000,))
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()

    def try_it() -> None:
        let_no_file_grow_beyond(200_000)
        with pytest.raises((Full, NotWritable)):
            Records.open(home)

    in_a_child(try_it)
    assert version(home / FILE) == 1
    assert Records.open(home, Clock()).setting("long") == "x" * 300_000


OPENER = """
import sys
from pathlib import Path
from easi_sim.records import Records
records = Records.open(Path(sys.argv[1]))
print(records.saved(1).moves)
"""


def test_processes_that_migrate_together_do_it_once(older: Path) -> None:
    command = [sys.executable, "-c", OPENER, str(older)]
    running = [
        subprocess.Popen(
            command, env=surroundings(older), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(6)
    ]
    said = [process.communicate(timeout=60) for process in running]
    assert said == [(f"2{os.linesep}".encode(), b"")] * 6
    assert version(older / COPY) == 1
    assert version(older / FILE) == schema.SCHEMA
