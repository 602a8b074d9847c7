"""The report of a workshop in a browser: nothing fetched, nothing wrong for a screen reader, whole on a phone."""

from __future__ import annotations

import pytest

from easi_sim.exports.workshop.writing import write_workshop_report
from tests.browser.conftest import Open
from tests.browser.driving import Scheme
from tests.exports.workshop.reporting import held
from tests.running import corner_shop


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("workshop")
    file = held(folder / "a.workshop")
    return write_workshop_report(file, corner_shop(), folder / "report.html", notes=True).as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1000])
def test_axe_finds_nothing_wrong(visit: Open, address: str, scheme: Scheme, width: int) -> None:
    page = visit(address, scheme=scheme, width=width)
    assert page.violations() == []
    assert {"color-contrast", "svg-img-alt", "page-has-heading-one"} <= page.kept()
    assert page.overflow() == 0


def test_it_asks_for_nothing_but_itself(visit: Open, address: str) -> None:
    page = visit(address)
    page.page.wait_for_load_state("networkidle")
    assert page.requests == [address]
    assert page.complaints == []
