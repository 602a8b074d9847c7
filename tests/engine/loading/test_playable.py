"""Whatever loads can be compiled and played: a story is spoilt at random, and is refused at a place or plays."""

import json
import random
from pathlib import Path
from typing import Any

from easi_engine.loading import load_library, load_story
from easi_engine.loading.positioned import read_yaml
from easi_engine.play import compile_seat
from easi_engine.story import Story
from tests.engine.loading.shop import STORIES


def _data(path: Path) -> Any:
    return json.loads(json.dumps(read_yaml(path, path.name).data))


def _spots(value: Any) -> list[tuple[Any, Any]]:
    """Every (container, key or index) inside some data."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [spot for key in keys for spot in [(value, key), *_spots(value[key])]]


def _spoil(files: dict[Path, Any], words: list[str], chance: random.Random) -> None:
    """Change one thing somewhere: an id, a value gone or of another kind, a key renamed, a part from elsewhere."""
    container, key = chance.choice(_spots(files[chance.choice(list(files))]))
    other, elsewhere = chance.choice(_spots(files[chance.choice(list(files))]))
    match chance.randrange(6):
        case 0 | 1:
            container[key] = chance.choice(words)
        case 2:
            del container[key]
        case 3:
            container[key] = chance.choice([[], {}, None, 0, -1, 5, True, 1.5, "", [{}]])
        case 4 if isinstance(container, dict):
            container[chance.choice(words)] = container.pop(key)
        case _:
            container[key] = json.loads(json.dumps(other[elsewhere]))


def _play(story: Story, chance: random.Random) -> None:
    """Every seat and variant, some way through."""
    for seat in story.case.viewpoints:
        program = compile_seat(story, seat)
        for variant in story.case.variants or [None]:
            state = program.start(variant)
            for _ in range(20):
                if not (options := program.options(state)):
                    break
                state = program.choose(state, chance.choice(options))


def test_a_spoilt_story_is_either_refused_at_a_place_or_can_be_played(tmp_path: Path, is_long: bool) -> None:
    library = load_library(STORIES)
    source = STORIES / "corner-shop"
    paths = [source / "story.yaml", *sorted((source / "scenes").iterdir())]
    whole = {path: _data(path) for path in paths}
    words = sorted({str(key) for data in whole.values() for box, key in _spots(data) if isinstance(box, dict)})
    chance = random.Random(7)
    (tmp_path / "scenes").mkdir()
    sound = 0
    for _ in range(5_000 if is_long else 150):
        files = {path: json.loads(json.dumps(data)) for path, data in whole.items()}
        for _ in range(chance.choice([1, 1, 1, 2])):
            _spoil(files, words, chance)
        for path, data in files.items():
            (tmp_path / path.relative_to(source)).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        loaded = load_story(tmp_path, library)
        assert all(finding.line and finding.column for finding in loaded.findings)
        if loaded.story is not None:
            sound += 1
            _play(loaded.story, chance)
    assert sound > 10
