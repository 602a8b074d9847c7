"""`easi rule` explains one rule, or lists them all."""

import json
import re

import pytest

from easi_engine.lint import Rule, every_rule
from tests.cli.conftest import Easi

RULES = every_rule()


def test_the_list_has_every_rule_under_its_family(easi: Easi) -> None:
    said = easi("rule")
    assert (said.code, said.err) == (0, "")
    for rule in RULES:
        assert re.search(rf"^  {rule.code}  {rule.name}\b", said.out, re.MULTILINE)
    assert "ES103  duplicate-key" in said.out
    assert re.search(r"^EG: .+\n  EG\d", said.out, re.MULTILINE)


def test_a_page_is_plain_text_of_the_terminals_width(easi: Easi) -> None:
    said = easi("rule", "EG101")
    assert said.code == 0
    assert said.out.startswith("EG101 unreachable-scene\n\nA scene that no path reaches.\n")
    for heading in ("WHAT IT DOES", "WHY IS THIS BAD?", "EXAMPLE", "USE INSTEAD"):
        assert f"\n\n{heading}\n\n" in said.out
    assert "##" not in said.out
    assert "```" not in said.out
    assert "In scenes/school.yaml:\n\n    s-desk:\n      title: Your desk\n" in said.out
    assert all(len(line) <= 80 for line in said.out.splitlines() if not line.startswith("    "))


@pytest.mark.parametrize("asked", ["EG101", "eg101", "unreachable-scene"])
def test_a_rule_is_found_by_code_or_name(easi: Easi, asked: str) -> None:
    assert easi("rule", asked).out == easi("rule", "EG101").out


def test_a_family_lists_its_own(easi: Easi) -> None:
    codes = re.findall(r"^  (E[A-Z])\d", easi("rule", "ek").out, re.MULTILINE)
    assert set(codes) == {"EK"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_page(easi: Easi, rule: type[Rule]) -> None:
    said = easi("rule", rule.code)
    assert said.code == 0
    assert said.out.count("\n    ") > 1


def test_a_loading_fault_has_a_page(easi: Easi) -> None:
    assert easi("rule", "ES103").out.startswith("ES103 duplicate-key\n\n")


@pytest.mark.parametrize(("asked", "guess"), [("EG1O1", "EG1"), ("unreachable-scenes", "unreachable-scene”")])
def test_a_slip_gets_a_guess(easi: Easi, asked: str, guess: str) -> None:
    said = easi("rule", asked)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"easi: There is no rule “{asked}”. Did you mean “{guess}")
    assert said.err.endswith("? `easi rule` lists them.\n")


def test_one_rule_as_json(easi: Easi) -> None:
    found = json.loads(easi("rule", "EG101", "--json").out)
    assert (found["code"], found["name"], found["severity"]) == ("EG101", "unreachable-scene", "error")
    assert found["exact"] is True
    assert list(found["sections"]) == ["What it does", "Why is this bad?", "Example", "Use instead"]


def test_the_list_as_json(easi: Easi) -> None:
    found = json.loads(easi("rule", "--json").out)["rules"]
    assert {rule.code for rule in RULES} < {row["code"] for row in found}
    assert all(row["title"].endswith(".") for row in found)
