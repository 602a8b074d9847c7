"""Sessions and reports to try exports on."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta
from typing import Any

from easi_engine.play import DecisionRecord, Prediction
from easi_sim.exports import Include, Report, report_of
from easi_sim.records import Records
from easi_sim.study.session import Session
from tests.running import corner_shop

NOW = date(2026, 11, 23)
REASON = "She ought to hear it from us.\n\nI rang twice."

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>\" onload='alert(1)' {{ 7*7 }} {% raw %} &amp; <!-- -->"
    " # x [a](javascript:alert(1)) ![i](http://127.0.0.1:9/i) `code` *b* _i_ | | --- | \x1b[31m\u202egnp </svg></style>"
)
"""Every way of being taken for something else than text that we could think of."""


class Clock:
    """Time that goes on by a minute whenever it is looked at."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 2, 14, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


def played(records: Records | None = None, *, journal: bool = True) -> Session:
    """Return a finished playthrough of the test story, with a record, a prediction and notes."""
    records = records or Records.in_memory(Clock())
    session = Session.begin(corner_shop(), "school", records, "quiet")
    record = DecisionRecord("public-task", "later", "tell-later", REASON)
    session = session.confirm("talk-to-jamie", Prediction("police", "talk-to-jamie"), record)
    session = session.confirm("say-all", Prediction("health", "say-heater"))
    session = session.confirm("tell-nell")
    if journal:
        about: dict[str, Any] = {"playthrough": session.id, "story": "corner-shop", "viewpoint": "school"}
        records.write_entry("reflection", "I rang first\nand asked second.", **about)
        records.write_entry("commitment", "Ask who it is for.", due=date(2026, 12, 14), **about)
        records.write_entry("question", "What does housing see?", **about)
        records.write_entry("reflection", "About something else.")
    return session


def report(include: Include | None = None) -> Report:
    """Return the report of `played`."""
    return report_of(played(), NOW, include or Include(sign=True))


def hostile() -> Report:
    """Return a report in which every text is hostile."""
    found = _spoilt(report())
    assert isinstance(found, Report)
    return found


def _spoilt(value: Any) -> Any:
    """Return a value with every text in it replaced; ids and statuses are ours and stay."""
    if isinstance(value, str):
        return HOSTILE
    if isinstance(value, tuple):
        return tuple(_spoilt(part) for part in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in dataclasses.fields(value)]
        kept = {"status", "id", "model", "story", "viewpoint"}
        return dataclasses.replace(value, **{name: _spoilt(getattr(value, name)) for name in names if name not in kept})
    return value
