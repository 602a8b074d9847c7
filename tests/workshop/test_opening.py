"""Opening a workshop, from a story or a recording, and going on with one."""

import re
from pathlib import Path

import pytest

from easi_engine.play import Playthrough, Recording, compile_seat, recording_of
from easi_sim.errors import Trouble
from easi_sim.workshop import acts
from easi_sim.workshop.file import CannotKeep, WorkshopFile
from easi_sim.workshop.opening import LETTERS, open_workshop, read, resume, seats_of, workshops
from tests.running import corner_shop
from tests.workshop.holding import pick


def recording(*choices: str) -> Recording:
    playthrough = Playthrough.begin(compile_seat(corner_shop(), "school"), "busy")
    for choice in choices:
        playthrough = playthrough.choose(choice)
    return recording_of(playthrough)


def test_a_room_speaks_for_who_can_be_played_and_who_reads() -> None:
    assert seats_of(corner_shop()) == ("police", "health", "school", "housing")


def test_each_workshop_has_a_code_and_a_secret_of_its_own(tmp_path: Path) -> None:
    hosts = [open_workshop(corner_shop(), "school", place=tmp_path / f"{n}.workshop") for n in range(2)]
    one, other = (host.file.opening for host in hosts)
    assert re.fullmatch(f"[{LETTERS}]{{6}}", one.code)
    assert one.code != other.code
    assert one.secret != other.secret
    assert one.secret not in repr(one)
    for host in hosts:
        host.close()


def test_a_recording_brings_its_seat_its_variant_and_its_choices(tmp_path: Path) -> None:
    place = tmp_path / "a.workshop"
    host = open_workshop(corner_shop(), "housing", recording=recording("email", "ask-nurse"), place=place)
    assert (host.room.viewpoint, host.room.playthrough.variant) == ("school", "busy")
    host.do(acts.Go(phase="vote"))
    assert host.room.recorded_choice == "email"
    host.close()
    again = resume(place, corner_shop())
    assert again.room.recorded_choice == "email"
    again.close()


def test_a_recording_that_does_not_fit_is_refused_with_the_reason(tmp_path: Path) -> None:
    odd = recording("email").model_copy(update={"moves": recording("talk-to-jamie", "say-all").moves[1:]})
    with pytest.raises(Trouble, match="does not fit"):
        open_workshop(corner_shop(), "school", recording=odd, place=tmp_path / "a.workshop")
    assert not any(tmp_path.iterdir())


def test_a_story_that_has_changed_cannot_be_gone_on_with(tmp_path: Path) -> None:
    place = tmp_path / "a.workshop"
    open_workshop(corner_shop(), "school", place=place).close()
    opening = WorkshopFile.reopen(place).opening
    changed = WorkshopFile.create(tmp_path / "b.workshop", opening.model_copy(update={"digest": "another"}))
    with pytest.raises(CannotKeep, match="has been changed"):
        read(changed, corner_shop())


def test_a_log_that_does_not_add_up_is_damage(tmp_path: Path) -> None:
    host = open_workshop(corner_shop(), "school", place=tmp_path / "a.workshop")
    host.file.append((host.file.opening.opened, act) for act in (*pick("email"), *pick("email")))
    host.close()
    with pytest.raises(CannotKeep, match="damaged"):
        resume(tmp_path / "a.workshop", corner_shop())


def test_workshops_are_among_the_records_the_last_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EASI_HOME", str(tmp_path))
    assert workshops() == ()
    first, second = (open_workshop(corner_shop(), "school") for _ in range(2))
    second.close()
    first.do(acts.Lock(on=True))
    first.close()
    assert {path.parent for path in workshops()} == {tmp_path / "workshops"}
    assert set(workshops()) == {first.file.path, second.file.path}
    assert first.file.path != second.file.path
