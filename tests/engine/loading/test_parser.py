"""Which parser there is, and that both speak the same events."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from easi_engine.loading import events
from easi_engine.loading.events import open_events
from easi_engine.loading.parser import parser_name

ENGINE = Path(__file__).resolve().parents[3] / "engine"


def all_events(text: str, *, pure: bool) -> list[tuple[str, int, int]]:
    """The name and 0-based place of every event but the ends, which the parsers place differently."""
    next_event = open_events(text, pure=pure)
    found: list[tuple[str, int, int]] = []
    event: Any = None
    while type(event).__name__ != "StreamEndEvent":
        event = next_event()
        if not type(event).__name__.endswith("EndEvent"):
            found.append((type(event).__name__, event.start_mark.line, event.start_mark.column))
    return found


def test_libyaml_is_in_use_where_it_is_installed() -> None:
    assert parser_name() == ("libyaml" if find_spec("_ruamel_yaml") else "python")
    get_event: Any = open_events("")
    assert (type(get_event.__self__).__name__ == "CParser") == (parser_name() == "libyaml")


def test_the_name_is_python_where_libyaml_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("easi_engine.loading.parser.find_spec", lambda _name: None)
    assert parser_name() == "python"


def test_the_pure_parser_takes_over_where_libyaml_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    with_it = all_events("a: [1, 'b']\n", pure=False)
    monkeypatch.setattr(events, "CParser", None)
    assert all_events("a: [1, 'b']\n", pure=False) == with_it


def test_asking_for_the_name_loads_no_parser() -> None:
    code = (
        "import sys; from easi_engine.loading.parser import parser_name; parser_name();"
        "print(sorted(name for name in sys.modules if 'ruamel' in name or 'pydantic' in name))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ENGINE)},
        check=True,
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\nb:\n  - c\n  - {d: [e, 'f']}\n",
        "a: &x !t b\nc: !t &x\n  d: e\nf: *x\n",
        '- |\n  a\n  b\n- >-\n  c\n- "d\n  e"\n',
        "a: 1\r\nb: 2\rc: é🙂 x\n",
        "--- # comment\n- [a, b: c]\n...\n",
    ],
)
def test_both_parsers_give_the_same_events_at_the_same_places(text: str) -> None:
    assert all_events(text, pure=True) == all_events(text, pure=False)
