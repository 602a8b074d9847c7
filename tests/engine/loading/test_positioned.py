"""What data comes out of YAML and where it stands; with libyaml and with the pure parser alike."""

import math
import os
from pathlib import Path

import pytest

from easi_engine.loading.positioned import Map, Value, key_position, position, read_yaml
from tests.engine.loading.reading import places, read

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
