"""The report of a playthrough in a real browser: on a screen, on a phone, by keyboard, by ear and on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from easi_sim.exports import Report
from easi_sim.exports.html import report_html
from easi_sim.exports.wording import HEADINGS
from tests.browser.conftest import Open
from tests.browser.driving import Scheme
from tests.exports.reporting import hostile, report

A4 = 176, 259
"""Millimetres that the margins leave of a sheet."""
PER_MM = 96 / 25.4


def written(folder: Path, what: Report) -> str:
    path = folder / "report.html"
    path.write_text(report_html(what), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(tmp_path_factory.mktemp("report"), report())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_in_either_scheme(visit: Open, address: str, scheme: Scheme) -> None:
    page = visit(address, scheme=scheme)
    assert page.violations() == []
    assert {"color-contrast", "svg-img-alt", "html-has-lang", "heading-order", "region", "list"} <= page.kept()


def test_axe_finds_nothing_wrong_on_a_phone(visit: Open, address: str) -> None:
    assert visit(address, width=320).violations() == []


def test_the_schemes_are_two(visit: Open, address: str) -> None:
    grounds = {
        visit(address, scheme=scheme).page.evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")
    }
    assert len(grounds) == 2


def test_it_asks_for_nothing_but_itself_and_has_nothing_to_complain_of(visit: Open, address: str) -> None:
    page = visit(address)
    page.page.wait_for_load_state("networkidle")
    assert page.requests == [address]
    assert page.complaints == []


def test_a_hostile_story_gets_nothing_asked_for_or_run(visit: Open, tmp_path: Path) -> None:
    address = written(tmp_path, hostile())
    page = visit(address)
    page.page.wait_for_load_state("networkidle")
    assert page.requests == [address]
    assert page.complaints == []
    assert page.violations() == []
    assert page.page.evaluate("document.scripts.length + document.images.length + document.forms.length") == 0


def test_a_script_or_a_picture_put_into_the_page_is_refused_by_its_policy(visit: Open, tmp_path: Path) -> None:
    text = report_html(report()).replace(
        "<main>", "<main><script>document.title = 'run'</script><img alt='' src='http://127.0.0.1:9/x.png'>"
    )
    (tmp_path / "spoilt.html").write_text(text, encoding="utf-8")
    page = visit((tmp_path / "spoilt.html").as_uri())
    assert page.page.title() != "run"
    assert len([line for line in page.complaints if "Content Security Policy" in line]) == 2


@pytest.mark.parametrize("width", [320, 360, 600, 1400])
def test_no_width_makes_it_scroll_sideways(visit: Open, address: str, tmp_path: Path, width: int) -> None:
    assert visit(address, width=width).overflow() <= 0
    assert visit(written(tmp_path, hostile()), width=width).overflow() <= 0


def test_text_twice_as_large_does_not_make_it_scroll_sideways(visit: Open, address: str) -> None:
    page = visit(address, width=640)
    page.page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.overflow() <= 0


def test_the_keyboard_goes_through_the_parts_in_order_and_shows_where_it_is(visit: Open, address: str) -> None:
    page = visit(address)
    headings = page.page.locator("h2").all_inner_texts()
    assert headings == [text for text in HEADINGS.values() if text != "Consent"]
    for heading in headings:
        page.page.keyboard.press("Tab")
        assert page.focused() == heading
        outline = page.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"
    page.page.keyboard.press("Enter")
    assert page.page.url.endswith("#sign")


def test_a_screen_reader_is_told_of_tables_and_of_the_picture(visit: Open, address: str) -> None:
    for width in (1000, 320):
        page = visit(address, width=width).page
        assert page.get_by_role("table").count() == 2
        assert page.get_by_role("columnheader", name="Came to know it").count() == 1
        assert page.get_by_role("rowheader").count() > 5
        picture = page.get_by_role("img", name=re.compile("The two rates of this playthrough"))
        assert picture.count() == 1
        assert page.get_by_role("main").count() == page.get_by_role("navigation").count() == 1


def test_on_paper_nothing_is_cut_off_and_rows_stay_whole(visit: Open, address: str) -> None:
    across = round(A4[0] * PER_MM)
    page = visit(address, width=across, scheme="dark")
    page.page.emulate_media(media="print")
    assert page.overflow() <= 0
    assert page.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    for part in ("tr", ".readings li", ".note", ".plane figure"):
        script = "(part) => getComputedStyle(document.querySelector(part)).breakInside"
        assert page.page.evaluate(script, part) == "avoid", part
    assert page.page.evaluate("getComputedStyle(document.querySelector('thead')).display") == "table-header-group"
    tallest = page.page.evaluate("Math.max(...[...document.querySelectorAll('tr')].map((row) => row.offsetHeight))")
    assert tallest < A4[1] * PER_MM


def test_a_short_case_takes_a_few_sheets(visit: Open, address: str) -> None:
    pdf = visit(address).page.pdf(prefer_css_page_size=True)
    sheets = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert 2 <= sheets <= 6
    assert re.search(rb"/MediaBox\s*\[0 0 59[45]\.\d+ 84[12]\.\d+\]", pdf), "A4, in points"
