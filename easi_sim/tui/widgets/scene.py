"""A scene as widgets: what came of the last choice, what happened meanwhile, the scene, and what can be done in it."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from easi_engine.errors import EasiError
from easi_engine.play import SceneView
from easi_sim.records import RecordsError
from easi_sim.study.session import Session
from easi_sim.study.what_ifs import BEFORE, earlier_choice
from easi_sim.text import inert
from easi_sim.tui.prose import paragraphs, plain, prose
from easi_sim.tui.widgets.hanging import entry
from easi_sim.tui.widgets.picklist import Pick, PickList
from easi_sim.words.common import choice_words, day_words

BEFORE_NOTES = "Before the next scene"
MAY_STOP = "Go on when you like, or stop here for now."
HELP = "If it comes close to home"

AFTER = (
    Pick("debrief", Content("See how the information flowed"), Content("the debrief: two rates, and why")),
    Pick("undo", Content("Take the last choice back")),
    Pick("home", Content("Home")),
)
"""What can be done at an ending."""


BEFOREHAND = (
    Pick("read-on", Content("Go on")),
    Pick("pause", Content("Pause, or leave")),
)
"""What can be done before a scene that may distress."""


def scene_widgets(session: Session, *, introduce: bool) -> Iterable[Widget]:
    """Yield a scene from top to bottom; `introduce` puts the seat before the first one."""
    view, story = session.view, session.story
    yield from _until(session, introduce=introduce)
    yield Static(_title(view), classes="title scene-title")
    if view.notes:
        yield Static(
            Content(inert(f"In this scene: {', '.join(note.rstrip('.') for note in view.notes)}.")), classes="quiet"
        )
    yield Static(paragraphs(story, view.paragraphs), classes="prose scene-text")
    if view.ending is not None:
        yield from _ending(session)
        return
    yield Static(Content("What do you do?"), classes="heading ask")
    before = _chosen_before(session)
    yield PickList(
        (
            Pick(option.id, prose(story, option.say), Content(BEFORE) if option.id == before else None)
            for option in view.options
        ),
        id="choices",
    )


def beforehand_widgets(session: Session, *, introduce: bool) -> Iterable[Widget]:
    """Yield what came of the last choice, and what the scene that follows holds, before any of it is told."""
    yield from _until(session, introduce=introduce)
    yield Static(Content(BEFORE_NOTES), classes="title scene-title")
    for note in session.view.notes:
        yield entry("·", plain(note))
    yield Static(Content(MAY_STOP), classes="prose")
    yield PickList(BEFOREHAND, id="choices")
    yield Static(Content(HELP), classes="heading")
    for line in session.story.case.support:
        yield Static(plain(line), classes="quiet support")


def scene_blanks() -> Iterable[Widget]:
    """Yield a widget of each kind that stands before the choices of a scene, in order, to be written later."""
    kinds = ("title", "prose brief", "chosen", "prose reply", "prose happened", "prose happened", "title scene-title")
    for classes in (*kinds, "prose", "title scene-title", "quiet", "prose scene-text", "heading ask"):
        yield Static(classes=classes)


def said_on(view: SceneView, *, whole: bool = True) -> tuple[str, ...]:
    """Return every text of a scene in which a term may be used; unless `whole`, of what comes before it."""
    passed = (text for glimpse in view.passed for text in glimpse.paragraphs)
    if not whole:
        return (*view.reply, *view.happened, *passed, *view.notes)
    outcomes = (text for outcome in view.outcomes for text in outcome.paragraphs)
    options = (option.say for option in view.options)
    return (*view.reply, *view.happened, *passed, *view.paragraphs, *outcomes, *options)


def _title(view: SceneView) -> Content:
    day = f"  ·  {day_words(view.day)}" if view.day is not None else ""
    over = ""
    if view.ending is not None:
        over = "  ·  an ending" if view.ending == view.title else f"  ·  an ending: {view.ending}"
    return Content.assemble((inert(view.title), "bold"), (inert(day + over), "$muted not bold"))


def _until(session: Session, *, introduce: bool) -> Iterable[Widget]:
    """Yield what comes before a scene: what came of the last choice, or the seat before the first one."""
    if session.playthrough.moves:
        yield from _before(session)
    elif introduce:
        seat = session.story.case.viewpoints[session.viewpoint]
        yield Static(Content(inert(seat.role)), classes="title")
        yield Static(prose(session.story, seat.brief), classes="prose brief")


def _chosen_before(session: Session) -> str | None:
    """The choice made the first time, where a what-if stands at it again."""
    try:
        return earlier_choice(session)
    except (RecordsError, EasiError):
        return None


def _before(session: Session) -> Iterable[Widget]:
    view, story, playthrough = session.view, session.story, session.playthrough
    scene = playthrough.program.scene_id(playthrough.states[-2])
    chosen = choice_words(story, scene, playthrough.moves[-1].choice)
    yield Static(plain(chosen), classes="chosen")
    if view.reply:
        yield Static(paragraphs(story, view.reply), classes="prose reply")
    for line in view.happened:
        yield Static(prose(story, line), classes="prose happened")
    for glimpse in view.passed:
        yield Static(Content(inert(glimpse.title)), classes="title scene-title")
        yield Static(paragraphs(story, glimpse.paragraphs), classes="prose")


def _ending(session: Session) -> Iterable[Widget]:
    view, story = session.view, session.story
    yield Static(Content("What became of them"), classes="heading")
    for outcome in view.outcomes:
        yield Static(Content(inert(outcome.name)), classes="outcome-name")
        yield Static(paragraphs(story, outcome.paragraphs), classes="outcome")
    yield Static(Content("What now?"), classes="heading ask")
    yield PickList(AFTER, id="choices")
