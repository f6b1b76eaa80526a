"""Check 10: whether a ticket can be made. Only on request, as it makes one and takes it back.

Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html
"""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from secrets import token_hex

from servicenow.checks.finding import Finding, Outcome, Verdict, names
from servicenow.checks.unseen import not_asked
from servicenow.client import Instance
from servicenow.errors import (
    AmbiguousRecord,
    NotAnswering,
    NotJson,
    PermissionDenied,
    RefusedByRule,
    ServiceNowError,
)
from servicenow.records import TicketRecord, utc_value

NAME = "writing"

NOT_TRIED = Verdict(NAME, "not-tried", Outcome.UNKNOWN, "write-test-ticket")
CANCELED = Verdict(NAME, "canceled", Outcome.PASS)
DELETED = Verdict(NAME, "deleted", Outcome.PASS)
NOT_TAKEN = Verdict(NAME, "not-taken", Outcome.WARN, "open-fields")
LEFT_BEHIND = Verdict(NAME, "left-behind", Outcome.WARN, "close-test-ticket")
DENIED = Verdict(NAME, "denied", Outcome.FAIL, "give-roles")
REFUSED = Verdict(NAME, "refused", Outcome.FAIL, "ease-rule")
UNSURE = Verdict(NAME, "unsure", Outcome.UNKNOWN, "look-for-test-ticket")
VERDICTS = (NOT_TRIED, CANCELED, DELETED, NOT_TAKEN, LEFT_BEHIND, DENIED, REFUSED, UNSURE)

TITLE = "scoredesk test ticket, please ignore"
_CANCELED_STATE = "8"


async def probe(instance: Instance, now: datetime) -> list[Finding]:
    """Create an incident that says that it is a test, then cancel it, or delete it. Raises nothing.

    Source: c_TableAPI.html, "Table - POST /now/table/{tableName}"
    """
    sent = {
        "short_description": TITLE,
        "description": "Made by scoredesk's doctor to see whether it may create tickets. Nobody has to act.",
        "impact": "3",
        "urgency": "3",
        "due_date": utc_value(now + timedelta(days=1)),
        "correlation_id": token_hex(16),
    }
    try:
        record = await instance.create("incident", sent)
    except PermissionDenied:
        return [DENIED.found()]
    except RefusedByRule as error:
        return [REFUSED.found(words=error.detail or "-")]
    except (NotAnswering, NotJson, AmbiguousRecord) as error:
        if isinstance(error, NotAnswering | NotJson) and not error.maybe_done:
            return [not_asked(NAME, error)]
        return [await _looked_for(instance, sent["correlation_id"])]
    except ServiceNowError as error:
        return [not_asked(NAME, error)]
    not_taken = judge(sent, record)
    taken = [NOT_TAKEN.found(fields=names(not_taken))] if not_taken else []
    return [*taken, await _taken_back(instance, record)]


def judge(sent: Mapping[str, str], record: TicketRecord) -> list[str]:
    """The fields that the record does not have as they were sent; what may not be seen is not judged."""
    due_date = utc_value(record.due_date) if record.due_date else ""
    held = {
        "short_description": record.short_description,
        "correlation_id": record.correlation_id,
        "due_date": due_date,
    }
    return [name for name, value in held.items() if name not in record.missing and value != sent[name]]


async def _looked_for(instance: Instance, correlation_id: str) -> Finding:
    """Nobody said whether it was made: it is looked for, and where it is not found it may still come."""
    with suppress(ServiceNowError):
        record = await instance.find_by_correlation_id("incident", correlation_id)
        if record is not None:
            return await _taken_back(instance, record)
    return UNSURE.found(title=TITLE)


async def _taken_back(instance: Instance, record: TicketRecord) -> Finding:
    number = record.number or record.sys_id
    path = f"/api/now/table/incident/{record.sys_id}"
    with suppress(ServiceNowError):
        fields = {"state": _CANCELED_STATE, "close_notes": "Test ended."}
        after = await instance.update("incident", record.sys_id, fields)
        if after.state.value == _CANCELED_STATE:
            return CANCELED.found(number=number)
    with suppress(ServiceNowError):
        await instance.write("DELETE", path, None)
        return DELETED.found(number=number)
    return LEFT_BEHIND.found(number=number)
