"""Which records were changed, by pages of a range query or by their sys_ids.

Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html

An instance may read the dates of a query in the calling user's time zone, drop a condition or an order,
refuse ranges by a query ACL, and count rows that it does not show. So nothing here trusts what was asked:
each page is checked, pages go by sys_id, which no change moves, and how dates are read is found out on a
known record.
"""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta

from servicenow.client import Instance
from servicenow.errors import AmbiguousRecord, BadQueryValue, PermissionDenied
from servicenow.queries import after, all_of, equals, is_in, is_sys_id, not_before, ordered_by
from servicenow.records import TICKET_FIELDS, Found, Row, Table, utc_from, value_of

PAGE_ROWS = 200
CHUNK = 40
"""sys_ids in one request: its URL stays under 1,900 characters."""
FURTHEST_BEHIND = timedelta(hours=-12)
FURTHEST_AHEAD = timedelta(hours=14)
"""No time zone is further from UTC than these."""
_FIELDS = (*TICKET_FIELDS, "sys_created_by")
_STEP = timedelta(minutes=15)
"""Every time zone's distance from UTC is a multiple of it."""
_LOWEST, _HIGHEST = FURTHEST_BEHIND // _STEP - 1, FURTHEST_AHEAD // _STEP + 2


async def changed_since(
    instance: Instance, table: Table, made_by: Sequence[str], since: datetime, ahead: timedelta
) -> AsyncIterator[Found]:
    """Pages of the records that these users made and somebody changed since then, PAGE_ROWS at most in each.

    ``ahead`` is how far ahead of UTC the instance is taken to read the dates of a query; where that is too
    much, records are missing. Raises AmbiguousRecord where the instance did not do as asked, PermissionDenied
    where it will not or hides a whole page, BadQueryValue for a name that no query can hold, and what
    Instance raises.
    Source: c_TableAPI.html, "Table - GET /now/table/{tableName}"
    """
    oldest = since + ahead - FURTHEST_AHEAD
    conditions = [is_in("sys_created_by", made_by), not_before("sys_updated_on", since + ahead)]
    last: str | None = None
    while True:
        further = [] if last is None else [after("sys_id", last)]
        query = all_of(*conditions, *further, ordered_by("sys_id"))
        found = await instance.find(table, query, _FIELDS, PAGE_ROWS)
        _check_page(found.rows, made_by, oldest, last or "")
        yield found
        if found.total_count is not None and found.total_count <= PAGE_ROWS:
            return
        if not found.rows:
            if found.total_count:
                raise PermissionDenied(f"{table}: a page of {PAGE_ROWS} records may not be read")
            return
        last = value_of(found.rows[-1], "sys_id")


async def records_of(instance: Instance, table: Table, sys_ids: Sequence[str]) -> Found:
    """Those of at most CHUNK records that the user may see; raises AmbiguousRecord or BadQueryValue.

    Also raises what Instance raises. A ``total_count`` above the rows tells of records that are hidden.
    Source: c_TableAPI.html, "Table - GET /now/table/{tableName}"
    """
    if len(sys_ids) > CHUNK or not all(map(is_sys_id, sys_ids)):
        raise BadQueryValue("not some sys_ids")
    found = await instance.find(table, is_in("sys_id", sys_ids), _FIELDS, len(sys_ids))
    if not {value_of(row, "sys_id") for row in found.rows} <= set(sys_ids):
        raise AmbiguousRecord(f"{table}: a record that was not asked for")
    return found


async def date_offset(instance: Instance, table: Table, sys_id: str) -> timedelta | None:
    """How far ahead of UTC the instance reads the dates of a query now; None where it cannot be told.

    The manual does not say whether that is the calling user's time zone or UTC. So it is found out on one
    record, by halving: it is found as long as the date asked for, so read, is not after its sys_updated_on.
    Raises what Instance raises.
    Source: c_TableAPI.html, "Table - GET /now/table/{tableName}"
    """
    found = await instance.find(table, equals("sys_id", sys_id), ("sys_id", "sys_updated_on"), 2)
    changed_at = updated_on(found.rows[0]) if len(found.rows) == 1 else None
    if changed_at is None:
        return None

    low, high, step = _LOWEST, _HIGHEST, 0
    while high - low > 1:
        query = all_of(equals("sys_id", sys_id), not_before("sys_updated_on", changed_at + step * _STEP))
        found = await instance.find(table, query, ("sys_id", "sys_updated_on"), 2)
        if any(value_of(row, "sys_id") != sys_id or updated_on(row) != changed_at for row in found.rows):
            return None
        low, high = (step, high) if found.rows else (low, step)
        # Most are asked for in UTC: that is proven by the first two questions.
        step = 1 if (low, high) == (0, _HIGHEST) else (low + high) // 2
    return None if low == _LOWEST or high == _HIGHEST else low * _STEP


def updated_on(row: Row) -> datetime | None:
    """When the record was last changed, in UTC; None where it does not tell."""
    return utc_from(value_of(row, "sys_updated_on"))


def hidden_in(found: Found, limit: int) -> int:
    """How many rows of a page were counted but not shown."""
    return max(0, min(found.total_count or 0, limit) - len(found.rows))


def _check_page(rows: Sequence[Row], made_by: Sequence[str], oldest: datetime, last: str) -> None:
    names = {name.casefold() for name in made_by}
    for row in rows:
        sys_id, changed_at = value_of(row, "sys_id"), updated_on(row)
        if value_of(row, "sys_created_by").casefold() not in names:
            raise AmbiguousRecord("a record that somebody else made")
        if changed_at is None or changed_at < oldest:
            raise AmbiguousRecord("a record that was not changed since then")
        if not is_sys_id(sys_id) or sys_id <= last:
            raise AmbiguousRecord("records in another order than asked for")
        last = sys_id
