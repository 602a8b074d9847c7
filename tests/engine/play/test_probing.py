"""The probes of one point, asked together."""

from easi_engine.play.guards import Cube, any_of
from easi_engine.play.probing import Probe, Probed, probing

A, B, MARK = 1, 2, 4


def test_what_holds_is_noticed_and_what_settled_it_is_kept() -> None:
    asked = probing([Probe(7, Cube(A, A)), Probe(8, any_of([Cube(A, A), Cube(B, B)]))])
    assert asked.reads == A | B
    assert asked[A] == Probed(A, (7, 8), 0, 0)
    assert asked[0] == Probed(A | B, (), 0, 0)


def test_a_probe_reads_the_marks_of_those_before_it_and_not_what_stood_there() -> None:
    asked = probing([Probe(0, Cube(A, A), on=MARK), Probe(1, Cube(MARK, MARK), off=MARK), Probe(2, Cube(MARK, MARK))])
    assert asked[A] == Probed(A, (0, 1), 0, MARK)
    assert asked[0] == Probed(A | MARK, (), 0, 0)
