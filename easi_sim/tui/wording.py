"""What the screens say of themselves; what the debrief says is in `easi_sim.words.common`, shared with plain mode."""

Keys = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""Groups of keys: a title, and each key with what it does."""

ORIGIN = (
    "An independent reconstruction, from published descriptions, of the two-day multi-agency workshop of the EASI"
    " research project (Bradford, 2013–14). The project's own materials were not found, and its authors have not"
    " endorsed this. The people and places are fiction."
)

TRAINING = "It is training, to go with other training. It is not legal advice and certifies no competence."

SAVED = "Your place is kept. `easi` brings you back to it."
NOT_SAVED = "Nothing is being kept: leaving EASI loses your place."
NOT_DECIDED = "The decision you are in the middle of is not kept yet: you come back to the scene, before its choice."
SAVING_STOPPED = "not saved"

TOO_SMALL = "EASI needs a window of at least {wide} × {high}. This one is {width} × {height}."
TOO_SMALL_HELP = (
    "Make it larger and you are back where you were; nothing is lost. At any size there is: easi play --plain"
)

KEYS: Keys = (
    (
        "Anywhere",
        (
            ("?", "these keys"),
            ("q", "pause or leave; your place is kept"),
            ("Ctrl+P", "every command, by name"),
            ("t", "dark, light, high contrast"),
            ("Esc", "back"),
            ("Tab", "to the next thing on the screen"),
        ),
    ),
    (
        "Reading and choosing",
        (
            ("1–9", "choose"),
            ("↑ ↓", "move the pointer, or the page"),
            ("Enter", "choose what the pointer is at; read on"),
            ("Space, b", "turn the page, turn it back"),
            ("Home, End", "top and bottom of the page"),
        ),
    ),
    (
        "At home",
        (
            ("/", "find a case by a word, a theme, a profession"),
            ("p", "what I have played: go on, reread a debrief, what if, report, erase"),
            ("j", "journal: thoughts, plans with a date, questions for a workshop"),
            ("v", "how others see it: your predictions, agency by agency"),
            ("i", "ideas, a card each"),
            ("s", "settings: colours, profession, what is held about you"),
        ),
    ),
    (
        "During a case",
        (
            ("k", "what I know"),
            ("c", "consent asked for, and the answers"),
            ("w", "who knows what"),
            ("u", "undo the last choice"),
            ("m", "the way so far"),
            ("g", "words on this screen, explained"),
            ("i", "ideas that help here, a card each"),
            ("f", "full decision record, instead of the quick one"),
            ("s", "skip the prediction"),
            ("x", "the readings in full, or briefly again"),
            ("j", "write in the journal"),
        ),
    ),
    (
        "In the journal",
        (
            ("n", "write an entry"),
            ("Enter", "open one, to read and change"),
            ("d", "a plan is done, or not yet"),
            ("/", "find words"),
            ("f", "one kind after another, then all"),
            ("e", "export what is listed"),
            ("r", "remove one, after asking"),
            ("Ctrl+S", "keep what is being written"),
        ),
    ),
    (
        "In the debrief",
        (
            ("1–8", "go to a part"),
            ("← →", "the part before, the part after; through time where there is a slider"),
            ("Enter", "read on; explain the entry pointed at"),
            ("x", "explain the number or entry at hand"),
            ("w", "what if: stand at a choice again"),
            ("c", "compare a what-if with what it parts from"),
            ("r", "write the report"),
            ("u", "take the last choice back and try another"),
        ),
    ),
)
"""Every key, for the help sheet and for docs/play.md."""
