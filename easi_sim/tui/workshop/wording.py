"""What the facilitator's own screens say; what phones, paper and reports say too is in `easi_sim.words.workshop`."""

from __future__ import annotations

from easi_sim.tui.wording import Keys

HALL_KEYS: Keys = (
    (
        "Leading",
        (
            ("n", "next: the next page, then the next step"),
            ("p", "back, where that is possible"),
            ("← →", "the pages of this step"),
            ("Space, b", "turn the page, turn it back"),
            ("t", "a timer of five minutes; again, it is taken away"),
            ("+", "a minute more"),
        ),
    ),
    (
        "The room",
        (
            ("s", "tables and seats: add, phones or typed, lock, take a seat away"),
            ("j", "how to join, for those who come later"),
            ("v", "type the votes of tables without phones"),
            ("w", "the wall of questions: type one in, take one off"),
            ("c", "dark, light, high contrast"),
            ("q", "leave, or end the workshop; it can be gone on with"),
        ),
    ),
    (
        "Typing votes",
        (
            ("0–9", "the number for the option at hand"),
            ("→ ←", "the next option, the one before"),
            ("Enter", "keep this row, and on to the next"),
            ("↑ ↓", "the row above, the row below"),
            ("h", "show the numbers, or hide them from the room"),
            ("Esc", "done; what is there is kept"),
        ),
    ),
)
NOTES_KEYS: Keys = (
    (
        "Notes",
        (
            ("1", "now, and what comes next"),
            ("2", "how the story's services read this scene"),
            ("3", "the facilitator's sheet"),
            ("4", "notes: write one, and read what was noted"),
            ("Ctrl+S", "keep the note being written"),
            ("Esc", "out of the box"),
            ("Space, b", "turn the page, turn it back"),
            ("c", "dark, light, high contrast"),
            ("q", "leave; the workshop goes on"),
        ),
    ),
)

NO_PHONES = "No phones are needed: your table's votes are counted and typed in here."
NO_TABLES_YET = "There are no tables yet. Press s to set them."
TABLES_FIRST = "Set the tables first: press s."
NO_JOINING = "This room has no address to join: it was opened without a network. Votes are typed in (v)."
NOBODY_TYPED = "No table's votes are typed. Press s to switch one from phones to typed."
NOT_BACK = "There is nothing to go back to from here."
BEFOREHAND = "Before this scene"
BEFOREHAND_SAYS = "Step out whenever you like, and come back when you like. No reason is needed."
CAME_OF_IT = "What came of it"
THE_PART = "The part you play together"
STILL_TO_ANSWER = "Still to answer: {who}."
ALL_ANSWERED = "All have answered."
NOT_ALL = "Not all have answered"
NOBODY_HERE = "nobody there"
NOBODY_ASKED = "Nobody has joined yet, and no table's votes are typed: press s."
NOT_TYPED = "to be typed"
IS_TYPED = "typed"
ALL_THE_SAME = "All tables chose {letter}. Who would have chosen otherwise, and why?"
THEY_PART = "The tables part here"
READ_OTHERWISE = "≠ chose otherwise"
READ_ALIKE = "= as its reading"
NOBODY_SPOKE = "nobody here"
PICK_TITLE = "How does the room go on?"
PICK_SAYS = "You decide. Most votes is a suggestion, and no more."
MOST_VOTES = "most votes"
AS_MANY = "as many votes as another"
TAKE_BACK = "Take the last pick back?"
TAKE_BACK_SAYS = "The room goes back to what it voted in the scene before. Nobody has voted since."
WORKING_OUT = "The two rates are being worked out…"
LEAVE_LOSES = "Nothing of this workshop is kept: leaving erases it."
CLOSE_TITLE = "End the workshop?"
CLOSE_SAYS = "After that nothing more is taken: no votes, no questions."
LEAVE_TITLE = "Leave?"
LEAVE_SAYS = "The workshop stays where it is. `easi workshop resume` brings you back to it, and phones wait."
REPORT_WRITING = "The report is being written…"
REPORT_WRITTEN = "The report is written: {path}"
NO_REPORT = "Nothing of this was kept, so there is no report of it. A workshop that you host has its report here."
REPORT_LATER = "`easi workshop report` writes the report."
NEXT_LEAVES = "n leaves."
WALL_EMPTY = "No question yet."
HIDDEN = "Numbers are hidden from the room but for the one at hand. h shows them."
SHOWN = "Numbers are shown to the room. h hides them."
GRID_KEYS = "Enter  next row     ← →  options     h  show or hide     Esc  done"
