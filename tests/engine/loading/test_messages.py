"""What is said of files that no page can show: too large, too long, too much, too wrong, in another encoding."""

from pathlib import Path

from easi_engine.loading.positioned import Limits, parse_yaml, read_yaml
from easi_engine.loading.text import MAX_FILE_BYTES
from tests.engine.loading.shop import lines


def said_of(text: str, limits: Limits) -> list[str]:
    return lines(parse_yaml(text, "x.yaml", limits=limits).findings)


def test_a_file_that_is_a_folder(tmp_path: Path) -> None:
    assert lines(read_yaml(tmp_path, "x.yaml").findings) == ["x.yaml: ES100 This is a folder or a device, not a file."]


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"#" * (MAX_FILE_BYTES + 1))
    assert lines(read_yaml(path, "x.yaml").findings) == [
        "x.yaml: ES101 The file is larger than 8 MiB. (Split the story into several files.)"
    ]


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    hint = "(Save the file again with the encoding UTF-8.)"
    path.write_bytes("title: café".encode("cp1252"))
    assert lines(read_yaml(path, "x.yaml").findings) == [
        f"x.yaml:1:11: ES102 The byte 0xE9 here is not UTF-8 (in Windows-1252 it would be “é”). {hint}"
    ]
    path.write_bytes("title: cafe".encode("utf-16"))
    assert lines(read_yaml(path, "x.yaml").findings) == [
        f"x.yaml: ES102 The file is saved as UTF-16; only UTF-8 is read. {hint}"
    ]


def test_a_text_that_is_too_long() -> None:
    assert said_of("a: four\nb: fives", Limits(characters=4)) == [
        "x.yaml:2:4: ES132 This text has 5 characters; at most 4 are allowed. "
        "(Split it into several paragraphs or scenes.)"
    ]


def test_more_values_than_a_file_may_have() -> None:
    assert said_of("a: 1\nb: 2\nc: 3\n", Limits(parts=7)) == [
        "x.yaml:2:4: ES133 The file has more than 7 keys and values. (Split the story into several files.)"
    ]


def test_more_faults_than_are_listed() -> None:
    assert said_of("a: *x\nb: *y\nc: *z\n", Limits(findings=2))[2:] == [
        "x.yaml:2:4: ES134 The file has 2 faults up to here; the rest of it was not read. (Mend these first.)"
    ]
