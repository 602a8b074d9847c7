"""Allowances that fill up again by themselves, and wrong codes that lock out nobody else."""

from dataclasses import dataclass

from easi_sim.web.limits import REMEMBERED, Allowance, Allowances, WrongCodes, neighbourhood


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def test_an_allowance_is_used_up_and_comes_back_bit_by_bit() -> None:
    clock = Clock()
    allowance = Allowance(3, 10, clock)
    assert [allowance.take() for _ in range(4)] == [True, True, True, False]
    assert allowance.wait() == 10
    clock.now = 10
    assert allowance.wait() == 0
    assert [allowance.take(), allowance.take()] == [True, False]
    clock.now = 1000
    assert [allowance.take() for _ in range(4)] == [True, True, True, False]


def test_each_key_has_its_own_and_no_more_are_remembered_than_there_may_be() -> None:
    allowances = Allowances(1, 10, Clock())
    assert allowances.of("a").take()
    assert not allowances.of("a").take()
    assert allowances.of("b").take()
    for n in range(REMEMBERED):
        allowances.of(str(n))
    assert allowances.of("a").take()


def test_an_address_that_tries_codes_has_to_wait_and_another_has_not() -> None:
    clock = Clock()
    codes = WrongCodes(clock)
    tried = 0
    while not codes.wait("192.0.2.1"):
        codes.wrong("192.0.2.1")
        tried += 1
    assert tried == 8
    assert codes.wait("192.0.2.2") == 0
    clock.now = 5
    assert codes.wait("192.0.2.1") == 0


def test_many_addresses_together_wait_and_an_honest_one_does_not() -> None:
    clock = Clock()
    codes = WrongCodes(clock)
    for n in range(100):
        codes.wrong(f"192.0.2.{n}")
    assert codes.wait("192.0.2.7") > 0
    assert codes.wait("198.51.100.1") == 0
    clock.now = 2
    assert codes.wait("192.0.2.7") == 0


def test_an_hour_of_trying_does_not_come_near_the_number_of_codes() -> None:
    clock = Clock()
    codes = WrongCodes(clock)
    addresses = [f"192.0.2.{n}" for n in range(200)]
    tried = 0
    for second in range(3600):
        clock.now = second
        for address in addresses:
            if not codes.wait(address):
                codes.wrong(address)
                tried += 1
    assert tried < 27**6 / 100_000


def test_a_machine_with_many_ipv6_addresses_is_one() -> None:
    assert neighbourhood("2001:db8::1") == neighbourhood("2001:db8::ffff:1")
    assert neighbourhood("2001:db8::1") != neighbourhood("2001:db8:0:1::1")
    assert neighbourhood("fe80::1%eth0") == neighbourhood("fe80::2")
    assert neighbourhood("::ffff:192.0.2.1") == neighbourhood("192.0.2.1") == "192.0.2.1"
    assert neighbourhood("") == ""
