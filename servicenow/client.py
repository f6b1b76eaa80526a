"""The Table API of one ServiceNow instance.

Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html

An instance silently drops the parts of a query it does not understand and then answers with strangers'
records. So records are addressed by sys_id, and every row that was found is checked to carry the value asked
for.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import httpx
import orjson
import stamina

from servicenow.answers import parse
from servicenow.errors import (
    AmbiguousRecord,
    BadQueryValue,
    IdentityUnproven,
    NotAnswering,
    NotJson,
    PermissionDenied,
    RateLimited,
    RecordNotFound,
)
from servicenow.queries import Query, all_of, chunks, equals, is_in, is_number, is_sys_id
from servicenow.records import (
    TICKET_FIELDS,
    CurrentUser,
    Found,
    Row,
    Table,
    TicketRecord,
    row_from,
    ticket_from,
    value_of,
)
from servicenow.states import CHOICE_FIELDS, choices_from
from servicenow.transport import send

REQUESTS_IN_FLIGHT = 8
READ_SECONDS = 20.0
READ_ATTEMPTS = 3
LONGEST_RETRY_AFTER = 5.0
_MOST_ROLES = 1000
_MOST_CHOICES = 200


class Instance:
    """One instance, as the owner of the access token sees it; keep one for all calls to it.

    ``access_token`` is awaited before each call, and its errors pass through. Every method raises
    CredentialsRefused when the instance does not accept it (refresh once, then ask again), or
    PermissionDenied, RateLimited, NotAnswering or NotJson. Reads are tried again a few times within
    READ_SECONDS, writes never.
    """

    def __init__(self, http: httpx.AsyncClient, url: str, access_token: Callable[[], Awaitable[str]]) -> None:
        self._http = http
        self.url = url
        self._access_token = access_token
        self._slots = asyncio.Semaphore(REQUESTS_IN_FLIGHT)
        self._read_again = stamina.AsyncRetryingCaller(attempts=READ_ATTEMPTS).on(_worth_another_try)

    async def create(self, table: Table, fields: Mapping[str, str]) -> TicketRecord:
        """Create a ticket; values are as stored: sys_ids for references, ``utc_value`` for dates.

        What a rule of the instance makes of them counts, the ``sys_id`` among them: the answer is the ticket
        that was made. Raises RefusedByRule.
        Source: c_TableAPI.html, "Table - POST /now/table/{tableName}"
        """
        return await self._write("POST", table, _path(table), fields)

    async def get(self, table: Table, sys_id: str) -> TicketRecord:
        """The ticket; raises RecordNotFound.

        Source: c_TableAPI.html, "Table - GET /now/table/{tableName}/{sys_id}"
        """
        result, _ = await self._read(_path(table, sys_id), _parameters(TICKET_FIELDS))
        return _same_ticket(sys_id, ticket_from(table, _row(result)))

    async def update(self, table: Table, sys_id: str, fields: Mapping[str, str]) -> TicketRecord:
        """Change some fields of a ticket; "" clears one. Raises RecordNotFound or RefusedByRule.

        Source: c_TableAPI.html, "Table - PATCH /now/table/{tableName}/{sys_id}"
        """
        return _same_ticket(sys_id, await self._write("PATCH", table, _path(table, sys_id), fields))

    async def find(self, table: str, query: Query, fields: Sequence[str], limit: int) -> Found:
        """The rows the query finds, unchecked: the instance may have dropped a condition.

        Source: c_TableAPI.html, "Table - GET /now/table/{tableName}"
        """
        parameters = {**_parameters(fields), "sysparm_query": query, "sysparm_limit": str(limit)}
        result, headers = await self._read(_path(table), parameters)
        if not isinstance(result, list):
            raise NotJson(f"no list of {table} in the answer", maybe_done=False)
        total = headers.get("x-total-count", "")
        return Found([_row(each) for each in result], int(total) if total.isdigit() else None)

    async def find_by_correlation_id(self, table: Table, correlation_id: str) -> TicketRecord | None:
        """The one ticket of that correlation_id; raises AmbiguousRecord or BadQueryValue.

        Raises PermissionDenied, rather than telling None, where a ticket exists that the user may not see.
        """
        row = await self._only_row(table, "correlation_id", correlation_id, TICKET_FIELDS)
        return ticket_from(table, row) if row else None

    async def find_by_number(self, table: Table, number: str) -> TicketRecord | None:
        """The one ticket of that number; raises as ``find_by_correlation_id`` does."""
        if not is_number(number):
            raise BadQueryValue(number)
        row = await self._only_row(table, "number", number, TICKET_FIELDS)
        return ticket_from(table, row) if row else None

    async def tickets(self, table: Table, sys_ids: Sequence[str]) -> list[TicketRecord]:
        """Those of the tickets that the user may see, in any order; raises AmbiguousRecord, BadQueryValue."""
        if not all(map(is_sys_id, sys_ids)):
            raise BadQueryValue("not a sys_id")
        parts = await asyncio.gather(*(self._some_tickets(table, part) for part in chunks(sys_ids)))
        return [ticket for part in parts for ticket in part]

    async def user_by_email(self, email: str) -> str | None:
        """The sys_id of the one active sys_user of that e-mail; raises AmbiguousRecord or BadQueryValue."""
        active = equals("active", "true")
        row = await self._only_row("sys_user", "email", email, ("sys_id", "email"), active)
        return value_of(row, "sys_id") if row else None

    async def current_user(self) -> CurrentUser:
        """Whose access token it is; raises RecordNotFound where the instance has no such page.

        Undocumented, but what ServiceNow's own pages ask; unlike a query it cannot tell of somebody else.
        """
        result, _ = await self._read("/api/now/ui/user/current_user", {})
        user = _row(result)
        user_sys_id = value_of(user, "user_sys_id")
        return CurrentUser(value_of(user, "user_name"), user_sys_id, await self.roles_of(user_sys_id))

    async def roles_of(self, user_sys_id: str) -> frozenset[str] | None:
        """The user's active roles, inherited ones too; None where the token's owner may not read them."""
        if not is_sys_id(user_sys_id):
            raise IdentityUnproven("the instance did not tell the user's sys_id")
        query = all_of(equals("user", user_sys_id), equals("state", "active"))
        try:
            found = await self.find("sys_user_has_role", query, ("user", "role.name"), _MOST_ROLES)
        except (PermissionDenied, RecordNotFound):
            return None
        own = [row for row in found.rows if value_of(row, "user") == user_sys_id]
        return frozenset(value_of(row, "role.name") for row in own) - {""} or None

    async def state_choices(self, table: Table, language: str) -> dict[str, str]:
        """The labels of the table's states by value, in their order; empty where the user may not read them.

        Source: https://www.servicenow.com/docs/r/platform-administration/c_ChoiceLists.html
        """
        query = all_of(
            is_in("name", (table, "task")),
            equals("element", "state"),
            equals("language", language),
            equals("inactive", "false"),
        )
        found = await self.find("sys_choice", query, CHOICE_FIELDS, _MOST_CHOICES)
        return choices_from(found.rows, table, language)

    async def _some_tickets(self, table: Table, sys_ids: Sequence[str]) -> list[TicketRecord]:
        found = await self.find(table, is_in("sys_id", sys_ids), TICKET_FIELDS, len(sys_ids))
        tickets = [ticket_from(table, row) for row in found.rows]
        if not {ticket.sys_id for ticket in tickets} <= set(sys_ids):
            raise AmbiguousRecord(f"{table}: a record that was not asked for")
        return tickets

    async def _only_row(
        self, table: str, field: str, value: str, fields: Sequence[str], *further: Query
    ) -> Row | None:
        """The one row whose ``field`` holds ``value``, None for none."""
        found = await self.find(table, all_of(equals(field, value), *further), fields, limit=2)
        if not found.rows and not found.total_count:
            return None
        if not found.rows:
            raise PermissionDenied(f"{table}: {field} {value} exists but may not be read")
        if len(found.rows) > 1 or (found.total_count or 1) > 1:
            raise AmbiguousRecord(f"{table}: more than one record for {field} {value}")
        row = found.rows[0]
        # Compared as the instance's database does, without regard to case.
        if value_of(row, field).casefold() != value.casefold():
            raise AmbiguousRecord(f"{table}: a record without {field} {value}")
        return row

    async def _read(self, path: str, parameters: Mapping[str, str]) -> tuple[Any, httpx.Headers]:
        access_token = await self._access_token()

        # Without parameters, as a retry may be logged with them.
        async def once() -> tuple[Any, httpx.Headers]:
            return await self._request(access_token, "GET", path, parameters)

        async with self._slots:
            try:
                async with asyncio.timeout(READ_SECONDS):
                    return await self._read_again(once)
            except TimeoutError as error:
                raise NotAnswering(f"no answer in {READ_SECONDS:.0f} s", maybe_done=True) from error

    async def _write(self, method: str, table: Table, path: str, fields: Mapping[str, str]) -> TicketRecord:
        access_token = await self._access_token()
        content = orjson.dumps(dict(fields))
        async with self._slots:
            result, _ = await self._request(access_token, method, path, _parameters(TICKET_FIELDS), content)
        return ticket_from(table, _row(result))

    async def _request(
        self,
        access_token: str,
        method: str,
        path: str,
        parameters: Mapping[str, str],
        content: bytes | None = None,
    ) -> tuple[Any, httpx.Headers]:
        headers = {"Authorization": f"Bearer {access_token}", "Content-Type": "application/json"}
        url = f"{self.url}{path}"
        answer = await send(self._http, method, url, headers=headers, params=parameters, content=content)
        return parse(answer.status_code, answer.headers, answer.content), answer.headers


def _path(table: str, sys_id: str | None = None) -> str:
    if sys_id is None:
        return f"/api/now/table/{table}"
    if not is_sys_id(sys_id):
        raise BadQueryValue(sys_id)
    return f"/api/now/table/{table}/{sys_id}"


def _parameters(fields: Sequence[str]) -> dict[str, str]:
    return {
        "sysparm_fields": ",".join(fields),
        "sysparm_display_value": "all",
        "sysparm_exclude_reference_link": "true",
    }


def _row(result: object) -> Row:
    if not isinstance(result, dict):
        raise NotJson("no record in the answer", maybe_done=True)
    return row_from(result)


def _same_ticket(sys_id: str, ticket: TicketRecord) -> TicketRecord:
    if ticket.sys_id != sys_id:
        raise AmbiguousRecord(f"{ticket.table}: {ticket.sys_id} instead of {sys_id}")
    return ticket


def _worth_another_try(error: Exception) -> bool | float:
    """Whether stamina shall read again, and after how many seconds where the instance told it."""
    if isinstance(error, RateLimited) and error.retry_after is not None:
        return error.retry_after if error.retry_after <= LONGEST_RETRY_AFTER else False
    return isinstance(error, NotAnswering)
