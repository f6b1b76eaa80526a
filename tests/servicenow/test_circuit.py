from datetime import timedelta

import pytest

from sandbox.clock import Clock
from servicenow.circuit import FAILURES, PAUSE, Circuit
from servicenow.errors import (
    CircuitOpen,
    Hibernating,
    NotAnswering,
    PermissionDenied,
    PrivateAddress,
    ServiceNowError,
)


def fail(circuit: Circuit, error: ServiceNowError, times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(type(error)), circuit.request():
            raise error


DOWN = NotAnswering("HTTP 503", maybe_done=True)


def test_an_instance_that_fails_now_and_then_is_asked_on() -> None:
    circuit = Circuit(Clock().now)

    fail(circuit, DOWN, FAILURES - 1)
    with circuit.request():
        pass
    fail(circuit, DOWN, FAILURES - 1)

    assert not circuit.is_open


def test_an_instance_that_is_down_is_left_alone_and_it_is_told_since_when() -> None:
    clock = Clock()
    began = clock.now()
    circuit = Circuit(lambda: began)

    fail(circuit, Hibernating("asleep", maybe_done=True), FAILURES)

    with pytest.raises(CircuitOpen) as refused, circuit.request():
        pytest.fail("the request was let through")
    assert (began, False) == (refused.value.since, refused.value.maybe_done)


def test_one_request_in_each_pause_tries_whether_it_is_back() -> None:
    clock = Clock()
    circuit = Circuit(clock.now)
    fail(circuit, DOWN, FAILURES)

    clock.forward(PAUSE + timedelta(seconds=1))
    fail(circuit, DOWN)
    fail(circuit, CircuitOpen(clock.now()))
    clock.forward(PAUSE + timedelta(seconds=1))
    with circuit.request():
        pass

    assert (False, None) == (circuit.is_open, circuit.since)


def test_a_refusal_shows_that_the_instance_is_there() -> None:
    circuit = Circuit(Clock().now)
    fail(circuit, DOWN, FAILURES - 1)

    fail(circuit, PermissionDenied("no"))
    fail(circuit, DOWN)

    assert not circuit.is_open


def test_a_caller_that_gives_up_says_nothing_of_the_instance() -> None:
    circuit = Circuit(Clock().now)
    fail(circuit, DOWN, FAILURES - 1)

    with pytest.raises(KeyboardInterrupt), circuit.request():
        raise KeyboardInterrupt
    fail(circuit, DOWN)

    assert circuit.is_open


def test_an_address_that_we_refuse_says_nothing_of_the_instance() -> None:
    circuit = Circuit(Clock().now)
    fail(circuit, DOWN, FAILURES - 1)

    fail(circuit, PrivateAddress("10.0.0.1"))
    fail(circuit, DOWN)

    assert circuit.is_open
