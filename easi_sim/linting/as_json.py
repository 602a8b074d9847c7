"""Findings for programs, as one JSON object. docs/lint.md describes it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from easi_engine.lint import StoryReport, ViewpointReport
from easi_sim import __version__
from easi_sim.linting.places import Places
from easi_sim.linting.run import Found, Report


def as_json(report: Report, places: Places) -> dict[str, Any]:
    """The whole run."""
    return {
        "findings": [_finding(found, places) for found in report.found],
        "stories": [_story(story, places) for story in report.stories],
        "summary": {
            "errors": report.count("error"),
            "warnings": report.count("warning"),
            "suppressed": report.suppressed,
            "stories": len(report.stories),
            "states": report.states,
            "proven": report.proven,
            "clean": report.clean,
            "version": __version__,
        },
    }


def _finding(found: Found, places: Places) -> dict[str, Any]:
    finding = found.finding
    witness = finding.witness
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "file": places.file(found),
        "line": finding.line,
        "column": finding.column,
        "message": finding.message,
        "hint": finding.hint,
        "witness": None if witness is None else {"viewpoint": witness.viewpoint, "choices": list(witness.choices)},
    }


def _story(story: StoryReport, places: Places) -> dict[str, Any]:
    return {
        "id": story.id,
        "folder": places.short(Path(story.folder)),
        "viewpoints": [_viewpoint(seat) for seat in story.viewpoints],
    }


def _viewpoint(seat: ViewpointReport) -> dict[str, Any]:
    found = asdict(seat)
    if seat.statistics is None:
        del found["statistics"]
    elif (age := seat.statistics.reading_age) is not None:
        found["statistics"]["reading_age"] = round(age, 1)
    return found
