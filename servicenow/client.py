"""One ServiceNow instance: its requests, and its Table API.

Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html

An instance silently drops the parts of a query it does not understand and then answers with strangers'
records. So records are addressed by sys_id, and every row that was found is checked to carry the value asked
for.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import httpx
import orjson
import stamina

from servicenow.absent import Absent
from servicenow.answers import RateLimit, parse, rate_limit_from
from servicenow.circuit import Circuit
from servicenow.errors import (
    AmbiguousRecord,
    BadQueryValue,
    CircuitOpen,
    NotAnswering,
    NotJson,
    PermissionDenied,
    RateLimited,
)
from servicenow.patience import Patience, RateLimitPause, slot
from servicenow.queries import Query, all_of, chunks, equals, is_in, is_number, is_sys_id
from servicenow.records import (
    TICKET_FIELDS,
    Found,
    Row,
    Table,
    TicketRecord,
    row_from,
    ticket_from,
    value_of,
)
from servicenow.transport import TOTAL_SECONDS, send

REQUESTS_IN_FLIGHT = 8
READ_ATTEMPTS = 3
LONGEST_RETRY_AFTER = 5.0


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Answer:
    """``result`` is the decoded ``result`` of a REST answer, None for an empty one."""

    result: Any
    headers: httpx.Headers


class Instance:
    """One instance, as the owner of the access token sees it; keep one for all calls to it.

    ``access_token`` is awaited before each call, and its errors pass through. Every method raises
    CredentialsRefused when the instance does not accept it (refresh once, then ask again), or MfaRequired,
    PermissionDenied, RateLimited, NotAnswering (CircuitOpen where it has been down) or NotJson's family.
    Reads are tried again a few times within the ``patience``, writes never. While a rate limit lasts that
    the instance told the end of, RateLimited is raised without asking. ``scheme`` is that of the
    Authorization header, for which ``access_token`` gives the credentials.
    """

    def __init__(
        self,
        http: httpx.AsyncClient,
        url: str,
        access_token: Callable[[], Awaitable[str]],
        now: Callable[[], datetime] = _utc_now,
        scheme: str = "Bearer",
        patience: Patience | None = None,
    ) -> None:
        self._http = http
        self._scheme = scheme
        self.url = url
        self._access_token = access_token
        self._patience = patience or Patience()
        self._pause = RateLimitPause(now)
        self._slots = asyncio.Semaphore(REQUESTS_IN_FLIGHT)
        self._read_again = stamina.AsyncRetryingCaller(attempts=READ_ATTEMPTS).on(_worth_another_try)
        self.circuit = Circuit(now)
        self.absent = Absent(now)
        self.rate_limit: RateLimit | None = None
        """The rate limit rule that counted the last request, None where no rule applies to us."""

    async def read(self, path: str, parameters: Mapping[str, str] | None = None) -> Answer:
        """GET any REST path, tried again where that is of use; raises RecordNotFound for a 404 of any kind.

        Source: https://www.servicenow.com/docs/r/api-reference/rest-api-explorer/c_RESTAPI.html
        """
        access_token = await self._access_token()
        limit = asyncio.timeout(self._patience.read)

        # Without parameters, as a retry may be logged with them.
        async def once() -> Answer:
            try:
                return await self._request(
                    access_token, "GET", path, parameters or {}, seconds=self._patience.attempt
                )
            except asyncio.CancelledError:
                if limit.expired():
                    self.circuit.failed()
                raise

        try:
            async with limit, self._slots:
                self._pause.keep()
                return await self._read_again(once)
        except TimeoutError as error:
            raise NotAnswering(f"no answer in {self._patience.read:.0f} s", maybe_done=True) from error

    async def write(
        self,
        method: str,
        path: str,
        content: bytes | None,
        parameters: Mapping[str, str] | None = None,
        content_type: str = "application/json",
    ) -> Answer:
        """POST, PATCH or DELETE any REST path, once; raises RefusedByRule or RecordNotFound.

        Source: https://www.servicenow.com/docs/r/api-reference/rest-api-explorer/c_RESTAPI.html
        """
        access_token = await self._access_token()
        async with slot(self._slots, self._patience.slot):
            self._pause.keep()
            return await self._request(access_token, method, path, parameters or {}, content, content_type)

    async def create(self, table: Table, fields: Mapping[str, str]) -> TicketRecord:
        """Create a ticket; values are as stored: sys_ids for references, ``utc_value`` for dates.

        What a rule of the instance makes of them counts, the ``sys_id`` among them: the answer is the ticket
        that was made. Raises RefusedByRule.
        Source: c_TableAPI.html, "Table - POST /now/table/{tableName}"
        """
        return await self._write_ticket("POST", table, _path(table), fields)

    async def get(self, table: Table, sys_id: str) -> TicketRecord:
        """The ticket; raises RecordNotFound.

        Source: c_TableAPI.html, "Table - GET /now/table/{tableName}/{sys_id}"
        """
        answer = await self.read(_path(table, sys_id), shown_as_pairs(TICKET_FIELDS))
        return _same_ticket(sys_id, ticket_from(table, row_in(answer.result)))

    async def update(self, table: Table, sys_id: str, fields: Mapping[str, str]) -> TicketRecord:
        """Change some fields of a ticket; "" clears one. Raises RecordNotFound or RefusedByRule.

        Source: c_TableAPI.html, "Table - PATCH /now/table/{tableName}/{sys_id}"
        """
        return _same_ticket(sys_id, await self._write_ticket("PATCH", table, _path(table, sys_id), fields))

    async def find(self, table: str, query: Query, fields: Sequence[str], limit: int) -> Found:
        """The rows the query finds, unchecked: the instance may have dropped a condition.

        Source: c_TableAPI.html, "Table - GET /now/table/{tableName}"
        """
        parameters = {**shown_as_pairs(fields), "sysparm_query": query, "sysparm_limit": str(limit)}
        answer = await self.read(_path(table), parameters)
        if not isinstance(answer.result, list):
            raise NotJson(f"no list of {table} in the answer", maybe_done=False)
        total = answer.headers.get("x-total-count", "")
        return Found([row_in(each) for each in answer.result], int(total) if total.isdigit() else None)

    async def find_by_correlation_id(self, table: Table, correlation_id: str) -> TicketRecord | None:
        """The one ticket of that correlation_id; raises AmbiguousRecord or BadQueryValue.

        Raises PermissionDenied, rather than telling None, where a ticket exists that the user may not see.
        """
        row = await self.only_row(table, "correlation_id", correlation_id, TICKET_FIELDS)
        return ticket_from(table, row) if row else None

    async def find_by_number(self, table: Table, number: str) -> TicketRecord | None:
        """The one ticket of that number; raises as ``find_by_correlation_id`` does."""
        if not is_number(number):
            raise BadQueryValue(number)
        row = await self.only_row(table, "number", number, TICKET_FIELDS)
        return ticket_from(table, row) if row else None

    async def tickets(self, table: Table, sys_ids: Sequence[str]) -> list[TicketRecord]:
        """Those of the tickets that the user may see, in any order; raises AmbiguousRecord, BadQueryValue."""
        if not all(map(is_sys_id, sys_ids)):
            raise BadQueryValue("not a sys_id")
        parts = await asyncio.gather(*(self._some_tickets(table, part) for part in chunks(sys_ids)))
        return [ticket for part in parts for ticket in part]

    async def _some_tickets(self, table: Table, sys_ids: Sequence[str]) -> list[TicketRecord]:
        found = await self.find(table, is_in("sys_id", sys_ids), TICKET_FIELDS, len(sys_ids))
        tickets = [ticket_from(table, row) for row in found.rows]
        if not {ticket.sys_id for ticket in tickets} <= set(sys_ids):
            raise AmbiguousRecord(f"{table}: a record that was not asked for")
        return tickets

    async def only_row(
        self, table: str, field: str, value: str, fields: Sequence[str], *further: Query
    ) -> Row | None:
        """The one row whose ``field`` holds ``value``, None for none.

        Raises AmbiguousRecord, BadQueryValue, or PermissionDenied where there is one that may not be read.
        """
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

    async def _write_ticket(
        self, method: str, table: Table, path: str, fields: Mapping[str, str]
    ) -> TicketRecord:
        content = orjson.dumps(dict(fields))
        answer = await self.write(method, path, content, shown_as_pairs(TICKET_FIELDS))
        return ticket_from(table, row_in(answer.result))

    async def _request(
        self,
        access_token: str,
        method: str,
        path: str,
        parameters: Mapping[str, str],
        content: bytes | None = None,
        content_type: str = "application/json",
        seconds: float = TOTAL_SECONDS,
    ) -> Answer:
        headers = {"Authorization": f"{self._scheme} {access_token}", "Content-Type": content_type}
        url = f"{self.url}{path}"
        with self.circuit.request():
            answer = await send(
                self._http, method, url, headers=headers, params=parameters, content=content, seconds=seconds
            )
            self.rate_limit = rate_limit_from(answer.headers)
            try:
                return Answer(parse(answer.status_code, answer.headers, answer.content), answer.headers)
            except RateLimited as error:
                self._pause.note(error.retry_after, self.rate_limit)
                raise


def _path(table: str, sys_id: str | None = None) -> str:
    if sys_id is None:
        return f"/api/now/table/{table}"
    if not is_sys_id(sys_id):
        raise BadQueryValue(sys_id)
    return f"/api/now/table/{table}/{sys_id}"


def shown_as_pairs(fields: Sequence[str]) -> dict[str, str]:
    """The parameters that ask for these fields, each as value and display value."""
    return {
        "sysparm_fields": ",".join(fields),
        "sysparm_display_value": "all",
        "sysparm_exclude_reference_link": "true",
    }


def row_in(result: object) -> Row:
    """The one record that an answer holds; raises NotJson where it holds none."""
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
    return isinstance(error, NotAnswering) and not isinstance(error, CircuitOpen)
