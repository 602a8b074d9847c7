"""Every rule finds what it is for, where it is, and nothing else; and its page's examples do what the page says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from easi_engine.lint import REGISTRY, Limits, Rule, every_rule
from easi_engine.lint.pages import HEADINGS, page_of
from easi_engine.loading import load_story
from tests.engine.lint.linting import HERE, STORY, accept, findings, write

CASES = Path(__file__).parent / "cases"
Case = dict[str, Any]
PAGE_LIMITS = {"EG001": Limits(states=1_000, nodes=8_192)}
"""The limits under which a page's examples are tried, where the usual ones would take minutes."""
RULES = every_rule()
RULE_OF = {rule.code: rule for rule in RULES}


def cases_of(code: str) -> list[Case]:
    found = YAML(typ="safe").load((CASES / f"{code}.yaml").read_text("utf-8"))
    assert isinstance(found, list)
    return found


def all_cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        for case in cases_of(path.stem):
            yield pytest.param(path.stem, case, id=f"{path.stem}-{case['name'].replace(' ', '-')}")


def settings(code: str, case: Case) -> dict[str, Any]:
    chosen: dict[str, Any] = {"select": (code,)}
    if "on" in case:
        chosen["on"] = date.fromisoformat(str(case["on"]))
    if "limits" in case:
        chosen["limits"] = replace(Limits(), **case["limits"])
    return chosen


@pytest.mark.parametrize(("code", "case"), all_cases())
def test_a_rule_finds_its_fault_where_it_is(code: str, case: Case, tmp_path: Path) -> None:
    if "accepted" in case:
        write(tmp_path, case["accepted"], tuple(case.get("without", ())))
        accept(tmp_path)
    pieces = case.get("accepted", {}) | case["pieces"]
    expected = write(tmp_path, pieces, tuple(case.get("without", ())))
    found = findings(tmp_path, **settings(code, case))
    places = [(name, *place) for name, at in sorted(expected.items()) for place in at]
    assert sorted((f.file, f.line, f.column) for f in found if f.line) == sorted(places), found
    assert {(f.code, f.name, f.severity) for f in found} <= {(code, RULE_OF[code].name, RULE_OF[code].severity)}
    wanted = case["finds"]
    ordered = sorted(found, key=lambda f: (f.file, f.line, f.column, f.message))
    assert [f.message for f in ordered] == [entry["message"] for entry in wanted]
    for finding, entry in zip(ordered, wanted, strict=True):
        if "hint" in entry:
            assert finding.hint == entry["hint"]
        witness = list(finding.witness.choices) if finding.witness else None
        assert witness == entry.get("witness")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_faulty_and_a_clean_case(rule: type[Rule]) -> None:
    counts = [len(case["finds"]) for case in cases_of(rule.code)]
    assert any(counts)
    assert not all(counts)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_has_its_headings_and_its_examples_do_what_it_says(rule: type[Rule], tmp_path: Path) -> None:
    page = page_of(rule)
    assert tuple(page.sections) == HEADINGS
    assert page.title.endswith(".")
    pieces: dict[str, str] = {}
    for heading, faulty in (("Example", True), ("Use instead", False)):
        own = {sample.file: sample.text for sample in page.samples(heading)}
        assert own, heading
        pieces |= own  # a file that is as it was in the example is not shown again
        assert HERE not in "".join(pieces.values())
        folder = tmp_path / heading.replace(" ", "-")
        write(folder, pieces, page.left_out(heading))
        assert load_story(folder / STORY).findings == ()
        limits = PAGE_LIMITS.get(rule.code, Limits())
        found = [finding.code for finding in findings(folder, select=(rule.code,), limits=limits)]
        assert bool(found) is faulty, (heading, found)


def test_codes_and_names_are_each_used_once_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert [(rule.code, rule.name, rule.profile, rule.exact) for rule in RULES] == [tuple(entry) for entry in REGISTRY]
    assert {path.stem for path in CASES.glob("*.yaml")} == set(codes)
