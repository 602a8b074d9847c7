"""Erasing: from the tables, from the pages they lay on, from the log of writes and from copies.

SQLite overwrites what is deleted (`secure_delete`), which needs hardly any room; then the log of writes is emptied, the
file is built anew without its gaps, and the log is emptied again. Where the tables cannot be written at all, everything
can still be erased: the files are overwritten where they lie and removed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from easi_sim.claim import Claimed
from easi_sim.place import FILE
from easi_sim.records.database import connect, connect_memory, in_words
from easi_sim.records.errors import Busy, Damaged, Full, NotWritable, RecordsError
from easi_sim.records.files import (
    copies_in,
    erase_workshop,
    files_in,
    leftovers_in,
    overwrite_and_remove,
    workshops_in,
)
from easi_sim.records.holding import Holding
from easi_sim.records.kept import Erased, Export, What
from easi_sim.records.schema import writing

EVERYTHING_CAN_BE = "Nothing was erased. Everything at once could be erased even so."

_TABLES = ("playthroughs", "journal", "cards", "exports", "settings")
"""The others go with the playthroughs."""

STILL_OPEN = (
    "Another EASI window was reading the file just then, so what was erased may still stand in it."
    " Close every other EASI window and erase again."
)
NO_ROOM = (
    "There was no room to build the file anew, so traces of what was erased may stand in it."
    " Close every other EASI window, make some room and erase again."
)


class Erasing(Holding):
    """The records, which can be erased."""

    def erase(self, what: What, id_: int | None = None) -> Erased:
        """Erase everything, the journal, or playthrough number `id_` with its what-ifs, from the files too.

        Raises UnknownPlaythrough, and RecordsError when nothing could be erased.
        """
        beyond: tuple[Export, ...] | None = None
        with self._lock:
            try:
                beyond = self.exports()
                did = self._deleted(what, id_)
            except (Damaged, Full, NotWritable) as error:
                if what != "everything" or self.path is None:
                    raise error.adding(EVERYTHING_CAN_BE) from error
                return self._erase_files(self.path.parent, beyond)
            undone = self._scrub()
        if self.path is not None:
            home = self.path.parent
            within: tuple[Path, ...] = ()
            if what == "everything":
                within, beyond = _parted(beyond, home)
            also_did, also_undone = _remove((*copies_in(home), *leftovers_in(home), *within))
            did += also_did
            undone += also_undone
            if what == "everything":
                also_did, also_undone = _remove_workshops(home)
                did += also_did
                undone += also_undone
        return Erased(tuple(did), tuple(undone), beyond)

    def _deleted(self, what: What, id_: int | None) -> list[str]:
        try:
            with self._writing() as connection:
                return self._delete(connection, what, id_)
        except (Full, NotWritable) as error:
            try:
                with self._in_place() as connection, writing(connection):
                    return self._delete(connection, what, id_)
            except RecordsError:
                raise error from None  # the first one says what to do

    def _delete(self, connection: sqlite3.Connection, what: What, id_: int | None) -> list[str]:
        if what == "journal":
            entries = connection.execute("DELETE FROM journal").rowcount
            return [f"The journal is erased: {_count(entries, 'entry', 'entries')}."]
        if what == "playthrough":
            if id_ is None:
                raise ValueError("which playthrough?")
            return self._delete_playthrough(connection, id_)
        played, written = (_rows(connection, table) for table in ("playthroughs", "journal"))
        for table in _TABLES:
            connection.execute(f"DELETE FROM {table}")
        return [
            f"Everything is erased: {_count(played, 'playthrough', 'playthroughs')} with their choices, records,"
            f" predictions and results, {_count(written, 'journal entry', 'journal entries')}, and your settings."
        ]

    def _delete_playthrough(self, connection: sqlite3.Connection, id_: int) -> list[str]:
        self._must_be_there(connection, id_)
        played = _rows(connection, "playthroughs")
        about = _rows(connection, f"journal WHERE playthrough = {int(id_)}")
        connection.execute("DELETE FROM playthroughs WHERE id = ?", (id_,))
        parted = played - 1 - _rows(connection, "playthroughs")
        did = [f"Playthrough {id_} is erased, with its choices, records, predictions and result."]
        if parted:
            did.append(f"{_count(parted, 'what-if', 'what-ifs')} that parted from it went with it.")
        if about:
            did.append(f"{_count(about, 'journal entry', 'journal entries')} about it stayed in the journal.")
        return did

    def _scrub(self) -> list[str]:
        """Leave no trace of what was deleted; return what could not be done."""
        if self.path is None:
            return []
        try:
            self._try_to_empty_log()  # makes room for what follows
            self._build_anew()
            return [] if self._empty_log() else [STILL_OPEN]
        except Busy:
            return [NO_ROOM if self._try_to_empty_log() else STILL_OPEN]
        except RecordsError:
            return [NO_ROOM]

    def _erase_files(self, home: Path, beyond: tuple[Export, ...] | None) -> Erased:
        self._connection.close()
        try:
            return erase_files(home, beyond)
        finally:
            try:
                self._connection = connect(home)
            except RecordsError:  # no room even for an empty file: go on without one
                self._connection, self.path = connect_memory(), None


def erase_files(home: Path, exports: tuple[Export, ...] | None = None) -> Erased:
    """Overwrite and remove every file of the records: for records that cannot be opened or written.

    `exports` is None where not even they can be read. Raises Busy when another process has the records open, since it
    would go on writing.
    """
    with in_words(home / FILE):
        _must_be_ours_alone(home / FILE)
        within, beyond = _parted(exports or (), home)
        logs, logs_left = _remove_workshops(home)
        held = (held.path for held in files_in(home) if held.path.parent == home)
        did, undone = _remove((*held, *within))
        did, undone = did + logs, undone + logs_left
    if exports is None:
        did.append("Which files were written elsewhere cannot be said: the records could not be read.")
    return Erased(("Everything is erased, file by file.", *did), tuple(undone), beyond)


def _must_be_ours_alone(path: Path) -> None:
    if not path.exists():
        return
    with closing(sqlite3.connect(path, timeout=0.5, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                raise Busy(
                    f"Another program has {path} open, and would go on writing to it.",
                    "Close every other EASI window and erase again.",
                ) from error


def _parted(exports: tuple[Export, ...], home: Path) -> tuple[tuple[Path, ...], tuple[Export, ...]]:
    """Part the exports that lie in the records' own folder from those beyond reach.

    What lies deeper in that folder is left alone: EASI_HOME may name a folder that is not only EASI's.
    """
    within = tuple(export.path for export in exports if _is_in(export.path, home))
    return within, tuple(export for export in exports if export.path not in within)


def _is_in(path: Path, home: Path) -> bool:
    try:
        return path.is_file() and path.parent.resolve() == home.resolve()
    except OSError:
        return False


def _remove(paths: Iterable[Path]) -> tuple[list[str], list[str]]:
    """Overwrite and remove files; return what was done, and what could not be."""
    did, undone = [], []
    for path in paths:
        try:
            overwrite_and_remove(path)
            did.append(f"Overwritten and removed: {path}")
        except FileNotFoundError:
            continue
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            undone.append(f"{path} could not be removed: {why}. Delete it yourself.")
    return did, undone


def _remove_workshops(home: Path) -> tuple[list[str], list[str]]:
    """Erase every workshop that is not being held; return what was done, and what could not be."""
    did, undone = [], []
    for log in workshops_in(home):
        try:
            erase_workshop(log)
            did.append(f"Overwritten and removed: {log}")
        except Claimed:
            undone.append(f"{log} was left: that workshop is open in another window. Close it and erase again.")
        except OSError as error:
            undone.append(f"{log} could not be removed: {(error.strerror or str(error)).lower()}. Delete it yourself.")
    return did, undone


def _rows(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
