"""JSON Schemas of every kind of file, for editors and for anyone who makes stories with other tools."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from easi_engine.story import Case
from easi_engine.story.base import Model, authored_name
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
    _describe(schema, model.__name__)
    for name, part in schema.get("$defs", {}).items():
        _describe(part, name)
    _tidy(schema)
    return {"$schema": DIALECT, **schema, "title": title}


def _describe(schema: dict[str, Any], model: str) -> None:
    """Describe each key by its attribute's docstring.

    Pydantic can do so while it builds its models, but reads their sources whenever they are imported: a fifth of the
    time it takes to load a story, for what only this needs.
    """
    words = _attribute_docstrings().get(model, {})
    for key, entry in schema.get("properties", {}).items():
        if key in words:
            entry["description"] = words[key]


@cache
def _attribute_docstrings() -> dict[str, dict[str, str]]:
    """Name of a story model → key as authors write it → its docstring, inherited ones included."""
    own: dict[str, dict[str, str]] = {}
    found: dict[str, dict[str, str]] = {}
    for model in _models(Model):
        source = ast.parse(textwrap.dedent(inspect.getsource(model))).body[0]
        assert isinstance(source, ast.ClassDef)
        own[model.__name__] = {
            authored_name(before.target.id): inspect.cleandoc(after.value.value)
            for before, after in pairwise(source.body)
            if isinstance(before, ast.AnnAssign)
            and isinstance(before.target, ast.Name)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
            and isinstance(after.value.value, str)
        }
        family = [own[parent.__name__] for parent in reversed(model.__mro__) if parent.__name__ in own]
        found[model.__name__] = {key: words for part in family for key, words in part.items()}
    return found


def _models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model's descendants, each after its parents."""
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
