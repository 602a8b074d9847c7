"""What the debrief found, part by part, as text."""

from __future__ import annotations

from dataclasses import dataclass

from easi_engine.debrief import MODELS, PROVENANCE, Debrief, QuestionResult, debrief
from easi_engine.errors import TooLarge
from easi_engine.story import Story
from easi_sim.plain.page import arrowless
from easi_sim.plain.sitting import Sitting
from easi_sim.records import Result, Saved
from easi_sim.study.elsewhere import OTHERWISE, SAME, SAYS, TITLE, sat_elsewhere
from easi_sim.study.session import Session
from easi_sim.text import capital
from easi_sim.words.common import (
    GRAVE,
    NO_CONDUCT,
    NO_CONSENT,
    NO_PREDICTIONS,
    NO_RATES,
    NO_RECORDS,
    PATTERN,
    conduct_words,
    consent_words,
    day_words,
    listed,
    prediction_words,
    rate_words,
    record_words,
)
from easi_sim.words.dates import date_words
from easi_sim.words.question import (
    NOTHING_TO_THINK,
    grave_words,
    in_order,
    question_name,
    reason_words,
    rest_words,
    status_lines,
    unknown_words,
)
from easi_sim.words.way import way

EARLIER_SHOWN = 9
"""Earlier playthroughs of a seat that are told beside this one, as many as the screens draw."""


@dataclass(frozen=True)
class Found:
    """A debrief, and why nothing is counted in it where that is so."""

    debrief: Debrief
    too_large: TooLarge | None


def found_in(sitting: Sitting) -> Found:
    """Debrief the playthrough at hand; what needs no rates is there for a story too large to explore, too."""
    session = sitting.playing
    try:
        return Found(session.debrief(), None)
    except TooLarge as error:
        return Found(debrief(session.playthrough, None), error)


def show_happened(sitting: Sitting) -> None:
    """The way by day: what was chosen, what came of it, who acted meanwhile. The ending has just been read."""
    session, page = sitting.playing, sitting.page
    page.heading("What happened")
    for stage in way(session.playthrough):
        when = f"{capital(day_words(stage.day))}, " if stage.day is not None else ""
        page.line(f"{when}{stage.title}{f'. You chose: {stage.chosen}.' if stage.chosen else '.'}")
        page.items(sentence for _, sentence in stage.came)
        page.gap()
    page.line(f"The ending: {session.view.ending}. scene reads again what became of each person.")
    page.gap()


def show_pattern(sitting: Sitting) -> None:
    """The two rates, the model they make, and earlier playthroughs of this seat beside them."""
    page, story = sitting.page, sitting.playing.story
    found = found_in(sitting)
    page.heading("The two rates, and the pattern they make")
    if found.too_large is not None:
        page.line(NO_RATES.format(why=found.too_large))
        page.gap()
        return
    told = found.debrief
    for sentence in grave_words(story, told.questions):
        page.line(arrowless(sentence))
    page.gap()
    page.line(f"Effective, of what should have been shared, how much was, in time: {rate_words(told.effective)}.")
    page.line(f"Appropriate, of what should have been kept, how much was: {rate_words(told.appropriate)}.")
    for axis, rate in (("effective", told.effective), ("appropriate", told.appropriate)):
        if rate.grave:
            page.line(f"Where something grave went wrong, a side is not high whatever its rate: here, the {axis} one.")
    page.gap()
    if told.model is None:
        page.line("With nothing to count on one side, this path is placed in none of the four models.")
    else:
        card = MODELS[told.model]
        page.line(f"{card.name}: {card.rates}. {card.says}")
    page.line(PATTERN)
    variant = story.case.variants.get(told.variant or "")
    if variant is not None and variant.title:
        page.line(f"This case comes in more than one form. You met: {variant.title}.")
    page.gap()
    _show_earlier(sitting)
    page.line(f"{PROVENANCE['research']} {PROVENANCE['ours']}")
    page.line("explain rates says how they were counted.")
    page.gap()


def _show_earlier(sitting: Sitting) -> None:
    """Earlier playthroughs of this seat, oldest first: where the screens draw them as points."""
    earlier = sitting.playing.earlier()
    if earlier:
        more = len(earlier) - EARLIER_SHOWN
        left_out = f" ({more} before these)" if more > 0 else ""
        sitting.page.line(f"From this seat before, the oldest first{left_out}:")
        sitting.page.numbered(_earlier_words(saved, result) for saved, result in earlier[-EARLIER_SHOWN:])
        sitting.page.gap()


def _earlier_words(saved: Saved, result: Result) -> str:
    model = MODELS[result.model].name.lower() if result.model else "in none of the models"
    effective, appropriate = (f"{done} of {of}" for done, of in (result.effective, result.appropriate))
    what_if = ", a what-if" if saved.branch is not None else ""
    when = date_words(result.at.astimezone())
    return (
        f"{when}{what_if}: effective {effective}, appropriate {appropriate}; {model}. It ended with “{result.ending}”."
    )


def numbered_questions(told: Debrief) -> tuple[QuestionResult, ...]:
    """The questions in the order of the numbers by which they can be asked about."""
    think, rest = in_order(told.questions)
    return (*think, *rest)


def show_questions(sitting: Sitting) -> None:
    """Every question once, numbered: what there is to think about, with the reason, and then the rest in short."""
    page, story = sitting.page, sitting.playing.story
    found = found_in(sitting)
    think, rest = in_order(found.debrief.questions)
    if found.too_large is None:
        page.heading(f"To think about: {len(think)}")
        if any(question.grave for question in think):
            page.line(GRAVE)
        page.numbered(_question_lines(story, question, why=reason_words(question)) for question in think)
        if not think:
            page.line(NOTHING_TO_THINK)
    if rest:
        page.heading(f"The rest: {rest_words(rest)}" if found.too_large is None else "What you sent")
        page.numbered((_question_lines(story, question) for question in rest), len(think) + 1)
    page.gap()
    page.line("explain and a number, such as explain 1, says why: what was sent, how that was judged, and the sources.")
    page.gap()


def _question_lines(story: Story, question: QuestionResult, why: str = "") -> tuple[str, ...]:
    """A question with how it stands: in one line, or with a line for each side that it is on."""
    due = f"; due by day {question.deadline}" if question.effective and question.deadline is not None else ""
    grave = " Grave." if question.grave else ""
    name, unknown = arrowless(capital(question_name(story, question))), unknown_words(story, question)
    first, *second = (words for _, words in status_lines(question))
    if not second:
        lines: tuple[str, ...] = (f"{name}: {first}{due}.{grave}",)
    else:
        lines = (f"{name}.{grave}", f"{capital(first)}{due}.", *(f"{capital(words)}." for words in second))
    return (*lines, *filter(None, (why, unknown)))


def show_conduct(sitting: Sitting) -> None:
    """How it was done, and the consent log."""
    page, story = sitting.page, sitting.playing.story
    told = found_in(sitting).debrief
    page.heading("How it was done")
    page.numbered(conduct_words(story, point) for point in sorted(told.conduct, key=lambda point: point.kept))
    if not told.conduct:
        page.line(NO_CONDUCT)
    page.heading("Consent")
    page.numbered(consent_words(story, entry) for entry in told.consent)
    if not told.consent:
        page.line(NO_CONSENT)
    if told.conduct:
        page.line("explain conduct 1 says more of the first point.")
    if told.consent:
        page.line("explain consent 1 says more of the first answer.")
    page.gap()


def show_expected(sitting: Sitting) -> None:
    """What was expected of others, beside what they would have wanted."""
    page, story = sitting.page, sitting.playing.story
    told = found_in(sitting).debrief
    page.heading("What you expected of the others")
    if told.predictions:
        met = sum(result.met for result in told.predictions)
        page.line(f"{met} of {len(told.predictions)} as you expected.")
        page.numbered(prediction_words(story, result) for result in told.predictions)
        page.line(
            "explain expected says how that is counted, explain expected 1 why of the first; others shows it over time."
        )
    else:
        page.line(NO_PREDICTIONS)
    page.gap()


def show_decisions(sitting: Sitting) -> None:
    """What was put on record at each decision, beside the bases that the author accepts."""
    page, story = sitting.page, sitting.playing.story
    told = found_in(sitting).debrief
    page.heading("Your decision records")
    page.numbered(record_words(story, record) for record in told.records)
    if told.records:
        page.line(
            "explain decisions and a number, such as explain decisions 1, says what the author accepts there, and why."
        )
    else:
        page.line(NO_RECORDS)
    page.gap()


def show_elsewhere(sitting: Sitting) -> None:
    """The learner's own decisions from other seats of this story, as the agency just played reads them."""
    session, page, story = sitting.playing, sitting.page, sitting.playing.story
    names = story.holder_names
    agency = names.get(session.viewpoint, session.viewpoint)
    page.heading(TITLE)
    sat = sat_elsewhere(session.records, story, session.viewpoint)
    if not sat:
        page.line("Once you have played this case from another seat too, your decisions there are read by this one.")
    else:
        page.line(SAYS.format(agency=agency))
    for seat, decisions in sat:
        page.heading(f"As {names.get(seat, seat)}")
        for one in decisions:
            when = f", {day_words(one.day)}" if one.day is not None else ""
            page.line(f"{one.title}{when}. You chose: {one.chosen}.")
            page.line(f"{one.reading.name} notices: {one.reading.notices}. {one.reading.because}")
            wanted = f"{OTHERWISE.format(agency=agency)} {listed(f'“{say}”' for say in one.wanted)}."
            page.line(SAME.format(agency=agency) if one.met else wanted)
            page.gap()
    page.gap()


def has_sat_elsewhere(session: Session) -> bool:
    """Whether there are decisions from another seat of this story to be read."""
    return bool(sat_elsewhere(session.records, session.story, session.viewpoint))
