"""Findings as workflow commands, which GitHub shows beside the lines that they are about.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterator

from easi_sim.linting.as_text import how_to_see
from easi_sim.linting.places import Places
from easi_sim.linting.run import Report


def as_github(report: Report, places: Places) -> Iterator[str]:
    """One command for each finding, and for each seat that is not proven."""
    for found in report.found:
        finding = found.finding
        fields = {"file": places.file(found)}
        if finding.line:
            fields |= {"line": str(finding.line), "col": str(finding.column)}
        fields["title"] = f"{finding.code} {finding.name}"
        said = [finding.message]
        if finding.hint:
            said.append(f"help: {finding.hint}")
        if finding.witness:
            said.append(f"{how_to_see(found)}: {places.play(found)}")
        yield command(finding.severity, fields, "\n".join(said))
    for story, seat in report.unproven:
        yield command("warning", {"title": "not proven"}, f"{story.id}, {seat.id}: {seat.limit}.")


def command(name: str, fields: dict[str, str], message: str) -> str:
    """A workflow command, with everything in it that would end it or one of its fields escaped."""
    given = ",".join(f"{key}={_escaped(value, in_field=True)}" for key, value in fields.items())
    return f"::{name} {given}::{_escaped(message)}"


def _escaped(text: str, *, in_field: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if in_field else text
