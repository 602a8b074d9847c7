"""What is built, what it holds, and that it runs where nothing else is.

The sampling run borrows this interpreter's dependencies; the long one installs everything from the index.
"""

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from easi_sim import __version__

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("easi_sim", "easi_engine")
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
WHERE = "import easi_sim, easi_engine, easi_sim.bundled as b; print(b.stories_folder())"


def build(project: Path, target: str, folder: Path) -> Path:
    """Build `target` (wheel or sdist) of `project` into `folder`, without the network."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(command, cwd=project, check=True, capture_output=True, stdin=subprocess.DEVNULL)
    (built,) = folder.iterdir()
    return built


def names(wheel: Path) -> set[str]:
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


def run(environment: Path, home: Path, *command: str) -> str:
    """Run a command of a virtual environment as a bare machine would: no locale, no settings, empty home."""
    home.mkdir()
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP") if name in os.environ}
    done = subprocess.run(
        [environment / SCRIPTS / command[0], *command[1:]],
        cwd=home,
        env=kept | {"HOME": str(home), "LANG": "C"},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout.strip()


def pip_install(environment: Path, *arguments: str) -> None:
    python = environment / SCRIPTS / "python"
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", *arguments]
    subprocess.run(command, cwd=ROOT, check=True, stdin=subprocess.DEVNULL)


def test_the_wheel_holds_both_packages_and_every_story_file(wheel: Path) -> None:
    held = names(wheel)
    assert {f"{package}/{name}" for package in PACKAGES for name in ("__init__.py", "py.typed")} <= held
    stories = {path.relative_to(ROOT).as_posix() for path in (ROOT / "stories").rglob("*") if path.is_file()}
    assert stories
    assert {f"easi_sim/{name}" for name in stories} <= held


def test_the_wheel_holds_every_style_sheet(wheel: Path) -> None:
    sheets = {path.relative_to(ROOT).as_posix() for path in (ROOT / "easi_sim").rglob("*.tcss")}
    assert sheets <= names(wheel)


def test_the_wheel_holds_the_templates_of_the_reports(wheel: Path) -> None:
    folder = ROOT / "easi_sim/exports/templates"
    templates = {path.relative_to(ROOT).as_posix() for path in folder.iterdir()}
    assert templates
    assert templates <= names(wheel)


def test_the_wheel_holds_the_pages_of_a_workshop(wheel: Path) -> None:
    folders = (ROOT / "easi_sim/web" / name for name in ("templates", "static"))
    pages = {path.relative_to(ROOT).as_posix() for folder in folders for path in folder.iterdir()}
    assert len(pages) > 5
    assert pages <= names(wheel)


def test_the_wheel_takes_no_other_top_level_name(wheel: Path) -> None:
    top = {name.partition("/")[0] for name in names(wheel)}
    assert top == {*PACKAGES, f"easi_sim-{__version__}.dist-info"}


def test_the_wheel_carries_both_licences(wheel: Path) -> None:
    licences = {name.rpartition("/")[2] for name in names(wheel) if "dist-info/licenses/" in name}
    assert licences == {"LICENSE", "LICENSE-CONTENT"}


def test_a_wheel_built_from_the_sdist_is_the_same(wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(build(ROOT, "sdist", tmp_path / "sdist")) as archive:
        if hasattr(tarfile, "data_filter"):  # Python 3.11.4
            archive.extraction_filter = staticmethod(tarfile.data_filter)
        archive.extractall(tmp_path / "unpacked")
    (project,) = (tmp_path / "unpacked").iterdir()
    assert names(build(project, "wheel", tmp_path / "wheel")) == names(wheel)


def test_an_installed_wheel_runs_on_a_bare_machine(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "venv"
    venv.create(environment)
    pip_install(environment, "--no-deps", "--no-index", str(wheel))
    (site,) = environment.glob("**/site-packages")
    # A path in a .pth file does not have its own .pth files read: this borrows no editable install.
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    assert run(environment, tmp_path / "home-1", "python", "-c", WHERE) == str(site / "easi_sim/stories")
    assert __version__ in run(environment, tmp_path / "home-2", "easi", "--version")
    assert __version__ in run(environment, tmp_path / "home-3", "python", "-m", "easi_sim", "--version")


@pytest.mark.long
def test_an_installed_wheel_brings_all_it_needs(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "venv"
    venv.create(environment)
    pip_install(environment, str(wheel))
    assert __version__ in run(environment, tmp_path / "home-1", "easi", "--version")
    assert run(environment, tmp_path / "home-2", "easi", "list")
    engine = "import importlib.util as u; print(u.find_spec('engine'))"
    assert run(environment, tmp_path / "home-3", "python", "-c", engine) == "None"


@pytest.mark.long
def test_an_editable_install_uses_the_stories_of_the_repository(tmp_path: Path) -> None:
    environment = tmp_path / "venv"
    venv.create(environment)
    pip_install(environment, "--no-deps", "-e", ".")
    (site,) = environment.glob("**/site-packages")
    assert (site / "easi_sim/stories").is_dir(), "no stale copy any more: this test and the choice can go"
    assert run(environment, tmp_path / "home", "python", "-c", WHERE) == str(ROOT / "stories")
