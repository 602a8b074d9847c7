"""The report and the journal as Markdown, read back by another reader of Markdown."""

import html
import re
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from easi_sim import __version__
from easi_sim.exports import journal_markdown
from easi_sim.exports.markdown import report_markdown
from easi_sim.exports.marking import Markdown
from easi_sim.exports.wording import HEADINGS
from easi_sim.records import JournalEntry
from easi_sim.text import inert
from tests.exports.reporting import HOSTILE, NOW, hostile, report
from tests.running import corner_shop

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])

LINES = st.text(st.sampled_from("ab1.) #-+*_=`~[]()<>!&|\\:;/\"'\n\x1b\u202e é"), min_size=1, max_size=40)


def shown(markdown: str) -> str:
    """The text that a reader of Markdown shows."""
    return html.unescape(re.sub(r"<[^>]*>", "", READER.render(markdown)))


def flat(text: str) -> str:
    return " ".join(text.split())


@given(LINES)
def test_any_text_shows_as_it_was_typed(text: str) -> None:
    page = Markdown()
    page.paragraph(text)
    assert re.sub(r"<br />|</?p>", "", READER.render(page.text())).count("<") == 0
    assert flat(shown(page.text())) == flat(inert(text))


@given(LINES)
def test_so_it_does_in_a_quotation_a_list_a_heading_and_a_table(text: str) -> None:
    page = Markdown()
    page.heading(2, f"x{text}")
    page.quote(f"x{text}", by=text)
    page.items([f"x{text}"])
    page.entry(f"x{text}", [f"x{text}"])
    page.pairs([(f"x{text}", text)])
    page.table([f"x{text}"], [[f"x{text}"]])
    parsed = READER.parse(page.text())
    tokens = [*parsed, *(child for token in parsed for child in token.children or ())]
    kinds = {token.type.removesuffix("_open") for token in tokens if token.type.endswith("_open")}
    tables, lists = {"table", "thead", "tbody", "tr", "th", "td"}, {"bullet_list", "list_item"}
    assert kinds == {"heading", "blockquote", "paragraph", "strong"} | tables | lists
    said = inert(text)
    all_said = f"x{said} x{said} — {said} x{said} x{said} x{said} x{said}: {said} x{said} x{said}"
    assert "".join(shown(page.text()).split()) == "".join(all_said.split())


def test_a_line_end_stays_a_line_end() -> None:
    page = Markdown()
    page.quote("one\ntwo\n\nthree")
    assert READER.render(page.text()) == "<blockquote>\n<p>one<br />\ntwo</p>\n<p>three</p>\n</blockquote>\n"


def test_nothing_hostile_becomes_a_link_a_tag_or_a_heading() -> None:
    parsed = READER.parse(report_markdown(hostile()))
    inline = [child for token in parsed for child in token.children or ()]
    assert not {child.type for child in inline} & {"link_open", "image", "html_inline", "code_inline"}
    assert "html_block" not in {token.type for token in parsed}
    assert flat(inert(HOSTILE)) in flat(shown(report_markdown(hostile())))


def test_every_part_has_its_heading_in_order() -> None:
    headings = re.findall(r"^## (.+)$", report_markdown(report()), re.MULTILINE)
    assert headings == [text for text in HEADINGS.values() if text != "Consent"], "nobody was asked for consent"


def test_the_journal_names_the_kind_the_day_the_case_and_how_a_commitment_stands() -> None:
    written, due = datetime(2026, 11, 2, 12, tzinfo=UTC), date(2026, 12, 14)
    entries = [
        JournalEntry(2, "commitment", "Ask *first*.", due, None, 1, "corner-shop", "school", written, written),
        JournalEntry(1, "question", "Who?\nAnd when?", None, None, None, "gone", None, written, written),
    ]
    text = journal_markdown(entries, [corner_shop()], NOW)
    assert text == (
        f"# Journal\n\nMade on 23 November 2026 with EASI {__version__}.\n\n"
        "## To take into practice, 2 November 2026\n\n"
        "The corner shop, as Deputy head and DSL. To be done by 14 December 2026.\n\n"
        "> Ask \\*first\\*.\n\n"
        "## Question for a workshop, 2 November 2026\n\ngone.\n\n> Who?\\\n> And when?\n"
    )


def test_a_commitment_that_is_done_says_when() -> None:
    when = datetime(2026, 11, 2, 12, tzinfo=UTC)
    done = JournalEntry(1, "commitment", "Ask.", None, when, None, None, None, when, when)
    never = JournalEntry(1, "commitment", "Ask.", None, None, None, None, None, when, when)
    assert "\n\nDone on 2 November 2026.\n\n" in journal_markdown([done], [], NOW)
    assert "\n\nNo date set.\n\n" in journal_markdown([never], [], NOW)


def test_an_empty_journal_says_so() -> None:
    assert "Nothing is written yet." in journal_markdown([], [], NOW)
