"""Random playthroughs, choices a second: the engine beside inkjs playing the same graph.

    python -m benchmarks.play_vs_inkjs [--story FOLDER] [--seconds 1.0] [--rounds 9] [--walks 500]

Each seat is first ported to ink, and the two proved to say and offer the same on random walks. README.md in this folder
says what each row does and why the comparison is fair.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks import players
from benchmarks.common import alternate, default_story, median_ratio, rounded, story_at, table, write_results
from benchmarks.ink.player import LONGEST, Inkjs, first_difference, walks
from benchmarks.ink.port import Kind, port
from benchmarks.players import SEED, Played, Player
from easi_engine.play import Program, compile_seat
from easi_engine.story import Story

OURS: dict[str, tuple[Player, bool]] = {
    "moves": (players.moves, False),
    "moves, none remembered": (players.moves_afresh, False),
    "playthrough": (players.playthrough, False),
    "playthrough, all text shown": (players.playthrough_shown, False),
    "moves, state saved": (players.moves_saved, True),
    "playthrough, move logged": (players.playthrough_logged, True),
    "playthrough, recording saved": (players.playthrough_recorded, True),
}
"""What each plays with, and whether it saves at each step."""

KINDS: tuple[Kind, ...] = ("full", "lean", "mute")

THEIRS = {
    "inkjs": ("full", False),
    "inkjs lean": ("lean", False),
    "inkjs mute": ("mute", False),
    "inkjs, saved": ("full", True),
    "inkjs lean, saved": ("lean", True),
    "inkjs mute, saved": ("mute", True),
}
"""Which port each plays, and whether it saves at each step."""

PAIRS = [(a, b) for b, (_, saves) in THEIRS.items() for a, (_, ours_saves) in OURS.items() if saves == ours_saves]


def prove(inkjs: Inkjs, story: Story, viewpoint: str, count: int) -> int:
    """Compare the ports of every variant with the engine, leave the default loaded; return the steps compared."""
    program, steps = compile_seat(story, viewpoint), 0
    for variant in (*story.case.variants, None):
        for kind in KINDS:
            name = f"{viewpoint} {kind}"
            loaded = inkjs.ask("load", name=name, source=port(story, viewpoint, variant, kind=kind))
            if loaded["errors"]:
                sys.exit("\n".join(loaded["errors"]))
            indices, ours = walks(program, variant, count, SEED)
            if kind == "mute":
                ours = [[["", offered] for _, offered in walk] for walk in ours]
            difference = first_difference(ours, inkjs.ask("walk", name=name, walks=indices))
            if difference:
                sys.exit(f"{viewpoint}, {kind} port: not the same story.\n{difference}")
            steps += sum(len(walk) for walk in ours)
    return steps


def measure(inkjs: Inkjs, program: Program, seconds: float, rounds: int) -> dict[str, list[Played]]:
    """What every contender did in every round, after one round that only warms up."""

    def theirs(kind: str, save: bool) -> Played:
        name = f"{program.viewpoint} {kind}"
        done = inkjs.ask("play", name=name, seconds=seconds, save=save, longest=LONGEST)
        if save and not done["resumes"]:
            raise AssertionError("inkjs's last save does not resume")
        return Played(done["choices"], done["wall"], done["processor"], done["starting"])

    contenders: dict[str, Callable[[], Played]] = {
        name: partial(player, program, seconds) for name, (player, _) in OURS.items()
    }
    contenders |= {name: partial(theirs, kind, save) for name, (kind, save) in THEIRS.items()}
    alternate(contenders, 1)
    return alternate(contenders, rounds)


def whole(played: Played) -> float:
    """Choices a second of processor time, which a machine busy with other things spoils less than the clock's."""
    return played.choices / played.processor


def choices_only(played: Played) -> float:
    """The same without the share of the time that went into beginning anew."""
    return whole(played) / (1 - played.starting / played.wall)


def by_the_clock(played: Played) -> float:
    """Choices a second by the clock."""
    return played.choices / played.wall


RATES = (whole, choices_only, by_the_clock)


def _words(rate: Callable[[Played], float]) -> str:
    return rate.__name__.replace("_", " ")


def main() -> None:
    """Prove, measure, print and write down."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", maxsplit=1)[0])
    parser.add_argument("--story", type=Path, default=default_story())
    parser.add_argument("--seconds", type=float, default=1.0, help="of each contender in each round")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--walks", type=int, default=500, help="compared for each seat, variant and port")
    arguments = parser.parse_args()
    story = story_at(arguments.story)
    seats: dict[str, object] = {}
    every: dict[str, dict[str, list[float]]] = {}
    with Inkjs() as inkjs:
        for viewpoint in story.case.viewpoints:
            steps = prove(inkjs, story, viewpoint, arguments.walks)
            played = measure(inkjs, compile_seat(story, viewpoint), arguments.seconds, arguments.rounds)
            print(f"\n{story.id}, {viewpoint}: {steps:,} steps proved equal. Choices a second, median of the rounds:")
            rows = [
                (name, *(f"{statistics.median(map(rate, found)):,.0f}" for rate in RATES))
                for name, found in played.items()
            ]
            table(["", *(_words(rate) for rate in RATES)], rows)
            ratios = {}
            for ours, theirs in PAIRS:
                ratio = ratios[f"{ours} / {theirs}"] = {
                    _words(rate): rounded(
                        median_ratio([rate(p) for p in played[ours]], [rate(p) for p in played[theirs]])
                    )
                    for rate in RATES
                }
                for name, value in ratio.items():
                    every.setdefault(f"{ours} / {theirs}", {}).setdefault(name, []).append(value)
            seats[viewpoint] = {"steps proved equal": steps, "times as fast": ratios}
    lowest = {pair: {name: min(found) for name, found in both.items()} for pair, both in every.items()}
    print("\nTimes as fast as inkjs, whole playthroughs, and in the last columns the lowest of the seats:")
    table(
        ["ratio", *story.case.viewpoints, "lowest", *(_words(rate) for rate in RATES[1:])],
        [
            (pair, *(f"{x:.3g}" for x in both["whole"]), *(f"{lowest[pair][_words(rate)]:.3g}" for rate in RATES))
            for pair, both in every.items()
        ],
    )
    write_results(
        "play_vs_inkjs",
        {"story": story.id, "inkjs": "2.4.0", "lowest of the seats": lowest, "seats": seats},
    )


if __name__ == "__main__":
    main()
