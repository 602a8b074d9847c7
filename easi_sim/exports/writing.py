"""Writing what is taken away to a file: never over another one unasked, readable by its owner only, and noted.

The records keep a note of each file, so that erasing can say what is out of its reach.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date
from importlib import import_module
from itertools import count
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Literal, NamedTuple, cast, get_args

from platformdirs import user_documents_path

from easi_engine.story import Story
from easi_sim.errors import Trouble
from easi_sim.exports.gather import ALL, Include, report_of
from easi_sim.exports.journal import journal_markdown
from easi_sim.exports.report import Report
from easi_sim.place import FILE, home_folder
from easi_sim.records import JournalEntry, Records, RecordsError
from easi_sim.study.session import Session
from easi_sim.words.dates import today

Form = Literal["html", "md"]
FORMS: tuple[Form, ...] = get_args(Form)
"""Forms in which a report can be had; each is the ending of its file's name too."""

_WRITERS = {"html": ("easi_sim.exports.html", "report_html"), "md": ("easi_sim.exports.markdown", "report_markdown")}
"""Form → module and function that writes it. Loaded when it is asked for: Jinja costs the first screen too much."""


class CannotWrite(Trouble):
    """The file cannot be written where it was asked for."""


class Written(NamedTuple):
    """A file that was written."""

    path: Path
    unnoted: RecordsError | None = None
    """Why the records hold no note of it, so that erasing will not name it; None as a rule."""


REPORT_SAYS = "This debrief as one page that any browser opens and prints, with what you wrote of it."
"""What a report is, for whoever is asked where to write it."""


def report_place(session: Session) -> Path:
    """Return where the report of a finished playthrough goes unless another place is named: a name that is free."""
    return free_name(takeaway_folder() / file_name(session.story.id, session.viewpoint, _day_of(session), "html"))


def _day_of(session: Session) -> date:
    try:
        ended = session.records.saved(session.id).finished if session.id is not None else None
    except RecordsError:
        ended = None
    return ended.astimezone().date() if ended else today()


def write_report(
    session: Session,
    path: Path | None = None,
    form: Form | None = None,
    *,
    include: Include = ALL,
    overwrite: bool = False,
    now: date | None = None,
) -> Written:
    """Write the report of a finished playthrough, and note that in its records.

    Without a path it goes to `takeaway_folder`, under a name that is free; without a form, the path's ending tells it.
    Raises CannotWrite and NotFinished.
    """
    report = report_of(session, now or today(), include)
    return save_report(report, session.records, path, form, overwrite=overwrite)


def save_report(
    report: Report, records: Records, path: Path | None = None, form: Form | None = None, *, overwrite: bool = False
) -> Written:
    """Write a report that is made already; as `write_report`."""
    form = form or (form_of(path) if path else "html")
    path = path or free_name(takeaway_folder() / file_name(report.story, report.viewpoint, report.day, form))
    written = write_text(path, report_text(report, form), overwrite=overwrite)
    return Written(written, note(records, f"report: {report.title}, {report.seat}", written))


def write_journal(
    records: Records,
    stories: Iterable[Story] = (),
    path: Path | None = None,
    *,
    entries: Iterable[JournalEntry] | None = None,
    overwrite: bool = False,
    now: date | None = None,
) -> Written:
    """Write the journal as Markdown, all of it or the entries given, and note that in the records.

    Raises CannotWrite, and RecordsError where the journal cannot be read.
    """
    now = now or today()
    text = journal_markdown(records.journal() if entries is None else entries, stories, now)
    path = path or free_name(takeaway_folder() / f"easi-journal-{now.isoformat()}.md")
    written = write_text(path, text, overwrite=overwrite)
    return Written(written, note(records, "journal", written))


def report_text(report: Report, form: Form) -> str:
    """Return a report as text in one of the forms."""
    module, function = _WRITERS[form]
    return cast(str, getattr(import_module(module), function)(report))


def form_of(path: Path) -> Form:
    """Return the form that a file's ending asks for: Markdown if it says so, otherwise a page."""
    return "md" if path.suffix.lower() in {".md", ".markdown"} else "html"


def file_name(story: str, viewpoint: str, day: date, form: Form) -> str:
    """Return a name that says what the file is and sorts by its day."""
    return f"easi-{story}-{viewpoint}-{day.isoformat()}.{form}"


def takeaway_folder() -> Path:
    """Return where a file goes that was asked for without a place: Documents, or the home folder without one."""
    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()


def free_name(path: Path) -> Path:
    """Return the path, or the same with a number before its ending, that no file has yet."""
    return next(candidate for candidate in _candidates(path) if not os.path.lexists(candidate))


def _candidates(path: Path) -> Iterator[Path]:
    yield path
    yield from (path.with_stem(f"{path.stem}-{number}") for number in count(2))


def write_text(path: Path, text: str, *, overwrite: bool = False) -> Path:
    """Write a file that only its owner can read, whole or not at all, and return its full path. Raises CannotWrite."""
    try:
        path = path.expanduser().absolute()  # a link stays the link that was named
        if path.is_dir():
            raise CannotWrite(f"{path} is a folder. Name the file to write, such as {path / 'report.html'}.")
        if _is_of_the_records(path.resolve()):
            raise CannotWrite(f"{path} is where EASI keeps its records. Name another file.")
        if not overwrite and os.path.lexists(path):
            raise _in_the_way(path)
        _put(path, text, overwrite=overwrite)
    except FileExistsError as error:
        raise _in_the_way(path) from error
    except FileNotFoundError as error:
        raise CannotWrite(f"There is no folder {path.parent}. Make it, or name another place.") from error
    except (OSError, ValueError, RuntimeError) as error:  # a NUL in the name; a ~ that nobody lives at
        why = getattr(error, "strerror", None) or str(error)
        raise CannotWrite(f"{path} cannot be written: {why.lower()}. Name another place.") from error
    return path


def _is_of_the_records(path: Path) -> bool:
    return path.name.startswith(FILE) and path.parent == home_folder().resolve()


def _put(path: Path, text: str, *, overwrite: bool) -> None:
    """Write beside, then put it in place in one step; what is there unasked-for stays."""
    place = path.resolve() if overwrite else path
    if overwrite and place.exists() and not place.is_file():
        raise CannotWrite(f"{path} is not an ordinary file. Name another place.")
    with NamedTemporaryFile(
        "w", encoding="utf-8", newline="\n", dir=place.parent, prefix=".easi-", delete=False
    ) as file:
        beside = Path(file.name)
        try:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            file.close()
            beside.unlink(missing_ok=True)
            raise
    try:
        if overwrite:
            beside.replace(place)
        else:
            _claim(beside, place)
    finally:
        beside.unlink(missing_ok=True)


def _claim(beside: Path, place: Path) -> None:
    """Give a file its name unless another has it: two at once cannot both."""
    with place.open("x", encoding="utf-8"):
        pass
    try:
        beside.replace(place)
    except OSError:
        place.unlink(missing_ok=True)
        raise


def _in_the_way(path: Path) -> CannotWrite:
    return CannotWrite(f"{path} is there already, and nothing was written over it. Name another file.")


def note(records: Records, what: str, path: Path) -> RecordsError | None:
    """Note a file in the records; the file stands whether or not that can be done."""
    try:
        records.note_export(what, path)
    except RecordsError as error:
        return error
    return None
