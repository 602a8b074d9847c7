"""`easi workshop host` and `resume`: the facilitator's screens, and the room's pages where people may join."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import ExitStack

from easi_sim.cli.options import add_private, add_stories
from easi_sim.cli.output import CLEAN, tell
from easi_sim.cli.workshop_serving import add_serving, asked_for
from easi_sim.errors import Trouble

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from easi_sim.cli.workshop_serving import Serving
    from easi_sim.cli.workshop_story import Wanted
    from easi_sim.workshop.host import Host
    from easi_sim.workshop.joining import Join
    from easi_sim.workshop.room import Room

PRIVATE = "Nothing of this workshop is kept: its log is overwritten and removed when these screens are left."
PRIVATE_BY_POLICY = "The policy of this machine lets nothing be kept. " + PRIVATE
NO_SCREEN = (
    "This is no terminal to draw the facilitator's screens on. `easi workshop rehearse STORY --auto` needs none, and"
    " `easi export pack STORY` is for a room without a computer."
)
NO_QUESTIONS = "--wall gathers what people write, and your organisation's policy lets no such words be stored."


def add(parts: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add both parts, with their options."""
    host = parts.add_parser("host", help="open a workshop and lead it from here")
    host.description = "Open a workshop and lead it from here: this screen is for the projector."
    host.epilog = "In a second terminal, for your eyes only: `easi workshop notes`."
    host.add_argument("story", metavar="STORY|RECORDING", nargs="?", help="a story's id or folder, or a recording file")
    host.add_argument("--as", dest="viewpoint", metavar="SEAT", help="the seat that is played, such as school")
    _add_tables(host)
    host.add_argument("--wall", action="store_true", help="gather questions for the next meeting, unattributed")
    add_serving(host)
    add_private(host)
    add_stories(host)
    host.set_defaults(run=_host)
    resume = parts.add_parser("resume", help="go on with a workshop exactly where it was")
    resume.description = "Go on with a workshop exactly where it was. Phones come back by themselves."
    resume.add_argument("file", metavar="FILE", nargs="?", help="its log (default: the last that was not closed)")
    says = "go on without a network, though there was one: set the tables to typed on the screen"
    resume.add_argument("--offline", action="store_true", help=says)
    add_serving(resume)
    add_stories(resume)
    resume.set_defaults(run=_resume)


def _add_tables(parser: argparse.ArgumentParser) -> None:
    says = "the services at each table, such as police,school,housing+health (default: set on the screen)"
    parser.add_argument("--tables", metavar="A,B,C+D", help=says)
    says = "type every table's votes here, though phones may join; each can be switched on the screen"
    parser.add_argument("--typed", action="store_true", help=says)


def _host(arguments: argparse.Namespace) -> int:
    from easi_sim.cli.workshop_story import wanted

    serving = asked_for(arguments)
    check_screen()
    what = wanted(arguments.story, arguments.viewpoint, arguments.stories)
    tables = tables_of(arguments.tables, what) if arguments.tables else ()
    if arguments.typed and not tables:
        raise Trouble("--typed goes with --tables. Tables that are set on the screen are set to typed there.")
    if arguments.wall:
        _check_words_are_kept()
    with ExitStack() as ends:
        place = _private_place(arguments, what.story.id, ends)
        host = _new(what, place, wall=arguments.wall, ends=ends)
        _set_tables(host, tables, typed=arguments.typed or serving is None)
        return _lead(host, serving, ends, again=False, private=place is not None)


def _resume(arguments: argparse.Namespace) -> int:
    from easi_sim.claim import Claim
    from easi_sim.cli.workshop_held import named_file, opened, stood
    from easi_sim.cli.workshop_serving import GO_ON_WITHOUT, check_allowed, kept
    from easi_sim.cli.workshop_story import story_of
    from easi_sim.workshop.opening import resume

    serving = asked_for(arguments)
    if arguments.offline and serving is not None:
        raise Trouble("--offline goes with neither --lan nor --local.")
    check_screen()
    path = named_file(arguments.file, unclosed=True)
    with ExitStack() as ends:
        ends.callback(Claim(path).let_go)
        with opened(path) as file:
            story = story_of(file.opening, arguments.stories)
            before = None if arguments.offline else kept(file)
            if stood(file).closed:
                raise Trouble(f"This workshop is over. `easi workshop report {path}` writes its report.")
        if serving is None and before is not None and before.lan:
            check_allowed(GO_ON_WITHOUT)
        host = resume(path, story)
        ends.callback(host.close)
        return _lead(host, serving or before, ends, again=serving is None, private=False)


def _lead(host: Host, serving: Serving | None, ends: ExitStack, *, again: bool, private: bool) -> int:
    """Open the pages and the screens; return when the screens are left."""
    from easi_sim.cli.workshop_serving import serve, serve_again
    from easi_sim.workshop.joining import Join

    join = None
    notices: list[str] = []
    if serving is not None:
        server = serve_again(host, serving, notices.append) if again else serve(host, serving)
        ends.callback(server.stop)
        join = Join(server.url, host.file.opening.code)
    path = host.file.path
    notices.append(f"In a second terminal, for you alone: easi workshop notes{f' {path}' if private else ''}")
    draw(host, join, notices=[" ".join(notices)], report=lambda: report_of(host), kept=not private)
    _tell_how_it_stands(host.room, path, private=private)
    return CLEAN


def draw(
    host: Host, join: Join | None, *, notices: Iterable[str], report: Callable[[], Path] | None, kept: bool
) -> None:
    """Draw the facilitator's screens until they are left; `kept` is whether the log outlives that."""
    from easi_sim.place import glance
    from easi_sim.tui.workshop.app import WorkshopApp

    app = WorkshopApp(host, join=join, notices=notices, report=report, theme=glance("theme"), kept=kept)
    app.run_whole()


def report_of(host: Host) -> Path:
    """Write the report of a workshop where it will be found. Raises Trouble."""
    from easi_sim.exports.workshop.writing import write_workshop_report
    from easi_sim.exports.writing import free_name, takeaway_folder
    from easi_sim.words.dates import today

    story = host.room.story
    place = free_name(takeaway_folder() / f"easi-workshop-{story.id}-{today().isoformat()}.html")
    return write_workshop_report(host.file, story, place)


def _tell_how_it_stands(room: Room, path: Path, *, private: bool) -> None:
    if private:
        tell("This workshop's log is erased now.")
    elif room.phase == "closed":
        tell(f"This workshop is over. Its log is {path}.")
        tell("`easi workshop report` writes its report, and `easi workshop recording` the path that was walked.")
    else:
        tell(f"Go on with it: easi workshop resume {path}")


# -- what is opened ----------------------------------------------------------------------------------------------------


def _new(what: Wanted, place: Path | None, *, wall: bool, ends: ExitStack) -> Host:
    from easi_sim.claim import Claim
    from easi_sim.workshop.opening import open_workshop

    host = open_workshop(
        what.story, what.viewpoint, recording=what.recording, folder=what.folder, wall=wall, place=place
    )
    ends.callback(Claim(host.file.path).let_go)
    ends.callback(host.close)
    return host


def tables_of(text: str, what: Wanted) -> tuple[tuple[str, ...], ...]:
    """The services at each table, from ``police,school,housing+health``. Raises Trouble."""
    from easi_sim.catalogue import did_you_mean
    from easi_sim.workshop.acts import MOST_TABLES
    from easi_sim.workshop.opening import seats_of

    known = seats_of(what.story)
    tables = tuple(tuple(seat.strip() for seat in table.split("+")) for table in text.split(","))
    for seat in (seat for table in tables for seat in table):
        if seat not in known:
            raise Trouble(
                f"--tables: “{seat}” is no service in “{what.story.case.title}”.{did_you_mean(seat, known)}"
                f" There is: {', '.join(known)}."
            )
    twice = next((table for table in tables if len(set(table)) < len(table)), None)
    if twice is not None:
        raise Trouble(f"--tables: “{'+'.join(twice)}” names a service twice at one table.")
    if len(tables) > MOST_TABLES:
        raise Trouble(f"--tables: a room has at most {MOST_TABLES} tables.")
    return tables


def _set_tables(host: Host, tables: Iterable[tuple[str, ...]], *, typed: bool) -> None:
    from easi_sim.workshop.acts import AddTable, TypeIn

    for number, seats in enumerate(tables, start=1):
        host.do(AddTable(name=f"Table {number}", seats=seats))
    for table in host.room.tables if typed else ():
        for voice in table.voices:
            host.do(TypeIn(voice=voice, on=True))


def _private_place(arguments: argparse.Namespace, story: str, ends: ExitStack) -> Path | None:
    """A place for a log that goes when the screens are left; None where it may be kept."""
    from easi_sim.place import wants_privacy
    from easi_sim.policy import read_policy

    policy = read_policy()
    if policy.keep and not arguments.private and not wants_privacy():
        return None
    from easi_sim.cli.workshop_fleeting import fleeting_folder

    tell(PRIVATE if policy.keep else PRIVATE_BY_POLICY)
    return ends.enter_context(fleeting_folder()) / f"{story}.workshop"


def _check_words_are_kept() -> None:
    from easi_sim.policy import read_policy

    if not read_policy().free_text:
        raise Trouble(NO_QUESTIONS)


def check_screen() -> None:
    """Raise Trouble where the facilitator's screens cannot be drawn."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise Trouble(NO_SCREEN)
