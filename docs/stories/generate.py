#!/usr/bin/env python3
"""Write docs/stories.md: `python docs/stories/generate.py`, with this checkout installed as `check.py` does it.

What is said there comes from the stories and from readers.yaml; edit those, never the page. With folders of stories as
arguments, it prints what the page would say of these and writes nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from docs.stories.measures import Measures, measure
from docs.stories.pages import MINUTES_A_CHOICE, WORDS_A_MINUTE, about, by_readers, by_signs, overview
from docs.stories.readers import load
from easi_engine.errors import EasiError
from easi_engine.loading import story_folders
from easi_sim.bundled import stories_folder
from easi_sim.errors import Trouble

DOCS = Path(__file__).resolve().parents[1]
PAGE = DOCS / "stories.md"

INTRODUCTION = """\
# The stories

What each bundled story is about, how long it is, from which seats it is played, what that can come to, what it teaches,
and whether its options give themselves away. For whoever chooses a story, runs a session or writes one. How a story
goes is not told.

`python docs/stories/generate.py` makes this page from the stories: edit those, never the page, and run it whenever a
story was changed. With folders, as in `python docs/stories/generate.py my-stories/night-bus`, it prints the same of the
stories there and writes nothing. [How it is counted](#how-it-is-counted) stands at the end.
"""

GUESSING = """\
## Do the options give themselves away?

An option is *acceptable* if it leaks nothing and both rates can still come to 1 after it. Were the acceptable ones the
longest, say, or those that ask, learners would soon choose by that. So here is how far one gets by reading nothing but
the options.

*Always take* is a rule of thumb; some of them point to an option at every decision, some at few. *Right*: at how many
of these that option is acceptable. *At random*: the mean share of acceptable options there. *As good by luck*: how
likely guesses at random are to be right at least so often. Nine rules are tried on each story, so about one story in
three will have a rule under 5% by luck alone.
"""

READERS = """\
### Simulated readers

**These readings are simulated: no practitioner, and no other person, has made them.** A language model was shown the
options of each decision, without scene or story, and guessed an acceptable one. The numbers are kept by hand in
[readers.yaml](stories/readers.yaml), for the words as they were on that day. It knows the field.

*One at a time* is as a learner without the scene would see it: each decision by itself, on a sheet with some of other
stories and none of the same seat. *All in a row* is the options of a whole story one after another; there one decision
tells of the next, and the most is given away.

Both are well above what chance gives. The words were changed four times for it. Options that said less of who is told
what brought *one at a time* down to 87 of 137, where chance gave 67; but they could not be understood when they were
quoted alone, as they are in the debrief and on hand-outs. They now name who is told what, and 109 of 136 are guessed.
It does not seem to be the wording that gives them away: of the opening verbs, motives and lengths that were counted
none goes clearly with the acceptable ones, and what the reader called a toss-up was right as often as the rest. Whoever
knows the field well is often right without the scene. Learners come to know it; what the scene adds is when that
knowledge misleads.
"""

COUNTING = f"""\
## How it is counted

- **Words in all**: everything that can be shown, each passage once: briefs, titles, texts, options, replies, readings,
  what the days bring, endings with their outcomes. What several seats share counts in each of them, and once for the
  story. Debrief, glossary and concept cards do not count.
- **Words met**: the same as one path shows it, up to its ending: only paragraphs that hold and options that are open;
  what is met twice counts twice. The mean of all paths, then the fewest and the most. Each path counts once, however
  likely or unlikely somebody is to take it.
- **Paths**: the different lists of choices from the start to an ending. All of them, counted exactly, none sampled.
  **Choices** is how many a path has. Where a story has variants, each is counted by itself.
- **Minutes**: about how long a path takes up to its ending, at {WORDS_A_MINUTE} words a minute and {MINUTES_A_CHOICE}
  minutes for each choice with its record and guess. These two are guessed; the debrief comes on top. The length that a
  story tells of is one for all its seats.
- **To share**, **to keep**: the questions that count for the one rate and for the other; some are in both
  ([debrief.md](debrief.md)).
- **Ideal** to **chaotic**: how many of the paths come out in each model. **Both rates at 1**: how many get everything
  right.
- **Sharing most**, **sharing least**: the models that come of sending as much, or as little, as possible: over the
  whole path, and at each choice there and then, every tie followed.
- **Sources**: those that the verdicts name. *Read at the source*: somebody looked there whether it says what is said of
  it. `stories/sources.yaml` has what was read, and where.
- **Something to guess**: a decision at which some options are acceptable and some are not, over all variants. Decisions
  that no path to both rates at 1 passes are left out.
"""


@cache
def measured(folder: Path) -> Measures:
    """Count what is in a story's folder, once."""
    return measure(folder)


def page(folders: Sequence[Path]) -> str:
    """What the page says of some stories; raises `Trouble` and `TooLarge`."""
    stories = [measured(folder) for folder in folders]
    guessing = [by_signs(measures.story.case.title, measures.guesses) for measures in stories]
    if len(stories) > 1:
        guessing.append(by_signs("All stories", [decision for measures in stories for decision in measures.guesses]))
    parts = [INTRODUCTION, overview(stories), *(about(measures, DOCS) for measures in stories)]
    return "\n".join([*parts, GUESSING, *guessing, READERS, by_readers(stories, load()), COUNTING])


def main(arguments: Sequence[str]) -> int:
    """Write the page, or print what is said of the folders given."""
    try:
        if arguments:
            print(page([Path(folder).resolve() for folder in arguments]), end="")
        else:
            PAGE.write_text(page(story_folders(stories_folder())), encoding="utf-8", newline="\n")
    except (Trouble, EasiError) as trouble:
        print(trouble, *getattr(trouble, "details", ()), sep="\n", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
