"""How it was done, explained: conduct, consent, what was expected of others, and the decision records."""

from __future__ import annotations

from easi_engine.debrief import Conduct, ConsentEntry, Debrief, PredictionResult, RecordFeedback
from easi_engine.story import Story, many
from easi_sim.text import capital
from easi_sim.words.common import (
    CONSENT,
    VERDICT,
    basis_words,
    choice_words,
    consent_words,
    fact_words,
    listed,
    prediction_words,
    record_words,
    scene_words,
)
from easi_sim.words.explain import Explanation, Section, sources_section

RECORD_COUNTS = (
    "A record is held against the bases the author accepts for what was sent there and should have been. It changes"
    " nothing in the case and enters neither rate."
)
PREDICTIONS_COUNT = (
    "A prediction is met when what you thought is among the options the author gave that agency, which may be several."
    " It enters neither rate, and it is no measure of how well you know your colleagues: the readings are authored, and"
    " real people differ."
)
CONDUCT_COUNTS = (
    "Four points are read from what happened: whether the person was told, whether it was in time, whether it was safe"
    " to ask, and whether the least that would do was sent. Others, such as a promise of secrecy, are marked on the"
    " choice by its author. None of them enters the rates."
)


def explain_conduct(story: Story, conduct: Conduct) -> Explanation:
    """One point of how it was done."""
    principle = story.library.principles.get(conduct.principle)
    says = (principle.says,) if principle else ()
    chosen = choice_words(story, conduct.scene, conduct.choice)
    why = () if conduct.why == chosen else (conduct.why,)
    where = f"At “{scene_words(story, conduct.scene)}” you chose: “{chosen}”."
    return Explanation(
        principle.name if principle else conduct.principle,
        (
            Section("Kept" if conduct.kept else "Not kept", (*why, where)),
            Section("The principle", says),
            Section("How such points come about", (CONDUCT_COUNTS,)),
        ),
    )


def explain_consent(story: Story, entry: ConsentEntry) -> Explanation:
    """One step of the consent history: who decides, what was asked for, what may be shared on it."""
    request = story.case.consent[entry.request]
    facts = fact_words(story, many(request.for_))
    whom = listed(story.holder_names.get(holder, holder) for holder in many(request.with_))
    stands = CONSENT.get(entry.status, entry.status)
    says = [consent_words(story, entry), f"It was asked for: {facts}; to be shared with {whom}."]
    if entry.status == "withdrawn":
        says.append("What was shared while it stood is not judged again.")
    if entry.status == "refused":
        says.append("Asked, refused and respected takes what waits for it out of the effective side.")
    if entry.unsafe:
        says.append("At that moment asking could have put someone at risk. That is noted under conduct.")
    return Explanation(f"{story.holder_names.get(entry.person, entry.person)}: {stands}", (Section("", tuple(says)),))


def explain_predictions(story: Story, debrief: Debrief) -> Explanation:
    """How the count of predictions came about."""
    met = sum(result.met for result in debrief.predictions)
    items = tuple(prediction_words(story, result) for result in debrief.predictions)
    return Explanation(
        f"{met} of {len(debrief.predictions)} as you expected",
        (Section("", (PREDICTIONS_COUNT,)), Section("What was counted", items=items)),
    )


def explain_prediction(story: Story, result: PredictionResult) -> Explanation:
    """One prediction, with why that agency would have wanted what it would."""
    agency = story.library.agencies.get(result.agency.split(".", maxsplit=1)[0])
    focus = (Section("What it looks at first", (agency.focus,)),) if agency else ()
    why = (Section("Why", (result.because,)),) if result.because else ()
    return Explanation(
        story.holder_names.get(result.agency, result.agency),
        (Section("", (prediction_words(story, result),)), *why, *focus, Section("", (PREDICTIONS_COUNT,))),
    )


def explain_record(story: Story, record: RecordFeedback) -> Explanation:
    """One decision record beside what the author accepts and why, with the source."""
    said = (record_words(story, record), f"You had chosen: “{choice_words(story, record.scene, record.choice)}”.")
    accepts = tuple(f"{capital(VERDICT[line.verdict])}: {line.reason}" for line in record.lines)
    nothing = "Nothing was sent here that is judged, so the author has nothing to set beside it."
    if record.accepted and not record.lines:
        nothing = f"You passed nothing on here, so what fits is {basis_words(record.accepted)}."
    return Explanation(
        f"Your record at “{scene_words(story, record.scene)}”",
        (
            Section("What you wrote", said),
            Section("What the author accepts, and why", () if accepts else (nothing,), accepts),
            *sources_section(story, record.sources),
            Section("How it is held against yours", (RECORD_COUNTS,)),
        ),
    )


def explain_how() -> Explanation:
    """How points of conduct come about."""
    return Explanation("How it was done", (Section("", (CONDUCT_COUNTS,)),))
