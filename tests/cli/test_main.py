"""The command as a whole: what it loads, what it says, how it ends."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from easi_sim import __version__
from easi_sim.cli import listing
from easi_sim.cli.main import COMMANDS
from tests.cli.conftest import Easi, Golden
from tests.running import ROOT, loaded_after, surroundings, unread
from tests.running import easi as run_easi


def test_the_version_names_the_parser(easi: Easi) -> None:
    said = easi("--version")
    assert said.code == 0
    assert said.out in {f"easi {__version__} (YAML parser: {name})\n" for name in ("libyaml", "pure Python")}


def test_the_version_loads_nothing_heavy(home: Path) -> None:
    heavy = {"pydantic", "textual", "rich", "ruamel", "sqlite3", "networkx", "shtab", "json", "pathlib", "typing"}
    assert loaded_after(home, "--version").isdisjoint(heavy)


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["schema"],
        ["play", "corner-shop", "--as", "school", "--choose", "", "--json"],
        ["play", "corner-shop", "--as", "school", "--plain"],
    ],
)
def test_a_command_that_draws_nothing_loads_no_screens(home: Path, arguments: list[str]) -> None:
    assert loaded_after(home, *arguments).isdisjoint({"textual", "rich", "networkx", "shtab"})


def test_pydantic_finds_no_plugins_and_whatever_else_it_asks_of_what_looks_for_them(home: Path) -> None:
    code = (
        "import sys\nfrom easi_sim.cli.main import without_plugins\nwithout_plugins()\n"
        "from pydantic.plugin._loader import get_plugins\nassert not get_plugins()\n"
        "assert 'importlib.metadata' not in sys.modules\n"
        "from pydantic.plugin._loader import PYDANTIC_ENTRY_POINT_GROUP as group\nassert group == 'pydantic'\n"
        "from pydantic.plugin._loader import get_plugins\nassert not get_plugins()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], env=surroundings(home), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_help_lists_every_command(easi: Easi) -> None:
    said = easi("--help")
    assert said.code == 0
    for command in COMMANDS:
        assert f"\n    {command} " in said.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(easi: Easi, command: str) -> None:
    said = easi(command, "--help")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"usage: easi {command}")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["plya"], "easi: There is no command “plya”. Did you mean “play”?"),
        (["play", "--chose", "a"], "These arguments mean nothing here: --chose."),
        (["replay"], "The following arguments are required: RECORDING. `easi replay --help` explains."),
        (["completion", "powershell"], "There is no shell “powershell”. There is: bash, zsh, tcsh."),
        (["play", "--\x1b[31m\u202e"], "mean nothing here: --␛[31m⟨RLO⟩."),
    ],
)
def test_a_mistake_in_the_arguments_is_answered_in_a_line(easi: Easi, arguments: list[str], said: str) -> None:
    found = easi(*arguments)
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert found.err.count("\n") == 1


def test_stories_are_listed_for_people(easi: Easi, golden: Golden) -> None:
    golden("list", easi("list").out)


def test_stories_are_listed_for_programs(easi: Easi) -> None:
    (story,) = json.loads(easi("list", "--json").out)["stories"]
    assert story["id"] == "corner-shop"
    assert story["title"] == "The corner shop"
    assert story["viewpoints"] == ["school", "housing"]
    assert story["minutes"] == 10


def test_a_broken_story_is_a_finding_of_the_list(easi: Easi, tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken/story.yaml").write_text("format: [\n", encoding="utf-8")
    said = easi("list", "--stories", str(tmp_path), "--json")
    assert said.code == 1
    assert json.loads(said.out) == {"stories": []}
    assert "broken/story.yaml:1:9" in said.err


def test_stories_may_be_named_before_or_after_the_command(easi: Easi, tmp_path: Path) -> None:
    assert easi("--stories", str(tmp_path), "list").out == easi("list", "--stories", str(tmp_path)).out == ""


def test_the_schemas_are_json_schemas(easi: Easi) -> None:
    schemas = json.loads(easi("schema").out)
    assert {"story", "scenes"} <= set(schemas)
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    assert json.loads(easi("schema", "story").out) == schemas["story"]


def test_an_unknown_schema_is_guessed_at(easi: Easi) -> None:
    said = easi("schema", "storie")
    assert said.code == 2
    assert "Did you mean “story”?" in said.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_a_shell_is_given_every_command(easi: Easi, shell: str) -> None:
    said = easi("completion", shell)
    assert said.code == 0
    for word in ("list", "play", "replay", "schema", "--choose"):
        assert word.lstrip("-") in said.out


def test_the_module_is_the_command(home: Path) -> None:
    assert run_easi(home, "--version").stdout.decode().startswith(f"easi {__version__}")


def test_a_reader_that_has_had_enough_is_no_error(home: Path) -> None:
    assert unread(home, "schema") == (0, b"")


def test_a_fault_of_ours_is_said_to_be_ours(easi: Easi, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("that should not be\n\x1b[31mpossible")

    monkeypatch.setattr(listing, "write_json", fail)
    said = easi("list", "--json")
    assert said.code == 2
    assert said.err.count("\n") == 1
    assert "our fault, not yours (ValueError: that should not be)" in said.err
    assert "EASI_DEBUG=1" in said.err
    monkeypatch.setenv("EASI_DEBUG", "1")
    assert "Traceback" in easi("list", "--json").err


def test_an_interruption_ends_with_130(easi: Easi, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(listing, "write_json", interrupt)
    said = easi("list", "--json")
    assert (said.code, said.out, said.err) == (130, "", "")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_json_is_the_same_in_every_encoding(home: Path, encoding: str) -> None:
    done = run_easi(
        home, "play", "corner-shop", "--as", "school", "--choose", "talk-to-jamie,say-heater,tell-nell", "--json",
        PYTHONIOENCODING=encoding,
    )  # fmt: skip
    assert done.returncode == 0
    utf_8 = run_easi(
        home, "play", "corner-shop", "--as", "school", "--choose", "talk-to-jamie,say-heater,tell-nell", "--json"
    )
    assert json.loads(done.stdout.decode(encoding)) == json.loads(utf_8.stdout)


def test_one_module_writes_to_stderr_and_knows_the_exit_codes() -> None:
    for path in (ROOT / "easi_sim").rglob("*.py"):
        if path.name != "output.py":
            assert "stderr" not in path.read_text(encoding="utf-8").replace("on stderr", ""), path
