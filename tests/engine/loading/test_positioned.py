"""YAML to plain data with positions; every test that reads YAML runs with libyaml and with the pure parser."""

import gc
import io
import math
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from easi_engine.findings import Finding
from easi_engine.loading.codes import LOADING_FAULTS, shown
from easi_engine.loading.positioned import (
    Limits,
    Map,
    Parsed,
    Seq,
    Value,
    key_position,
    parse_yaml,
    position,
    read_yaml,
)
from easi_engine.loading.text import has_bad_characters

Places = list[tuple[str, int, int]]


@pytest.fixture(params=["libyaml", "python"])
def pure(request: pytest.FixtureRequest) -> bool:
    """Whether the test runs with the pure parser."""
    return bool(request.param == "python")


def read(text: str, pure: bool) -> Any:
    """The data of a text without faults."""
    parsed = parse_yaml(text, "story.yaml", pure=pure)
    assert parsed.findings == ()
    return parsed.data


def fault_of(text: str, pure: bool) -> Finding:
    """The only finding of a text."""
    (finding,) = parse_yaml(text, "story.yaml", pure=pure).findings
    return finding


def places(parsed: Parsed) -> Places:
    return [(finding.name, finding.line, finding.column) for finding in parsed.findings]


# What plain data comes out.


@pytest.mark.parametrize(
    ("plain", "value"),
    [
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("12", 12),
        ("+12", 12),
        ("-3", -3),
        ("007", 7),
        ("0o17", 15),
        ("0x1F", 31),
        ("999999999999999999", 999_999_999_999_999_999),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("-.inf", -math.inf),
        ("yes", "yes"),
        ("No", "No"),
        ("on", "on"),
        ("tRUE", "tRUE"),
        ("2026-07-31", "2026-07-31"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("0b11", "0b11"),
        ("-", None),
        ("+", "+"),
        (".", "."),
        ("'12'", "12"),
        ('"true"', "true"),
        ("''", ""),
        ("4.00 o'clock", "4.00 o'clock"),
    ],
)
def test_a_plain_scalar_means_what_yaml_1_2_says(plain: str, value: Value, pure: bool) -> None:
    if plain == "-":
        assert read("- [a]\n-\n", pure) == [["a"], None]
    else:
        data = read(f"a: {plain}\n", pure)
        assert data == {"a": value}
        assert type(data["a"]) is type(value)


def test_not_a_number_is_one_float(pure: bool) -> None:
    assert math.isnan(read("a: .nan\n", pure)["a"])


def test_keys_are_their_text_whatever_they_look_like(pure: bool) -> None:
    assert list(read("1: a\ntrue: b\nnull: c\n'<<': d\n2026-07-31: e\n", pure)) == [
        "1",
        "true",
        "null",
        "<<",
        "2026-07-31",
    ]


def test_block_text_keeps_its_lines_and_folded_text_joins_them(pure: bool) -> None:
    assert read("a: |\n  x: 1\n  y\nb: >-\n  x\n  y\n", pure) == {"a": "x: 1\ny\n", "b": "x y"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_give_the_same_data_and_places(end: str, pure: bool) -> None:
    data = read("a: 1\nb: |\n  x\n  y\nc: 'd\n  e'\n".replace("\n", end), pure)
    assert data == {"a": 1, "b": "x\ny\n", "c": "d e"}
    assert [data.key_position(key) for key in data] == [(1, 1), (2, 1), (5, 1)]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "~\n", "%YAML 1.2\n---\n"])
def test_a_file_that_holds_nothing_is_an_empty_mapping_at_its_beginning(text: str, pure: bool) -> None:
    data = read(text, pure)
    assert isinstance(data, Map)
    assert data == {}
    assert position(data, ["title"]) == data.position == (1, 1)


def test_a_file_may_hold_a_list_or_one_text(pure: bool) -> None:
    assert read("- a\n- b\n", pure) == ["a", "b"]
    assert read("just words\n", pure) == "just words"


# Where it stands.

STORY = """\
title: The packed lunch
people:
  rowan: {name: Rowan Pike, age: 6}
facts:
  food:
    about: [rowan]
    says: "Taken food."
    note: |
      Twice.
  empty:
timeline:
  - day: 4
  -
"""


@pytest.mark.parametrize(
    ("path", "value_at", "key_at"),
    [
        ([], (1, 1), (1, 1)),
        (["title"], (1, 8), (1, 1)),
        (["people"], (3, 3), (2, 1)),
        (["people", "rowan"], (3, 10), (3, 3)),
        (["people", "rowan", "age"], (3, 34), (3, 29)),
        (["facts", "food", "about", 0], (6, 13), (6, 13)),
        (["facts", "food", "says"], (7, 11), (7, 5)),
        (["facts", "food", "note"], (8, 11), (8, 5)),
        (["facts", "empty"], (10, 3), (10, 3)),
        (["timeline", 0, "day"], (12, 10), (12, 5)),
    ],
)
def test_every_key_and_value_has_the_line_and_column_where_it_begins(
    path: list[str | int], value_at: tuple[int, int], key_at: tuple[int, int], pure: bool
) -> None:
    data = read(STORY, pure)
    assert position(data, path) == value_at
    assert key_position(data, path) == key_at


@pytest.mark.parametrize(
    ("path", "at"),
    [
        (["people", "rowan", "model[Person]", "age"], (3, 34)),
        (["people", "rowan", "decides"], (3, 10)),
        (["facts", "food", "about", "list[str]", 0], (6, 13)),
        (["facts", "food", "about", 7], (6, 12)),
        (["facts", "food", "about", -1], (6, 12)),
        (["title", "str"], (1, 8)),
        (["nothing", "at", "all"], (1, 1)),
    ],
)
def test_parts_of_a_path_that_are_not_in_the_data_are_passed_over(path: list[str | int], at: tuple[int, int]) -> None:
    assert position(read(STORY, False), path) == at


def test_collections_tell_their_places_themselves(pure: bool) -> None:
    data = read(STORY, pure)
    about = data["facts"]["food"]["about"]
    assert data["people"]["rowan"].position == (3, 10)
    assert data["people"]["rowan"].key_position("age") == (3, 29)
    assert data["people"]["rowan"].value_position("age") == (3, 34)
    assert (about.position, about.item_position(0)) == ((6, 12), (6, 13))
    with pytest.raises(KeyError):
        data.value_position("nothing")
    with pytest.raises(IndexError):
        about.item_position(1)


def test_columns_count_characters_and_not_bytes(pure: bool) -> None:
    data = read("[été, “🙂”, x]\n", pure)
    assert [data.item_position(index) for index in range(3)] == [(1, 2), (1, 7), (1, 12)]


# What is refused, and that the reading goes on.


def test_all_that_is_refused_is_reported_in_one_go_and_the_rest_is_kept(pure: bool) -> None:
    text = """\
a: !!int '1'
b: &x !t [1]
c: *x
<<: *x
a: 3
? [d, e]
: f
*x : g
h: 1234567890123456789
i: "\\e[31m"
j: &y
  k: !u
  l: 2
"""
    parsed = parse_yaml(text, "story.yaml", pure=pure)
    assert places(parsed) == [
        ("tag", 1, 4),
        ("tag", 2, 4),
        ("anchor", 2, 4),
        ("alias", 3, 4),
        ("merge-key", 4, 1),
        ("duplicate-key", 5, 1),
        ("key-not-text", 6, 3),
        ("alias", 8, 1),
        ("number-too-long", 9, 4),
        ("control-character", 10, 4),
        ("anchor", 11, 4),
        ("tag", 12, 6),
    ]
    assert parsed.data == {
        "a": 3,
        "b": [1],
        "c": None,
        "h": "1234567890123456789",
        "i": "\x1b[31m",
        "j": {"k": None, "l": 2},
    }


def test_a_duplicate_key_names_the_line_of_the_first_even_the_third_time(pure: bool) -> None:
    parsed = parse_yaml("x:\n  a: 1\n  b: 2\n  a: 3\n  'a': 4\na: 5\n", "scenes/school.yaml", pure=pure)
    message = "The key “a” is already used in this mapping, on line 2."
    hint = "Rename one of the two, or put their values together."
    assert parsed.findings == (
        Finding("ES103", "duplicate-key", "error", "scenes/school.yaml", 4, 3, message, hint),
        Finding("ES103", "duplicate-key", "error", "scenes/school.yaml", 5, 3, message, hint),
    )
    assert parsed.data == {"x": {"a": 4, "b": 2}, "a": 5}
    assert isinstance(parsed.data, Map)
    assert position(parsed.data, ["x", "a"]) == (5, 8)
    assert key_position(parsed.data, ["x", "a"]) == (2, 3)


@pytest.mark.parametrize(
    ("text", "at", "data"),
    [
        ("a: {{name}}\n", (1, 5), {"a": {}}),
        ("- {[a]: b, c: d}\n", (1, 4), [{"c": "d"}]),
        ("? {a: {b: c}}\n: {d: [e]}\nf: 1\n", (1, 3), {"f": 1}),
    ],
)
def test_a_key_that_is_no_text_is_left_out_with_its_value(
    text: str, at: tuple[int, int], data: Value, pure: bool
) -> None:
    parsed = parse_yaml(text, "story.yaml", pure=pure)
    assert places(parsed) == [("key-not-text", *at)]
    assert parsed.data == data


def test_a_second_document_is_refused_and_the_first_is_kept(pure: bool) -> None:
    parsed = parse_yaml("--- # first\na: 1\n---\nb: 2\n", "story.yaml", pure=pure)
    assert places(parsed) == [("second-document", 3, 1)]
    assert parsed.data == {"a": 1}


@pytest.mark.parametrize("line", ["%TAG !e! tag:example.org:", "%FOO bar", "%YAML 1.1", "%YAML 2.0"])
def test_a_directive_other_than_yaml_1_2_ends_the_file_where_it_stands(line: str, pure: bool) -> None:
    parsed = parse_yaml(f"# first\n%YAML 1.2\n{line}\n---\na: 1\n", "story.yaml", pure=pure)
    assert places(parsed) == [("directive", 3, 1)]
    assert parsed.data is None


def test_the_directive_yaml_1_2_is_accepted(pure: bool) -> None:
    assert read("%YAML 1.2 # as it should be\n---\na: yes\n", pure) == {"a": "yes"}


def test_a_message_never_repeats_invisible_characters_of_the_file(pure: bool) -> None:
    finding = fault_of("a: !e%1b[31m x\n", pure)
    assert finding.message == "The tag “!e\\u001b[31m” is not allowed."
    assert shown("a\u202eb\n" + "x" * 100).startswith("a\\u202eb\\u000axxx")
    assert len(shown("x" * 100)) == 60


# Hostile files.


def test_a_hundred_thousand_brackets_end_the_file_at_the_limit(pure: bool) -> None:
    for text in ("[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000, "{? " * 100_000):
        parsed = parse_yaml(text, "story.yaml", pure=pure)
        assert parsed.findings[-1].name == "too-deep"
        assert parsed.data is None


def test_as_deep_as_the_limit_is_not_too_deep(pure: bool) -> None:
    limits = Limits(depth=4)
    assert parse_yaml("[[[[]]]]", "story.yaml", limits=limits, pure=pure).findings == ()
    assert places(parse_yaml("[[[[[]]]]]", "story.yaml", limits=limits, pure=pure)) == [("too-deep", 1, 5)]


def test_an_alias_bomb_stays_as_small_as_its_file(pure: bool) -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 25))]
    parsed = parse_yaml("\n".join(lines), "story.yaml", pure=pure)
    assert {finding.name for finding in parsed.findings} == {"anchor", "alias"}
    assert isinstance(parsed.data, Map)
    assert parsed.data["a24"] == [None, None]


def test_a_number_of_five_thousand_digits_is_refused_and_kept_as_text(pure: bool) -> None:
    for number in ("9" * 5_000, "-" + "9" * 5_000, "0x" + "f" * 5_000):
        parsed = parse_yaml(f"a: {number}\n", "story.yaml", pure=pure)
        assert places(parsed) == [("number-too-long", 1, 4)]
        assert parsed.data == {"a": number}


def test_a_huge_text_is_refused_and_kept(pure: bool) -> None:
    for text in ("x" * 20_001, '"' + "x" * 20_001 + '"'):
        parsed = parse_yaml(f"a: {text}\n", "story.yaml", pure=pure)
        assert places(parsed) == [("text-too-long", 1, 4)]
        assert parsed.data == {"a": "x" * 20_001}
    assert read("a: " + "x" * 20_000, pure) == {"a": "x" * 20_000}


def test_a_file_of_too_many_values_is_not_read_to_its_end(pure: bool) -> None:
    parsed = parse_yaml("- a\n" * 1_000, "story.yaml", limits=Limits(parts=500), pure=pure)
    assert [finding.name for finding in parsed.findings] == ["too-many-values"]
    assert parsed.data is None


def test_a_file_of_nothing_but_faults_is_given_up_early(pure: bool) -> None:
    parsed = parse_yaml("- *a\n" * 10_000, "story.yaml", pure=pure)
    assert [finding.name for finding in parsed.findings] == ["alias"] * 100 + ["too-many-faults"]


@pytest.mark.parametrize("text", ["a: \0\n", "a: \x85b\n", "a: \u2028b\n", "\ufeffa: 1\n", "a: \ud800\n"])
def test_bad_characters_never_reach_a_parser(text: str, pure: bool) -> None:
    parsed = parse_yaml(text, "story.yaml", pure=pure)
    assert parsed.data is None
    assert {finding.code for finding in parsed.findings} <= {"ES104", "ES105"}


@given(st.text(alphabet=st.sampled_from("ab1 -:,?#&*!|>%@'\"\\[]{}~\n\t\r.<é"), max_size=60))
def test_no_text_makes_the_loader_raise(text: str) -> None:
    for pure in (False, True):
        parsed = parse_yaml(text, "story.yaml", pure=pure)
        assert parsed.data is not None or parsed.findings
        for finding in parsed.findings:
            assert finding.line <= text.count("\n") + text.count("\r") + 2


def test_the_garbage_collector_is_left_as_it_was_found() -> None:
    parse_yaml("a: [", "story.yaml")
    assert gc.isenabled()
    gc.disable()
    try:
        parse_yaml("a: 1", "story.yaml")
        assert not gc.isenabled()
    finally:
        gc.enable()


# Syntax errors, in words for authors.


@pytest.mark.parametrize(
    ("text", "name", "at", "words"),
    [
        ("say: Rowan said: Carl\n", "unquoted-colon", (1, 16), "A value that contains “: ” needs quotes"),
        ("- a: b: c\n", "unquoted-colon", (1, 7), "needs quotes"),
        ("x" * 1_100 + ": 1\n", "unquoted-colon", (1, 1_101), "at most 1,024 characters"),
        ("a: 1\n  b: 2\n", "bad-indentation", (2, 3), "indented deeper than the line above"),
        ("a:\n  b: 1\n c: 2\n", "bad-indentation", (3, 2), "the mapping that began on line 1"),
        ("a:\n  - b\n c: d\n", "bad-indentation", (3, 2), "the mapping that began on line 1"),
        ("a:\n  - b\n  c: d\n", "bad-indentation", (3, 3), "the list that began on line 2"),
        ("a: 1\n- b\n", "bad-indentation", (2, 1), "does not fit the mapping"),
        ("  a: 1\nb: 2\n", "bad-indentation", (2, 1), "already complete"),
        ("a: - b\n", "bad-indentation", (1, 4), "A list item (“- ”) cannot begin here"),
        ("a: 1\nb\nc: 2\n", "missing-colon", (2, 1), "no colon after its key"),
        ('a: 1\nb: "c\nd: e\n', "unclosed-quote", (2, 4), 'The quotation mark " opened here is never closed'),
        ("a: 'b\nc: d\n", "unclosed-quote", (1, 4), "The quotation mark ' opened here"),
        ("a: 'it's'\n", "text-after-quote", (1, 8), "closes the value"),
        ("['it's', b]\n", "text-after-quote", (1, 6), "closes the value"),
        ("a: [b, c\nd: e\n", "unclosed-bracket", (1, 4), "not closed before line 2"),
        ("a: {b: c\nd: e\n", "unclosed-bracket", (1, 4), "The “{” opened here is not closed"),
        ("a: [b, c\n", "unclosed-bracket", (1, 4), "The “[” opened here is never closed"),
        ("a: [b, {c: d},\n", "unclosed-bracket", (1, 4), "The “[” opened here is never closed"),
        ("a: {\n", "unclosed-bracket", (1, 4), "The “{” opened here is never closed"),
        ("{a: 1", "unclosed-bracket", (1, 1), "The “{” opened here is never closed"),
        ("a: [{b: 1} c]\n", "missing-comma", (1, 12), "opened at column 4, a comma or “]” was expected here, not “c”"),
        ("a: b]\nc: ]\n", "yaml-syntax", (2, 4), "This “]” closes nothing"),
        ("a: [b, , c]\n", "yaml-syntax", (1, 8), "expects a value or a key here, not “,”"),
        ("a: %b\n", "reserved-character", (1, 4), "A value that begins with “%” needs quotes"),
        ("a: @home\n", "reserved-character", (1, 4), "begins with “@”"),
        ("a: `b`\n", "reserved-character", (1, 4), "begins with “`”"),
        ("a: * b\n", "reserved-character", (1, 4), "begins with “*”"),
        ("a: & b\n", "reserved-character", (1, 4), "begins with “&”"),
        ("a: !e!b c\n", "tag", (1, 4), "is a tag"),
        ('a: "b\\qc"\n', "bad-escape", (1, 6), "a backslash begins an escape"),
        ("a: >b\n  c\n", "yaml-syntax", (1, 4), "nothing may follow on the line"),
        ("a:\n\tb: 1\n", "tab-indent", (2, 1), "A tab stands here where YAML allows only spaces"),
        ("a:\n  b: 1\n\tc: 2\n", "tab-indent", (3, 1), "A tab stands here"),
        ("a: |\n  b\n\tc\n", "tab-indent", (3, 1), "A tab stands here"),
    ],
)
def test_a_syntax_error_is_one_finding_where_an_author_would_look(
    text: str, name: str, at: tuple[int, int], words: str, pure: bool
) -> None:
    parsed = parse_yaml(text, "story.yaml", pure=pure)
    assert places(parsed) == [(name, *at)]
    assert words in parsed.findings[0].message
    assert parsed.findings[0].hint
    assert parsed.data is None


def test_a_tab_tells_how_many_lines_begin_with_one(pure: bool) -> None:
    assert "on all 3 lines" in fault_of("a:\n\tb: 1\n\tc: 2\n  \td: 3\n", pure).hint


def test_faults_met_before_a_syntax_error_are_kept(pure: bool) -> None:
    parsed = parse_yaml("a: 1\na: *x\nb: [\n", "story.yaml", pure=pure)
    assert places(parsed) == [("duplicate-key", 2, 1), ("alias", 2, 4), ("unclosed-bracket", 3, 4)]


@pytest.mark.parametrize("text", ["[food, words?]", "{a:1}", "{a: b:c}"])
def test_sugar_that_only_the_pure_parser_takes_is_explained_where_libyaml_refuses_it(text: str) -> None:
    assert fault_of(text, pure=False).name in {"missing-comma", "unquoted-colon"}


# Files.


def test_a_file_is_read_from_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: \xc3\xa9\r\n")
    parsed = read_yaml(path, "story.yaml")
    assert (parsed.data, parsed.findings) == ({"a": "é"}, ())


def test_bad_bytes_in_a_file_are_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    path.write_bytes(b"a: \xe9\n")
    assert places(read_yaml(path, "story.yaml")) == [("not-utf-8", 1, 4)]


def test_a_missing_file_and_a_folder_are_findings_about_the_whole_file(tmp_path: Path) -> None:
    missing = read_yaml(tmp_path / "story.yaml", "story.yaml")
    assert missing.data is None
    assert [str(finding) for finding in missing.findings] == ["story.yaml: ES100 There is no such file."]
    assert places(read_yaml(tmp_path, "folder")) == [("file-unreadable", 0, 0)]
    assert places(read_yaml(tmp_path / ("x" * 5_000), "long")) == [("file-unreadable", 0, 0)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_refused_without_waiting_for_its_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "story.yaml")
    assert places(read_yaml(tmp_path / "story.yaml", "story.yaml")) == [("file-unreadable", 0, 0)]


def test_every_fault_has_its_own_code_and_name() -> None:
    assert len({fault.code for fault in LOADING_FAULTS}) == len(LOADING_FAULTS)
    assert len({fault.name for fault in LOADING_FAULTS}) == len(LOADING_FAULTS)
    assert [fault.code for fault in LOADING_FAULTS] == sorted(fault.code for fault in LOADING_FAULTS)
    assert all(fault.code.startswith("ES1") for fault in LOADING_FAULTS)


# Whatever a dumper writes, this loader reads.

words = st.text(max_size=40).filter(lambda text: not has_bad_characters(text) and "\r" not in text)
keys = words.filter(lambda text: text not in {"<<", ""})
scalars = (
    words
    | st.none()
    | st.booleans()
    | st.integers(min_value=-(10**18) + 1, max_value=10**18 - 1)
    | st.floats(allow_nan=False)
)
nested = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=20
)


def dumped(data: object, flow: bool) -> str:
    """The data as libyaml writes it: the pure dumper writes flow keys such as `:0` that libyaml cannot read."""
    yaml = YAML(typ="safe", pure=False)
    yaml.default_flow_style = flow
    yaml.representer.ignore_aliases = lambda *_: True
    stream = io.StringIO()
    yaml.dump(data, stream)
    return stream.getvalue()


def assert_points_at(value: Value, text: str) -> None:
    """`text`, from a recorded position on, begins with what stands for `value`."""
    if isinstance(value, dict):
        assert text.startswith("{") or value
    elif isinstance(value, list):
        assert text[0] in "[-"
    elif isinstance(value, str) and text[0] not in "'\"|>":
        # Longer plain text may be folded, but never inside a word.
        assert text.startswith(value.partition("\n")[0].partition(" ")[0])
    elif not isinstance(value, str):
        ends = [index for index in (text.find(end) for end in (",", "]", "}", "\n")) if index >= 0]
        plain = text[: min(ends)] if ends else text
        assert read(f"- {plain}\n", False) == [value]


@given(data=st.lists(nested, max_size=4) | st.dictionaries(keys, nested, max_size=4), flow=st.booleans())
def test_dumped_data_is_read_back_equal_and_every_position_points_at_its_text(data: Any, flow: bool) -> None:
    text = dumped(data, flow)
    lines = text.split("\n")

    def check(value: Value, at: tuple[int, int]) -> None:
        assert_points_at(value, "\n".join([lines[at[0] - 1][at[1] - 1 :], *lines[at[0] :]]))
        if isinstance(value, Map):
            assert value.position == at
            for key, inner in value.items():
                check(key, value.key_position(key))
                check(inner, value.value_position(key))
        elif isinstance(value, Seq):
            assert value.position == at
            for index, inner in enumerate(value):
                check(inner, value.item_position(index))

    for pure in (False, True):
        found = read(text, pure)
        assert found == data
        check(found, found.position)


@given(data=st.dictionaries(keys, nested, max_size=4), flow=st.booleans())
def test_both_parsers_record_the_same_positions(data: Any, flow: bool) -> None:
    def all_places(value: Value) -> object:
        if isinstance(value, Map):
            return value.at, value.keys_at, value.values_at, [all_places(inner) for inner in value.values()]
        if isinstance(value, Seq):
            return value.at, value.items_at, [all_places(inner) for inner in value]
        return type(value)

    text = dumped(data, flow)
    assert all_places(read(text, False)) == all_places(read(text, True))
