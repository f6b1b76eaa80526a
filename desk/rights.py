"""What the integration user may do: learned when it is connected, and from how tickets fare."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from servicenow.client import Instance
from servicenow.errors import ServiceNowError
from servicenow.lifespans import refresh_token_lifespan
from servicenow.records import Table
from servicenow.rights import WRITE_ROLES, can_read, can_write

_LONGEST_SECONDS = 5.0
"""Somebody waits at a browser, and all of this is only good to know."""

_Known = TypeVar("_Known")


@dataclass(frozen=True)
class Learned:
    """``rights`` is as `Connection.rights`, without what is not known; the lifespan in seconds, or None."""

    rights: dict[str, Any] = field(default_factory=dict)
    refresh_token_lifespan: int | None = None


async def learn(instance: Instance, client_id: str, roles: frozenset[str] | None) -> Learned:
    """What can be found out by three reads; what an instance keeps to itself stays unknown."""
    lifespan = asyncio.create_task(_in_time(refresh_token_lifespan(instance, client_id)))
    tables: list[Table] = list(WRITE_ROLES)
    reads = await asyncio.gather(*(_in_time(can_read(instance, table)) for table in tables))
    rights = {
        str(table): _known(read, can_write(table, roles)) for table, read in zip(tables, reads, strict=True)
    }
    return Learned(rights, await lifespan)


def _known(read: bool | None, write: bool | None) -> dict[str, bool]:
    return {name: value for name, value in (("read", read), ("write", write)) if value is not None}


async def _in_time(asked: Awaitable[_Known | None]) -> _Known | None:
    try:
        async with asyncio.timeout(_LONGEST_SECONDS):
            return await asked
    except (ServiceNowError, TimeoutError):
        return None
