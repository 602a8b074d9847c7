"""Every fault of a story's meaning: ES2xx against its models, ES3xx between its parts, ES4xx of its folder."""

from __future__ import annotations

from easi_engine.findings import Finding
from easi_engine.loading.codes import Fault

STORY_FAULTS: tuple[Fault, ...] = (
    # One value against its model.
    Fault("ES201", "unknown-key", "A mapping has a key that the format does not know."),
    Fault("ES202", "missing-key", "A key that the format needs is not there."),
    Fault("ES203", "unknown-condition", "A condition has a key that is neither a kind of condition nor a meter."),
    Fault("ES204", "wrong-kind", "A value is of another kind than its key takes, such as a number for words."),
    Fault("ES205", "unknown-word", "A value is not one of the words that its key takes."),
    Fault("ES206", "bad-id", "An id has capitals, spaces or other characters that ids do not take."),
    Fault("ES207", "empty-words", "Words that a person is to read are empty."),
    Fault("ES208", "bad-date", "A date is not one, or is not written year-month-day."),
    Fault("ES209", "bad-combination", "Keys stand together that exclude each other, or none stands where one must."),
    Fault(
        "ES210", "unknown-format", "The story is written in a version of the format that this program does not read."
    ),
    Fault("ES211", "not-understood", "A value is not what its key takes, in a way that has no name of its own here."),
    # Ids that name nothing.
    Fault("ES301", "unknown-fact", "A fact is named that the story does not declare."),
    Fault("ES302", "unknown-recipient", "A recipient is named that is no agency, service, person or audience."),
    Fault("ES303", "unknown-holder", "A holder is named that is no agency, service or person."),
    Fault("ES304", "unknown-person", "A person is named that the story does not declare."),
    Fault("ES305", "unknown-agency", "An agency is named that agencies.yaml does not have."),
    Fault("ES306", "unknown-flag", "A flag is named that the story does not declare."),
    Fault("ES307", "unknown-meter", "A meter is named that the story does not declare."),
    Fault("ES308", "unknown-consent", "A consent request is named that the story does not declare."),
    Fault("ES309", "unknown-scene", "A scene is named that no file of scenes has."),
    Fault("ES310", "unknown-viewpoint", "A viewpoint is named that the story does not declare."),
    Fault("ES311", "unknown-event", "A scene uses an event that the story does not declare."),
    Fault("ES312", "unknown-choice", "A reading would want a choice that its scene does not have."),
    Fault("ES313", "unknown-source", "A source is named that sources.yaml does not have."),
    Fault("ES314", "unknown-principle", "A principle is named that principles.yaml does not have."),
    Fault("ES315", "unknown-concept", "A concept card is named that is not in the folder concepts."),
    # Names that clash.
    Fault("ES320", "duplicate-scene", "Two seats have a scene of the same id."),
    Fault(
        "ES321", "shared-id", "A person, an audience and an agency share an id, so that nobody can tell who is meant."
    ),
    Fault("ES322", "reserved-id", "An id is a word that the format uses itself."),
    Fault("ES323", "same-letter", "Two agencies or services have the same letter."),
    # Seats and scenes.
    Fault("ES330", "seat-without-scenes", "A viewpoint has no file of scenes."),
    Fault("ES331", "scenes-without-seat", "A file of scenes belongs to no viewpoint."),
    Fault("ES332", "seat-elsewhere", "A viewpoint's seat is not a service of its agency."),
    Fault("ES333", "other-seats-scene", "Play is sent to a scene of another seat."),
    Fault("ES334", "no-way-on", "A scene that is no ending leads nowhere."),
    Fault("ES335", "ending-goes-on", "An ending has choices, readings or a way on."),
    Fault("ES336", "outcomes-without-ending", "Outcomes stand in a scene that is no ending."),
    Fault("ES337", "own-reading", "A seat reads its own decision."),
    Fault("ES338", "nothing-to-decide", "Readings or a decision record stand in a scene that has nothing to decide."),
    Fault("ES339", "second-full-record", "A seat asks for the full decision record in more than one scene."),
    # Lists of which the first that holds counts.
    Fault("ES350", "no-last-line", "The last line of a list has a condition, so that there may be no line that holds."),
    Fault("ES351", "never-reached", "A line stands after one that always holds."),
    Fault("ES352", "empty-list", "A list is empty that needs at least one entry."),
    # Facts, questions and the clock.
    Fault("ES360", "includes-itself", "A fact includes itself, directly or by way of others."),
    Fault(
        "ES361",
        "overlapping-questions",
        "Two verdicts judge the same fact, from the same sender, to the same recipient.",
    ),
    Fault("ES362", "no-clock", "Days are counted in a story that has no meter called days."),
    Fault("ES363", "day-never-comes", "A day lies outside the days that the story counts."),
    Fault("ES364", "clock-runs-back", "Something takes days away."),
    # Files and folders.
    Fault("ES400", "no-story", "The folder is not there, or has no story.yaml."),
    Fault("ES401", "missing-shared-file", "A file that all stories share is not there."),
    Fault("ES402", "outside-folder", "A file is a link to somewhere outside its folder."),
    Fault("ES403", "stray-file", "A file in the folder scenes or concepts is not read, because of its name."),
    Fault(
        "ES404",
        "no-front-matter",
        "A concept card does not begin with front matter between two lines of three hyphens.",
    ),
    Fault("ES405", "too-many-files", "A folder has more files than any story needs."),
)

_CODES = {fault.name: fault.code for fault in STORY_FAULTS}


def story_fault(name: str, file: str, at: tuple[int, int], message: str, hint: str = "") -> Finding:
    """The finding for the fault called ``name`` at ``at``: a 1-based line and column, (0, 0) for the whole file."""
    return Finding(_CODES[name], name, "error", file, at[0], at[1], message, hint)
