"""The references of one seat's scenes."""

from __future__ import annotations

from easi_engine.loading.checking import Checker
from easi_engine.loading.names import At
from easi_engine.loading.wording import did_you_mean, quoted
from easi_engine.story import Case, Choice, Scene, exits, many, readings_of
from easi_engine.story.scenes import Readings, To


def check_scenes(checker: Checker, scenes: dict[str, Scene], viewpoint: str, case: Case | None, at: At) -> None:
    """Check every scene of ``viewpoint``'s file, which is at ``at``; without a case, what needs none."""
    seat = case.viewpoints[viewpoint].seat if case and viewpoint in case.viewpoints else None
    own = {viewpoint, seat}
    recorded: At | None = None
    for id_, scene in scenes.items():
        here = at.to(id_)
        _scene(checker, scene, viewpoint, here)
        for choice_id, choice in scene.choices.items():
            _choice(checker, choice, scene, viewpoint, here.to("choices", choice_id))
        for agency, entry in scene.readings.items():
            _reader(checker, agency, own, here.to("readings", agency))
            _readings(checker, entry, scene, here.to("readings", agency))
        if scene.record:
            if recorded is not None:
                first = f"`{recorded.path[0]}`, line {recorded.line}, already does"
                message = f"Only one scene of a seat asks for the full record: {first}."
                checker.found.append(here.to("record").key_fault("second-full-record", message))
            recorded = recorded or here.to("record")


def _scene(checker: Checker, scene: Scene, viewpoint: str, at: At) -> None:
    checker.text(scene.text, at, "text")
    checker.effects(scene.on_entry, at, "on-entry")
    checker.refer("event", scene.use, at, "use")
    checker.refer("concept", scene.concepts, at, "concepts")
    _to(checker, scene.to, viewpoint, at)
    if scene.outcomes:
        checker.refer_keys("person", scene.outcomes, at.to("outcomes"))
    for person, text in scene.outcomes.items():
        checker.text(text, at, "outcomes", person)
    _shape(checker, scene, at)


def _shape(checker: Checker, scene: Scene, at: At) -> None:
    """Whether what the scene has may stand together."""
    name = at.path[-1]
    if scene.ending:
        for key in ("choices", "to", "readings", "record"):
            if getattr(scene, key):
                message = f"`{name}` is an ending, where play stops, and has `{key}`."
                hint = f"take `{key}` away, or `ending` if play goes on"
                checker.found.append(at.to(key).key_fault("ending-goes-on", message, hint))
        return
    if scene.outcomes:
        message = f"`{name}` has `outcomes` and is no ending."
        hint = "outcomes are shown at endings; give the ending a name with `ending:`"
        checker.found.append(at.to("outcomes").key_fault("outcomes-without-ending", message, hint))
    if not scene.choices:
        for key in ("readings", "record"):
            if getattr(scene, key):
                message = f"`{name}` has `{key}` and no choices, so that there is nothing to decide."
                checker.found.append(at.to(key).key_fault("nothing-to-decide", message))
        if scene.to is None:
            message = f"`{name}` leads nowhere: it has no choices and no `to`, and is no ending."
            hint = "say where it leads with `to:`, or that play stops there with `ending:`"
            checker.found.append(at.key_fault("no-way-on", message, hint))
    elif scene.record and not scene.readings:
        message = f"`{name}` has `record` and no readings, so that it is no decision point."
        checker.found.append(at.to("record").key_fault("nothing-to-decide", message))


def _choice(checker: Checker, choice: Choice, scene: Scene, viewpoint: str, at: At) -> None:
    checker.when(choice.when, at, "when")
    checker.refer("fact", choice.assumes, at, "assumes")
    checker.effects(choice, at)
    checker.text(choice.reply, at, "reply")
    if choice.conduct:
        inside = at.to("conduct")
        checker.refer("principle", choice.conduct.kept, inside, "kept")
        checker.refer("principle", choice.conduct.broke, inside, "broke")
    if choice.to is not None:
        _to(checker, choice.to, viewpoint, at)
    elif scene.to is None and not scene.ending:
        message = f"`{at.path[-1]}` leads nowhere: neither it nor its scene has a `to`."
        checker.found.append(at.key_fault("no-way-on", message, "say where it leads with `to:`"))


def _to(checker: Checker, to: To | None, viewpoint: str, scene_or_choice: At) -> None:
    """Check a way on, the value of ``to`` in what stands at ``scene_or_choice``."""
    if to is None:
        return
    at = scene_or_choice.to("to")
    ways = exits(to)
    if not isinstance(to, str):
        checker.first_that_holds([way.when is not None for way in ways], at)
    known = checker.names.known["scene"]
    for index, way in enumerate(ways):
        here = at if isinstance(to, str) else at.to(index)
        written = to if isinstance(to, str) else to[index]
        named = here if isinstance(written, str) else here.to("scene")
        checker.when(way.when, here, "when")
        if known is None:
            continue
        if way.scene not in known:
            checker.found.append(checker.names.unknown("scene", way.scene, named))
        elif viewpoint not in (seats := checker.names.scene_seats[way.scene]):
            message = f"`{way.scene}` is a scene of {seats[0]}, and this is {viewpoint}'s file."
            hint = "a seat stays in its own file; share a moment between seats with `events:` and `use:`"
            checker.found.append(named.fault("other-seats-scene", message, hint))


def _reader(checker: Checker, agency: str, own: set[str | None], at: At) -> None:
    """Check whose reading it is."""
    known = checker.names.known["agency-or-service"]
    if agency in own:
        message = f"{quoted(agency)} is the seat itself; a reading is another agency's."
        checker.found.append(at.key_fault("own-reading", message))
    elif known is not None and agency not in known:
        checker.found.append(checker.names.unknown("agency-or-service", agency, at, is_key=True))


def _readings(checker: Checker, entry: Readings, scene: Scene, at: At) -> None:
    """Check one agency's readings of a scene, which stand at ``at``."""
    if isinstance(entry, tuple):
        checker.first_that_holds([reading.when is not None for reading in entry], at, closed=False)
    for index, reading in enumerate(readings_of(entry)):
        here = at.to(index) if isinstance(entry, tuple) else at
        checker.when(reading.when, here, "when")
        checker.refer("fact", reading.assumes, here, "assumes")
        checker.some(reading.would, here, "would", "one choice")
        for place, choice in enumerate(many(reading.would)):
            if choice not in scene.choices:
                where = here.to("would") if isinstance(reading.would, str) else here.to("would", place)
                message = f"There is no choice {quoted(choice)} in this scene."
                checker.found.append(where.fault("unknown-choice", message, did_you_mean(choice, scene.choices)))
