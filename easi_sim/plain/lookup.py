"""What the words about a case show: all that the screens show beside a scene, as text on request."""

from __future__ import annotations

from easi_engine.play import FactRow, Jigsaw, SceneView, consent_log, glossary_terms, jigsaw, known_facts, path_so_far
from easi_engine.story import Story
from easi_engine.story.library import Agency
from easi_sim.catalogue import did_you_mean
from easi_sim.plain.page import Page
from easi_sim.plain.scene import term_words, texts_of
from easi_sim.study.session import Session
from easi_sim.text import capital
from easi_sim.words.common import CATEGORY, CONSENT, day_words, listed, review_words

_CELLS = {
    "mine": "you",
    "sent": "{} (you told them)",
    "told-me": "{} (told you)",
    "seen": "{} (you heard it got there)",
    "held": "{}",
}


def show_known(page: Page, session: Session) -> None:
    """List what the seat knows."""
    page.heading("What you know")
    for fact in known_facts(session.playthrough):
        sort = [CATEGORY.get(fact.category, fact.category)] if fact.category != "ordinary" else []
        sort += [fact.kind] if fact.kind != "observed" else []
        when = [day_words(fact.day)] if fact.day is not None else []
        how = ", ".join([fact.how, *when, *sort])
        page.items([f"{fact.says} {capital(how)}."])
    page.gap()


def show_consent(page: Page, session: Session) -> None:
    """List the consents sought."""
    page.heading("Who you have asked")
    log = consent_log(session.playthrough)
    if not log:
        page.line("You have asked nobody yet.")
    for entry in log:
        when = f" ({day_words(entry.day)})" if entry.day is not None else ""
        unsafe = " Asking was not safe at that moment." if entry.unsafe and session.playthrough.is_over else ""
        page.items(
            [f"{entry.person}, {entry.say.rstrip('.')}: {CONSENT.get(entry.status, entry.status)}{when}.{unsafe}"]
        )
    page.gap()


def show_jigsaw(page: Page, session: Session) -> None:
    """Say of each fact who knows it: during the case, as far as the learner can tell; afterwards, as it was."""
    over = session.playthrough.is_over
    grid = jigsaw(session.playthrough, reveal=over)
    page.heading("Who knew what, in the end" if over else "Who knows what, as far as you can tell")
    for fact in grid.facts:
        new = any((fact.id, holder.id) in grid.new for holder in grid.holders)
        page.items([f"{fact.says} Known to {knowers(grid, fact)}.{' New since your last choice.' if new else ''}"])
    if not over:
        page.line("Others may know more than you can see.")
    page.gap()


def knowers(grid: Jigsaw, fact: FactRow) -> str:
    """Everyone who is seen to know a fact, and how, in words."""
    found = [
        _CELLS[cell].format(holder.name)
        for holder in grid.holders
        if (cell := grid.cells.get((fact.id, holder.id), "unknown")) in _CELLS
    ]
    return listed(found) if found else "nobody"


def show_path(page: Page, session: Session) -> None:
    """List the steps so far."""
    page.heading("The way you have come")
    steps = path_so_far(session.playthrough)
    page.numbered(_step(step.title, step.day, step.choice, decision=step.decision) for step in steps)
    page.gap()


def _step(title: str, day: int | None, choice: str | None, *, decision: bool) -> str:
    when = f" ({day_words(day)})" if day is not None else ""
    if choice is None:
        return f"{title}{when}: you are here."
    return f"{title}{when}: {choice}{' (a decision)' if decision else ''}"


def show_case(page: Page, story: Story, viewpoint: str | None) -> None:
    """Show the case file: what a learner may know before starting."""
    case = story.case
    page.heading(case.title)
    page.paragraphs([case.blurb])
    page.line(f"About {case.minutes} minutes a seat. {f'Set in {case.jurisdiction}.' if case.jurisdiction else ''}")
    page.line(review_words(story))
    if viewpoint:
        seat = case.viewpoints[viewpoint]
        page.heading("Your part")
        page.line(f"{seat.role} ({story.holder_names.get(viewpoint, viewpoint)}). {seat.brief}")
    page.heading("People")
    for person in case.people.values():
        age = f", {person.age}" if person.age is not None else ""
        page.items([f"{person.name}{age}. {person.note or ''}"])
    if case.content_notes:
        page.heading("Before you start: what may distress")
        page.items(case.content_notes)
    show_support(page, story)


def show_support(page: Page, story: Story) -> None:
    """Say where help can be found."""
    if story.case.support:
        page.heading("If this touches you")
        page.items(story.case.support)
    page.gap()


def show_word(page: Page, story: Story, asked: str, view: SceneView | None) -> None:
    """Explain a term, or list those used in the scene."""
    if not asked:
        text = " ".join(texts_of(view) if view else ())
        used = {use.id: use for use in reversed(glossary_terms(story, text))}
        page.items(
            [term_words(use, text) for use in reversed(used.values())]
            or ["No terms here. word and a term explains it."]
        )
        page.gap()
        return
    for term in story.glossary.values():
        if asked.casefold() in {form.casefold() for form in (term.term, *term.also)}:
            page.line(f"{term.term}: {term.means}")
            page.gap()
            return
    guess = did_you_mean(asked, (form for term in story.glossary.values() for form in (term.term, *term.also)))
    page.line(f"“{asked}” is not in the glossary.{guess}")


def show_agency(page: Page, story: Story, asked: str) -> None:
    """Say how an agency sees things, or list the agencies."""
    agencies = story.library.agencies
    names = {id_: id_ for id_ in agencies} | {agency.name.casefold(): id_ for id_, agency in agencies.items()}
    found = names.get(asked.casefold())
    if found is None:
        if asked:
            page.line(f"There is no agency “{asked}”.{did_you_mean(asked, names)}")
        page.items(f"{id_}: {agency.name}" for id_, agency in agencies.items())
        page.line("Type agency and one of these to read about it.")
        page.gap()
        return
    _show_lens(page, agencies[found])


def _show_lens(page: Page, agency: Agency) -> None:
    page.heading(agency.name)
    page.line(f"Primary focus: {agency.focus}")
    page.line(f"Notices first: {listed(agency.notices)}.")
    page.line(f"Confidentiality: {agency.confidentiality}")
    page.line(f"Consent: {agency.consent}")
    page.line(f"Often misread as: {listed(agency.misread_as)}.")
    page.line(f"Why it makes sense: {agency.makes_sense}")
    page.line("The wording is ours." if agency.wording == "ours" else "The wording is the research's.")
    page.gap()
