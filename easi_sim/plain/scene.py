"""Scenes and readings as text."""

from __future__ import annotations

from collections.abc import Iterable

from easi_engine.play import Prediction, SceneView, TermUse, glossary_terms
from easi_engine.story import Story
from easi_sim.plain.page import Page
from easi_sim.study.session import Revealed, Session
from easi_sim.text import capital, first_words
from easi_sim.words.common import day_words, listed


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


def show_outcomes(page: Page, view: SceneView) -> None:
    """Say what became of each person."""
    page.line(f"The ending: {view.ending}")
    for outcome in view.outcomes:
        page.gap()
        page.line(f"{outcome.name}: {' '.join(outcome.paragraphs)}")
    page.gap()


def explain_new_terms(page: Page, story: Story, texts: Iterable[str], explained: set[str]) -> None:
    """Explain each glossary term at its first use: those not in `explained` yet, to which they are added."""
    text = "\n".join(texts)
    new = {use.id: use for use in reversed(glossary_terms(story, text)) if use.id not in explained}
    if new:
        page.line("Words here:")
        page.items(term_words(use, text) for use in reversed(new.values()))
        page.gap()
    explained.update(new)


def term_words(use: TermUse, text: str) -> str:
    """A term and what it means, by the name it has in the text: whoever has heard the long form needs no letters."""
    name = text[use.start : use.end]
    return f"{capital(name)}: {use.means}"


def show_revealed(page: Page, session: Session, revealed: Revealed) -> None:
    """Show every other agency's reading of the decision just made, options by their numbers and first words."""
    page.heading(f"How the others read it: {revealed.title}")
    page.line(f"Your choice: {_ended(_named(session.story, revealed, revealed.chosen))}")
    page.gap()
    for reading in revealed.readings:
        wanted = listed(_wanted(session.story, revealed, choice) for choice in reading.would)
        page.line(f"{reading.name} notices: {reading.notices}.")
        page.line(reading.because)
        page.line(f"Would have wanted: {_ended(wanted)}")
        page.gap()
    if revealed.prediction is not None:
        page.line(_prediction_words(session.story, revealed, revealed.prediction))
        page.gap()


def show_options(page: Page, revealed: Revealed) -> None:
    """Read the options of a decision just made again, the learner's choice marked."""
    page.numbered(
        f"{option.say}{' (your choice)' if option.id == revealed.chosen else ''}" for option in revealed.options
    )
    page.gap()


def _prediction_words(story: Story, revealed: Revealed, prediction: Prediction) -> str:
    """What was expected of an agency, and what it would have wanted."""
    agency = story.holder_names.get(prediction.agency, prediction.agency)
    said = f"You thought {agency} would have wanted {_named(story, revealed, prediction.would)}"
    if revealed.met:
        return f"{said}, and it would have."
    would = next((reading.would for reading in revealed.readings if reading.agency == prediction.agency), ())
    wanted = listed(_wanted(story, revealed, choice) for choice in would)
    return f"{_ended(said)} It would have wanted {_ended(wanted)}"


def _ended(text: str) -> str:
    """A sentence to its end, which an ellipsis is too."""
    return text if text.endswith("…") else f"{text}."


def _wanted(story: Story, revealed: Revealed, choice: str) -> str:
    return f"{_named(story, revealed, choice)}{' (your choice)' if choice == revealed.chosen else ''}"


def _named(story: Story, revealed: Revealed, choice: str) -> str:
    """An option by its number and first words, or in its own words when it was not open to the learner."""
    number = revealed.number(choice)
    if number is not None:
        return f"{number}, {first_words(revealed.options[number - 1].say)}"
    scene = next(scene for scene in story.scenes.values() if choice in scene.choices)
    return f"“{scene.choices[choice].say}” (not open to you)"


def texts_of(view: SceneView) -> tuple[str, ...]:
    """Everything a scene says, in reading order."""
    passed = tuple(text for glimpse in view.passed for text in glimpse.paragraphs)
    outcomes = tuple(text for outcome in view.outcomes for text in outcome.paragraphs)
    options = tuple(option.say for option in view.options)
    return (*passed, *view.reply, *view.happened, *view.paragraphs, *options, *outcomes)
