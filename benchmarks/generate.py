"""Makes stories of any size for timing: every construct of the format, in about the mix a written story has.

    python -m benchmarks.generate 500 FOLDER

writes ``FOLDER/story.yaml``, ``FOLDER/scenes/school.yaml`` and the shared files that they name beside FOLDER. The same
number of scenes always gives the same story. Loading it finds no fault; what it says makes no sense.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

_PROSE = """
the boy mother kitchen log nurse asks before morning again nobody says school cold string lunch two phone call window
quiet later twice under door page name date office stairs rain coat keeps her his their when while after
"""
WORDS = tuple(_PROSE.split())

LIBRARY = {
    "agencies.yaml": "".join(
        f"{id_}:\n  name: {id_.title()}\n  letter: {letter}\n  focus: What {id_} looks for first.\n"
        "  notices: [who was there]\n  confidentiality: Tells who needs to know.\n  consent: Asks first.\n"
        "  vocabulary: {}\n  misread-as: [in the way]\n  makes-sense: It works from here.\n  wording: ours\n"
        for id_, letter in (("school", "S"), ("police", "P"), ("health", "H"), ("housing", "O"))
    ),
    "sources.yaml": "golden: {title: A rule, kind: guidance, says: Tell those who need to know., status: unchecked,"
    " as-at: 2026-01-01, review-by: 2027-01-01}\n",
    "principles.yaml": "".join(
        f"{id_}: {{name: {id_}, says: Do it well.}}\n" for id_ in ("in-time", "minimum", "safe-to-ask", "told")
    ),
    "glossary.yaml": "{}\n",
}
"""The shared files that a generated story needs, by name."""

AGENCIES = ("police", "health", "housing")


class _Writer:
    def __init__(self, scenes: int) -> None:
        self.dice = random.Random(scenes)
        self.count = scenes
        self.facts = [f"fact-{index}" for index in range(max(8, scenes // 12))]
        self.flags = [f"flag-{index}" for index in range(max(4, scenes // 15))]

    def words(self, low: int, high: int) -> str:
        """A sentence of so many words."""
        chosen = self.dice.choices(WORDS, k=self.dice.randint(low, high))
        return " ".join([chosen[0].title(), *chosen[1:]]) + "."

    def story(self) -> str:
        """``story.yaml``."""
        out = [
            "format: 1\nid: generated\ntitle: Generated\nblurb: A story to time.\njurisdiction: England",
            "people:\n  ann: {name: Ann, age: 30}\n  ben: {name: Ben, age: 7, decides: ann}",
            "audiences:\n  all-staff: {name: every member of staff, of: school}",
            "facts:",
        ]
        for index, fact in enumerate(self.facts):
            held = self.dice.choice(("school", *AGENCIES))
            out.append(f"  {fact}:\n    about: [ben]\n    says: {self.words(8, 18)}\n    short: fact {index}")
            out.append(f"    held-by: [{held}]")
        out.append("consent:")
        for index in range(4):
            fact, flag = self.facts[index], self.flags[index]
            out.append(f"  ask-{index}:\n    of: ann\n    for: [{fact}]\n    with: [health]")
            out.append(f"    unsafe: {{flag: {flag}}}\n    answers: [{{given: {{flag: {flag}}}}}, refused]")
        out.append("flags:")
        out += [f"  {flag}: {self.words(3, 6)}" for flag in self.flags]
        out.append("meters:\n  days: {from: 0, to: 60}\n  risk: {from: 0, to: 5}")
        out.append("viewpoints:\n  school: {role: Teacher, start: scene-0, brief: You see him every day.}")
        out.append("timeline:")
        for index, fact in enumerate(self.facts[:6]):
            out.append(
                f"  event-{index}: {{day: {index * 9 + 3}, meanwhile: {{from: health, to: police, facts: {fact}}}}}"
            )
        out.append("verdicts:")
        for index, fact in enumerate(self.facts):
            out.append(
                f"  question-{index}:\n    facts: [{fact}]\n    to: {self.dice.choice(AGENCIES)}\n    from: school"
            )
            out.append(
                f"    judge:\n      - {{share: {self.words(4, 8)}, when: {{flag: {self.dice.choice(self.flags)}}},"
            )
            out.append("         basis: [public-task], sources: [golden]}")
            out.append(f"      - {{withhold: {self.words(4, 8)}, sources: [golden]}}")
        return "\n".join(out) + "\n"

    def scenes(self) -> str:
        """``scenes/school.yaml``."""
        return "".join(self._scene(index) for index in range(self.count))

    def _scene(self, index: int) -> str:
        if index == self.count - 1:
            return f"scene-{index}:\n  title: The end\n  text: {self.words(8, 20)}\n  ending: The end\n"
        dice = self.dice
        onward = f"scene-{min(index + dice.randint(1, 3), self.count - 1)}"
        out = [f"scene-{index}:", f"  title: {self.words(2, 4)}"]
        if dice.random() < 0.3:
            out.append(f"  on-entry: {{unset: {dice.choice(self.flags)}}}")
        out += ["  text:", f"    - {self.words(15, 40)}"]
        if dice.random() < 0.5:
            fact = dice.choice(self.facts)
            out.append(f"    - {{when: {{knows: {{school: {fact}}}}}, say: {self.words(6, 14)}, assumes: [{fact}]}}")
        out += [f"  to: {onward}", "  choices:"]
        names = [f"choice-{number}" for number in range(dice.randint(2, 4))]
        for name in names:
            out += self._choice(name)
        if dice.random() < 0.4:
            out.append("  readings:")
            for agency in AGENCIES:
                would = dice.choice(names)
                out.append(
                    f"    {agency}: {{notices: {self.words(2, 4)}, would: {would}, because: {self.words(10, 20)}}}"
                )
        return "\n".join(out) + "\n"

    def _choice(self, name: str) -> list[str]:
        dice = self.dice
        out = [f"    {name}:", f"      say: {self.words(6, 14)}"]
        if name != "choice-0" and dice.random() < 0.3:
            out.append(f"      when: {{flag: {dice.choice(self.flags)}}}")
        effect = dice.random()
        fact, agency = dice.choice(self.facts), dice.choice(AGENCIES)
        if effect < 0.35:
            out.append(f"      share: {{{agency}: [{fact}]}}")
        elif effect < 0.5:
            out.append(f"      ask: {{{agency}: [{fact}]}}")
        elif effect < 0.6:
            out.append(f"      seek: ask-{dice.randrange(4)}")
        elif effect < 0.7:
            out.append(f"      then: [{{when: {{flag: {dice.choice(self.flags)}}}, learn: {fact}}}]")
        if dice.random() < 0.5:
            out.append(f"      set: {dice.choice(self.flags)}")
        if dice.random() < 0.5:
            out.append("      add: {days: 1}")
        return out


def generate(scenes: int) -> dict[str, str]:
    """A story's files by name: ``story.yaml`` and ``scenes/school.yaml``."""
    writer = _Writer(scenes)
    return {"story.yaml": writer.story(), "scenes/school.yaml": writer.scenes()}


def write(scenes: int, folder: Path) -> None:
    """Write a story into a folder, and the shared files beside it."""
    (folder / "scenes").mkdir(parents=True, exist_ok=True)
    for name, text in generate(scenes).items():
        (folder / name).write_text(text, encoding="utf-8")
    for name, text in LIBRARY.items():
        (folder.parent / name).write_text(text, encoding="utf-8")


def main() -> None:
    """Write a story of the size asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", maxsplit=1)[0])
    parser.add_argument("scenes", type=int)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    write(arguments.scenes, arguments.folder)


if __name__ == "__main__":
    main()
