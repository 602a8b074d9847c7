"""Every reference of a story checked in one pass, so that what loads can be compiled and played without a fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from easi_engine.findings import Finding
from easi_engine.loading.checking import Checker
from easi_engine.loading.names import At, Names, Page
from easi_engine.loading.references_case import check_case
from easi_engine.loading.references_scenes import check_scenes
from easi_engine.loading.structure import circular_facts, clashing_ids, overlapping_questions
from easi_engine.loading.wording import did_you_mean, quoted
from easi_engine.story import Case, Scene


def check_references(
    case: Case | None,
    seats: Mapping[str, dict[str, Scene]],
    names: Names,
    story_page: Page | None,
    pages: Mapping[str, Page],
) -> list[Finding]:
    """What is wrong between the parts of a story, in no particular order.

    ``case`` and ``seats`` (viewpoint → scenes) may lack entries that have faults of their own: ``names`` knows those,
    so that nothing is said twice. ``story_page`` and ``pages`` are the files they came from.
    """
    checker = Checker(names)
    if case is not None and story_page is not None:
        at = At(story_page, ())
        check_case(checker, case, at)
        checker.found += clashing_ids(case, names, at)
        checker.found += circular_facts(case, at)
        checker.found += overlapping_questions(case, at)
    for viewpoint, scenes in seats.items():
        check_scenes(checker, scenes, viewpoint, case, At(pages[viewpoint], ()))
    checker.found += _duplicate_scenes(pages)
    checker.found += _seats_and_files(names, story_page, pages)
    return checker.found


def _duplicate_scenes(pages: Mapping[str, Page]) -> Iterator[Finding]:
    """Scene ids that a file before has too."""
    first: dict[str, At] = {}
    for page in pages.values():
        for id_ in page.data:
            here = At(page, (id_,))
            if id_ in first:
                message = f"There is a scene {quoted(id_)} already, in {first[id_].page.file}, line {first[id_].line}."
                yield here.key_fault("duplicate-scene", message, "scene ids are unique across all seats: rename one")
            first.setdefault(id_, here)


def _seats_and_files(names: Names, story_page: Page | None, pages: Mapping[str, Page]) -> Iterator[Finding]:
    """Viewpoints without scenes, and scenes without a viewpoint."""
    viewpoints = names.known["viewpoint"]
    if viewpoints is None or story_page is None:
        return
    for id_ in viewpoints:
        if id_ not in names.seats:
            message = f"The viewpoint {quoted(id_)} has no scenes: there is no file scenes/{id_}.yaml."
            yield At(story_page, ("viewpoints", id_)).key_fault("seat-without-scenes", message)
    for id_, page in pages.items():
        if id_ not in viewpoints:
            message = f"The file belongs to no seat: story.yaml has no viewpoint {quoted(id_)}."
            yield At(page, ()).fault("scenes-without-seat", message, did_you_mean(id_, viewpoints))
