"""How old a reader has to be for a text: the Flesch–Kincaid grade as an age, with syllables counted by rule.

Grade = 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (J. P. Kincaid and others, *Derivation of New
Readability Formulas for Navy Enlisted Personnel*, Research Branch Report 8-75, 1975). Pupils begin the American grade
g at about g + 5, so the age is the grade and five. The formula knows nothing of sense, layout or interest: it says how
long the sentences of a long passage are, and how many-syllabled its words, and no more is made of it.

Syllables are counted by the rules below rather than by a library. Over the 45,000 words of the bundled stories and
pages that the CMU Pronouncing Dictionary knows (1.29 syllables a word), the rules err at one word in 130 and move the
grade by less than 0.05; over the rest of that dictionary, at one in thirteen. On the same words pyphen, whose
hyphens part no single letter from a word, errs at one in eleven and makes every text 1.2 years younger; `syllables`
1.1.5 errs at one in ten and makes it a year older. Textstat fetches a dictionary when it is first used.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

YEARS = 5
"""What a grade and the age of those who begin it differ by."""

_WORD = re.compile(r"[^\W_]+(?:['’\-‑.,:][^\W_]+)*")
_SENTENCE_END = re.compile(r"""[.!?…]+["'”’)\]]*(?=\s+["'“‘(\[]*[^\Wa-z_]|\s*\Z)|\n\s*\n""")
"""A full stop and the like, where a capital or a number follows or nothing does; or an empty line."""

_BETWEEN = re.compile(r"[^a-z']+")
"""What parts the parts of a compound."""
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?<=[^aeiouy])(?:"
    r"(?<![^aeiouylr]l)e$"  # made, whole; not little
    r"|(?<![cgszx])(?<![cs]h)(?<![^aeiouylr]l)es$"  # names; not places, wishes, bottles
    r"|(?<![dt])(?<![^aeiouylr]l)ed$"  # asked; not wanted, settled
    r"|(?<![^aeiouylr]l)e(?=(?:ly|ments?|ful|fully|less|ness|one|thing|body|work|times?|lines?|ty|house|hold|hog|side|where"
    r"|way|style|hand|day|days|guard\w*)$)"  # safely, household, someone
    r")|(?<=^ev)e(?=ry|ning)"
)
"""An e that is written and not said."""

_APART = re.compile(
    r"(?<![cgstx])i(?=[ao](?!u))(?<!ni(?=on))"  # period; not special, station, union
    r"|(?<=[bdlmnrv])i(?=ous)"  # serious; not gracious
    r"|(?<![ct])i(?=e(?:nc|nts?$|rs?$|st$|t))"  # audience, recipient, easier, quiet; not patient
    r"|(?<=t)i(?=ality)|(?<=^id)e(?=a)|(?<=^ar)e(?=a)"  # confidentiality, idea, area
    r"|(?<=[aeouy])(?=ing)"  # being, saying
    r"|(?<![fgp])(?<!^som)e(?=o(?![uf]))"  # video; not people
    r"|(?<![gqs])u(?=a[blr]|at|ous|e[nt])|(?<=us)u(?=al)"  # January, usual; not guard
    r"|a(?=o)"  # chaos
    r"|^(?:re|co)(?=a[cs]s|o[pr]|en)"  # reassure, cooperate
    r"|(?<=[ds])n't$|(?<=sm$)|(?<=thm$)"  # wouldn't, criticism, rhythm
    r"|(?<=[aeor]y)o|(?<=[ao]y)e(?=rs?$)|^anyo|^whoe|^besi|li(?=ab)"  # beyond, employer, anyone, whoever, reliable
)
"""Where two sounds meet that are one group of vowels, or one sound has no vowel."""

_MAY_PART = re.compile(r"[aeiouy]{2}|(?:n't|sm|thm)$|^besi")
"""What is in every word in which something of the above is found: quicker to look for, and not in most words."""


@lru_cache(maxsize=1 << 14)
def syllables(word: str) -> int:
    """Syllables of an English word, at least one; a number counts as one, the parts of a compound each for itself."""
    plain = word.lower().replace("’", "'")
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    if plain.isalpha():
        return _in_part(plain)
    return max(1, sum(_in_part(part) for part in _BETWEEN.split(plain) if part.strip("'")))


def _in_part(part: str) -> int:
    part = part.removesuffix("'s")
    apart = len(_APART.findall(part)) if _MAY_PART.search(part) else 0
    return max(1, len(_VOWELS.findall(_SILENT.sub("", part) if "e" in part else part)) + apart)


def words(text: str) -> list[str]:
    """The words of a text: letters and digits, with the apostrophes, hyphens, points and commas inside them."""
    return _WORD.findall(text)


def reading_age(text: str, exempt: Iterable[str] = (), *, least: int = 1) -> float:
    """The age, in years, from which the Flesch–Kincaid formula expects a text to be read with ease.

    It is 0 for a text of fewer than ``least`` words: an average says nothing of a few.

    Each use of an ``exempt`` term counts as one word of one syllable: a text may not be able to do without it, and the
    glossary explains it. A term in capitals is only recognised in capitals.
    """
    terms = _finder(tuple(exempt))
    said = terms.sub("term", text) if terms else text
    found = words(said)
    if len(found) < least:
        return 0.0
    sentences = sum(1 for part in _SENTENCE_END.split(said) if _WORD.search(part))
    return 0.39 * len(found) / sentences + 11.8 * sum(map(syllables, found)) / len(found) - 15.59 + YEARS


@lru_cache(maxsize=16)
def _finder(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    longest_first = sorted(set(terms), key=lambda term: (-len(term), term))
    forms = (re.escape(term) if term.isupper() else f"(?i:{re.escape(term)})" for term in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)") if longest_first else None
