"""A pack in a browser: nothing fetched, nothing wrong for a screen reader, each part whole on its paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from easi_sim.bundled import stories_folder
from easi_sim.catalogue import load_one
from easi_sim.exports.pack.writing import HANDOUTS, SHEET, VOTES, pack_of, write_pack
from tests.browser.conftest import Open
from tests.browser.driving import Scheme

FLIP, RUNNING = "flip-chart-health.html", "running-sheet-health.html"
PAGES = (SHEET, HANDOUTS, VOTES, FLIP, RUNNING)
EVERY_PAGE = pytest.mark.parametrize("name", PAGES)


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pack of a bundled story, with one seat's charts."""
    folder = stories_folder() / "packed-lunch"
    place = tmp_path_factory.mktemp("pack")
    write_pack(pack_of(load_one(folder), folder, ["health"]), place)
    return place


@EVERY_PAGE
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong(visit: Open, pack: Path, name: str, scheme: Scheme) -> None:
    page = visit((pack / name).as_uri(), scheme=scheme)
    assert page.violations() == []
    assert {"color-contrast", "html-has-lang", "region", "page-has-heading-one"} <= page.kept()


@EVERY_PAGE
def test_a_page_asks_for_nothing_but_itself_and_fits_a_phone(visit: Open, pack: Path, name: str) -> None:
    page = visit((pack / name).as_uri(), width=360)
    page.page.wait_for_load_state("networkidle")
    assert page.requests == [(pack / name).as_uri()]
    assert page.complaints == []
    assert page.overflow() == 0


def paper(visit: Open, address: str, *, width: float, height: float) -> list[float]:
    """How high each leaf is on paper, in parts of a sheet of that size in millimetres, margins taken off."""
    page = visit(address, width=round(width * 96 / 25.4), height=round(height * 96 / 25.4)).page
    page.emulate_media(media="print")
    pixels = page.evaluate(
        "[...document.querySelectorAll('.leaf, .votes')].map(leaf => leaf.getBoundingClientRect().height)"
    )
    return [pixel / 96 * 25.4 / height for pixel in pixels]


def test_each_part_of_a_flip_chart_is_whole_on_one_sheet(visit: Open, pack: Path) -> None:
    heights = paper(visit, (pack / FLIP).as_uri(), width=297 - 32, height=210 - 30)
    assert len(heights) > 20
    assert max(heights) <= 1


def test_the_letters_of_a_table_fit_one_sheet(visit: Open, pack: Path) -> None:
    heights = paper(visit, (pack / VOTES).as_uri(), width=210 - 34, height=297 - 38)
    assert len(heights) >= 5
    assert max(heights) <= 1


def test_what_depends_on_what_was_done_is_not_on_the_wall(visit: Open, pack: Path) -> None:
    wall, own = (visit((pack / name).as_uri()).page.inner_text("main") for name in (FLIP, RUNNING))
    sentence = "She lays your letter next to it."
    assert sentence not in wall
    assert sentence in own
