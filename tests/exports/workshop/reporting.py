"""Workshops that have come to an end, to report on."""

from __future__ import annotations

from pathlib import Path

from easi_sim.workshop import acts
from easi_sim.workshop.acts import Act
from easi_sim.workshop.file import WorkshopFile
from easi_sim.workshop.opening import open_workshop
from tests.running import corner_shop
from tests.workshop.holding import NOW, POLICE, SCHOOL, TABLES, expect, pick, vote

HOSTILE = "<script>alert(1)</script> | # [a](javascript:alert(1)) \x1b[31m\u202eab"


def held(path: Path, *, notes: bool = True, recorded: tuple[str, ...] = ()) -> WorkshopFile:
    """A workshop of three tables, held to its ending: twelve police, two at the school's table, nobody at the third."""
    host = open_workshop(corner_shop(), "school", variant="quiet", wall=True, place=path)
    opening = host.file.opening
    host.close()
    path.unlink()
    file = WorkshopFile.create(path, opening.model_copy(update={"recorded": recorded, "opened": NOW}))
    guests = [f"p{number}" for number in range(12)]
    done: list[Act] = [acts.AddTable(name=name, seats=seats) for name, seats in TABLES]
    done += [acts.Sit(guest=guest, voice=POLICE) for guest in guests]
    done += [acts.TypeIn(voice=SCHOOL, on=True), acts.Go(phase="vote")]
    done += [vote(guest, "talk-to-jamie" if number < 9 else "email") for number, guest in enumerate(guests)]
    done += [acts.CountVotes(voice=SCHOOL, turn=1, counts={"email": 1, "ring-nell": 1}), acts.Go(phase="expect")]
    done += [expect(guest, "email") for guest in guests]
    done += [*pick("talk-to-jamie"), *pick("say-heater", 2), *pick("listen", 3), acts.Ask(text=HOSTILE)]
    file.append((NOW, act) for act in done)
    if notes:
        file.note("They stopped at the toast.", 1, NOW)
        file.note("A good morning.", None, NOW)
    return file
