from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from servicenow.errors import AmbiguousRecord
from servicenow.records import TICKET_FIELDS, Field, row_from, ticket_from, utc_value

CHANGE: dict[str, Any] = {
    "sys_id": {
        "display_value": "c286d61347c12200e0ef563dbb9a71df",
        "value": "c286d61347c12200e0ef563dbb9a71df",
    },
    "number": {"display_value": "CHG0030001", "value": "CHG0030001"},
    "short_description": {"display_value": "Turn on MFA", "value": "Turn on MFA"},
    "state": {"display_value": "Review", "value": "0"},
    "priority": {"display_value": "4 - Low", "value": "4"},
    "assigned_to": {"display_value": "", "value": ""},
    "assignment_group": {"display_value": "Workplace", "value": "d625dccec0a8016700a222a0f7900d06"},
    "due_date": {"display_value": "2026-12-01 09:30:00", "value": "2026-12-01 17:30:00"},
    "opened_at": {"display_value": "2026-11-23 04:00:00", "value": "2026-11-23 12:00:00"},
    "closed_at": {"display_value": "", "value": ""},
    "sys_updated_on": {"display_value": "2026-11-23 04:00:05", "value": "2026-11-23 12:00:05"},
    "sys_updated_by": {"display_value": "scoredesk.integration", "value": "scoredesk.integration"},
    "sys_mod_count": {"display_value": "12", "value": "12"},
    "correlation_id": {"display_value": "acme:mfa", "value": "acme:mfa"},
    "active": {"display_value": "true", "value": "true"},
    "close_code": {"display_value": None, "value": ""},
    "close_notes": {"display_value": "", "value": ""},
}


def test_a_record_keeps_values_and_what_people_see() -> None:
    ticket = ticket_from("change_request", row_from(CHANGE))

    assert ticket.state == Field("0", "Review")
    assert ticket.assignment_group == Field("d625dccec0a8016700a222a0f7900d06", "Workplace")
    assert ticket.assigned_to == Field("", "")
    assert (ticket.sys_mod_count, ticket.active, ticket.missing) == (12, True, frozenset())


def test_dates_are_read_from_the_value_which_is_in_utc() -> None:
    ticket = ticket_from("change_request", row_from(CHANGE))

    assert ticket.due_date == datetime(2026, 12, 1, 17, 30, tzinfo=UTC)
    assert ticket.closed_at is None


def test_fields_the_instance_left_out_are_named() -> None:
    row = row_from({name: CHANGE[name] for name in ("sys_id", "number")})

    ticket = ticket_from("change_request", row)

    assert frozenset(TICKET_FIELDS) - {"sys_id", "number"} == ticket.missing
    assert (ticket.state, ticket.active, ticket.due_date) == (Field("", ""), None, None)


def test_plain_values_are_read_too() -> None:
    ticket = ticket_from("incident", row_from({"sys_id": "abc", "state": "1", "active": "false"}))

    assert (ticket.sys_id, ticket.state, ticket.active) == ("abc", Field("1", "1"), False)


def test_a_record_without_sys_id_is_nobodys() -> None:
    with pytest.raises(AmbiguousRecord):
        ticket_from("incident", row_from({"number": "INC0010001"}))


def test_a_moment_is_written_in_utc() -> None:
    moment = datetime(2026, 12, 1, 18, 30, tzinfo=timezone(timedelta(hours=1)))

    assert utc_value(moment) == "2026-12-01 17:30:00"
