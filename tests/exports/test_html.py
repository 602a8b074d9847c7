"""The report as a page: what it says, and that nothing in it is more than text. tests/browser opens it."""

import dataclasses
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from easi_sim.exports import Report, wording
from easi_sim.exports.html import report_html
from easi_sim.text import inert
from tests.exports.reporting import HOSTILE, hostile, report

VOID = {"meta", "rect", "line", "path", "circle"}


class Parsed(HTMLParser):
    """Tags with their attributes, and the text outside the head."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, "every element is closed where it should be"

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())


@pytest.fixture(scope="module")
def page() -> str:
    return report_html(report())


def test_every_element_is_closed_in_turn(page: str) -> None:
    assert Parsed(page).open == []


def test_it_says_all_that_the_report_says(page: str) -> None:
    text = Parsed(page).text.casefold()
    missing = [part for part in texts_of(report()) if " ".join(inert(part).split()).casefold() not in text]
    assert missing == []


def texts_of(value: object) -> list[str]:
    """Every text of a report that is meant to be read."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for part in value for text in texts_of(part)]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        unsaid = {"story", "viewpoint", "status", "id", "model"}
        fields = [field.name for field in dataclasses.fields(value) if field.name not in unsaid]
        return [text for name in fields for text in texts_of(getattr(value, name))]
    return []


def test_nothing_in_a_story_or_from_a_keyboard_becomes_an_element_or_an_attribute() -> None:
    ours, theirs = Parsed(report_html(report())), Parsed(report_html(hostile()))
    assert {tag for tag, _ in theirs.tags} <= {tag for tag, _ in ours.tags}
    assert not {tag for tag, _ in theirs.tags} & {"script", "img", "a:href", "iframe", "object", "link", "form"}
    names = {name for _, attributes in theirs.tags for name in attributes}
    assert not {name for name in names if name.startswith("on")}
    assert "style" not in names
    assert " ".join(inert(HOSTILE).split()) in theirs.text
    assert "49" not in theirs.text.replace(wording.made_by(), "")


def test_control_codes_and_turned_text_are_made_visible() -> None:
    page = report_html(hostile())
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e]", page)
    assert "⟨RLO⟩" in page


def test_links_go_nowhere_but_within_the_page() -> None:
    tags = Parsed(report_html(hostile())).tags
    targets = {attributes["href"] or "" for _, attributes in tags if "href" in attributes}
    assert targets
    assert targets == {f"#{part}" for part in wording.HEADINGS if part in {target[1:] for target in targets}}
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {target[1:] for target in targets} <= set(ids)
    assert not [attributes for _, attributes in tags if "src" in attributes]


def test_the_policy_allows_one_style_sheet_by_its_digest_and_nothing_else(page: str) -> None:
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    (meta,) = [a for tag, a in Parsed(page).tags if tag == "meta" and a.get("http-equiv")]
    assert meta["content"] == policy
    assert "url(" not in style[1]
    assert "@import" not in style[1]
    assert style[1].isascii(), "a page that is printed to a terminal may have to keep to ASCII"


def test_headings_go_down_a_step_at_a_time_from_one_first(page: str) -> None:
    levels = [int(tag[1]) for tag, _ in Parsed(page).tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_part_without_anything_in_it_is_left_out() -> None:
    bare = dataclasses.replace(report(), reflections=(), commitments=(), questions=(), pattern=None, sign=False)
    parsed = Parsed(report_html(bare))
    ids = {attributes.get("id") for _, attributes in parsed.tags}
    assert ids.isdisjoint({"reflections", "commitments", "questions", "pattern", "sign"})
    assert "#reflections" not in {attributes.get("href") for _, attributes in parsed.tags}


def test_without_one_of_the_rates_there_is_no_point_and_that_is_said() -> None:
    found = report()
    assert found.pattern
    nothing = dataclasses.replace(found.pattern.effective, rate=None)
    bare: Report = dataclasses.replace(found, pattern=dataclasses.replace(found.pattern, effective=nothing, model=None))
    parsed = Parsed(report_html(bare))
    assert "circle" not in {tag for tag, _ in parsed.tags}
    assert parsed.text.count(wording.NO_POINT) == 2
