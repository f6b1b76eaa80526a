"""What recorded answers come to, without asking anybody."""

import ssl
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from servicenow.checks import address, clock, cross_scope, reading, registry, roles, states, user
from servicenow.checks.finding import Finding
from servicenow.checks.unseen import not_asked
from servicenow.errors import CircuitOpen, Hibernating, NotAnswering, ServiceNowError
from servicenow.records import TICKET_FIELDS, Found, row_from

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
WHOLE = row_from(dict.fromkeys(TICKET_FIELDS, "x"))


def seen(findings: list[Finding]) -> list[str]:
    return [finding.seen for finding in findings]


def unreached(cause: Exception) -> NotAnswering:
    """As the transport raises it: httpx's error came from the network's."""
    error, failed = NotAnswering("", maybe_done=False), httpx.ConnectError("failed")
    failed.__cause__, error.__cause__ = cause, failed
    return error


@pytest.mark.parametrize(
    ("cause", "expected"),
    [
        (ssl.SSLCertVerificationError("unable to get local issuer certificate"), address.CERTIFICATE),
        (ExceptionGroup("all attempts", [ConnectionRefusedError("111")]), address.REFUSED),
        (OSError("no route to host"), address.NO_ANSWER),
    ],
)
def test_what_kept_a_connection_from_being_made_is_found_behind_the_error(
    cause: Exception, expected: object
) -> None:
    assert expected == address.judge(unreached(cause))


def test_a_first_row_that_hides_a_field_on_purpose_is_no_finding() -> None:
    poorer = {name: value for name, value in WHOLE.items() if name != "due_date"}

    assert [] == reading.judge("incident", Found([poorer, WHOLE], 2))


def test_fields_that_are_needed_are_told_apart_from_those_that_are_not() -> None:
    poorer = {name: value for name, value in WHOLE.items() if name not in ("due_date", "correlation_id")}
    found = reading.judge("incident", Found([poorer], 1))

    assert ["reading-needed-hidden", "reading-fields-hidden"] == seen(found)
    assert ["correlation_id", "due_date"] == [finding.values["fields"] for finding in found]


def test_the_roles_to_give_are_named() -> None:
    assert "sn_change_write, sn_incident_write" == roles.judge(frozenset({"snc_internal"})).values["roles"]


def test_states_of_the_instances_own_are_no_fault() -> None:
    names = ("1", "2", "3", "6", "7", "8", "20")
    rows = [row_from({"name": "incident", "element": "state", "value": value}) for value in names]

    assert [] == states.judge("incident", Found(rows, len(rows)))


def test_a_user_that_client_credentials_serve_need_not_log_in() -> None:
    row = row_from(dict.fromkeys(user.FIELDS, "") | {"identity_type": "Machine", "time_zone": "GMT"})

    assert [] == user.judge(row, logs_in=False)
    assert ["user-web-service-only"] == seen(user.judge(row, logs_in=True))


def test_a_user_of_an_older_release_has_no_identity_type() -> None:
    row = row_from({name: "" for name in user.FIELDS if name != "identity_type"} | {"time_zone": "UTC"})

    assert [] == user.judge(row, logs_in=True)


def test_everything_that_is_wrong_with_a_user_is_told() -> None:
    row = row_from({"active": "false", "time_zone": "US/Pacific"})

    assert ["user-inactive", "user-time-zone", "user-hidden"] == seen(user.judge(row, logs_in=True))


def test_a_redirect_that_is_one_of_several_is_registered() -> None:
    row = row_from({"redirect_url": "https://a.example/cb, https://b.example/cb"})

    assert "redirect-registered" == registry.judge_redirect(row, "https://b.example/cb", NOW).seen
    assert "redirect-unregistered" == registry.judge_redirect(row, "https://b.example", NOW).seen


def test_a_definition_without_any_of_its_columns_tells_nothing() -> None:
    assert ["cross-scope-hidden"] == seen(cross_scope.judge(row_from({"name": "oauth_entity"})))


@pytest.mark.parametrize(
    ("off", "expected"),
    [(0, "clock-agrees"), (60, "clock-agrees"), (61, "clock-off"), (-301, "clock-far-off")],
)
def test_a_clock_is_off_whichever_way(off: int, expected: str) -> None:
    assert expected == clock.judge("Wed, 25 Nov 2026 12:00:00 GMT", NOW + timedelta(seconds=off)).seen


@pytest.mark.parametrize("date", ["", "yesterday"])
def test_an_answer_without_a_date_tells_nothing_of_the_clock(date: str) -> None:
    assert "any-odd" == clock.judge(date, NOW).seen


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (CircuitOpen(NOW), "any-no-answer"),
        (Hibernating(maybe_done=False), "any-no-data"),
        (ServiceNowError(), "any-odd"),
    ],
)
def test_an_error_of_any_kind_leaves_a_check_unknown(error: ServiceNowError, expected: str) -> None:
    assert expected == not_asked("states", error).seen
