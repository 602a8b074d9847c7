"""What each key of a story is for: the docstrings beneath the fields of the models.

Pydantic can keep them while it builds its models, but then it reads their sources at every import: a fifth of the time
it takes to load a story, for words that only a schema or a finding needs.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from functools import cache
from itertools import pairwise

from pydantic import BaseModel

from easi_engine.story.base import Model, authored_name


@cache
def descriptions(model: type[BaseModel]) -> dict[str, str]:
    """Key, as authors write it → what it is for; those that the model takes from its parents included."""
    found: dict[str, str] = {}
    for parent in reversed(model.__mro__):
        if issubclass(parent, Model):
            found |= _own(parent)
    return found


@cache
def _own(model: type[BaseModel]) -> dict[str, str]:
    source = ast.parse(textwrap.dedent(inspect.getsource(model))).body[0]
    assert isinstance(source, ast.ClassDef)
    return {
        authored_name(before.target.id): inspect.cleandoc(after.value.value)
        for before, after in pairwise(source.body)
        if isinstance(before, ast.AnnAssign)
        and isinstance(before.target, ast.Name)
        and isinstance(after, ast.Expr)
        and isinstance(after.value, ast.Constant)
        and isinstance(after.value.value, str)
    }
