"""What the debrief and the case file say, in words for people: the same in the terminal screens and in plain mode."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from easi_engine.debrief import (
    HIGH,
    PROVENANCE,
    STATUS_WORDS,
    CameToKnow,
    Conduct,
    ConsentEntry,
    Judged,
    PredictionResult,
    QuestionResult,
    Rate,
    RecordFeedback,
)
from easi_engine.play import BASES, ROUTES, TOLD
from easi_engine.story import Story
from easi_sim.words.dates import date_words as date_words  # noqa: PLC0414  # offered here too, beside the rest
from easi_sim.words.home import ABOUT as ABOUT  # noqa: PLC0414  # the same

PATTERN = PROVENANCE["pattern"]
NOT_ADVICE = "This is training. It is not legal advice and certifies no competence."
PRIVACY = "It stays on this machine. Please write nothing about real people."

EFFECTIVE = {status: STATUS_WORDS[status] for status in ("made", "late", "missed", "moot")}
"""Status of a question on the effective axis, in words."""
APPROPRIATE = {status: STATUS_WORDS[status] for status in ("kept", "leaked", "moot")}
"""Status of a question on the appropriate axis, in words."""
ORDER = ("missed", "leaked", "late", "made", "kept", "moot")
"""Statuses in the order in which a debrief takes them: what there is to think about comes first."""
RESPECTED = "asked, refused and respected"
"""In place of a moot status where a refusal is the reason for it."""
EARLY = "It had to go in the end; when it went, it was still to be kept."
"""Said where what was shared in time was shared too soon."""
GRAVE = "Grave marks a question on which somebody's safety turned."
EARLIER = "There was a moment, or a question to ask first, when it should have been shared."
"""Said where a question was missed and yet stood at keeping in the end."""
NAME_ONLY = "the research's name for this corner; not a mark"
"""Beside the name of a model, which could be read as a grade."""
NAMES_ONLY = "The names of the corners are the research's, and no marks."
"""Where several of them stand side by side."""
THE_MARK = f"│ marks {HIGH:.0%}: from there on a side counts as high. The cut-off is ours."
"""What the mark on the bars is."""
SOURCES = "Unchecked means that nobody has yet read at the source that it says what is said of it here."

VERDICT = {"share": "to be shared", "withhold": "to be kept", "either": "defensible either way"}
CATEGORY = {"ordinary": "ordinary", "special": "special category", "criminal": "about crime"}
CONSENT = {
    "not-asked": "not asked",
    "given": "agreed",
    "refused": "refused",
    "withdrawn": "agreed, and later took it back",
}


def rate_words(rate: Rate) -> str:
    """``3 of 4 (75%)``, or that there was nothing to count."""
    if rate.rate is None:
        return "nothing to count on this path"
    return f"{rate.done} of {rate.of} ({rate.rate:.0%})"


def day_words(day: int | None) -> str:
    """``day 4``, or nothing in a story that counts none."""
    return "" if day is None else f"day {day}"


def listed(parts: Iterable[str]) -> str:
    """``a, b and c``; parts that have commas of their own are set apart by semicolons."""
    *most, last = tuple(parts) or ("nothing",)
    if any("," in part for part in (*most, last)):
        return "; ".join((*most, last))
    return f"{', '.join(most)} and {last}" if most else last


def any_of(names: Iterable[str]) -> str:
    """``a, b or c``."""
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last


def fact_words(story: Story, facts: Iterable[str]) -> str:
    """Facts by their short names."""
    return listed(story.case.facts[fact].short or story.case.facts[fact].says.rstrip(".") for fact in facts)


def holder_words(story: Story, holder: str, viewpoint: str) -> str:
    """A holder's name, or ``you``."""
    return "you" if holder == story.seat_holder(viewpoint) else story.holder_names.get(holder, holder)


def choice_words(story: Story, scene: str, choice: str) -> str:
    """What an option said."""
    return story.scenes[scene].choices[choice].say


def scene_words(story: Story, scene: str) -> str:
    """A scene's title."""
    return story.title_of(story.scenes[scene])


def source_words(story: Story, source: str, *, checked: bool = True) -> str:
    """A source in one line: title, section, what kind it is, for where and when, and, if wanted, whether checked."""
    entry = story.library.sources.get(source)
    if entry is None:
        return source
    section = f", {entry.section}" if entry.section else ""
    where = f"{entry.jurisdiction}, " if entry.jurisdiction else ""
    read = f"; {'' if entry.status == 'checked' else 'not yet '}checked at the source" if checked else ""
    kind = "professional guidance" if entry.kind == "professional" else entry.kind
    return f"{entry.title}{section} ({kind}; {where}as at {date_words(entry.as_at)}{read})"


def checked_words(story: Story, sources: Iterable[str]) -> str:
    """Which of several sources nobody has read at the source yet, in one sentence for all of them."""
    entries = [entry for source in sources if (entry := story.library.sources.get(source)) is not None]
    unread = [entry for entry in entries if entry.status != "checked"]
    if not unread:
        return "Checked at the source." if entries else ""
    if len(unread) == len(entries):
        return f"{'This has not' if len(unread) == 1 else 'None of these has'} been checked at the source yet."
    return f"Not yet checked at the source: {listed(entry.title for entry in unread)}."


def source_name(story: Story, source: str) -> str:
    """A source's title and section, marked if nobody has read it at the source yet."""
    entry = story.library.sources.get(source)
    if entry is None:
        return source
    section = f", {entry.section}" if entry.section else ""
    return f"{entry.title}{section}{'' if entry.status == 'checked' else ' (unchecked)'}"


def sources_of(questions: Iterable[QuestionResult]) -> tuple[str, ...]:
    """Every source that judged these questions, each once, by id."""
    lines = (line for question in questions for line in (question.standing, *(sent.line for sent in question.judged)))
    return tuple(dict.fromkeys(source for line in lines for source in line.sources))


def sendings(question: QuestionResult) -> tuple[tuple[Judged, tuple[str, ...]], ...]:
    """Return what was sent of a question, facts sent together and judged alike taken together."""
    groups: dict[tuple[object, ...], tuple[Judged, list[str]]] = {}
    for judged in question.judged:
        alike = (judged.sender, judged.scene, judged.day, judged.moved, judged.line)
        groups.setdefault(alike, (judged, []))[1].append(judged.fact)
    return tuple((judged, tuple(facts)) for judged, facts in groups.values())


def sent_words(story: Story, viewpoint: str, judged: Judged, facts: tuple[str, ...], *, whole: bool) -> str:
    """Who sent what, when and where; `whole` leaves the facts out, since the question has just named them."""
    what = "" if whole else f"{fact_words(story, facts)}, "
    by = holder_words(story, judged.sender, viewpoint)
    when = f", {day_words(judged.day)}" if judged.day is not None else ""
    known = "" if judged.moved else "; they knew it already"
    return f"{what}sent by {by}{when}, at “{scene_words(story, judged.scene)}”{known}"


def still_new(question: QuestionResult, says: Mapping[str, str]) -> bool:
    """Whether what was right at the ending bears on this axis and has not been said already of something sent."""
    if says is APPROPRIATE and question.standing.verdict == "share":
        return False
    return all(judged.line.reason != question.standing.reason for judged in question.judged)


def status_words(question: QuestionResult, status: str, says: Mapping[str, str]) -> str:
    """A question's status on one axis, in words.

    A question on both axes was to be shared in one state of things and kept in another: its words name which is meant,
    or the two would read as a contradiction.
    """
    if says is EFFECTIVE:
        return _effective_words(question, status)
    return _appropriate_words(question, status) if says is APPROPRIATE else says[status]


def _effective_words(question: QuestionResult, status: str) -> str:
    if status == "moot":
        return RESPECTED if question.respected else EFFECTIVE[status]
    # What went too soon and was due later is no more than shared: its other line says when it should not have gone.
    said = "shared" if was_early(question) else EFFECTIVE[status]
    if status == "missed":
        said = _missed_words(question)
    if not question.appropriate:
        return said
    agreed = _agreed(question)
    return f"to be shared once {agreed}: {said}" if agreed else f"while it was to be shared: {said}"


def _missed_words(question: QuestionResult) -> str:
    """Not asking was the omission where a consent would have made it right; else what was due, and was not sent."""
    asked = {awaited.status for awaited in question.awaits}
    if asked == {"not-asked"} and not question.judged:
        return f"{_people(question)} {'was' if len(_names(question)) == 1 else 'were'} never asked, so not shared"
    if question.judged:
        return "needed, not all of it shared"
    if question.asked_of:
        return f"needed: you did not ask {any_of(question.asked_of)} for it"
    return "not shared" if question.appropriate else EFFECTIVE["missed"]


def _appropriate_words(question: QuestionResult, status: str) -> str:
    agreed = _agreed(question)
    if status != "kept":
        too_soon = agreed and status == "leaked" and question.effective
        return f"to be kept until {agreed}: shared too soon" if too_soon else APPROPRIATE[status]
    if question.judged:
        return _kept_then_sent(question)
    if question.asked_of:
        return f"kept: you did not ask {any_of(question.asked_of)} for it"
    if question.effective:
        return f"to be kept until {agreed}: kept" if agreed else "while it was to be kept: kept"
    return "kept: it never came to you" if set(question.unknown) == set(question.facts) else APPROPRIATE[status]


def _kept_then_sent(question: QuestionResult) -> str:
    """What was kept in its time and is nevertheless with them: sent once it was right, or known to them before."""
    moved = [judged for judged in question.judged if judged.moved]
    if not moved:
        return "kept: they knew it already"
    when = f" on {day_words(moved[0].day)}" if moved[0].day is not None else " later"
    if any(judged.line.verdict == "share" for judged in moved):
        return f"kept until it was right to send, then sent{when}"
    return f"kept until either could be defended, then sent{when}"


def _names(question: QuestionResult) -> tuple[str, ...]:
    return tuple(dict.fromkeys(awaited.person for awaited in question.awaits))


def _people(question: QuestionResult) -> str:
    return " and ".join(_names(question))


def _agreed(question: QuestionResult) -> str:
    """``Leanne agreed``: what it waited for, where it waited for a consent alone."""
    return f"{' or '.join(_names(question))} agreed" if question.awaits else ""


def was_early(question: QuestionResult) -> bool:
    """Whether it was shared in time, and something of it before it should have been."""
    return question.effective == "made" and question.appropriate == "leaked"


def was_due_earlier(question: QuestionResult) -> bool:
    """Whether it was missed though by the ending it was no longer to be shared, and its status does not say why."""
    never_asked = any(awaited.status == "not-asked" for awaited in question.awaits)
    return question.effective in {"late", "missed"} and question.standing.verdict != "share" and not never_asked


def arrivals(story: Story, viewpoint: str, known: Iterable[CameToKnow]) -> Iterator[str]:
    """Who came to know what, when and from whom: a line for what one holder heard at one time from one sender."""
    after_start = (came for came in known if came.how != "start")
    alike = groupby(after_start, lambda came: (came.move, came.day, came.holder, came.sender))
    for (move, day, holder, sender), group in alike:
        facts = fact_words(story, dict.fromkeys(came.fact for came in group))
        by = f"from {holder_words(story, sender, viewpoint)}" if sender else "found out"
        when = day_words(day) or f"move {move}"
        yield f"{when[:1].upper()}{when[1:]}: {holder_words(story, holder, viewpoint)}, {by}: {facts}."


def conduct_words(story: Story, conduct: Conduct) -> str:
    """One point of how it was done."""
    principle = story.library.principles.get(conduct.principle)
    name = principle.name if principle else conduct.principle
    why = conduct.why if conduct.why.endswith((".", "?", "!", "”")) else f"{conduct.why}."
    return f"{name}: {'kept' if conduct.kept else 'not kept'}, at {scene_words(story, conduct.scene)}. {why}"


def consent_words(story: Story, entry: ConsentEntry) -> str:
    """One step of the consent history."""
    request = story.case.consent[entry.request]
    what = request.say or fact_words(story, (request.for_,) if isinstance(request.for_, str) else request.for_)
    person = story.holder_names.get(entry.person, entry.person)
    when = f"Day {entry.day}: " if entry.day is not None else ""
    unsafe = " Asking was not safe at that moment." if entry.unsafe else ""
    return f"{when}{person}, about {what}: {CONSENT.get(entry.status, entry.status)}.{unsafe}"


def prediction_words(story: Story, result: PredictionResult) -> str:
    """One prediction and what the agency would have wanted."""
    agency = story.holder_names.get(result.agency, result.agency)
    wanted = listed(f"“{choice_words(story, result.scene, choice)}”" for choice in result.would)
    predicted = choice_words(story, result.scene, result.predicted)
    verdict = "as you thought" if result.met else f"you thought “{predicted}”"
    return f"{scene_words(story, result.scene)}: {agency} would have wanted {wanted}; {verdict}."


def record_words(story: Story, record: RecordFeedback) -> str:
    """One decision record beside the bases that would have done, a sentence for each question it answered."""
    fits = f" {_capital(words)}." if (words := fit_words(record)) else ""
    basis, *rest = record_clauses(record)
    return " ".join((f"{scene_words(story, record.scene)}. {basis}{fits}", *rest))


def record_clauses(record: RecordFeedback) -> tuple[str, ...]:
    """What was put on record, a sentence for each question answered, each named."""
    said = [f"Basis: “{_named(BASES, record.basis)}”.", f"The person: “{_named(TOLD, record.told)}”."]
    if record.route:
        said.append(f"Consent: “{_named(ROUTES, record.route)}”.")
    if record.reason:
        said.append(f"Your reason: “{record.reason}”")
    return tuple(said)


def fit_words(record: RecordFeedback) -> str:
    """Whether a basis is among those the author accepts, or which would be; nothing where there is none to compare."""
    if record.fits is None:
        return ""
    if record.fits:
        return "it fits"
    return f"what would fit: {listed(f'“{_named(BASES, basis)}”' for basis in record.accepted)}"


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _named(words: dict[str, str], id_: str) -> str:
    """A closed list's words; an id from a hand-made recording that is not on the list stands for itself."""
    return words.get(id_, id_)
