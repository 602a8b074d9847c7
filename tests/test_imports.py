"""What is loaded when: import-linter reads the source, these look at a running interpreter."""

import os
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import easi_engine

ROOT = Path(__file__).resolve().parent.parent
MARK = "loaded:"
ROOMS = [f"easi_engine.{room.name}" for room in pkgutil.iter_modules(easi_engine.__path__)]
MODULES = [module.name for module in pkgutil.walk_packages(easi_engine.__path__, "easi_engine.")]


def loaded_after(code: str) -> set[str]:
    """Run `code` in a fresh interpreter and return the top-level modules it has loaded at the end."""
    report = f"import sys; print({MARK!r}, *{{name.partition('.')[0] for name in sys.modules}})"
    search = os.pathsep.join([str(ROOT), str(ROOT / "engine")])
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": search, "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].removeprefix(MARK).split())


def test_no_module_of_the_engine_loads_the_application_a_screen_or_a_database() -> None:
    loaded = loaded_after(f"import importlib\nfor name in {MODULES}: importlib.import_module(name)")
    assert loaded.isdisjoint({"easi_sim", "textual", "rich", "click", "starlette", "uvicorn", "sqlite3"})


def test_the_rooms_of_the_engine_leave_networkx_for_when_it_is_asked_for() -> None:
    loaded = loaded_after("\n".join(f"import {room}" for room in ["easi_engine", *ROOMS]))
    assert loaded.isdisjoint({"networkx", "textual", "rich", "sqlite3"})


@pytest.mark.parametrize("arguments", [["--version"], ["--help"]])
def test_a_word_about_the_command_loads_nothing_heavy(arguments: list[str]) -> None:
    code = f"from easi_sim.cli.main import main\ntry: main({arguments})\nexcept SystemExit: pass"
    assert loaded_after(code).isdisjoint({"textual", "rich", "networkx", "sqlite3", "pydantic", "ruamel"})


def test_home_is_drawn_without_the_engine_and_without_what_reads_stories() -> None:
    loaded = loaded_after("import easi_sim.tui.app")
    assert loaded.isdisjoint({"easi_engine", "pydantic", "ruamel", "_ruamel_yaml", "networkx", "jinja2", "oxidd"})


def test_what_is_held_is_listed_without_the_engine() -> None:
    loaded = loaded_after("import easi_sim.records, easi_sim.words.records")
    assert loaded.isdisjoint({"easi_engine", "pydantic", "ruamel", "networkx"})


def test_listing_the_stories_loads_no_screens() -> None:
    loaded = loaded_after("from easi_sim.cli.main import main\nassert main(['list']) == 0")
    assert loaded.isdisjoint({"textual", "rich", "networkx"})
