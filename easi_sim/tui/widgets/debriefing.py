"""The six parts of the debrief, each a function from a session and its debrief to widgets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from textual.containers import Container, VerticalGroup
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_engine.debrief import MODELS, PROVENANCE, CameToKnow, Debrief, Line, QuestionResult
from easi_engine.play import jigsaw
from easi_engine.story import Story
from easi_sim.session import Session
from easi_sim.text import inert
from easi_sim.tui.prose import plain, prose
from easi_sim.tui.widgets.hanging import entry
from easi_sim.tui.widgets.jigsaw import JigsawGrid
from easi_sim.tui.widgets.rates import Plane, RateBar
from easi_sim.words import (
    APPROPRIATE,
    EARLIER,
    EARLY,
    EFFECTIVE,
    GRAVE,
    NOT_ADVICE,
    ORDER,
    PATTERN,
    SOURCES,
    VERDICT,
    conduct_words,
    consent_words,
    day_words,
    fact_words,
    holder_words,
    prediction_words,
    record_words,
    sendings,
    sent_words,
    source_name,
    source_words,
    sources_of,
    status_words,
    still_new,
    was_due_earlier,
    was_early,
)

GLYPHS = {
    "made": ("✓", "$success"),
    "kept": ("✓", "$success"),
    "late": ("~", "$warning"),
    "missed": ("×", "$error"),
    "leaked": ("×", "$error"),
    "moot": ("·", "$muted"),
}
"""Status → glyph and colour; the words always stand beside them."""


def columns(*parts: Sequence[Widget]) -> Container:
    """Columns side by side where there is room, one under another where there is not."""
    return Container(*(VerticalGroup(*part, classes="column") for part in parts), classes="columns")


def heading(text: str) -> Static:
    """Return a heading."""
    return Static(Content(text), classes="heading")


def paragraph(text: str, classes: str = "paragraph") -> Static:
    """Return a paragraph."""
    return Static(plain(text), classes=classes)


def pattern(session: Session, debrief: Debrief) -> Iterable[Widget]:
    """Yield the two rates, the plane, the model in words, and whose these are."""
    yield Static(Content("How the information flowed"), classes="title")
    effective = RateBar("Effective", "what should have been shared, and was, in time", debrief.effective)
    appropriate = RateBar("Appropriate", "what should have been kept, and was", debrief.appropriate)
    yield columns([effective], [appropriate])
    card = MODELS.get(debrief.model or "")
    said: list[Widget] = []
    if card is None:
        said.append(paragraph("There was nothing to count on this path, so it has no pattern."))
    else:
        said.append(Static(Content(card.name), classes="model"))
        said.append(Static(Content(card.rates), classes="quiet"))
        said.append(paragraph(card.says))
    said += [paragraph(text) for text in _grave(debrief)]
    said.append(Static(Content.styled(PATTERN, "bold"), classes="paragraph"))
    variant = session.story.case.variants.get(debrief.variant or "")
    if variant is not None and variant.title:
        said.append(paragraph(f"This time: {variant.title}. The case can also go another way."))
    whose = [
        heading("From research"),
        paragraph(PROVENANCE["research"], "quiet"),
        heading("Ours"),
        paragraph(PROVENANCE["ours"], "quiet"),
    ]
    plane = columns([Plane(debrief)], [*said, *whose])
    plane.add_class("-plane")
    yield plane


def _grave(debrief: Debrief) -> Iterable[str]:
    if debrief.effective.grave:
        yield "Something grave was not shared: that rules out the upper half, whatever the rate."
    if debrief.appropriate.grave:
        yield "Something grave was passed on: that rules out the right-hand side, whatever the rate."


def questions(session: Session, debrief: Debrief) -> Iterable[Widget]:
    """Yield every question on each axis, what to think about first."""
    due = sorted((q for q in debrief.questions if q.effective), key=lambda q: ORDER.index(q.effective or "moot"))
    kept = sorted((q for q in debrief.questions if q.appropriate), key=lambda q: ORDER.index(q.appropriate or "moot"))
    yield columns(
        [heading("What should have been shared"), *(_question(session, q, q.effective, EFFECTIVE) for q in due)],
        [heading("What should have been kept"), *(_question(session, q, q.appropriate, APPROPRIATE) for q in kept)],
    )
    others = [q for q in debrief.questions if not q.effective and not q.appropriate and q.judged]
    if others:
        yield heading("Sent, and counted in neither")
        yield from (_question(session, q, "moot", {"moot": "not counted"}) for q in others)
    told = [q for q in debrief.questions if q.effective or q.appropriate or q.judged]
    yield heading("Sources")
    yield paragraph(f"{GRAVE} {SOURCES}" if any(q.grave for q in told) else SOURCES, "quiet")
    for source in sources_of(told):
        yield entry("·", plain(source_words(session.story, source)))


def _question(session: Session, question: QuestionResult, status: str | None, says: Mapping[str, str]) -> Widget:
    story = session.story
    status = status or "moot"
    deadline = f" · by day {question.deadline}" if question.deadline is not None and says is EFFECTIVE else ""
    grave = "  ! grave" if question.grave else ""
    glyph, colour = GLYPHS[status]
    notes = [
        Content.assemble((status_words(question, status, says), colour), (deadline, "$muted"), (grave, "bold $warning"))
    ]
    for judged, facts in sendings(question):
        sent = sent_words(story, session.viewpoint, judged, facts, whole=len(facts) == len(question.facts))
        notes.append(Content.styled(inert(sent), "$muted"))
        notes.append(_line(story, "Then", judged.line))
    if still_new(question, says):
        notes.append(_line(story, "At the ending", question.standing))
    if says is EFFECTIVE and was_due_earlier(question):
        notes.append(Content(EARLIER))
    if says is EFFECTIVE and was_early(question):
        notes.append(Content(EARLY))
    sources = " · ".join(source_name(story, source) for source in sources_of([question]))
    if sources:
        notes.append(Content.styled(inert(sources), "$muted"))
    title = f"{fact_words(story, question.facts)} → {question.recipient_name}"
    return entry((glyph, colour), Content.styled(inert(title), "bold"), notes)


def _line(story: Story, when: str, line: Line) -> Content:
    return prose(story, f"{when}: {VERDICT[line.verdict]}. {line.reason}")


def conduct(session: Session, debrief: Debrief) -> Iterable[Widget]:
    """Yield how it was done, and the consent log."""
    story = session.story
    done: list[Widget] = [heading("How it was done")]
    for point in sorted(debrief.conduct, key=lambda point: point.kept):
        done.append(entry(GLYPHS["kept" if point.kept else "missed"], prose(story, conduct_words(story, point))))
    if not debrief.conduct:
        done.append(paragraph("Nothing to say of it on this path.", "quiet"))
    log: list[Widget] = [heading("Consent")]
    for step in debrief.consent:
        log.append(entry(("!", "$warning") if step.unsafe else "·", prose(story, consent_words(story, step))))
    if not debrief.consent:
        log.append(paragraph("You asked nobody for consent.", "quiet"))
    yield columns(done, log)


def knew(session: Session, debrief: Debrief) -> Iterable[Widget]:
    """Yield who knows what at the end, unseen parts included, and who came to know what, when."""
    grid = JigsawGrid()
    grid.hidden = ""
    grid.agencies = frozenset(session.story.library.letters())
    grid.jigsaw = jigsaw(session.playthrough, reveal=True)
    log: list[Widget] = [heading("Who came to know what"), paragraph("→ what you did", "quiet spaced")]
    log += _log(session, [came for came in debrief.knowledge if came.how != "start"])
    face_up = columns([heading("Who knows what, turned face up"), grid], log)
    face_up.add_class("-plane")
    yield face_up


def _log(session: Session, known: Iterable[CameToKnow]) -> Iterable[Widget]:
    """Yield a line for what one holder came to know at one time from one sender."""
    story, seat = session.story, session.viewpoint
    for (move, day, holder, sender, how), group in groupby(known, lambda k: (k.move, k.day, k.holder, k.sender, k.how)):
        facts = fact_words(story, dict.fromkeys(came.fact for came in group))
        by = f"from {holder_words(story, sender, seat)}" if sender else "found out"
        mark = "→" if how in {"share", "ask", "seek"} else "·"
        when = day_words(day) or f"move {move}"
        text = Content.assemble((inert(f"{holder_words(story, holder, seat)}, {by}: "), "$muted"), inert(facts))
        style = "$secondary" if mark == "→" else "$muted"
        yield entry((f"{mark} {when}", style), text, gutter=10, classes="-dated")


def records(session: Session, debrief: Debrief) -> Iterable[Widget]:
    """Yield predictions beside what was wanted, and decision records beside what would fit."""
    story = session.story
    met = sum(result.met for result in debrief.predictions)
    guessed: list[Widget] = [heading("What you expected of others")]
    if debrief.predictions:
        guessed.append(paragraph(f"{met} of {len(debrief.predictions)} as you expected."))
    else:
        guessed.append(paragraph("You made no predictions.", "quiet"))
    for result in debrief.predictions:
        guessed.append(entry(GLYPHS["made" if result.met else "moot"], prose(story, prediction_words(story, result))))
    kept: list[Widget] = [heading("What you put on record")]
    for record in debrief.records:
        status = {True: "made", False: "late", None: "moot"}[record.fits]
        kept.append(entry(GLYPHS[status], prose(story, record_words(story, record))))
    if not debrief.records:
        kept.append(paragraph("Nothing was recorded.", "quiet"))
    yield columns(guessed, kept)


def after(session: Session, debrief: Debrief) -> Iterable[Widget]:
    """Yield where to turn, and what this was."""
    yield heading("If it came close to home")
    for line in session.story.case.support:
        yield paragraph(line)
    yield heading("What this was")
    yield paragraph(f"{PATTERN} {NOT_ADVICE}")
    yield paragraph(PROVENANCE["standing"], "quiet paragraph")
    yield heading("And now")
    yield paragraph("u takes your last choice back, to see where another would have gone.")
    yield paragraph("The same case from another seat is another case: you know other things.")
