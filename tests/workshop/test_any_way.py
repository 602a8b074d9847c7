"""Whatever is done in whatever order: what is refused changes nothing, and the log leads back to the same room."""

from __future__ import annotations

import json

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from easi_sim.workshop import acts
from easi_sim.workshop.acts import ACT, Act, Voice
from easi_sim.workshop.doing import after
from easi_sim.workshop.room import Refused, Room
from easi_sim.workshop.tally import expectations, heard, seats_of, tables_of, voices, votes_of
from tests.workshop.holding import NOW, empty

GUESTS = st.sampled_from(["a", "b", "c"])
VOICES = st.builds(Voice, st.integers(0, 3), st.sampled_from(["police", "school", "housing", "fire"]))
CHOICES = st.sampled_from(
    ["talk-to-jamie", "email", "say-heater", "ask-gp", "ask-nurse", "listen", "tell-nell", "none"]
)
TURNS = st.integers(0, 4)
COUNTS = st.dictionaries(CHOICES, st.integers(0, 3), max_size=2)
PHASES = st.sampled_from(["welcome", "rules", "read", "talk", "vote", "expect", "reveal", "end"])
DOING = st.one_of(
    st.builds(acts.AddTable, name=st.sampled_from("ABC"), seats=st.sampled_from([("police",), ("school", "housing")])),
    st.builds(acts.TypeIn, voice=VOICES, on=st.booleans()),
    st.builds(acts.Lock, on=st.booleans()),
    st.builds(acts.Sit, guest=GUESTS, voice=VOICES),
    st.builds(acts.Leave, guest=GUESTS),
    st.builds(acts.Remove, guest=GUESTS),
    st.builds(acts.Go, phase=PHASES),
    st.builds(acts.Vote, guest=GUESTS, turn=TURNS, choice=CHOICES, instead=st.booleans()),
    st.builds(acts.Expect, guest=GUESTS, turn=TURNS, choice=CHOICES, instead=st.booleans()),
    st.builds(acts.CountVotes, voice=VOICES, turn=TURNS, counts=COUNTS),
    st.builds(acts.CountExpected, voice=VOICES, turn=TURNS, counts=COUNTS),
    st.builds(acts.Pick, turn=TURNS, choice=CHOICES),
    st.builds(acts.TakeBack, turn=TURNS),
    st.builds(acts.SetTimer, seconds=st.one_of(st.none(), st.integers(1, 7200))),
    st.builds(acts.Ask, text=st.sampled_from(["Why?", "When?"])),
    st.builds(acts.Drop, number=st.integers(-1, 2)),
)


class AnyWorkshop(RuleBasedStateMachine):
    """A workshop to which anything is done."""

    def __init__(self) -> None:
        super().__init__()
        self.room: Room = empty()
        self.log: list[str] = []
        self.shown: dict[int, str] = {}
        """Turn → what was voted when it was shown, as text."""

    @rule(act=DOING)
    def something_is_done(self, act: Act) -> None:
        before = repr(self.room.turns), self.room.phase, dict(self.room.guests), self.room.wall
        try:
            self.room = after(self.room, act, NOW)
        except Refused:
            assert (repr(self.room.turns), self.room.phase, dict(self.room.guests), self.room.wall) == before
        else:
            self.log.append(act.model_dump_json())

    @rule()
    def the_story_goes_on(self) -> None:
        """Chance alone seldom comes far."""
        turn = self.room.turn
        if turn is not None and self.room.phase != "end":
            self.something_is_done(acts.Go(phase="reveal"))
            self.something_is_done(acts.Pick(turn=turn.number, choice=turn.options[0]))

    @invariant()
    def the_log_leads_to_this_room(self) -> None:
        again = empty()
        for line in self.log:
            again = after(again, ACT.validate_json(line), NOW)
        assert (again.turns, again.phase, again.guests, again.typed, again.wall) == (
            self.room.turns,
            self.room.phase,
            self.room.guests,
            self.room.typed,
            self.room.wall,
        )
        assert again.playthrough.moves == self.room.playthrough.moves

    @invariant()
    def every_vote_is_for_an_open_option_and_counted_once(self) -> None:
        for turn in self.room.turns:
            assert {cast.choice for cast in turn.votes.values()} <= set(turn.options)
            for voice in voices(self.room):
                found = votes_of(self.room, turn, voice)
                cast = sum(one.voice == voice for one in turn.votes.values())
                assert sum(found.values()) in {cast, sum(turn.counts.get(voice, {}).values())}
            everyone = votes_of(self.room, turn, *voices(self.room))
            assert sum(everyone.values()) == sum(sum(one.votes.values()) for one in tables_of(self.room, turn))
            assert sum(everyone.values()) == sum(sum(one.votes.values()) for one in seats_of(self.room, turn))

    @invariant()
    def what_was_shown_stays_as_it_was_shown(self) -> None:
        for turn in self.room.turns:
            if turn.revealed:
                shown = json.dumps([[one.table.number, dict(one.votes)] for one in tables_of(self.room, turn)])
                met = self.shown.setdefault(turn.number, shown)
                # A table that is set later has no part in it.
                assert json.loads(shown)[: len(json.loads(met))] == json.loads(met)
            else:
                self.shown.pop(turn.number, None)

    @invariant()
    def nothing_that_is_shown_falls_over(self) -> None:
        for turn in self.room.turns:
            expectations(self.room, turn)
            found = heard(self.room, turn, expecting=False)
            assert found.answered <= found.of


TestAnyWorkshop = AnyWorkshop.TestCase
TestAnyWorkshop.settings = settings(settings.get_profile(settings.get_current_profile_name()), stateful_step_count=30)
