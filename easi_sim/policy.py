"""What an organisation allows on its machines: one TOML file that it can deploy, read at every start.

A policy is a setting for people who keep to it, not a lock: whoever may change the environment or the program can go
round it. It can only forbid; nothing that EASI does not do anyway is allowed by it.
"""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import platformdirs

FILE = "policy.toml"
SWITCHES = {"lan": "lan", "sending": "sending", "free-text": "free_text", "keep": "keep"}
"""Key in the file → field of `Policy`: what true allows and false forbids."""
RETENTION = "retention-days"
KEYS = (*SWITCHES, RETENTION)


@dataclass(frozen=True, slots=True)
class Policy:
    """What is allowed here. Without a file, everything."""

    lan: bool = True
    """Whether a workshop may be opened to the local network."""
    sending: bool = True
    """Whether anything may be sent to another machine."""
    free_text: bool = True
    """Whether words typed by the learner may be stored."""
    keep: bool = True
    """Whether anything may outlive the process: records, settings, journal."""
    retention_days: int | None = None
    """The longest that anything is kept, in days; None leaves EASI's own limit."""
    path: Path | None = None
    """The file that was read; None where there is none."""
    problem: str | None = None
    """What in the file cannot be understood; then everything it could forbid is forbidden."""
    given: frozenset[str] = frozenset()
    """Keys that the file sets."""


class _Unclear(Exception):
    """The file cannot be understood."""

    def __init__(self, line: int | None, what: str) -> None:
        self.line = line
        self.what = what
        super().__init__(what)


def policy_path() -> Path:
    """Return where the policy file is looked for: EASI_POLICY, or this machine's folder for settings."""
    named = os.environ.get("EASI_POLICY")
    return Path(named) if named else platformdirs.site_config_path("easi", appauthor=False) / FILE


def read_policy() -> Policy:
    """Return the policy in force. A file that cannot be read or understood forbids all that it could forbid."""
    path = policy_path()
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        if not os.environ.get("EASI_POLICY"):
            return Policy()
        return _forbidding(path, f"{path}: EASI_POLICY names this file, and there is none.")
    except OSError as error:
        return _forbidding(path, f"{path}: it cannot be read: {(error.strerror or str(error)).lower()}.")
    try:
        return _parsed(text, path)
    except _Unclear as unclear:
        place = f"{path}:{unclear.line}" if unclear.line else str(path)
        return _forbidding(path, f"{place}: {unclear.what}")


def where_said(policy: Policy, key: str) -> str:
    """Where a policy says something: its file and, where it can be told, the line."""
    try:
        line = _line_of(policy.path.read_text("utf-8-sig"), key) if policy.path else None
    except (OSError, ValueError):
        line = None
    return f"{policy.path}:{line}" if line else str(policy.path)


def _forbidding(path: Path, problem: str) -> Policy:
    return Policy(lan=False, sending=False, free_text=False, keep=False, path=path, problem=problem)


def _parsed(raw: bytes, path: Path) -> Policy:
    try:
        text = raw.decode("utf-8-sig")  # Notepad marks the start of a file
    except UnicodeDecodeError as error:
        raise _Unclear(raw.count(b"\n", 0, error.start) + 1, "this is not UTF-8 text.") from error
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"\(at line (\d+)", str(error))
        said = re.sub(r" \(at .*\)$", "", str(error))
        raise _Unclear(int(at[1]) if at else None, f"this is not TOML: {said}.") from error
    for key, value in found.items():
        _check(key, value, _line_of(text, key))
    switches = {field: found[key] for key, field in SWITCHES.items() if key in found}
    return Policy(**switches, retention_days=found.get(RETENTION), path=path, given=frozenset(found))


def _check(key: str, value: object, line: int | None) -> None:
    if key in SWITCHES:
        if not isinstance(value, bool):
            raise _Unclear(line, f"“{key}” is true or false, without quotation marks.")
    elif key == RETENTION:
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise _Unclear(line, f"“{key}” is a whole number of days, 1 or more; `keep = false` keeps nothing.")
    else:
        raise _Unclear(line, f"there is no setting “{key}”. There is: {', '.join(KEYS)}.")


def _line_of(text: str, key: str) -> int | None:
    # A key may be quoted, dotted or the name of a table; what matters is the first line that names it.
    pattern = re.compile(rf"""^\s*(?:\[+\s*)?["']?{re.escape(key)}(?![\w-])""")
    return next((n for n, line in enumerate(text.splitlines(), start=1) if pattern.match(line)), None)
