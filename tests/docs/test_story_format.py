"""The page on the story format is true: its example loads, its mistakes read as it says, and it leaves nothing out."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel, RootModel

from easi_engine.loading import LoadedLibrary, load_library, load_story
from easi_engine.loading.tracing import keys_of
from easi_engine.play import compile_seat
from easi_engine.story import Case, Scene
from easi_engine.story.base import Basis
from easi_engine.story.library import AgenciesFile, ConceptHead, GlossaryFile, PrinciplesFile, SourcesFile

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "story-format.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(yaml [a-z ]+|text)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
MISTAKES = [(text, BLOCKS[index + 1][1]) for index, (kind, text) in enumerate(BLOCKS) if kind == "yaml mistake"]


def joined(kind: str) -> str:
    """Every block of a kind, one after the other."""
    return "".join(text for found, text in BLOCKS if found == kind)


@pytest.fixture(scope="module")
def library() -> LoadedLibrary:
    """The shared files that come with EASI."""
    return load_library(ROOT / "stories")


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The page's example as a folder."""
    folder = tmp_path / "night-bus"
    (folder / "scenes").mkdir(parents=True)
    (folder / "story.yaml").write_text(joined("yaml story"), encoding="utf-8")
    for seat in ("school", "health"):
        (folder / "scenes" / f"{seat}.yaml").write_text(joined(f"yaml scenes {seat}"), encoding="utf-8")
    return folder


def models() -> Iterator[type[BaseModel]]:
    """Every model that an author can write, found from the files down."""
    found: list[type[BaseModel]] = [Case, Scene, AgenciesFile, SourcesFile, PrinciplesFile, GlossaryFile, ConceptHead]
    for model in found:
        text = str([field.annotation for field in model.model_fields.values()])
        found += [sub for sub in _all(BaseModel) if f"{sub.__module__}.{sub.__name__}" in text and sub not in found]
    return (model for model in found if not issubclass(model, RootModel))


def _all(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for sub in model.__subclasses__():
        yield sub
        yield from _all(sub)


def test_the_example_loads_without_a_finding(example: Path, library: LoadedLibrary) -> None:
    loaded = load_story(example, library)
    assert [str(finding) for finding in loaded.findings] == []
    assert loaded.story is not None


def test_the_example_can_be_played_to_an_ending_from_each_seat(example: Path, library: LoadedLibrary) -> None:
    story = load_story(example, library).story
    assert story is not None
    for seat in story.case.viewpoints:
        program = compile_seat(story, seat)
        state = program.start()
        for _ in range(10):
            if not program.is_over(state):
                state = program.choose(state, program.options(state)[0])
        assert program.is_over(state)


@pytest.mark.parametrize(("mistake", "said"), MISTAKES, ids=lambda text: text.split("\n")[0])
def test_each_mistake_is_reported_as_the_page_says(
    example: Path, library: LoadedLibrary, mistake: str, said: str
) -> None:
    path = example / "scenes" / "school.yaml"
    before = path.read_text(encoding="utf-8").count("\n")
    path.write_text(path.read_text(encoding="utf-8") + mistake, encoding="utf-8")
    found = [finding for finding in load_story(example, library).findings if finding.file.endswith("school.yaml")]
    shown = [str(finding).replace(finding.place(), f"{finding.line - before}:{finding.column}") for finding in found]
    assert len(shown) == len(said.splitlines())
    for line, expected in zip(shown, said.splitlines(), strict=True):
        assert line == expected or line.startswith(f"{expected} "), line


def test_every_key_of_every_model_is_explained() -> None:
    prose = re.sub(r"^```.*?^```$", "", PAGE, flags=re.MULTILINE | re.DOTALL)
    spans = re.findall(r"`([^`\n]+)`", prose)
    mentioned = {*spans, *(key for span in spans for key in re.findall(r"([a-z-]+):", span))}
    walked = list(models())
    assert len(walked) > 25
    assert [(model.__name__, key) for model in walked for key in keys_of(model) if key not in mentioned] == []


def test_every_section_of_the_case_and_every_key_of_a_scene_stands_in_the_example(
    example: Path, library: LoadedLibrary
) -> None:
    story = load_story(example, library).story
    assert story is not None
    assert story.case.model_fields_set == set(Case.model_fields)
    assert {key for scene in story.scenes.values() for key in scene.model_fields_set} == set(Scene.model_fields)


def test_every_lawful_basis_is_listed() -> None:
    assert all(f"`{basis}`" in PAGE for basis in get_args(Basis))


def test_every_link_within_the_page_leads_somewhere() -> None:
    headings = {
        re.sub(r"[^a-z0-9 -]", "", line.lower()).replace(" ", "-")
        for line in re.findall(r"^#+ (.*)$", PAGE, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([a-z0-9-]+)\)", PAGE)) <= headings
