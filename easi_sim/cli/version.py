"""`easi --version`: the version, and which YAML parser reads stories, which decides how fast."""

from __future__ import annotations

import argparse

from easi_sim import __version__
from easi_sim.cli.output import write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


class _Version(argparse.Action):
    """Says the version and leaves. What it says is found out only when asked."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        from easi_engine.loading.parser import parser_name

        parser_in_use = "libyaml" if parser_name() == "libyaml" else "pure Python"
        write(f"easi {__version__} (YAML parser: {parser_in_use})")
        parser.exit()


def add(parser: argparse.ArgumentParser) -> None:
    """Add the option."""
    parser.add_argument("--version", action=_Version, nargs=0, help="say the version and the YAML parser in use")
