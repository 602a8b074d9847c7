"""Options that several commands share."""

from __future__ import annotations

import argparse


def add_stories(parser: argparse.ArgumentParser) -> None:
    """Add `--stories`. Suppressed defaults let it stand before or after the command's name."""
    parser.add_argument(
        "--stories",
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="a folder of stories (default: EASI_STORIES, or the stories that come with EASI)",
    )


def add_plain(parser: argparse.ArgumentParser) -> None:
    """Add `--plain`."""
    parser.add_argument(
        "--plain",
        action="store_true",
        default=argparse.SUPPRESS,
        help="numbered lines of text: for screen readers, simple terminals and pipes",
    )


def add_private(parser: argparse.ArgumentParser) -> None:
    """Add `--private`."""
    parser.add_argument(
        "--private",
        action="store_true",
        default=argparse.SUPPRESS,
        help="keep nothing of this sitting (so does EASI_PRIVATE=1)",
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add `--json`."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")
