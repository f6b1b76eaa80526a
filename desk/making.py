"""A ticket's record in ServiceNow: the ways to make it and to find it again; `desk.deliver` has the order."""

from collections.abc import Mapping

from servicenow.change_management import CREATING, create_change
from servicenow.client import Instance
from servicenow.creation import Made
from servicenow.errors import RecordNotFound
from servicenow.queries import contains
from servicenow.records import value_of
from storage.tables import Ticket


def by_change_api(instance: Instance, ticket: Ticket) -> bool:
    """Whether to try the Change Management API first: for change requests, unless it was found absent."""
    asked = CREATING not in instance.absent or only_by_change_api(ticket)
    return ticket.table == "change_request" and asked


def only_by_change_api(ticket: Ticket) -> bool:
    """Whether the Table API will not do: it would take a standard change's type, but not its template."""
    return ticket.change_type == "standard"


async def change(instance: Instance, ticket: Ticket, fields: Mapping[str, str]) -> Made:
    """Create the change request by the Change Management API."""
    return await create_change(instance, ticket.change_type or "normal", fields, ticket.standard_template)


async def find(instance: Instance, ticket: Ticket) -> str | None:
    """The sys_id of the record that an earlier create of ours made; None where none is seen (yet).

    First by the sys_id that was offered, which needs no query, then by correlation_id.
    """
    try:
        return (await instance.get(ticket.table, ticket.correlation_id)).sys_id
    except RecordNotFound:
        found = await instance.find_by_correlation_id(ticket.table, ticket.correlation_id)
        return found.sys_id if found else None


async def find_by_description(instance: Instance, ticket: Ticket) -> str | None:
    """The same by the key in the description, for an instance that kept neither sys_id nor correlation_id.

    A row without the key shows that the instance dropped the condition: that says nothing either way.
    """
    condition = contains("description", ticket.correlation_id)
    found = await instance.find(ticket.table, condition, ("sys_id", "description"), limit=2)
    ours = [row for row in found.rows if ticket.correlation_id in value_of(row, "description")]
    return value_of(ours[0], "sys_id") if ours else None


async def sees(instance: Instance, known: Ticket) -> bool:
    """Whether a record that is there is found by its keys; True, too, where it is there no more.

    It is not where query ACLs keep the integration user from comparing those fields.
    """
    if await instance.find_by_correlation_id(known.table, known.correlation_id):
        return True
    if await find_by_description(instance, known):
        return True
    try:
        await instance.get(known.table, known.sys_id or "")
    except RecordNotFound:
        return True
    return False
