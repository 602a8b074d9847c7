"""The numbers of a story are those that other parts of EASI come to."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from docs.stories.measures import Measures, measure
from docs.stories.signs import Decision
from easi_engine.debrief import debrief
from easi_engine.play import compile_seat
from easi_engine.space import membership
from easi_sim.cli.main import main
from tests.docs.stories.walking import every_path
from tests.engine.lint.linting import write
from tests.running import STORIES

FOLDER = STORIES / "corner-shop"


@cache
def found() -> Measures:
    return measure(FOLDER)


def test_the_size_of_a_seat_is_what_the_linter_counts(capsys: pytest.CaptureFixture[str]) -> None:
    main(["lint", str(FOLDER), "--statistics", "--select", "EK101"])
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    for seat in found().seats:
        row = next(row for row in rows if row[:1] == [seat.viewpoint])
        sizes = (seat.scenes, seat.decisions, seat.endings)
        assert row[1:4] == [str(size) for size in sizes]
        assert row[5] == f"{seat.words:,}"


def test_what_several_seats_share_counts_once_for_the_story() -> None:
    seats = [seat.words for seat in found().seats]
    assert max(seats) < found().words < sum(seats)
    assert 0 < found().readings < found().words


def test_models_and_questions_are_those_of_the_debriefs() -> None:
    story = found().story
    for seat in found().seats:
        program = compile_seat(story, seat.viewpoint)
        for outcomes in seat.outcomes:
            members = membership(program, outcomes.variant)
            models = Counter(debrief(path, members).model for path in every_path(program, outcomes.variant))
            assert outcomes.models == models
            assert outcomes.paths == models.total()
            assert (outcomes.effective, outcomes.appropriate) == (len(members.effective), len(members.appropriate))


def test_what_is_taught_is_what_verdicts_options_and_scenes_name() -> None:
    case = found().story.case
    lines = [line for verdict in case.verdicts.values() for line in verdict.judge]
    assert set(found().sources) == {source for line in lines for source in line.sources}
    assert set(found().judged) == {name for line in lines for name in line.principles}
    assert "no-secrets" in found().conduct
    assert found().concepts[: len(case.concepts)] == case.concepts


def test_there_is_something_to_guess_only_where_some_options_are_acceptable_and_some_are_not(tmp_path: Path) -> None:
    files = {
        "story.yaml": """\
verdicts:
  tell-csc: {facts: food, to: csc, judge: [{share: They can help., sources: [golden]}]}
  tell-carl: {facts: food, to: carl, judge: [{withhold: Ask Leanne first., sources: [golden]}]}
""",
        "scenes/school.yaml": """\
s-desk:
  title: Desk
  text: Text.
  to: s-gate
  choices: {ring: {say: Ring, share: {csc: food}}, tell: {say: Tell both, share: {csc: food, carl: food}}}
  readings: {police: {notices: It, would: ring, because: It is so.}}
s-gate:
  title: Gate
  text: Text.
  to: s-end
  choices: {nod: {say: Nod}, wave: {say: Wave}}
  readings: {police: {notices: It, would: nod, because: It is so.}}
s-end: {title: The end, text: It is over., ending: Over}
""",
    }
    write(tmp_path, files)
    assert measure(tmp_path / "little").guesses == (Decision(("Ring", "Tell both"), (True, False)),)
