"""`easi report`: a finished playthrough as a report to keep."""

from __future__ import annotations

import argparse

from easi_sim.cli.options import add_stories
from easi_sim.cli.output import CLEAN, tell, tell_trouble, write, write_document
from easi_sim.errors import Trouble

TYPE_CHECKING = False
if TYPE_CHECKING:
    from easi_engine.story import Story
    from easi_sim.records import Records, Resumed, Saved
    from easi_sim.study.session import Session


def add(parser: argparse.ArgumentParser) -> None:
    """Give the command its options."""
    parser.description = (
        "Write a report of a finished playthrough, for a professional portfolio: when, how long and by what method, the"
        " decisions and how others saw them, the debrief, and what you wrote in your journal about it."
    )
    parser.epilog = (
        "Without --output it goes to a new file in this folder. The path of the file is printed. What you wrote"
        " yourself is in it unless you leave it out, so read it before you pass it on."
    )
    parser.add_argument("number", metavar="N", nargs="?", type=int, help="see --list (default: the one finished last)")
    parser.add_argument("--list", action="store_true", help="list your playthroughs with their numbers")
    parser.add_argument(
        "--format", choices=("html", "md"), help="html to read and print, or md (default: as FILE ends)"
    )
    parser.add_argument("--output", metavar="FILE", help="the file to write; - prints the report instead")
    parser.add_argument("--overwrite", action="store_true", help="write over a file that is there already")
    parser.add_argument("--without-journal", action="store_true", help="leave out what you wrote in your journal")
    parser.add_argument("--without-reasons", action="store_true", help="leave out the reasons you wrote in records")
    parser.add_argument("--brief", action="store_true", help="leave out the decisions and questions one by one")
    parser.add_argument("--sign", action="store_true", help="add lines for a name and a signature, to fill in by hand")
    add_stories(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """List the playthroughs, or write the report of one."""
    from contextlib import closing

    with closing(_records()) as records:
        if arguments.list:
            return _list(arguments, records)
        saved = _chosen(records, arguments.number)
        session, resumed = _session(arguments, records, saved)
        _check_it_fits(session, resumed, saved)
        return _deliver(arguments, session)


def _records() -> Records:
    from easi_sim.records import open_or_forget

    records, problem = open_or_forget()
    if problem is not None:
        raise problem
    if records.private:
        records.close()
        raise Trouble("Nothing is kept here, by your own wish or your organisation's, so there is nothing to report.")
    return records


def _list(arguments: argparse.Namespace, records: Records) -> int:
    """List every playthrough by its number, the last played first; those without an ending are marked."""
    from easi_sim.words.dates import date_words

    known = records.playthroughs()
    if not known:
        tell("No playthrough is held yet.")
    stories = {name: _story(arguments, name) for name in {saved.story for saved in known}}
    for saved in known:
        day = date_words((saved.finished or saved.updated).astimezone())
        what_if = f", a what-if of {saved.branch.of}" if saved.branch and saved.branch.of else ""
        unfinished = "" if saved.finished else "; no ending yet, so no report"
        write(f"{saved.id}: {_named(stories[saved.story], saved)}, {day}{what_if}{unfinished}")
    return CLEAN


def _named(story: Story | None, saved: Saved) -> str:
    """The case and the seat; by their ids where the case is gone."""
    if story is None:
        return f"{saved.story}, from the seat {saved.viewpoint} (the case is not here any more)"
    seat = story.case.viewpoints.get(saved.viewpoint)
    return f"{story.case.title}, as {seat.role if seat else saved.viewpoint}"


def _story(arguments: argparse.Namespace, name: str) -> Story | None:
    """The story of that id; None where it is gone or can no longer be played."""
    from easi_sim.bundled import library_folder
    from easi_sim.catalogue import find_story

    try:
        return find_story(name, library_folder(arguments.stories))
    except Trouble:
        return None


def _chosen(records: Records, number: int | None) -> Saved:
    if number is not None:
        return records.saved(number)
    finished = records.finished()
    if not finished:
        raise Trouble("No playthrough has come to an ending yet, so there is nothing to report. `easi` starts one.")
    return finished[0]


def _session(arguments: argparse.Namespace, records: Records, saved: Saved) -> tuple[Session, Resumed]:
    from easi_sim.bundled import library_folder
    from easi_sim.catalogue import UnknownStory, find_story
    from easi_sim.study.session import Session

    try:
        story = find_story(saved.story, library_folder(arguments.stories))
    except UnknownStory as error:
        raise Trouble(
            f"Playthrough {saved.id} is of the case “{saved.story}”, which is not here any more. If it is somewhere"
            " else, --stories names the folder it is in."
        ) from error
    return Session.reopen(story, records, saved.id)


def _check_it_fits(session: Session, resumed: Resumed, saved: Saved) -> None:
    """Say how far an edited story still fits, where it does not fit to the end."""
    stop = resumed.stopped
    if stop is None:
        return
    raise Trouble(
        f"“{session.story.case.title}” has been edited since you played it, and a report needs it as it was played."
        f" {stop.at} of your {saved.moves} choices still fit. It stops at choice {stop.at + 1}: {stop.why.rstrip('.')}."
    )


def _deliver(arguments: argparse.Namespace, session: Session) -> int:
    """Print the report, or write it and print where it is."""
    from pathlib import Path

    from easi_sim.exports import Include, file_name, form_of, free_name, report_of, report_text, save_report
    from easi_sim.words.dates import today

    include = Include(
        journal=not arguments.without_journal,
        reasons=not arguments.without_reasons,
        detail=not arguments.brief,
        sign=arguments.sign,
    )
    report = report_of(session, today(), include)
    form = arguments.format or form_of(Path(arguments.output or ""))
    if arguments.output == "-":
        write_document(report_text(report, form), form)
        return CLEAN
    path = Path(arguments.output or free_name(Path(file_name(report.story, report.viewpoint, report.day, form))))
    written = save_report(report, session.records, path, form, overwrite=arguments.overwrite)
    write(str(written.path))
    _tell_of(report.own_words)
    if written.unnoted is not None:
        tell_trouble(f"The records hold no note of this file. {written.unnoted}")
    return CLEAN


def _tell_of(own_words: tuple[str, ...]) -> None:
    """Say that there is something of the learner's own in it, and what of it looks like a real person's."""
    from easi_sim.personal import looks_personal

    if own_words:
        count = len(own_words)
        notes = "1 note of yours is" if count == 1 else f"{count} notes of yours are"
        tell(f"{notes} in it, word for word. Read it before you pass it on.")
    for found in dict.fromkeys(filter(None, map(looks_personal, own_words))):
        tell(f"It looks as if {found} is among what you wrote. Nothing about real people belongs there.")
