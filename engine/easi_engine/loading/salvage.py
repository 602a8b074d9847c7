"""Keeping what is sound of a file with faults, so that its references are checked in the same go."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypeVar

from pydantic import BaseModel, RootModel, ValidationError

from easi_engine.findings import Finding
from easi_engine.loading.nodes import Map, Value
from easi_engine.loading.validation import validate
from easi_engine.loading.wording import Path
from easi_engine.story import FORMAT, Case

V = TypeVar("V", bound=BaseModel)

_NEEDED: dict[str, Any] = {
    "format": FORMAT,
    "id": "unnamed",
    "title": "-",
    "blurb": "-",
    "people": {},
    "facts": {},
    "viewpoints": {},
}
"""Stand-ins for what a case cannot be made without."""


def salvage_entries(
    model: type[RootModel[dict[str, V]]], data: Value, file: str, meters: Collection[str] | None
) -> tuple[dict[str, V], tuple[Finding, ...]]:
    """The entries of a file that maps ids to models, those with faults left out; and the findings."""
    whole = validate(model, data, file, meters)
    if whole.model is not None:
        return whole.model.root, ()
    return _remade(model, data, whole.paths), whole.findings


def _remade(model: type[RootModel[dict[str, V]]], data: Value, paths: Collection[Path]) -> dict[str, V]:
    wrong = {path[0] for path in paths if path}
    if not isinstance(data, Map) or not wrong:
        return {}
    try:
        return model.model_validate({id_: entry for id_, entry in data.items() if id_ not in wrong}).root
    except ValidationError:
        return {}


def salvage_case(data: Value, file: str) -> tuple[Case | None, tuple[Finding, ...]]:
    """The case, entries with faults left out; and the findings. None where too little is left to check."""
    meters = data.get("meters") if isinstance(data, Map) else None
    whole = validate(Case, data, file, meters if isinstance(meters, Map) else ())
    if whole.model is not None or not isinstance(data, Map):
        return whole.model, whole.findings
    sound: dict[str, Any] = dict(data)
    for path in whole.paths:
        section = path[0] if path else ""
        entries = sound.get(str(section))
        if len(path) > 1 and isinstance(entries, dict):
            sound[str(section)] = {id_: entry for id_, entry in entries.items() if id_ != path[1]}
        else:
            sound.pop(str(section), None)
    try:
        return Case.model_validate(_NEEDED | sound), whole.findings
    except ValidationError:
        return None, whole.findings
