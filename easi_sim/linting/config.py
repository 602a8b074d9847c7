"""Settings of the linter in a file: `easi.toml`, or `[tool.easi]` in pyproject.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from easi_engine.lint import REGISTRY, Limits, Options, Profile
from easi_engine.lint.suppressions import unslipped
from easi_engine.loading import LOADING_FAULTS, STORY_FAULTS
from easi_sim.catalogue import did_you_mean
from easi_sim.errors import Trouble

PROFILES: tuple[Profile, ...] = get_args(Profile)
LIMITS = {field.name.replace("_", "-"): field.name for field in fields(Limits)}
"""A limit as it is written → as the engine calls it."""


class BadSettings(Trouble):
    """A file of settings that cannot be read, or says something that means nothing."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What was asked for, on the command line or in a file; None where nothing was said."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    profile: Profile | None = None
    on: date | None = None
    limits: Mapping[str, int] = field(default_factory=dict)

    def over(self, other: Settings) -> Settings:
        """These, and where they say nothing, the others."""
        return Settings(
            self.select if self.select is not None else other.select,
            self.ignore if self.ignore is not None else other.ignore,
            self.profile or other.profile,
            self.on or other.on,
            {**other.limits, **self.limits},
        )

    def options(self, *, today: date, fast: bool = False, statistics: bool = False) -> Options:
        """The options of a run with these settings."""
        return Options(
            on=self.on or today,
            profile=self.profile or "draft",
            select=self.select or (),
            ignore=self.ignore or (),
            fast=fast,
            statistics=statistics,
            limits=replace(Limits(), **self.limits),
        )


def settings_for(folder: Path) -> Settings:
    """The settings in the nearest file that has any, from a folder upwards; those of `easi.toml` come first.

    Raises BadSettings.
    """
    for here in (folder, *folder.parents):
        if (found := _settings_in(here)) is not None:
            return found
    return Settings()


@lru_cache(maxsize=1024)
def _settings_in(folder: Path) -> Settings | None:
    if (found := _read(folder / "easi.toml")) is not None:
        return _File(folder / "easi.toml").settings(found, "")
    path = folder / "pyproject.toml"
    if (found := _read(path)) is not None:
        tools = found.get("tool", {})
        ours = tools.get("easi") if isinstance(tools, dict) else None
        if ours is not None:
            return _File(path).settings(ours, "tool.easi")
    return None


def forget_settings() -> None:
    """Read files of settings anew from now on: they may have changed since they were read."""
    _settings_in.cache_clear()


def _read(path: Path) -> dict[str, Any] | None:
    """What a file holds; None where there is none."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as stream:
            return tomllib.load(stream)
    except OSError as error:
        raise BadSettings(f"{path} cannot be read: {(error.strerror or str(error)).lower()}.") from error
    except UnicodeDecodeError as error:
        raise BadSettings(f"{path} cannot be read: it is not saved as UTF-8.") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadSettings(f"{path} cannot be read as TOML: {error}.") from error


class _File:
    """Reads the settings in one file, and says where one is wrong."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def settings(self, found: Any, table: str) -> Settings:
        """The settings in a table of the file; its name is empty for the file itself."""
        if not isinstance(found, dict):
            raise self.wrong(table.rpartition(".")[2], f"`{table}` is a table of settings, not {_kind(found)}.")
        readers: dict[str, Callable[[str, Any], Any]] = {
            "select": self._codes,
            "ignore": self._codes,
            "profile": self._profile,
            "on": self._day,
            "limits": self._limits,
        }
        read = {}
        for key, value in found.items():
            if key not in readers:
                raise self.unknown(key, "setting", readers)
            read[key] = readers[key](key, value)
        return Settings(**read)

    def _codes(self, key: str, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
            raise self.wrong(key, f'`{key}` is a list of codes, such as ["EG", "EK101"], not {_kind(value)}.')
        try:
            return checked_codes(value)
        except Trouble as error:
            raise self.wrong(key, f"`{key}`: {error}") from error

    def _profile(self, key: str, value: Any) -> Profile:
        for profile in PROFILES:
            if value == profile:
                return profile
        raise self.wrong(key, f'`{key}` is "{PROFILES[0]}" or "{PROFILES[1]}", not {_kind(value)}.')

    def _day(self, key: str, value: Any) -> date:
        if isinstance(value, str):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        elif isinstance(value, date) and not isinstance(value, datetime):
            return value
        raise self.wrong(key, f"`{key}` is a day, written year-month-day, not {_kind(value)}.")

    def _limits(self, key: str, value: Any) -> dict[str, int]:
        if not isinstance(value, dict):
            raise self.wrong(key, f"`{key}` is a table of numbers, not {_kind(value)}.")
        found = {}
        for name, number in value.items():
            if name not in LIMITS:
                raise self.unknown(name, "limit", LIMITS)
            if not isinstance(number, int) or isinstance(number, bool) or number < 1:
                raise self.wrong(name, f"The limit `{name}` is a whole number from 1, not {_kind(number)}.")
            found[LIMITS[name]] = number
        return found

    def unknown(self, key: str, what: str, known: Mapping[str, object]) -> BadSettings:
        """That a key means nothing."""
        return self.wrong(key, f"There is no {what} `{key}`.{did_you_mean(key, known)} There is: {', '.join(known)}.")

    def wrong(self, key: str, message: str) -> BadSettings:
        """Something wrong at a key, with its line where only one can be it: tomllib tells none."""
        begin = re.compile(rf"""^\s*(?:\[[\w.\s]*\.?{re.escape(key)}\s*\]|["']?{re.escape(key)}["']?\s*=)""")
        lines = self.path.read_text(encoding="utf-8").splitlines()
        found = [number for number, line in enumerate(lines, start=1) if begin.match(line)]
        return BadSettings(f"{self.path}{f':{found[0]}' if len(found) == 1 else ''}: {message}")


def _kind(value: Any) -> str:
    if isinstance(value, bool | int | float | str | date):
        return f"`{str(value).lower() if isinstance(value, bool) else value}`"
    return "a list" if isinstance(value, list) else "a table"


@lru_cache(maxsize=1)
def known_codes() -> dict[str, str]:
    """Every code that a finding can have, in order → the name of its fault."""
    faults = {fault.code: fault.name for fault in (*LOADING_FAULTS, *STORY_FAULTS)}
    return dict(sorted(({rule.code: rule.name for rule in REGISTRY} | faults).items()))


def checked_codes(given: Sequence[str]) -> tuple[str, ...]:
    """Codes or their beginnings, in capitals. Raises Trouble for one with which no code begins."""
    codes = tuple(code.strip().upper() for code in given)
    for code in codes:
        if not code or not any(known.startswith(code) for known in known_codes()):
            raise Trouble(f"No rule's code is or begins with “{code}”.{_nearest(code)}")
    return codes


def _nearest(wrong: str) -> str:
    """A guess at the code that was meant; a rule's name is as good a clue as a code."""
    for code, name in known_codes().items():
        if name == wrong.lower():
            return f" “{name}” is the name of {code}."
    return did_you_mean(unslipped(wrong), known_codes()) or " `easi rule` lists them."
