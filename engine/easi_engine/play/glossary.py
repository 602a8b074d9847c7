"""Where a text uses a term of the glossary, so that the term can be explained on the spot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from easi_engine.story import Story


@dataclass(frozen=True, slots=True)
class TermUse:
    """One use of a term in a text."""

    id: str
    term: str
    means: str
    start: int
    """0-based offset of its first character."""
    end: int
    """Offset just after its last character."""


@lru_cache(maxsize=16)
def _finder(story: Story) -> tuple[re.Pattern[str] | None, tuple[str, ...]]:
    """A pattern with one group for each form of each term, longest first, and the groups' term ids."""
    ids: dict[str, str] = {}
    for id_, term in story.glossary.items():
        for form in (term.term, *term.also):
            if form.strip():
                ids.setdefault(form, id_)
    longest_first = sorted(ids, key=len, reverse=True)
    if not longest_first:
        return None, ()
    # Tried at every word, so put under their first two letters: at most words nothing but those is looked at. Forms
    # that begin alike in more letters than that stand together, so the longest of them is still tried first.
    by_start: dict[str, list[str]] = {}
    for form in longest_first:
        by_start.setdefault(form[:2].lower(), []).append(form)
    tried = [form for forms in by_start.values() for form in forms]
    branches = (f"(?={_any_case(start)})(?:{'|'.join(map(_group, forms))})" for start, forms in by_start.items())
    return re.compile(rf"(?<!\w)(?:{'|'.join(branches)})(?!\w)"), tuple(ids[form] for form in tried)


def _group(form: str) -> str:
    return f"({re.escape(form)})" if _is_name(form) else f"({_any_case(form)})"


def _any_case(form: str) -> str:
    return f"(?i:{re.escape(form)})"


def _is_name(form: str) -> bool:
    """Whether only these very letters are meant: DSL, Right to Know; but a capital at the start is any word's."""
    return form.isupper() or any(word[0].isupper() for word in form.split()[1:])


def glossary_terms(story: Story, text: str) -> tuple[TermUse, ...]:
    """Uses of glossary terms in a text, in order; abbreviations and names match only with their capitals."""
    pattern, ids = _finder(story)
    if pattern is None:
        return ()
    found = []
    for match in pattern.finditer(text):
        # The group says which form it is: case folding the words found would not always lead back to the form.
        id_ = ids[(match.lastindex or 1) - 1]
        term = story.glossary[id_]
        found.append(TermUse(id_, term.term, term.means, match.start(), match.end()))
    return tuple(found)
