"""Loading what all stories share: agencies, sources, principles, glossary and concept cards."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, RootModel

from easi_engine.findings import Finding
from easi_engine.loading.codes_story import story_fault
from easi_engine.loading.concepts import load_concepts
from easi_engine.loading.files import WHOLE, in_order, outside, plain_path
from easi_engine.loading.names import At, Page, unknown
from easi_engine.loading.nodes import Map, Value
from easi_engine.loading.positioned import read_yaml
from easi_engine.loading.salvage import salvage_entries
from easi_engine.loading.wording import quoted
from easi_engine.story import Library
from easi_engine.story.library import AgenciesFile, GlossaryFile, PrinciplesFile, SourcesFile

V = TypeVar("V", bound=BaseModel)

DERIVED_PRINCIPLES = ("told", "in-time", "safe-to-ask", "minimum")
"""Principles that the debrief itself says were kept or broken."""


@dataclass(frozen=True, slots=True)
class LoadedLibrary:
    """The shared files. With findings, the library holds what is without fault."""

    library: Library
    findings: tuple[Finding, ...]
    ids: dict[str, Collection[str] | None]
    """Kind of id → every id as written, those of entries with faults included; None where a file could not be read."""
    pages: Mapping[str, Page] = field(default_factory=dict)
    """File name → the file, with the place of everything in it; concept cards are not among them."""

    def without_faults(self) -> LoadedLibrary:
        """The same, as if there were no more than what has no fault: naming anything else is a fault of the story."""
        ids: dict[str, Collection[str] | None] = {
            "agency": self.library.agencies.keys(),
            "service": [
                f"{id_}.{service}" for id_, agency in self.library.agencies.items() for service in agency.services
            ],
            "source": self.library.sources.keys(),
            "principle": self.library.principles.keys(),
            "concept": self.library.concepts.keys(),
        }
        return replace(self, ids=ids)


def load_library(folder: Path) -> LoadedLibrary:
    """Read the shared files in ``folder``; findings name them from there. Never raises for what they hold."""
    base = plain_path(folder)
    reader = _Reader(base)
    agencies = reader.table("agencies.yaml", AgenciesFile)
    sources = reader.table("sources.yaml", SourcesFile)
    principles = reader.table("principles.yaml", PrinciplesFile)
    glossary = reader.table("glossary.yaml", GlossaryFile, needed=False)
    concepts, concept_ids, concept_findings = load_concepts(base, reader.ids("sources.yaml"))
    library = Library(agencies, sources, principles, glossary, concepts)
    ids = {
        "agency": reader.ids("agencies.yaml"),
        "service": _service_ids(reader.pages.get("agencies.yaml")),
        "source": reader.ids("sources.yaml"),
        "principle": reader.ids("principles.yaml"),
        "concept": concept_ids,
    }
    findings = [*reader.findings, *concept_findings, *reader.check(library)]
    return LoadedLibrary(library, in_order(findings), ids, reader.pages)


class _Reader:
    """Reads the tables of one folder and keeps what was wrong with them."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.findings: list[Finding] = []
        self.pages: dict[str, Page] = {}

    def table(self, name: str, model: type[RootModel[dict[str, V]]], *, needed: bool = True) -> dict[str, V]:
        """The entries without fault of one file."""
        path = self.base / name
        if not path.exists() and not path.is_symlink():
            if needed:
                message = f"There is no file {name} in {quoted(self.base.name)}, where all stories share it."
                hint = "a story's folder stands beside the shared files"
                self.findings.append(story_fault("missing-shared-file", name, WHOLE, message, hint))
            return {}
        if finding := outside(path, self.base, name):
            self.findings.append(finding)
            return {}
        parsed = read_yaml(path, name)
        self.findings += parsed.findings
        if parsed.data is None:
            return {}
        if isinstance(parsed.data, Map):
            self.pages[name] = Page(name, parsed.data)
        entries, findings = salvage_entries(model, parsed.data, name, ())
        self.findings += findings
        return entries

    def ids(self, name: str) -> Collection[str] | None:
        """The ids of one file as written; None where it could not be read."""
        return self.pages[name].data.keys() if name in self.pages else None

    def check(self, library: Library) -> Iterator[Finding]:
        """What is wrong between the shared files."""
        if (page := self.pages.get("agencies.yaml")) is not None:
            yield from _same_letters(library, page)
        if (page := self.pages.get("principles.yaml")) is None:
            return
        for id_ in DERIVED_PRINCIPLES:
            if id_ not in page.data:
                message = f"There is no principle {quoted(id_)}, which the debrief uses."
                yield story_fault("missing-key", page.file, (1, 1), message)
        sources = self.ids("sources.yaml")
        for id_, principle in library.principles.items():
            for index, source in enumerate(principle.sources):
                if sources is not None and source not in sources:
                    yield unknown("source", source, sources, At(page, (id_, "sources", index)))


def _same_letters(library: Library, page: Page) -> Iterator[Finding]:
    """Agencies and services whose letter another has already."""
    taken: dict[str, str] = {}
    for holder, letter in library.letters().items():
        agency, _, service = holder.partition(".")
        if letter in taken:
            path = (agency, "services", service, "letter") if service else (agency, "letter")
            message = f"{quoted(holder)} and {quoted(taken[letter])} both have the letter {quoted(letter)}."
            yield At(page, path).fault("same-letter", message, "each agency and service has a letter of its own")
        taken.setdefault(letter, holder)


def _service_ids(page: Page | None) -> Collection[str] | None:
    """The dotted ids of all services as written."""
    if page is None:
        return None
    return [f"{agency}.{service}" for agency, entry in page.data.items() for service in _services(entry)]


def _services(entry: Value) -> Collection[str]:
    services = entry.get("services") if isinstance(entry, Map) else None
    return services.keys() if isinstance(services, Map) else ()
