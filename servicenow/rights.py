"""What the integration user may do, found out without changing anything.

Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html
"""

from collections.abc import Mapping

from servicenow.client import Instance
from servicenow.errors import NoSuchApi, PermissionDenied, RecordNotFound, RefusedByRule
from servicenow.records import Table

WRITE_ROLES: Mapping[Table, frozenset[str]] = {
    "incident": frozenset({"sn_incident_write", "itil", "itil_admin"}),
    "change_request": frozenset({"sn_change_write", "itil", "change_manager"}),
}
"""Roles that let a user write the table, as an instance comes; an instance may have others of its own."""


async def can_read(instance: Instance, table: Table) -> bool | None:
    """Whether the user may read the table; None where it has no rows to tell by, or hides the first.

    An instance leaves out rows after it has counted and cut the list, so an empty list proves nothing.
    Raises what Instance raises but for PermissionDenied.
    Source: c_TableAPI.html, "Table - GET /now/table/{tableName}"
    """
    parameters = {"sysparm_limit": "1", "sysparm_fields": "sys_id"}
    try:
        answer = await instance.read(f"/api/now/table/{table}", parameters)
    except (PermissionDenied, RecordNotFound, NoSuchApi, RefusedByRule):
        return False
    return True if isinstance(answer.result, list) and answer.result else None


def can_write(table: Table, roles: frozenset[str] | None) -> bool | None:
    """True where one of the roles is known to let its user write; None where that is not certain."""
    return True if roles and roles & WRITE_ROLES[table] else None
