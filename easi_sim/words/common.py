"""What the debrief and the case file say, in words for people: the same in the terminal screens and in plain mode."""

from __future__ import annotations

from collections.abc import Iterable

from easi_engine.debrief import (
    HIGH,
    PROVENANCE,
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
from easi_sim.text import capital
from easi_sim.words.dates import date_words

PATTERN = PROVENANCE["pattern"]
NOT_ADVICE = "This is training. It is not legal advice and certifies no competence."
PRIVACY = "It stays on this machine. Please write nothing about real people."

GRAVE = "Grave marks a question on which somebody's safety turned."
NAME_ONLY = "the research's name for this corner; not a mark"
"""Beside the name of a model, which could be read as a grade."""
NAMES_ONLY = "The names of the corners are the research's, and no marks."
"""Where several of them stand side by side."""
THE_MARK = f"│ marks {HIGH:.0%}: from there on a side counts as high. The cut-off is ours."
"""What the mark on the bars is."""
SOURCES = "Unchecked means that nobody has yet read at the source that it says what is said of it here."

NO_RATES = "There are no rates for this case. {why}"
NO_CONDUCT = "Nothing to say of it on this path."
NO_CONSENT = "You asked nobody for consent."
NO_PREDICTIONS = "You made no predictions."
NO_RECORDS = "Nothing was recorded."
"""Said in place of a list that is empty."""

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


def review_words(story: Story) -> str:
    """Which practitioners have read the story, and when; or that none has."""
    review = story.case.review
    if review.status != "reviewed" or not review.by:
        return "Not yet reviewed by practitioners."
    return f"Reviewed by {listed(f'{reader.role} ({date_words(reader.on)})' for reader in review.by)}."


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


def conduct_words(story: Story, conduct: Conduct) -> str:
    """One point of how it was done."""
    principle = story.library.principles.get(conduct.principle)
    name = principle.name if principle else conduct.principle
    chosen = choice_words(story, conduct.scene, conduct.choice)
    # Where the author marked the choice itself, the choice is all there is to say.
    why = f"You chose “{chosen}”." if conduct.why == chosen else conduct.why
    why = why if why.endswith((".", "?", "!", "”")) else f"{why}."
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
    fits = f" {capital(words)}." if (words := fit_words(record)) else ""
    basis, *rest = record_clauses(record)
    return " ".join((f"{scene_words(story, record.scene)}. {basis}{fits}", *rest))


def record_clauses(record: RecordFeedback) -> tuple[str, ...]:
    """What was put on record, a sentence for each question answered, each named."""
    said = [f"Basis: “{_named(BASES, record.basis)}”.", f"Does the person know? “{_named(TOLD, record.told)}”."]
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
    return f"what would fit: {basis_words(record.accepted)}"


def basis_words(bases: Iterable[str]) -> str:
    """Lawful bases by the words in which they are asked for."""
    return listed(f"“{_named(BASES, basis)}”" for basis in bases)


def _named(words: dict[str, str], id_: str) -> str:
    """A closed list's words; an id from a hand-made recording that is not on the list stands for itself."""
    return words.get(id_, id_)
