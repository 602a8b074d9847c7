"""Bytes to text: what is let through, what is refused, and where the findings point."""

import codecs

import pytest

from easi_engine.findings import Finding
from easi_engine.loading.text import MAX_BAD_CHARACTERS, MAX_FILE_BYTES, check_characters, line_and_column, read_text


def only(findings: tuple[Finding, ...]) -> Finding:
    (finding,) = findings
    return finding


def test_utf_8_is_read_as_it_stands() -> None:
    assert read_text("title: “Café” 🙂\n".encode(), "story.yaml") == ("title: “Café” 🙂\n", ())


def test_a_utf_8_byte_order_mark_is_taken_off() -> None:
    assert read_text(codecs.BOM_UTF8 + b"a: 1\n", "story.yaml") == ("a: 1\n", ())


def test_an_empty_file_is_text() -> None:
    assert read_text(b"", "story.yaml") == ("", ())


def test_latin_1_is_refused_at_the_line_and_column_of_its_first_foreign_byte() -> None:
    text, findings = read_text("été: 1\nname: Zo".encode() + b"\xeb\n", "story.yaml")
    finding = only(findings)
    assert text is None
    assert (finding.code, finding.name, finding.file) == ("ES102", "not-utf-8", "story.yaml")
    assert (finding.line, finding.column) == (2, 9)
    assert finding.message == "The byte 0xEB here is not UTF-8 (in Windows-1252 it would be “ë”)."


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_utf_16_and_utf_32_are_refused_with_or_without_their_mark(encoding: str) -> None:
    text, findings = read_text("a: 1\n".encode(encoding), "story.yaml")
    assert text is None
    assert only(findings).name == "not-utf-8"
    assert only(findings).place() == "story.yaml"


@pytest.mark.parametrize("char", ["\0", "\x07", "\x1b", "\x7f", "\x80", "\x9f", "\ufeff", "\ufffe", "\uffff", "\ud800"])
def test_an_invisible_control_character_is_refused_where_it_stands(char: str) -> None:
    finding = only(check_characters(f"a: 1\nb: é{char}\n", "story.yaml"))
    assert (finding.code, finding.name) == ("ES104", "control-character")
    assert (finding.line, finding.column) == (2, 5)
    assert finding.message == f"The text holds U+{ord(char):04X}, an invisible control character."


@pytest.mark.parametrize("char", ["\x85", "\u2028", "\u2029"])
def test_a_line_break_that_only_some_programs_honour_is_refused_and_not_counted_as_one(char: str) -> None:
    findings = check_characters(f"a: x{char}y{char}\n", "story.yaml")
    assert [(finding.name, finding.line, finding.column) for finding in findings] == [
        ("unusual-line-break", 1, 5),
        ("unusual-line-break", 1, 7),
    ]


@pytest.mark.parametrize("char", ["\t", "\r", "\u00a0", "\u200b", "\u202e", "\u2066", "\ufffd", "🙂"])
def test_tabs_spaces_of_other_widths_and_bidirectional_controls_are_left_to_others(char: str) -> None:
    assert check_characters(f"a: x{char}y\n", "story.yaml") == ()


def test_a_binary_file_gives_no_more_findings_than_show_the_pattern() -> None:
    text, findings = read_text(b"ab" + bytes(5_000), "story.yaml")
    assert text is None
    assert len(findings) == MAX_BAD_CHARACTERS


def test_a_file_over_the_limit_is_refused_as_bytes_and_as_text() -> None:
    text, findings = read_text(b" " * (MAX_FILE_BYTES + 1), "story.yaml")
    assert text is None
    assert only(findings).message == "The file is larger than 8 MiB."
    assert check_characters(" " * (MAX_FILE_BYTES + 1), "story.yaml") == findings


def test_lines_end_at_lf_cr_and_crlf_alike() -> None:
    text = "a\nb\rc\r\nd"
    places = [line_and_column(text, text.index(char)) for char in "abcd"]
    assert places == [(1, 1), (2, 1), (3, 1), (4, 1)]
