"""`easi lint`: what is wrong with stories, each fault with its place and a way to see it."""

from __future__ import annotations

import argparse

from easi_sim.cli.options import add_stories
from easi_sim.cli.output import CLEAN, FINDINGS, Progress, seen, tell, write, write_json, write_styled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from easi_engine.lint import Options
    from easi_sim.linting.config import Settings
    from easi_sim.linting.run import Choose, Report
    from easi_sim.linting.targets import Target

FORMATS = ("text", "json", "sarif", "github")
PROFILES = ("draft", "publish")


def add(parser: argparse.ArgumentParser) -> None:
    """Give the command its options."""
    parser.description = (
        "Look for what is wrong with stories: in their files, and on every path that can be played."
        " The exit code is 0 if nothing is, 1 if something is or not everything could be proven, and 2 if a path cannot"
        " be read."
    )
    parser.epilog = "Settings can also stand in easi.toml, or under [tool.easi] in pyproject.toml."
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        help="a story's folder, a folder of stories, or a file in either (default: all stories)",
    )
    parser.add_argument("--select", metavar="CODES", type=_codes, help="only these codes, or beginnings: EG,EK101")
    parser.add_argument("--ignore", metavar="CODES", type=_codes, help="all but these codes, or beginnings")
    parser.add_argument(
        "--profile", choices=PROFILES, metavar="PROFILE", help="draft (default), or publish: also what is incomplete"
    )
    parser.add_argument("--on", metavar="DATE", type=_day, help="look for sources to review as of this day (today)")
    parser.add_argument("--fast", action="store_true", help="leave out what needs every path to be looked at")
    parser.add_argument("--statistics", action="store_true", help="count scenes, questions, words and paths as well")
    parser.add_argument("--format", choices=FORMATS, metavar="FORMAT", default="text", help=", ".join(FORMATS))
    parser.add_argument("--fix", action="store_true", help="first mend what has one right answer")
    parser.add_argument(
        "--accept", action="store_true", help="write down what the stories do, so that whatever changes is told"
    )
    parser.add_argument("--watch", action="store_true", help="lint anew whenever a file changes")
    parser.add_argument("--jobs", metavar="N", type=_jobs, help="stories linted at a time (default: one a processor)")
    add_stories(parser)
    parser.set_defaults(run=run)


def _codes(text: str) -> list[str]:
    return [code.strip() for code in text.split(",") if code.strip()]


def _day(text: str) -> object:
    from datetime import date

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no day; a day is written year-month-day") from None


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is no number of processes; it is 1 or more")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Lint, or lint again and again."""
    if arguments.accept:
        _refuse_with_accept(arguments)
    paths = _paths(arguments)
    if arguments.watch:
        from easi_sim.linting.watch import watch

        watch(paths, lambda: _watched(arguments, paths), tell)
    return _once(arguments, paths)


def _refuse_with_accept(arguments: argparse.Namespace) -> None:
    """Refuse what makes no sense together with accepting."""
    from easi_sim.errors import Trouble

    reasons = {
        "--fast": "what is accepted is what happens on every path",
        "--select": "a story is accepted after every rule has looked at it",
        "--watch": "you accept a story once you have looked at it",
        "--fix": "look at what was mended first, and then accept it",
    }
    for option, reason in reasons.items():
        if getattr(arguments, option[2:]):
            raise Trouble(f"--accept does not go with {option}: {reason}.")
    if not arguments.paths:
        raise Trouble("--accept needs to be told which story: easi lint --accept STORY.")


def _paths(arguments: argparse.Namespace) -> list[Path]:
    from pathlib import Path

    from easi_sim.bundled import library_folder

    return [Path(path) for path in arguments.paths] or [library_folder(arguments.stories)]


def _watched(arguments: argparse.Namespace, paths: Sequence[Path]) -> int:
    """One of many runs: what cannot be read now may be mended by the next."""
    from easi_sim.cli.output import USAGE, tell_trouble
    from easi_sim.errors import Trouble

    try:
        return _once(arguments, paths)
    except Trouble as trouble:
        tell_trouble(str(trouble), trouble.details)
        return USAGE


def _once(arguments: argparse.Namespace, paths: Sequence[Path]) -> int:
    from easi_sim.linting.run import cpus, lint
    from easi_sim.linting.targets import targets_of

    choose = _chooser(arguments)
    if arguments.accept:
        from easi_sim.linting.accept import without_comparison

        choose = without_comparison(choose)
    targets = targets_of(paths)
    if arguments.fix:
        _fix(targets, choose)
    with Progress("Linting", sum(len(target.stories) for target in targets)) as shown:
        report = lint(targets, choose, arguments.jobs or cpus(), shown.advance)
    _show(report, arguments)
    accepted = not arguments.accept or _accept(report, choose)
    return CLEAN if report.clean and accepted else FINDINGS


def _accept(report: Report, choose: Choose) -> bool:
    """Write down what the stories do; whether that could be done for all of them."""
    from easi_sim.linting.accept import accept

    well = True
    for went_well, line in accept(report, choose):
        tell(line)
        well = well and went_well
    return well


def _asked(arguments: argparse.Namespace) -> Settings:
    """What the command line says."""
    from easi_sim.linting.config import Settings, checked_codes

    select = checked_codes(arguments.select) if arguments.select is not None else None
    ignore = checked_codes(arguments.ignore) if arguments.ignore is not None else None
    return Settings(select, ignore, arguments.profile, arguments.on)


def _chooser(arguments: argparse.Namespace) -> Choose:
    """The options for each folder: the command line's, then those of the settings found nearest to it."""
    from datetime import datetime

    from easi_sim.linting.config import forget_settings, settings_for

    forget_settings()  # of an earlier run: the files may have changed
    asked = _asked(arguments)
    today = datetime.now().astimezone().date()

    def choose(folder: Path) -> Options:
        settings = asked.over(settings_for(folder))
        return settings.options(today=today, fast=arguments.fast, statistics=arguments.statistics)

    return choose


def _fix(targets: Sequence[Target], choose: Choose) -> None:
    from easi_sim.linting.fix import fix

    by_options: dict[Options, list[Path]] = {}
    for target in targets:
        for story in target.stories:
            by_options.setdefault(choose(story), []).append(story)
    mended = [fixed for options, stories in by_options.items() for fixed in fix(stories, options)]
    for fixed in mended:
        tell(f"Mended {fixed}")


def _show(report: Report, arguments: argparse.Namespace) -> None:
    from pathlib import Path

    from easi_sim.bundled import library_folder
    from easi_sim.linting.as_text import as_text, statistics, summary
    from easi_sim.linting.places import Places

    places = Places(Path.cwd(), library_folder())
    match arguments.format:
        case "json":
            from easi_sim.linting.as_json import as_json

            write_json(as_json(report, places))
        case "sarif":
            from easi_sim.linting.as_sarif import as_sarif

            write_json(as_sarif(report, places))
        case "github":
            from easi_sim.linting.as_github import as_github

            for line in as_github(report, places):
                write(line)
        case _:
            for spans in as_text(report, places, seen):
                write_styled(spans)
            for line in statistics(report) if arguments.statistics else ():
                write(line)
    for line in summary(report):
        tell(line)
