"""Scenes and readings as text."""

from __future__ import annotations

from collections.abc import Iterable

from easi_engine.play import SceneView, glossary_terms
from easi_engine.story import Story
from easi_sim.plain.page import Page
from easi_sim.session import Revealed, Session
from easi_sim.words import day_words, listed


def show_arrival(page: Page, view: SceneView) -> None:
    """Show what came of the last move: the reply, what the days brought, and scenes passed on the way."""
    page.gap()
    page.paragraphs(view.reply)
    if view.happened:
        page.heading("Meanwhile")
        page.paragraphs(view.happened)
    for glimpse in view.passed:
        page.heading(glimpse.title)
        page.paragraphs(glimpse.paragraphs)


def show_scene(page: Page, view: SceneView) -> None:
    """Show where play stands."""
    when = f", {day_words(view.day)}" if view.day is not None else ""
    page.heading(f"{view.title}{when}")
    page.paragraphs(view.paragraphs)


def explain_new_terms(page: Page, story: Story, texts: Iterable[str], explained: set[str]) -> None:
    """Explain each glossary term at its first use: those not in `explained` yet, to which they are added."""
    new = {use.id: use for use in glossary_terms(story, "\n".join(texts)) if use.id not in explained}
    if new:
        page.items(f"{use.term}: {use.means}" for use in new.values())
        page.gap()
    explained.update(new)


def show_revealed(page: Page, session: Session, revealed: Revealed) -> None:
    """Show every other agency's reading of the decision just made, the learner's choice marked."""
    page.heading(f"How the others read it: {revealed.title}")
    page.numbered(
        f"{option.say}{' (your choice)' if option.id == revealed.chosen else ''}" for option in revealed.options
    )
    page.gap()
    for reading in revealed.readings:
        wanted = listed(_wanted(session.story, revealed, choice) for choice in reading.would)
        page.line(f"{reading.name} notices: {reading.notices}.")
        page.line(reading.because)
        page.line(f"Would have wanted: {wanted}.")
        page.gap()
    if revealed.prediction is not None:
        agency = session.story.holder_names.get(revealed.prediction.agency, revealed.prediction.agency)
        thought = _wanted(session.story, revealed, revealed.prediction.would)
        verdict = "and it would have." if revealed.met else "and it would have wanted something else."
        page.line(f"You thought {agency} would have wanted {thought}, {verdict}")
        page.gap()


def _wanted(story: Story, revealed: Revealed, choice: str) -> str:
    """An option by its number, or in its own words when it was not open to the learner."""
    number = revealed.number(choice)
    yours = " (your choice)" if choice == revealed.chosen else ""
    if number is not None:
        return f"{number}{yours}"
    scene = next(scene for scene in story.scenes.values() if choice in scene.choices)
    return f"“{scene.choices[choice].say}” (not open to you)"
