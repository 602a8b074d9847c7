"""What is held about the learner, what an erasure did and what the policy says: the same wherever it is shown."""

from __future__ import annotations

from collections.abc import Iterator

from easi_sim.policy import RETENTION, SWITCHES, Policy, policy_path
from easi_sim.records import Erased, Export, Holdings, Records, Saved
from easi_sim.words.dates import date_words

PRIVATE = "Nothing of this sitting is kept: EASI forgets it all when it closes."
"""Said at the start where the learner wants it so."""
PRIVATE_BY_POLICY = "The policy of this machine lets nothing be kept: EASI forgets it all when it closes."
"""Said at the start where the policy wants it so."""

ERASE_WORD = "erase"
"""What has to be typed before anything large is erased."""
ERASE_ASK = "Everything goes: playthroughs, journal, what you have read, your settings. It cannot be brought back."
ERASE_TYPE = f"Type the word {ERASE_WORD} and press Enter. Esc leaves everything as it is."
NOT_ERASED = f"Nothing was erased: that was not the word {ERASE_WORD}."
BEYOND = "These files were written elsewhere, and only you can delete them:"
OTHER_COPIES = "A copy that somebody else made, such as a backup of this machine, is beyond EASI's reach."
"""Said after an erasure, whatever was erased."""

_MEANS = {
    "lan": (
        "A workshop may be opened to the local network by whoever runs it.",
        "No workshop is opened to the local network.",
    ),
    "sending": (
        "EASI sends nothing by itself. What you ask it to send may be sent.",
        "Nothing is ever sent to another machine.",
    ),
    "free-text": ("Words of your own may be stored.", "No words of your own are stored."),
    "keep": ("Records may be kept on this machine.", "Nothing is kept: EASI forgets it all when it closes."),
}
"""Key of the policy → what it means when it is true, and when it is false."""

NO_POLICY = "Your organisation has set nothing here."

_SETTINGS = {
    "theme": "colours",
    "profession": "profession",
    "retention": "days to keep things",
    "seen-welcome": "welcome read",
    "known-stories": "cases you have been shown",
}
"""Name of a setting → what it is to its owner."""
_VALUES = {"ink": "dark", "paper": "light", "contrast": "high contrast"}


def count_words(count: int, one: str, many: str = "") -> str:
    """``1 choice``, ``2 choices``."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def private_words(records: Records) -> str:
    """Why nothing is kept, where the learner or the policy wants it so; said once at the start."""
    if not records.private:
        return ""
    return PRIVATE if records.policy.keep else PRIVATE_BY_POLICY


def expired_words(records: Records) -> str:
    """What was erased when the records were opened because nobody had touched it for so long; said once."""
    gone = []
    if records.expired:
        gone.append(count_words(records.expired, "playthrough or journal entry", "playthroughs and journal entries"))
    if records.expired_workshops:
        gone.append(count_words(records.expired_workshops, "workshop"))
    if not gone:
        return ""
    return f"{' and '.join(gone)}, not touched for {kept_words(records.keep_days)}, went when EASI started."


def kept_words(days: int) -> str:
    """How long things are kept."""
    return "a year" if days == 365 else count_words(days, "day")


def holdings_lines(held: Holdings) -> Iterator[str]:
    """Everything that is held, a line for each kind; a kind there is none of is left out."""
    if held.home is None:
        yield "Nothing is kept on this machine: what there is goes when EASI closes."
    else:
        yield f"Kept on this machine only, in {held.home}."
    counted = tuple(_counted(held))
    yield from counted or ("No playthroughs yet, and nothing written.",)
    if held.oldest and held.newest:
        oldest, newest = (date_words(at.astimezone()) for at in (held.oldest, held.newest))
        yield f"From {oldest} to {newest}." if oldest != newest else f"All of it from {oldest}."
    if held.home is not None:
        yield f"What is not touched for {kept_words(held.keep_days)} is erased when EASI starts."
    settings = [
        f"{_SETTINGS.get(name, name)}: {_VALUES.get(value, value)}"
        for name, value in held.settings.items()
        if ":" not in name
    ]
    if settings:
        yield f"Settings. {'; '.join(settings)}."
    if opened := len(held.settings) - len(settings):
        yield f"{count_words(opened, 'case')} marked as opened."
    for file in held.files:
        yield f"File: {file.path} ({_size(file.size)}): {file.what}"
    for export in held.exports:
        yield f"Written elsewhere: {export_words(export)}"


def _counted(held: Holdings) -> Iterator[str]:
    if held.playthroughs:
        played, choices = count_words(held.playthroughs, "playthrough"), count_words(held.choices, "choice")
        yield f"{played}, {held.finished:,} to an ending: {choices}, with their times."
    if held.what_ifs:
        yield f"{count_words(held.what_ifs, 'what-if')}."
    if held.reasons:
        copies = ", copies in what-ifs included" if held.what_ifs else ""
        yield f"{count_words(held.reasons, 'decision record')} with a reason in your own words{copies}."
    if held.guesses:
        yield f"{count_words(held.guesses, 'prediction')} of what another agency would have wanted."
    if held.results:
        yield f"What {count_words(held.results, 'playthrough')} came to: ending, two rates, pattern."
    for kind, count in held.journal.items():
        if count:
            yield f"{count_words(count, kind)} in the journal, in your own words."
    if held.cards:
        yield f"{count_words(held.cards, 'concept card')} marked as read."


def saved_words(saved: Saved) -> str:
    """One playthrough, by the ids of its case and seat: the case itself may be gone."""
    of = ""
    if saved.branch is not None:
        of = f", a what-if of {saved.branch.of}" if saved.branch.of else ", a what-if"
    end = "finished" if saved.finished else "last played"
    day = date_words((saved.finished or saved.updated).astimezone())
    return f"{saved.id}: {saved.story}, {saved.viewpoint}, {count_words(saved.moves, 'choice')}, {end} {day}{of}"


def export_words(export: Export) -> str:
    """What was written where, and whether it is still there."""
    gone = "" if export.path.exists() else " (no longer there)"
    return f"{export.what}, {date_words(export.at.astimezone())}: {export.path}{gone}"


def erased_lines(erased: Erased) -> Iterator[str]:
    """What an erasure did, what it could not do, and what is beyond it."""
    yield from erased.did
    yield from erased.undone
    if erased.beyond:
        yield BEYOND
        yield from (f"  {export_words(export)}" for export in erased.beyond)
    yield OTHER_COPIES


def forbidden_lines(policy: Policy) -> Iterator[str]:
    """What the policy in force changes for a learner; one line where it changes nothing."""
    yield from _misunderstood(policy)
    limits = [_MEANS[key][1] for key, field in SWITCHES.items() if not getattr(policy, field)]
    if policy.retention_days is not None:
        limits.append(_kept_at_most(policy.retention_days))
    yield from limits or (NO_POLICY,)
    if policy.path is not None:
        yield f"Policy file: {policy.path}"


def policy_lines(policy: Policy) -> Iterator[str]:
    """The policy in force: each setting, what it means and where it comes from; then where a file is looked for."""
    yield from _misunderstood(policy)
    for key, field in SWITCHES.items():
        allowed = bool(getattr(policy, field))
        yield f"{_MEANS[key][not allowed]} ({key}: {_whence(policy, key)})"
    days = policy.retention_days
    kept = "Things are kept for as long as you like, up to a year." if days is None else _kept_at_most(days)
    yield f"{kept} ({RETENTION}: {_whence(policy, RETENTION)})"
    yield f"Policy file: {policy_path()}{'' if policy.path else ', where there is none'}"


def _misunderstood(policy: Policy) -> Iterator[str]:
    if policy.problem:
        yield f"The policy file cannot be understood, so all that it could forbid is forbidden. {policy.problem}"


def _kept_at_most(days: int) -> str:
    return f"Nothing is kept for more than {count_words(days, 'day')} without being touched."


def _whence(policy: Policy, key: str) -> str:
    if policy.problem and key in SWITCHES:
        return "because the file cannot be understood"
    return "policy file" if key in policy.given else "default"


def _size(size: int) -> str:
    return f"{size:,} bytes" if size < 10_000 else f"{size / 1000:,.0f} kB"
