"""The names that the rooms of the engine offer, some of which are loaded when they are first asked for."""

from types import ModuleType

import pytest

from easi_engine import debrief, play

ROOMS = pytest.mark.parametrize("room", [play, debrief], ids=["play", "debrief"])


@ROOMS
def test_every_name_can_be_had(room: ModuleType) -> None:
    assert [name for name in room.__all__ if getattr(room, name) is None] == []


@ROOMS
def test_no_module_hides_behind_a_name(room: ModuleType) -> None:
    assert [name for name in room.__all__ if isinstance(getattr(room, name), ModuleType)] == []


@ROOMS
def test_there_are_no_others(room: ModuleType) -> None:
    with pytest.raises(AttributeError, match="no attribute 'recordings'"):
        _ = room.recordings
