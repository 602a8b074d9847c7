"""Passages of text, some of which show only when a condition holds."""

from functools import lru_cache
from typing import Annotated, Union

from pydantic import Discriminator, Tag

from easi_engine.story.base import Maybe, Model, OneOrMany, Prose, by_shape
from easi_engine.story.conditions import When


class Passage(Model):
    """A paragraph with a condition."""

    say: Prose
    """The paragraph itself."""
    when: Maybe[When] = None
    """It is shown only if this holds."""
    assumes: OneOrMany = ()
    """Facts the paragraph takes the viewpoint to know."""


Paragraph = Annotated[
    Union[Annotated[Prose, Tag("<words>")], Annotated[Passage, Tag("<passage>")]],  # noqa: UP007 - needs Union
    Discriminator(by_shape({"words": str, "passage": dict})),
]

Text = Annotated[
    Union[Annotated[Prose, Tag("<text>")], Annotated[tuple[Paragraph, ...], Tag("<paragraphs>")]],  # noqa: UP007
    Discriminator(by_shape({"text": str, "paragraphs": (list, tuple)})),
]
"""One paragraph, or a list of them: every one that holds is shown, in order."""


@lru_cache(maxsize=1 << 13)
def _always(say: str) -> Passage:
    """A paragraph without a condition, made once: texts are gone through again and again."""
    return Passage.model_construct(say=say)  # checked already, as part of its text


def passages(text: Text | None) -> tuple[Passage, ...]:
    """Text as passages, however the author wrote it; a plain string may hold several paragraphs."""
    if text is None:
        return ()
    parts = (text,) if isinstance(text, str) else text
    return tuple(_always(part) if isinstance(part, str) else part for part in parts)
