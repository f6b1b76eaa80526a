"""Business rules and data policies of tasks: what follows from what, and what is refused."""

from collections.abc import Mapping
from dataclasses import dataclass

from sandbox.servicenow import house_rules
from sandbox.servicenow.instance import Instance, Record
from sandbox.servicenow.properties import MANDATORY_SHORT_DESCRIPTION
from sandbox.servicenow.refusals import rule_failed

RESOLVED, CLOSED, CANCELED = "6", "7", "8"
CHANGE_SCHEDULED, CHANGE_CLOSED, CHANGE_CANCELED = "-2", "3", "4"

_PRIORITY = {
    ("1", "1"): "1",
    ("1", "2"): "2",
    ("2", "1"): "2",
    ("1", "3"): "3",
    ("2", "2"): "3",
    ("3", "1"): "3",
    ("2", "3"): "4",
    ("3", "2"): "4",
    ("3", "3"): "5",
}
_CHANGE_STEPS: Mapping[str, tuple[str, ...]] = {
    "normal": ("-5", "-4", "-3", "-2", "-1", "0", "3"),
    "emergency": ("-5", "-3", "-2", "-1", "0", "3"),
    "standard": ("-5", "-2", "-1", "0", "3"),
}


@dataclass(frozen=True)
class Writing:
    """One write: the record before it (None at insert) and after it, and who makes it with which roles."""

    instance: Instance
    table: str
    before: Record | None
    after: Record
    user: Record
    roles: frozenset[str]

    def enters(self, *states: str) -> bool:
        """Whether this write brings the record into one of these states."""
        return self.after["state"] in states and (
            self.before is None or self.before["state"] != self.after["state"]
        )


def next_states(change_request: Record) -> list[str]:
    """The states a change request may be in next: its own, the next in its type's model, Canceled."""
    state = change_request["state"]
    steps = _CHANGE_STEPS.get(change_request["type"], _CHANGE_STEPS["normal"])
    if state in (CHANGE_CLOSED, CHANGE_CANCELED):
        return [state]
    following = steps[steps.index(state) + 1 : steps.index(state) + 2] if state in steps else ()
    return [state, *following, CHANGE_CANCELED]


def change_states(before: Record | None) -> list[str]:
    """The states a change request may be written in; a new one (None) begins at the beginning."""
    return next_states(before) if before else ["-5"]


def check(writing: Writing) -> None:
    """Refuse what a data policy or business rule refuses."""
    house_rules.refuse(writing.instance, writing.table, writing.after, is_new=writing.before is None)
    if writing.table not in ("incident", "change_request"):
        return
    mandatory = writing.instance.is_on(MANDATORY_SHORT_DESCRIPTION)
    if mandatory and not writing.after["short_description"].strip():
        _missing("Short description")
    if writing.table == "incident":
        _check_incident(writing)
    else:
        _check_change_request(writing)


def _missing(*labels: str) -> None:
    names = ", ".join(labels)
    raise rule_failed(f"Data Policy Exception: The following fields are mandatory: {names}")


def _check_closing_fields(after: Record) -> None:
    labels = {"close_code": "Close code", "close_notes": "Close notes"}
    missing = [label for name, label in labels.items() if not after[name].strip()]
    if missing:
        _missing(*missing)


def _check_incident(writing: Writing) -> None:
    may_close = bool(writing.roles & {"admin", "itil_admin"})
    if writing.before and writing.before["state"] == CLOSED and not may_close:
        raise rule_failed(
            "Operation against file 'incident' was aborted by Business Rule: the incident is closed"
        )
    if writing.enters(RESOLVED, CLOSED):
        _check_closing_fields(writing.after)
    if writing.enters(CLOSED) and not may_close:
        raise rule_failed(
            "Operation against file 'incident' was aborted by Business Rule: only admins may close"
        )


def _check_change_request(writing: Writing) -> None:
    state = writing.after["state"]
    if state not in change_states(writing.before):
        raise rule_failed(
            "Operation against file 'change_request' was aborted by Business Rule: "
            f"State transition to {state} is not allowed"
        )
    if writing.enters(CHANGE_SCHEDULED) and not writing.after["assignment_group"]:
        _missing("Assignment group")
    if writing.enters(CHANGE_CLOSED):
        _check_closing_fields(writing.after)


def apply(writing: Writing) -> None:
    """Set what follows from the record's other fields: priority, mirrors of the state, who closed it."""
    house_rules.rewrite(writing.instance, writing.table, writing.after)
    after, now, user = writing.after, writing.instance.timestamp(), writing.user["sys_id"]
    if writing.table == "incident":
        after["priority"] = _PRIORITY.get((after["impact"], after["urgency"]), "5")
        after["incident_state"] = after["state"]
        after["active"] = str(after["state"] not in (CLOSED, CANCELED)).lower()
        if writing.enters(RESOLVED):
            after |= {"resolved_at": now, "resolved_by": user}
        if writing.enters(CLOSED, CANCELED):
            after |= {"closed_at": now, "closed_by": user}
    if writing.table == "change_request":
        after["active"] = str(after["state"] not in (CHANGE_CLOSED, CHANGE_CANCELED)).lower()
        if writing.enters(CHANGE_CLOSED, CHANGE_CANCELED):
            after |= {"closed_at": now, "closed_by": user}
