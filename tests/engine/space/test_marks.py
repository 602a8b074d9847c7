"""Marks: what a watch saw on the way can be asked about later."""

from __future__ import annotations

from pathlib import Path

from easi_engine.loading import load_story
from easi_engine.play.guards import ALWAYS, Cube, negation
from easi_engine.play.program import Program
from easi_engine.play.seat import AtScene, BeforeEffect
from easi_engine.space import Space, Trail, Watch
from tests.engine.lint.linting import STORY, write

SCENES = """
s-desk:
  title: Your desk
  text: The log is open.
  to: s-yard
  choices:
    look: {say: Look, set: seen}
    wait: {say: Wait}
s-yard:
  title: The yard
  text: It rains.
  to: s-end
  choices:
    stay: {say: Stay}
    leave: {say: Leave, unset: seen}
s-end: {title: The end, text: It is over., ending: Over}
"""


def asked(folder: Path) -> tuple[Space, Cube, BeforeEffect]:
    """A space that marks `look` and clears the mark at `leave`; the guard that it is set; just before leaving."""
    write(folder, {"story.yaml": "flags: {seen: You have seen it}\n", "scenes/school.yaml": SCENES})
    story = load_story(folder / STORY).story
    assert story is not None
    program = Program(story, "school")
    bit = program.layout.take()
    mark = Cube(bit, bit)
    look, leave = (
        story.seats["school"][scene].choices[choice].effects[0]
        for scene, choice in (("s-desk", "look"), ("s-yard", "leave"))
    )
    watches = [
        Watch(BeforeEffect(look), ALWAYS, on=bit),
        Watch(BeforeEffect(leave), ALWAYS, off=bit),
        Watch(BeforeEffect(leave), mark),
        Watch(AtScene("s-end"), mark),
        Watch(AtScene("s-end"), negation(mark)),
    ]
    return Space(program, watches, limit=1000), mark, BeforeEffect(leave)


def test_a_mark_is_set_on_the_way_and_found_later(tmp_path: Path) -> None:
    space, mark, _ = asked(tmp_path)
    assert space.first(AtScene("s-end"), mark) == Trail(None, ("look", "stay"))


def test_paths_that_differ_in_a_mark_alone_are_told_apart(tmp_path: Path) -> None:
    space, mark, _ = asked(tmp_path)
    other = space.first(AtScene("s-end"), negation(mark))
    assert other is not None
    assert other.choices in {("look", "leave"), ("wait", "stay"), ("wait", "leave")}


def test_a_mark_cleared_at_a_point_does_not_show_to_later_watches_there(tmp_path: Path) -> None:
    space, mark, leaving = asked(tmp_path)
    assert space.first(leaving, mark) is None
