"""An instance says which record was changed; the record is then read, so a lie costs one read at most."""

import hmac
import secrets
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import cast, get_args

import orjson

from desk.context import Desk
from desk.errors import NotConnected
from desk.pushed import Changed
from servicenow.queries import is_sys_id
from servicenow.records import Table
from storage import audit, connections, followed
from storage.database import Session
from storage.followed import Followed
from storage.tables import Connection

OPERATOR = "operator"
"""Who acts, in the audit log, by a command rather than in Slack."""
_HEARTBEAT = timedelta(seconds=30)
"""Heartbeats closer to each other are not written down."""


@dataclass(frozen=True)
class Push:
    """What a push says; nothing else in it is looked at."""

    table: Table
    sys_id: str
    sys_mod_count: int


async def carried_secret(desk: Desk, instance_url: str, carried: Iterable[str]) -> str | None:
    """Which of the secrets that an instance's rules carry is the connection's; raises NotConnected."""
    async with desk.database.reading() as session:
        connection = await _connected(session, instance_url)
    return next((secret for secret in carried if _digest(secret) == connection.push_digest), None)


async def new_secret(desk: Desk, instance_url: str) -> str:
    """Give the connection a new secret for its instance's push, which ends the one it had.

    Only its hash is stored: whoever made the rules has the secret itself. Raises NotConnected.
    """
    secret = secrets.token_urlsafe(32)
    async with desk.database.transaction() as session:
        connection = await _connected(session, instance_url)
        connection.push_digest, connection.pushed_at = _digest(secret), None
        audit.record(session, connection.workspace_id, OPERATOR, "push-secret", instance_url, desk.now())
    return secret


async def workspace_of(desk: Desk, secret: str) -> int | None:
    """The workspace whose instance holds this secret.

    It is looked for by its hash, so how long that takes tells nothing of the secret.
    """
    digest = _digest(secret)
    async with desk.database.reading() as session:
        connection = await connections.of_push(session, digest)
    if connection is None or not hmac.compare_digest(connection.push_digest or "", digest):
        return None
    return connection.workspace_id


def parse(body: bytes) -> Push | None:
    """The push in a request's body; None where it is none."""
    try:
        said = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    if not isinstance(said, dict):
        return None
    table, sys_id, count = (said.get(name) for name in ("table", "sys_id", "sys_mod_count"))
    if table not in get_args(Table) or not isinstance(sys_id, str) or not is_sys_id(sys_id):
        return None
    # GlideRecord gives numbers as text, unless a script makes numbers of them.
    if isinstance(count, bool) or not isinstance(count, int | str):
        return None
    digits = str(count)
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 9):
        return None
    return Push(cast("Table", table), sys_id, int(digits))


async def receive(desk: Desk, workspace_id: int, push: Push) -> None:
    """Have the record read soon, if it is a followed ticket's and newer than what is held."""
    of = Followed(workspace_id, push.table, desk.now() - timedelta(days=365 * 10))
    async with desk.database.reading() as session:
        connection = await connections.get(session, workspace_id)
        held = (await followed.held(session, of, [push.sys_id])).get(push.sys_id)
    if connection is not None and (
        connection.pushed_at is None or desk.now() - connection.pushed_at >= _HEARTBEAT
    ):
        async with desk.database.transaction() as session:
            await connections.note_push(session, workspace_id, desk.now())
    if held is None or (held.sys_mod_count is not None and push.sys_mod_count <= held.sys_mod_count):
        return
    if desk.pushed.add(Changed(workspace_id, push.table, push.sys_id), desk.now()):
        desk.promised.set()


def due(desk: Desk) -> dict[tuple[int, Table], list[str]]:
    """The sys_ids of the records to read now, by workspace and table; they count as read."""
    by_table: dict[tuple[int, Table], list[str]] = defaultdict(list)
    for one in desk.pushed.take(desk.now()):
        by_table[one.workspace_id, one.table].append(one.sys_id)
    return by_table


async def _connected(session: Session, instance_url: str) -> Connection:
    connection = await connections.to_instance(session, instance_url)
    if connection is None:
        raise NotConnected
    return connection


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
