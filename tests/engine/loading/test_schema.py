"""JSON Schemas say about a file's shape what loading says."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from easi_engine.loading import schemas
from easi_engine.loading.concepts import parse_card
from easi_engine.loading.positioned import parse_yaml, read_yaml
from easi_engine.loading.validation import validate
from easi_engine.story import Case
from easi_engine.story.scenes import ScenesFile
from tests.engine.loading.shop import STORIES

BUNDLED = Path(__file__).resolve().parents[3] / "stories"
NAMES = ("story", "scenes", "agencies", "sources", "principles", "glossary", "concept")


def files() -> Iterator[tuple[str, Path]]:
    """(name of the schema, file) of every YAML file of the tests' and the bundled stories."""
    for stories in (STORIES, BUNDLED):
        yield from ((name, stories / f"{name}.yaml") for name in NAMES if (stories / f"{name}.yaml").is_file())
        yield from (("story", path) for path in sorted(stories.glob("*/story.yaml")))
        yield from (("scenes", path) for path in sorted(stories.glob("*/scenes/*.yaml")))


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Every mapping inside a schema."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from parts(inner)


def errors(name: str, text: str) -> list[str]:
    """What a schema says against some YAML."""
    return [error.message for error in Draft202012Validator(schemas()[name]).iter_errors(parse_yaml(text, "x").data)]


def test_there_is_a_schema_for_each_kind_of_file() -> None:
    assert tuple(schemas()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_schemas_are_valid_json_schema_and_say_which(name: str) -> None:
    schema = schemas()[name]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", NAMES)
def test_every_key_has_a_title_and_a_description_for_editors_to_show(name: str) -> None:
    for part in parts(schemas()[name]):
        for key, entry in part.get("properties", {}).items():
            assert entry["title"] == key
            assert entry["description"].endswith("."), key


@pytest.mark.parametrize(("name", "path"), [pytest.param(n, p, id=f"{p.parent.name}/{p.name}") for n, p in files()])
def test_every_file_of_a_story_fits_its_schema(name: str, path: Path) -> None:
    data = read_yaml(path, path.name).data
    assert [error.message for error in Draft202012Validator(schemas()[name]).iter_errors(data)] == []


@pytest.mark.parametrize("path", sorted(STORIES.glob("concepts/*.md")), ids=lambda path: path.name)
def test_every_cards_front_matter_fits_its_schema(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert parse_card(text, path.name)[1] == []
    assert errors("concept", text.split("---\n")[1]) == []


def test_a_condition_takes_the_id_of_a_meter_and_nothing_else_of_another_shape() -> None:
    scene = "a: {title: A, text: A., to: [{scene: b, when: %s}, b]}"
    assert errors("scenes", scene % "{risk: {at-least: 2}}") == []
    assert errors("scenes", scene % "[{risk: {at-most: 2}}, {not: {flag: x}}]") == []
    assert errors("scenes", scene % "{risk: 2}") != []
    assert errors("scenes", scene % "{knows: [a]}") != []


@pytest.mark.parametrize(
    "text",
    [
        "a: {title: A, text: }",
        "a: {title: A, text: A., tilte: A}",
        "A B: {title: A, text: A.}",
        "a: {title: A, text: A., record: some}",
        "a: {title: A, text: A., choices: {go: {say: Go, add: {Days: 1}}}}",
        "a: {title: A, text: A., choices: {go: {say: Go, share: {csc: [1]}}}}",
        "a: {title: A, text: [A., {sya: B}]}",
        "a: {title: A, text: A., readings: {police: [{notices: N, would: a}]}}",
    ],
)
def test_what_a_schema_refuses_loading_refuses_too(text: str) -> None:
    assert errors("scenes", text) != []
    assert validate(ScenesFile, parse_yaml(text, "x").data, "x").findings != ()


def test_a_case_needs_what_its_schema_says_it_needs() -> None:
    assert schemas()["story"]["required"] == ["format", "id", "title", "blurb", "people", "facts", "viewpoints"]
    assert len(validate(Case, parse_yaml("{}", "x").data, "x").findings) == 7
