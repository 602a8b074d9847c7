"""Which YAML parser this installation has, told without importing it."""

from __future__ import annotations

from importlib.machinery import PathFinder

find_spec = PathFinder.find_spec  # without `importlib.util`, whose own imports cost a quarter of a version line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    ParserName = Literal["libyaml", "python"]


def parser_name() -> ParserName:
    """``libyaml`` when ruamel.yaml's C extension is installed, else ``python``: the same data, 15 times slower.

    Only looks whether the module is there, so that ``--version`` stays cheap: importing ruamel.yaml takes longer
    than starting Python.
    """
    return "libyaml" if find_spec("_ruamel_yaml") else "python"
