"""Any text at all, hostile, random or dumped: it is read or refused within bounds, whichever parser reads it."""

import gc
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from easi_engine.loading.positioned import Limits, Map, Seq, Value, parse_yaml
from easi_engine.loading.text import has_bad_characters
from tests.engine.loading.reading import places, read

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
