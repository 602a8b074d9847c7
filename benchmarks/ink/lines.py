"""The few kinds of ink line that a port needs, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Test:
    """An ink expression that is true or false, with the variables that it reads."""

    text: str
    reads: frozenset[str] = frozenset()

    @classmethod
    def of(cls, variable: str) -> Test:
        """The test of one variable."""
        return cls(variable, frozenset([variable]))


TRUE, FALSE = Test("true"), Test("false")


def all_of(parts: list[Test]) -> Test:
    """Every part; with none, true."""
    if FALSE in parts:
        return FALSE
    return _joined([part for part in parts if part != TRUE], " and ", TRUE)


def any_of(parts: list[Test]) -> Test:
    """At least one part; with none, false."""
    if TRUE in parts:
        return TRUE
    return _joined([part for part in parts if part != FALSE], " or ", FALSE)


def not_(part: Test) -> Test:
    """The opposite."""
    if part in {TRUE, FALSE}:
        return FALSE if part == TRUE else TRUE
    return Test(f"not {_grouped(part)}", part.reads)


def _joined(parts: list[Test], word: str, empty: Test) -> Test:
    if len(parts) < 2:
        return parts[0] if parts else empty
    return Test(word.join(map(_grouped, parts)), frozenset().union(*(part.reads for part in parts)))


def _grouped(part: Test) -> str:
    """In brackets unless it is a bare name, which in brackets would be a list to ink."""
    return f"({part.text})" if " " in part.text else part.text


@dataclass(frozen=True, slots=True)
class Say:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Put:
    """An assignment, with the variables that its value reads."""

    name: str
    value: str
    reads: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Call:
    """A function called for what it does."""

    name: str


@dataclass(frozen=True, slots=True)
class Go:
    """A divert."""

    to: str


@dataclass(frozen=True, slots=True)
class If:
    """The first branch whose test holds."""

    branches: list[tuple[Test, list[Line]]] = field(default_factory=list)


Line = Say | Put | Call | Go | If
Knots = dict[str, list[Line]]
Options = dict[str, list[tuple[Test, str, list[Line]]]]


# -- leaving out what nothing depends on -----------------------------------------------------------------------


def pruned(variables: dict[str, str], knots: Knots, options: Options) -> tuple[dict[str, str], Knots, Options]:
    """The same story without the variables that no option, text or way on depends on."""
    bodies = [*knots.values(), *(lines for choices in options.values() for _, _, lines in choices)]
    live = {name for choices in options.values() for test, _, _ in choices for name in test.reads}
    while more := {name for lines in bodies for name in _needed(lines, frozenset(live))} - live:
        live |= more
    return (
        {name: value for name, value in variables.items() if name in live},
        {name: _kept(lines, live) for name, lines in knots.items()},
        {name: [(t, say, _kept(lines, live)) for t, say, lines in choices] for name, choices in options.items()},
    )


def _needed(lines: list[Line], live: frozenset[str]) -> Iterator[str]:
    for line in lines:
        if isinstance(line, Put) and line.name in live:
            yield from line.reads
        if isinstance(line, If) and any(_matters(inner, live) for _, inner in line.branches):
            for test, inner in line.branches:
                yield from test.reads
                yield from _needed(inner, live)


def _matters(lines: list[Line], live: frozenset[str]) -> bool:
    return any(
        line.name in live
        if isinstance(line, Put)
        else any(_matters(inner, live) for _, inner in line.branches)
        if isinstance(line, If)
        else True
        for line in lines
    )


def _kept(lines: list[Line], live: set[str]) -> list[Line]:
    found: list[Line] = []
    for line in lines:
        if isinstance(line, If):
            if any(_matters(inner, frozenset(live)) for _, inner in line.branches):
                found.append(If([(test, _kept(inner, live)) for test, inner in line.branches]))
        elif not isinstance(line, Put) or line.name in live:
            found.append(line)
    return found


# -- writing ---------------------------------------------------------------------------------------------------


def written(variables: dict[str, str], knots: Knots, options: Options) -> str:
    """Ink source. The knot ``start`` becomes the top of the file, ``pass_days`` a function."""
    out = [f"VAR {name} = {value}" for name, value in variables.items()]
    out += _lines(knots["start"], 0, bool(knots["pass_days"]))
    if knots["pass_days"]:
        out += ["", "=== function pass_days() ===", *_lines(knots["pass_days"], 0, True)]
    for name, lines in knots.items():
        if name in {"start", "pass_days"}:
            continue
        out += ["", f"=== {name} ===", *_lines(lines, 0, bool(knots["pass_days"]))]
        if options[name]:
            out.append("= options")
        for test, say, inner in options[name]:
            out.append(f"+ {'' if test == TRUE else f'{{{test.text}}} '}[{words(say)}]")
            out += _lines(inner, 1, bool(knots["pass_days"]))
    return "\n".join(out) + "\n"


def _lines(lines: list[Line], depth: int, days: bool) -> list[str]:
    pad = "    " * depth
    out: list[str] = []
    for line in lines:
        match line:
            case Say(text):
                out.append(pad + words(text))
            case Put(name, value):
                out.append(f"{pad}~ {name} = {value}")
            case Call(name):
                out += [f"{pad}~ {name}()"] if days else []
            case Go(to):
                out.append(f"{pad}-> {to}")
            case If(branches):
                out += _choice_of(branches, depth, days)
    return out


def _choice_of(branches: list[tuple[Test, list[Line]]], depth: int, days: bool) -> list[str]:
    """A conditional, written plainly where its outcome is known."""
    open_ = [(test, lines) for test, lines in branches if test != FALSE]
    certain = next((index for index, (test, _) in enumerate(open_) if test == TRUE), len(open_))
    open_ = open_[: certain + 1]
    if not open_ or open_[0][0] == TRUE:
        return _lines(open_[0][1], depth, days) if open_ else []
    pad, out = "    " * depth, []
    for test, lines in open_:
        out.append(f"{pad}- {'else' if test == TRUE else test.text}:")
        out += _lines(lines, depth + 1, days)
    return [f"{pad}{{", *out, f"{pad}}}"]


_MARKS = re.compile(r"[^\w\s,.?!;:'\"()“”‘’–—…£]")
_KEYWORDS = re.compile(r"(VAR|CONST|LIST|INCLUDE|EXTERNAL|TODO|else|\()")


def words(text: str) -> str:
    """Prose as ink text: one line, with everything that ink could take for a command escaped."""
    line = _MARKS.sub(lambda mark: "\\" + mark.group(), " ".join(text.split()))
    return f"\\{line}" if _KEYWORDS.match(line) else line
