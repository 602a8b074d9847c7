"""The probes of one point, asked together."""

from easi_engine.play.guards import Cube, any_of
from easi_engine.play.probing import Passed, Probe, Probed, ask, probing

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


def test_a_move_itself_is_told_only_what_sets_marks() -> None:
    asked = ask(3, [Probe(0, Cube(A, A)), Probe(1, Cube(B, B), on=MARK), Probe(2, Cube(MARK, MARK))])
    assert asked.number == 3
    assert asked.answers[A | B].noticed == (0, 1, 2)
    assert asked.marking is not None
    assert asked.marking[B] == Probed(B, (1,), MARK, 0)
    assert ask(0, [Probe(0, Cube(A, A))]).marking is None


def test_a_moment_within_an_effect_is_one_of_the_move_that_does_it() -> None:
    moment = Passed(0, keep=~A, on=B).after(keep=~MARK, on=A | MARK)
    assert all(bits & moment.keep | moment.on == (bits & ~MARK | A | MARK) & ~A | B for bits in range(8))
