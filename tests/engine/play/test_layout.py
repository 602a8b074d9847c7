"""The integer that holds a state: every part reads back what was written and disturbs nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from easi_engine.play.layout import MeterBits
from tests.engine.building import play, seat


@given(st.integers(-20, 20), st.integers(1, 40), st.integers(-80, 80), st.integers(0, 9))
def test_a_meter_reads_back_what_was_written_within_its_bounds(base: int, span: int, value: int, start: int) -> None:
    place = MeterBits(start, base, base + span)
    assert place.read(place.write(value)) == min(max(value, base), base + span)
    assert place.write(value) & ~place.mask == 0


@given(st.integers(-5, 5), st.integers(1, 8), st.integers(-8, 15), st.integers(-8, 15))
def test_at_least_is_one_bits_test(base: int, span: int, value: int, bound: int) -> None:
    place = MeterBits(3, base, base + span)
    bit = place.at_least(bound)
    bits = place.write(value)
    holds = bit is not None and bits & bit == bit
    assert holds == (place.read(bits) >= bound)


def test_every_part_of_a_state_has_bits_of_its_own() -> None:
    layout = seat("""
    facts: {food: school, bruise: []}
    flags: [a, b]
    meters: {days: {from: 0, to: 5}, risk: {from: -2, to: 2}}
    consent: {ask: {of: leanne, for: food, with: health, answers: [given]}}
    timeline: {post: {day: 2, set: a}}
    verdicts: {q: {facts: [food, bruise], to: csc, judge: [share]}}
    scenes: {desk: {to: end, choices: {tell: {share: {csc: [food, bruise]}}}}, end: {ending: The end}}
    """).layout
    parts = [
        *layout.knows.values(),
        *(bit for places in layout.consent.values() for bit in places.values()),
        *layout.flags.values(),
        *(meter.mask for meter in layout.meters.values()),
        *layout.visited.values(),
        *layout.fired.values(),
        *layout.sent.values(),
        *layout.late.values(),
        *layout.leaked.values(),
    ]
    assert sum(parts) == (1 << layout.size) - 1
    assert layout.ledger == sum([*layout.sent.values(), *layout.late.values(), *layout.leaked.values()])


def test_what_no_choice_can_send_lies_above_everything_else() -> None:
    layout = seat("""
    facts: {food: school, bruise: []}
    flags: [a]
    scenes: {desk: {to: end, choices: {tell: {share: {csc: food}}}}, end: {ending: The end}}
    """).layout
    near = {("school", "food"), ("csc", "food")}
    far = [bit for pair, bit in layout.knows.items() if pair not in near]
    assert len(far) == len(layout.knows) - 2
    assert max(*(layout.knows[pair] for pair in near), layout.flags["a"]) < min(far)


def test_states_are_equal_by_value_whichever_program_made_them() -> None:
    text = "{flags: [a, b], scenes: {desk: {choices: {x: {set: a}, y: {set: b}}}}}"
    one, other = play(text, "x", "y").state, play(text, "y", "x").state
    assert one == other
    assert hash(one) == hash(other)


@given(st.integers(1, 8), st.integers(0, 8), st.integers(0, 8), st.integers(0, 3))
def test_a_meters_edge_tells_its_value_from_every_other(span: int, value: int, other: int, start: int) -> None:
    meter = MeterBits(start, 0, span)
    bits, others = meter.write(value), meter.write(other)
    edge = meter.edge(bits)
    assert edge.bit_count() <= 2
    assert edge & ~meter.mask == 0
    assert (bits & edge == others & edge) is (bits == others)
