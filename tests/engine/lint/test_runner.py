"""What a run says of a story as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from easi_engine.lint import Limits
from tests.engine.lint.linting import lint, write
from tests.engine.lint.test_rules import cases_of


@pytest.mark.parametrize("options", [{"select": ("EJ115",)}, {"profile": "publish"}])
def test_a_seat_whose_results_are_not_known_is_not_proven(tmp_path: Path, options: dict[str, Any]) -> None:
    case = cases_of("EJ115")[0]
    write(tmp_path, case["pieces"])
    report, _ = lint(tmp_path, limits=Limits(**case["limits"]), **options)
    (seat,) = [seat for seat in report.viewpoints if not seat.proven]
    assert seat.limit == f"more than {case['limits']['states']} states, what was sent included"


def test_a_seat_whose_results_nobody_asked_for_is_proven_all_the_same(tmp_path: Path) -> None:
    case = cases_of("EJ115")[0]
    write(tmp_path, case["pieces"])
    for statistics in (False, True):
        report, _ = lint(tmp_path, limits=Limits(**case["limits"]), select=("EG101",), statistics=statistics)
        assert [(seat.proven, seat.limit) for seat in report.viewpoints] == [(True, None)]
