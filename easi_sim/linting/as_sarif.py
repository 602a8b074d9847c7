"""Findings as SARIF 2.1.0, which code hosts and editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any
from urllib.parse import quote

from easi_engine.findings import Finding, Witness
from easi_engine.lint.pages import page
from easi_sim import __version__
from easi_sim.linting.as_text import how_to_see
from easi_sim.linting.places import Places
from easi_sim.linting.run import Found, Report

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
"""Stands for the folder in which the command was called; whoever reads the result knows where that is."""


def as_sarif(report: Report, places: Places) -> dict[str, Any]:
    """One run."""
    first: dict[str, Finding] = {}
    for found in report.found:
        first.setdefault(found.finding.code, found.finding)
    order = {code: index for index, code in enumerate(sorted(first))}
    invocation: dict[str, Any] = {"executionSuccessful": True}
    if report.unproven:
        invocation["toolExecutionNotifications"] = [
            {"level": "warning", "message": {"text": f"Not proven: {story.id}, {seat.id}: {seat.limit}."}}
            for story, seat in report.unproven
        ]
    driver = {"name": "easi", "version": __version__, "rules": [_rule(first[code]) for code in order]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "results": [_result(found, places, order) for found in report.found],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(finding: Finding) -> dict[str, Any]:
    about = page(finding.code)
    markdown = "\n\n".join(f"## {heading}\n\n{text}" for heading, text in about.sections.items())
    return {
        "id": finding.code,
        "name": "".join(word.capitalize() for word in finding.name.split("-")),
        "defaultConfiguration": {"level": finding.severity},
        "shortDescription": {"text": about.title},
        "help": {"text": markdown, "markdown": markdown},
    }


def _result(found: Found, places: Places, order: dict[str, int]) -> dict[str, Any]:
    finding = found.finding
    said = [finding.message]
    if finding.hint:
        said.append(f"Help: {finding.hint}.")
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": order[finding.code],
        "level": finding.severity,
        "locations": [_location(found, places)],
        "partialFingerprints": {"easi/v1": _fingerprint(finding)},
    }
    if finding.witness:
        how = how_to_see(found)
        said.append(f"{how[:1].upper()}{how[1:]}: {places.play(found)}")
        result["codeFlows"] = [_flow(finding.witness, finding.message)]
        result["properties"] = {
            "witness": {"viewpoint": finding.witness.viewpoint, "choices": list(finding.witness.choices)}
        }
    return result | {"message": {"text": "\n".join(said)}}


def _location(found: Found, places: Places) -> dict[str, Any]:
    finding = found.finding
    file = places.file(found)
    if file.startswith("/") or file[1:2] == ":":
        artifact = {"uri": f"file://{'' if file.startswith('/') else '/'}{quote(file, safe='/:')}"}
    else:
        artifact = {"uri": quote(file, safe="/"), "uriBaseId": ROOT}
    physical: dict[str, Any] = {"artifactLocation": artifact}
    if finding.line:
        physical["region"] = {"startLine": finding.line, "startColumn": finding.column}
    return {"physicalLocation": physical}


def _flow(witness: Witness, fault: str) -> dict[str, Any]:
    """The choices that lead to a fault, as the steps of a program."""
    texts = [f"Take the seat {witness.viewpoint}.", *(f"Choose {choice}." for choice in witness.choices), fault]
    return {"threadFlows": [{"locations": [{"location": {"message": {"text": text}}} for text in texts]}]}


def _fingerprint(finding: Finding) -> str:
    """What stays the same while other lines of the file change."""
    return sha256("\0".join((finding.code, finding.file, finding.message)).encode(errors="replace")).hexdigest()[:32]
