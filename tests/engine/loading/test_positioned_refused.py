"""What YAML may not say in a story: every fault in one go, where it stands and in words for authors."""

import pytest

from easi_engine.findings import Finding
from easi_engine.loading.codes import LOADING_FAULTS, shown
from easi_engine.loading.positioned import Map, Value, key_position, parse_yaml, position
from tests.engine.loading.reading import fault_of, places, read

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


def test_every_fault_has_its_own_code_and_name() -> None:
    assert len({fault.code for fault in LOADING_FAULTS}) == len(LOADING_FAULTS)
    assert len({fault.name for fault in LOADING_FAULTS}) == len(LOADING_FAULTS)
    assert [fault.code for fault in LOADING_FAULTS] == sorted(fault.code for fault in LOADING_FAULTS)
    assert all(fault.code.startswith("ES1") for fault in LOADING_FAULTS)


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
