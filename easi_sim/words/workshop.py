"""What a workshop says, on the facilitator's screen, on phones, in terminals, on paper: the same words everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import ascii_uppercase
from typing import Any

from easi_engine.story import Story
from easi_sim.words.common import any_of, listed

PHASE = {
    "welcome": "Welcome",
    "rules": "Ground rules",
    "read": "Read",
    "talk": "Talk",
    "vote": "Vote",
    "expect": "Expect",
    "reveal": "Side by side",
    "end": "How it ended",
    "closed": "Over",
}
"""A phase → its name, in a word or two."""

GROUND_RULES = (
    "No real cases, families or colleagues, even disguised.",
    "Anyone may step out, without a reason. Nobody has to read aloud.",
    "Disagreement is the content. Nobody in the story is a villain; nor is any table.",
)

WORKSHOP = "Workshop"
WELCOME = "Find your table. The facilitator will begin."
READ = "Read the scene"
TALK = "Talk at your table: what would your service do here, and why?"
REVEAL = "Side by side: what each table chose"
NO_WINNER = "Nobody has won. Where tables differ is where to talk."
OVER = "This workshop is over. Thank you for taking part."
DIVIDED = "evenly divided"
NOBODY_VOTED = "no votes"
SENT = "Your answer has been taken. It can be changed until the answers are shown."
CHANGE = "Change my answer"
MET = "as expected"
NOT_MET = "not as expected"
READINGS = "How the story's services read this scene"
DIFFERS = "That differs from the reading, and is worth talking about."
WALL = "A question for the next meeting"
WALL_ABOUT = (
    "If you like, leave a question for the next meeting of your services. Everybody in the room may see it, and nobody"
    " sees who asked. Nothing about real people, please: no names, addresses or numbers."
)
TYPED = "Your table's answers are typed in by the facilitator. Say or show them yours."
NO_OTHER_SEAT = "There is no other service here whose vote you could expect. Wait a moment for the others."
NO_TLS = "Others on this network can read what is voted here: the connection is not encrypted."
LOCKED = "The room is closed to new people. Ask the facilitator to open it."
REMOVED = "Your seat was taken away by the facilitator. Ask them if that was meant."
WAITING = "Waiting for the host…"
"""Said where a phone or terminal has lost the host, until it answers again."""

UNSENT = "The host does not answer. Your answer was not sent; it stays here until you send it again."
RELOAD = "See what has changed"

JOIN_TITLE = "Join the workshop"
JOIN_ABOUT = "No name is asked, and nothing about you is kept. You will speak for a service, at a table."
CODE = "Code"
CODE_WHERE = "It is on the facilitator's screen."
JOIN = "Join"
JOIN_AGAIN = "Join again"
CHOOSE_SEAT = "Choose your seat"
SEAT_ABOUT = "Choose your table, and the service that you speak for there."
CHANGE_SEAT = "Change seat"
YOUR_SEAT = "your seat"
AT = "at"
NO_TABLES = "The facilitator is still setting the tables."
BACK = "Back to the room"
REFUSED = "That was not possible"
LEAVE = "Leave the room"
LEAVE_ABOUT = "Your seat is free again. What you answered stays with your table. With the code you can come back."
LEFT = "You have left the room"
LEFT_ABOUT = "This browser has forgotten its seat."

CHOOSE_ONE = "Choose one"
OPTIONS = "What could be done"
SEND_VOTE = "Vote"
SEND_EXPECTED = "Send"
YOU_ANSWERED = "Your answer:"
YOUR_VOTE = "What you voted"
KEEP_ANSWER = "Keep my answer"
LEFT_OF_TIME = "left"
TIME_UP = "Time is up"

TABLES_CAPTION = "What each table chose, and how many voted for what."
TABLE = "Table"
CHOSE = "Chose"
VOTES = "Votes"
YOUR_TABLE = "your table"
YOU_VOTED = "You voted"
RECORDED = "In the recording it went on with"
EXPECTED = "What was expected of others"
NOTICED = "Noticed first:"
WOULD = "Would have wanted:"
SPOKE = "Those who spoke for it chose:"
IN_THIS = "In this scene:"
WENT_ON = "The room went on with:"

WALL_LABEL = "Your question"
WALL_SEND = "Leave the question"
ON_THE_WALL = "Your question is with the others for the next meeting."
NOT_STORED = "It has not been stored."
SEND_CHANGED = "Send it as it is changed"
KEEP_ANYWAY = "Keep it anyway"
LEAVE_OUT = "Leave it out"


def letters_of(story: Story, scene: str) -> dict[str, str]:
    """Choice → its letter, for every choice of a scene.

    They are the letters of the printed pack, so that one that is not open now leaves a gap.
    """
    return dict(zip(story.scenes[scene].choices, ascii_uppercase, strict=False))


def lettered(letters: Mapping[str, str], choices: Iterable[str]) -> str:
    """``B``, or ``A or C``: choices by their letters, in the order of the alphabet."""
    return any_of(sorted(letters.get(choice, choice) for choice in choices))


def would_words(letters: Mapping[str, str], would: Iterable[str], options: Iterable[str]) -> str:
    """What a reading would have wanted, by letter; some of it may not be open in the state the group is in."""
    wanted = tuple(would)
    closed = set(wanted) - set(options)
    return lettered(letters, wanted) + (f" ({lettered(letters, closed)} is not open here)" if closed else "")


def votes_words(letters: Mapping[str, str], votes: Mapping[str, int]) -> str:
    """``A 1, B 3``: how many voted for what."""
    given = sorted((letters.get(choice, choice), number) for choice, number in votes.items() if number)
    return ", ".join(f"{letter} {number}" for letter, number in given) or NOBODY_VOTED


def seat_name(story: Story, seat: str) -> str:
    """The name of an agency."""
    return story.holder_names.get(seat, seat)


def seats_words(story: Story, seats: Iterable[str]) -> str:
    """Agencies by their names: ``Police and Health``."""
    return listed(seat_name(story, seat) for seat in seats)


def speaks_words(seat: str, table: str) -> str:
    """For whom somebody speaks, given both by name."""
    return f"You speak for {seat} at {table}"


def vote_words(played: str) -> str:
    """What is asked in a vote; the seat that is played is given by name."""
    return f"Vote: what should {played} do?"


def expect_words(seat: str) -> str:
    """What is asked once all have voted, about another seat, given by name."""
    return f"What do you think {seat} voted for?"


def part_words(role: str) -> str:
    """Whose part is played, by the role's own name."""
    return f"The part played: {role}."


def until_words(clock: str) -> str:
    """When the timer runs out, by the clock."""
    return f"Until {clock}"


def expected_words(letters: Mapping[str, str], one: Mapping[str, Any]) -> str:
    """What one voice expected of another seat and what that seat chose, from names and choices."""
    expected = lettered(letters, one["expected"])
    said = f"{one['seat_name']} at {one['table_name']} expected {expected} of {one['about_name']}."
    if not one["chosen"]:
        return said
    chose = "'s reading in the story would have wanted" if one["read"] else " chose"
    return f"{said} {one['about_name']}{chose} {lettered(letters, one['chosen'])}."


def now_words(story: Story, viewpoint: str, phase: str) -> str:
    """What the room does in a phase, in a line."""
    return now_in(seat_name(story, viewpoint), phase)


def now_in(played: str, phase: str) -> str:
    """What the room does in a phase, in a line; the seat that is played is given by name."""
    fixed = {
        "welcome": WELCOME,
        "rules": "Ground rules for this room",
        "read": READ,
        "talk": TALK,
        "expect": "What do you think the others voted for?",
        "reveal": REVEAL,
        "end": PHASE["end"],
        "closed": OVER,
    }
    return fixed.get(phase) or vote_words(played)
