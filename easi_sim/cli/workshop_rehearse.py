"""`easi workshop rehearse`: a workshop with simulated tables, to practise alone."""

from __future__ import annotations

import argparse

from easi_sim.cli.options import add_stories
from easi_sim.cli.output import CLEAN, FINDINGS, tell, tell_trouble, write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from easi_sim.cli.workshop_story import Wanted
    from easi_sim.rehearsal.rehearsal import Rehearsal

MOST_TABLES = 40
MOST_PEOPLE = 10
"""At a table: 40 tables of them are as many as a room has seats for."""
PAUSE = 12.0
"""Seconds that simulated people take over an answer, at the most, when somebody real leads."""
SIMULATED = (
    "The tables are simulated: they answer within a few seconds of being asked. The last has no phones: type for it."
)
LOCAL = "Nothing leaves this machine, and nothing is kept."


def add(parts: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the part, with its options."""
    rehearse = parts.add_parser("rehearse", help="practise alone, with simulated tables")
    rehearse.description = (
        "Lead a workshop with simulated tables, which join by the code and answer as they are asked. Nothing leaves"
        " this machine, and nothing is kept."
    )
    rehearse.add_argument("story", metavar="STORY", help="a story's id, or its folder; or a recording file")
    rehearse.add_argument("--as", dest="viewpoint", metavar="SEAT", help="the seat that is played, such as school")
    rehearse.add_argument("--tables", metavar="N", type=_number(MOST_TABLES), help="how many tables (default: 6)")
    says = "how many people at each table (default: two to four)"
    rehearse.add_argument("--people", metavar="N", type=_number(MOST_PEOPLE), help=says)
    rehearse.add_argument("--seed", metavar="N", type=int, default=1, help="another number, other votes (default: 1)")
    says = "have it led too, to the end, and check that every answer counts once"
    rehearse.add_argument("--auto", action="store_true", help=says)
    rehearse.add_argument("--report", metavar="FILE", help="write the report to this file, as HTML or Markdown (.md)")
    rehearse.add_argument("--overwrite", action="store_true", help="write over FILE if it is there already")
    add_stories(rehearse)
    rehearse.set_defaults(run=_rehearse)


def _number(most: int) -> Callable[[str], int]:
    """Read a whole number from 1 to so many."""

    def number(text: str) -> int:
        if not text.isdecimal() or not 1 <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"“{text}” is no number from 1 to {most}")
        return int(text)

    return number


def _rehearse(arguments: argparse.Namespace) -> int:
    from easi_sim.cli.workshop_fleeting import fleeting_folder
    from easi_sim.cli.workshop_host import check_screen
    from easi_sim.cli.workshop_story import wanted
    from easi_sim.rehearsal.rehearsal import TABLES, Cast, check_log, rehearsal

    if not arguments.auto:
        check_screen()
    what = wanted(arguments.story, arguments.viewpoint, arguments.stories)
    pause = 0.0 if arguments.auto else PAUSE
    cast = Cast(arguments.tables or TABLES, arguments.people, arguments.seed, pause)
    with fleeting_folder() as folder:
        place = folder / f"{what.story.id}.workshop"
        with rehearsal(what.story, what.viewpoint, place, cast, write, folder=what.folder) as held:
            problems = _led(held) if arguments.auto else _lead(held)
        problems += held.crowd.problems
        problems += check_log(held, what.story)
        if arguments.report:
            write(str(_report(place, what, arguments)))
    for problem in problems:
        tell_trouble(problem)
    if arguments.auto and not problems:
        write(f"{_counted(held)} Each is counted once.")
    return FINDINGS if problems else CLEAN


def _led(held: Rehearsal) -> list[str]:
    """Have it led; return what went wrong."""
    from easi_sim.rehearsal.leading import WentWrong

    room = held.host.room
    phones = len(room.guests)
    write(f"{room.story.case.title}: {len(room.tables)} tables, {phones} phones, the last table typed.")
    try:
        held.leader.lead()
    except WentWrong as error:
        return [*held.leader.problems, str(error)]
    return held.leader.problems


def _lead(held: Rehearsal) -> list[str]:
    """Have somebody real lead, on the screens that they will have on the day."""
    from easi_sim.cli.workshop_host import draw

    tell(f"{SIMULATED} {LOCAL}")
    draw(held.host, held.join, notices=(SIMULATED,), report=None, kept=False)
    return []


def _counted(held: Rehearsal) -> str:
    turns = held.host.room.turns
    phones = sum(len(turn.votes) + len(turn.expected) for turn in turns)
    typed = sum(len(turn.counts) + len(turn.expected_counts) for turn in turns)
    return f"{len(turns)} scenes, {phones} answers from phones and {typed} typed."


def _report(place: Path, what: Wanted, arguments: argparse.Namespace) -> Path:
    from pathlib import Path

    from easi_sim.cli.workshop_held import opened
    from easi_sim.exports.workshop.writing import write_workshop_report

    with opened(place) as file:
        return write_workshop_report(file, what.story, Path(arguments.report), overwrite=arguments.overwrite)
