"""`--fix` mends what has one right answer, and leaves every other character of a file as it was."""

from __future__ import annotations

import json
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from easi_engine.findings import Finding
from easi_engine.lint import Options
from easi_engine.loading import load_story
from easi_sim.linting import fix as fixing
from easi_sim.linting.edits import Source, applied, same
from easi_sim.linting.fix import fix
from easi_sim.linting.fixers import FIXERS, Mend
from tests.engine.lint.linting import ON, STORY, write

OPTIONS = Options(on=ON, profile="publish")


def mended(folder: Path, options: Options = OPTIONS) -> list[str]:
    """What a run of `fix` says it did, after checking that another finds nothing to do."""
    done = [str(fixed) for fixed in fix([folder / STORY], options)]
    assert fix([folder / STORY], options) == []
    return done


def raw(folder: Path, text: str, name: str = f"{STORY}/scenes/school.yaml") -> Path:
    """A story whose scenes are given character by character."""
    write(folder, {})
    path = folder / name
    path.write_bytes(text.encode("utf-8"))
    return path


BLOCK = """\
# the desk
s-desk:
    title:   Your desk   # as she calls it
    text: 'The log is open.'
    choices:
      # the quick one
      wait: {say: "Leave it for today", to: s-end,   say: "Leave it for today"}
      look:
          say: >-
            Ask him to
            push up his sleeve
          learn: [bruise]
          to: s-end
          learn:
          - bruise

    # nothing more here
    to: s-end
s-end: {title: The end, text: It is over., ending: Over}
"""
MENDED = BLOCK.replace(', to: s-end,   say: "Leave it for today"}', ", to: s-end}").replace(
    "          learn:\n          - bruise\n", ""
)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_keys_said_twice_go_and_nothing_else_does(tmp_path: Path, newline: str, mark: str) -> None:
    path = raw(tmp_path, mark + BLOCK.replace("\n", newline))
    assert mended(tmp_path) == [
        "little/scenes/school.yaml:7:54: ES103 removed the second `say`, which said the same",
        "little/scenes/school.yaml:14:11: ES103 removed the second `learn`, which said the same",
    ]
    assert path.read_bytes().decode("utf-8") == mark + MENDED.replace("\n", newline)
    assert load_story(tmp_path / STORY).findings == ()


@pytest.mark.parametrize(
    "second",
    [
        "title: Another desk",  # which of the two?
        "title: Your desk  # she insists on it",  # the remark would be lost
        "title: >\n    # why\n    Your desk",
    ],
)
def test_keys_that_differ_or_carry_a_remark_are_for_a_person(tmp_path: Path, second: str) -> None:
    text = (
        f"s-desk:\n  title: Your desk\n  text: A.\n  to: s-end\n  {second}\ns-end: {{title: B, text: C, ending: D}}\n"
    )
    path = raw(tmp_path, text)
    assert mended(tmp_path) == []
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("char", "left", "said"),
    [
        ("\ufeff", "sitsdown", "ES104 removed U+FEFF"),
        ("\x00", "sitsdown", "ES104 removed U+0000"),
        ("\x7f", "sitsdown", "ES104 removed U+007F"),
        ("\x0b", "sits down", "ES104 replaced U+000B by a space"),
        ("\u2028", "sits down", "ES105 replaced U+2028 by a space"),
        ("\x85", "sits down", "ES105 replaced U+0085 by a space"),
    ],
)
def test_an_invisible_character_goes_and_words_do_not_grow_together(
    tmp_path: Path, char: str, left: str, said: str
) -> None:
    text = "s-end:\n  title: The end\n  text: He sits{}down.  # really{}\n  ending: Over\n"
    path = raw(tmp_path, text.format(char, char))
    assert [line.partition(": ")[2] for line in mended(tmp_path)] == [said, said]
    assert path.read_text("utf-8") == text.replace("sits{}down", left).replace("{}", left[4:-4])


@pytest.mark.parametrize("char", ["\x1b", "\x92", "\x08"])
def test_a_character_that_may_be_part_of_something_is_for_a_person(tmp_path: Path, char: str) -> None:
    path = raw(tmp_path, f"s-end: {{title: He{char}s, text: A, ending: B}}\n")
    before = path.read_bytes()
    assert mended(tmp_path) == []
    assert path.read_bytes() == before


NOTED = """\
s-desk:  # easi: ignore[EG101]
  title: Your desk
  text: The log is open.  # it is   # easi: ignore[EG102]
  # easi: ignore[EG103, EG101]
  to: s-end # kept
s-end: {title: The end, text: It is over., ending: Over}
"""


def test_comments_that_excuse_nothing_go_and_others_stay(tmp_path: Path) -> None:
    path = raw(tmp_path, NOTED)
    done = mended(tmp_path)
    assert len(done) == 4
    assert all(": EX901 removed " in line for line in done)
    wanted = NOTED.replace("  # easi: ignore[EG101]", "").replace("   # easi: ignore[EG102]", "")
    assert path.read_text("utf-8") == wanted.replace("  # easi: ignore[EG103, EG101]\n", "")


def test_a_flag_that_nothing_sets_or_reads_goes(tmp_path: Path) -> None:
    path = raw(tmp_path, "", f"{STORY}/story.yaml")
    write(
        tmp_path,
        {"story.yaml": "flags:\n  one: One # kept\n  two: Two\n\n  # three\n  three: >\n    Th\n\n    ree\n\n"},
    )
    before = path.read_text("utf-8")
    done = mended(tmp_path, replace(OPTIONS, select=("EG112",)))
    assert [line.partition(": ")[2] for line in done] == ["EG112 removed `three`", "EG112 removed `two`"][::-1]
    assert path.read_text("utf-8") == before.replace("  two: Two\n", "").replace("  three: >\n    Th\n\n    ree\n", "")


def test_marks_that_take_no_room_go_from_a_text(tmp_path: Path) -> None:
    desk = "s-desk: {title: A, text: B, to: s-end}\n"
    text = desk + 's-end: {title: The\u00ad end\u00ad, text: "It \u202eis\u202c \\u200bover.", ending: Over}\n'
    path = raw(tmp_path, text)
    done = mended(tmp_path, replace(OPTIONS, select=("EX",)))
    assert [line.partition(": ")[2] for line in done] == [
        "EX101 removed U+00AD",
        "EX102 removed U+202C",
        "EX102 removed U+202E",
    ]
    assert (
        path.read_text("utf-8").partition("\n")[2]
        == 's-end: {title: The end, text: "It is \\u200bover.", ending: Over}\n'
    )


@pytest.mark.parametrize("sign", [">", "|", ">+", "|2"])
def test_a_line_break_behind_a_name_goes(tmp_path: Path, sign: str) -> None:
    desk = "s-desk: {title: A, text: B, to: s-end}\n"
    text = f"{desk}s-end:\n  title: {sign} # a\n    The end\n\n  text: It is over.\n  ending: Over\n"
    path = raw(tmp_path, text)
    new = f"{sign.rstrip('+')}-"
    done = mended(tmp_path, replace(OPTIONS, select=("ET105",)))
    assert [line.partition(": ")[2] for line in done] == [f"ET105 wrote `{new}`, which keeps no line break"]
    assert path.read_text("utf-8") == text.replace(sign, new, 1)


def test_a_line_break_within_a_name_is_for_a_person(tmp_path: Path) -> None:
    raw(tmp_path, "s-desk:\n  title: |\n    The\n    end\n  text: A.\n  ending: Over\n")
    assert mended(tmp_path, replace(OPTIONS, select=("ET105",))) == []


def test_shared_files_are_mended_too(tmp_path: Path) -> None:
    write(tmp_path, {})
    path = tmp_path / "glossary.yaml"
    text = path.read_text("utf-8")
    path.write_text(text + "dup: {term: A, means: B, term: A}\n", encoding="utf-8")
    assert len(mended(tmp_path)) == 1
    assert path.read_text("utf-8") == text + "dup: {term: A, means: B}\n"


def test_what_is_not_asked_for_is_not_mended(tmp_path: Path) -> None:
    path = raw(tmp_path, BLOCK)
    assert mended(tmp_path, replace(OPTIONS, ignore=("ES103",))) == []
    assert mended(tmp_path, replace(OPTIONS, select=("EG",))) == []
    assert path.read_text("utf-8") == BLOCK


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_permissions_stay(tmp_path: Path) -> None:
    path = raw(tmp_path, BLOCK)
    path.chmod(0o640)
    mended(tmp_path)
    assert path.read_text("utf-8") == MENDED
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["school.yaml"]


def test_a_file_that_somebody_saves_meanwhile_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = raw(tmp_path, BLOCK)

    def saved_meanwhile(*_: object) -> bool:
        path.write_text("s-end: {title: A, text: B, ending: C}\n", encoding="utf-8")
        return True

    monkeypatch.setattr(fixing, "_as_meant", saved_meanwhile)
    assert fix([tmp_path / STORY], OPTIONS) == []
    assert path.read_text("utf-8") == "s-end: {title: A, text: B, ending: C}\n"


def test_an_edit_that_would_do_something_else_is_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = raw(tmp_path, BLOCK)
    right = FIXERS["ES103"]

    def wrong(source: Source, finding: Finding) -> Mend | None:
        mend = right(source, finding)
        return mend and replace(mend, edits=tuple(edit._replace(start=edit.start - 30) for edit in mend.edits))

    monkeypatch.setitem(FIXERS, "ES103", wrong)
    assert fix([tmp_path / STORY], OPTIONS) == []
    assert path.read_text("utf-8") == BLOCK


IDS = st.sampled_from(["a", "b", "c", "d"])
VALUES = st.one_of(
    st.text("abc ,:#'\"\n-{[é“", min_size=1, max_size=12),
    st.integers(0, 9),
    st.lists(IDS, max_size=3),
    st.dictionaries(IDS, st.integers(0, 9), max_size=2),
)
REMARKS = ("# said", "# between", "# apart")


@st.composite
def files(draw: st.DrawFn) -> str:
    """A file of YAML in some style, with remarks here and there, and keys that may stand twice."""
    lines = []
    for key, value in draw(st.lists(st.tuples(IDS, VALUES), min_size=2, max_size=6)):
        written = json.dumps(value, ensure_ascii=draw(st.booleans()))
        if isinstance(value, list) and value and draw(st.booleans()):
            written = "".join(f"\n  - {item}" for item in value)
        elif isinstance(value, str) and value.replace(" ", "").isalpha() and draw(st.booleans()):
            written = f">-\n    {value.strip()}"
        else:
            written += draw(st.sampled_from(["", "", "  # said", "  "]))
        lines.append(f"{key}: {written}")
        lines += draw(st.sampled_from([[], [], [""], ["# between"], ["", "# apart", ""]]))
    return draw(st.sampled_from(["\n", "\r\n"])).join([*"\n".join(lines).split("\n"), ""])


@given(files())
def test_taking_an_entry_away_takes_that_entry_and_nothing_else(text: str) -> None:
    source = Source(text)
    twice = len({key.value for key, _ in source.root.value}) < len(source.root.value)  # type: ignore[union-attr]
    for entry in source.entries():
        edit = source.removal(entry)
        if edit is None or (twice and len(entry.path) > 1):  # such a path may lead to another
            continue
        after = applied(text, [edit])
        assert sum(map(after.count, REMARKS)) == sum(map(text.count, REMARKS))
        left = [(key.value, value) for key, value in entry.mapping.value if key is not entry.key]
        again = Source(after).root
        for part in entry.path[:-1]:
            again = next(value for key, value in again.value if key.value == part)  # type: ignore[union-attr]
        found = [(key.value, value) for key, value in again.value]  # type: ignore[union-attr]
        assert [key for key, _ in found] == [key for key, _ in left]
        assert all(same(one, other) for (_, one), (_, other) in zip(found, left, strict=True))


def test_every_fixable_fault_can_be_found() -> None:
    from easi_sim.linting.rulebook import rulebook

    assert set(FIXERS) <= {entry.page.code for entry in rulebook()}
