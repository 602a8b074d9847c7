"""JSON Schemas of every kind of file, for editors and for anyone who makes stories with other tools."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from easi_engine.story import Case
from easi_engine.story.base import Model
from easi_engine.story.described import descriptions
from easi_engine.story.library import AgenciesFile, ConceptHead, GlossaryFile, PrinciplesFile, SourcesFile
from easi_engine.story.scenes import ScenesFile

DIALECT = GenerateJsonSchema.schema_dialect
"""Draft 2020-12."""

_FILES: dict[str, tuple[type[BaseModel], str]] = {
    "story": (Case, "The case: story.yaml"),
    "scenes": (ScenesFile, "The scenes of one seat: scenes/VIEWPOINT.yaml"),
    "agencies": (AgenciesFile, "Agencies and their services: agencies.yaml"),
    "sources": (SourcesFile, "Law, guidance and research: sources.yaml"),
    "principles": (PrinciplesFile, "Principles of good sharing: principles.yaml"),
    "glossary": (GlossaryFile, "Words explained: glossary.yaml"),
    "concept": (ConceptHead, "Front matter of a concept card: concepts/ID.md"),
}


def schemas() -> dict[str, dict[str, Any]]:
    """A JSON Schema (draft 2020-12) for each kind of file, by name: ``story``, ``scenes``, ``agencies`` …

    They know the shape of a file, not its references: a fact that does not exist is found by loading the story.
    """
    return {name: _schema(model, title) for name, (model, title) in _FILES.items()}


def _schema(model: type[BaseModel], title: str) -> dict[str, Any]:
    schema = model.model_json_schema(by_alias=True)
    _describe(schema, model)
    by_name = {child.__name__: child for child in _models(Model)}
    for name, part in schema.get("$defs", {}).items():
        if name in by_name:
            _describe(part, by_name[name])
    _tidy(schema)
    return {"$schema": DIALECT, **schema, "title": title}


def _describe(schema: dict[str, Any], model: type[BaseModel]) -> None:
    """Say of each key of a model what it is for."""
    words = descriptions(model)
    for key, entry in schema.get("properties", {}).items():
        if key in words:
            entry["description"] = words[key]


def _models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model's descendants."""
    for child in model.__subclasses__():
        yield child
        yield from _models(child)


def _tidy(part: Any) -> None:
    """Make a generated schema say what loading says, in prose.

    A key that cannot be an id is refused, which the generator leaves open; a key that may be left out has no default
    worth offering in an editor; titles are the keys that authors write, and descriptions plain sentences.
    """
    if isinstance(part, list):
        for entry in part:
            _tidy(entry)
        return
    if not isinstance(part, dict):
        return
    if "patternProperties" in part:
        part.setdefault("additionalProperties", False)
    for key in ("properties", "$defs"):
        for name, entry in part.get(key, {}).items():
            entry["title"] = name
            if entry.get("default", ...) in (None, [], {}):
                entry.pop("default", None)
    if isinstance(part.get("description"), str):
        part["description"] = part["description"].replace("``", "`").replace("\n", " ")
    for entry in part.values():
        _tidy(entry)
