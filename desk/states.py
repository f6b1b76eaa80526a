"""What ticket states are called: by the instance, in its languages, and by the workspace on top."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from desk.access import Role, require
from desk.clean import clean
from desk.context import Desk
from desk.errors import DeskError
from desk.instance import calling
from servicenow.choices import choices
from servicenow.errors import ServiceNowError
from servicenow.records import Table
from servicenow.states import STATE_LABELS
from storage import audit, connections, state_names
from storage.errors import StorageError
from storage.tables import Person
from texts import LANGUAGES, language

NAME_CHARACTERS = 40
_FRESH = timedelta(hours=6)
"""Choice lists hardly ever change."""
_TABLES: tuple[Table, ...] = ("change_request", "incident")
_LOOK_SECONDS = 1.5
"""Slack waits three seconds for a modal."""


@dataclass(frozen=True)
class StateSetting:
    """A state of the instance: its label there, and the workspace's own name for it, "" for none."""

    table: str
    value: str
    label: str
    name: str


async def refresh_due(desk: Desk, workspace_id: int) -> None:
    """`refresh` once the labels are old, or another instance was connected; raises as it does."""
    async with desk.database.reading() as session:
        connection = await connections.get(session, workspace_id)
    if connection is None:
        return
    instance_url, read_at = desk.states_read.get(workspace_id, ("", desk.now()))
    if instance_url != connection.instance_url or desk.now() - read_at >= _FRESH:
        await refresh(desk, workspace_id)
        desk.states_read[workspace_id] = connection.instance_url, desk.now()


async def refresh(desk: Desk, workspace_id: int) -> None:
    """Read the instance's labels; those are kept that it does not show to the integration user.

    Raises NotConnected, NeedsAuthorization, StorageError, or what Instance raises.
    """
    found: dict[Table, dict[str, dict[str, str]]] = {table: defaultdict(dict) for table in _TABLES}
    async with calling(desk, workspace_id) as instance:
        for table in _TABLES:
            for spoken in LANGUAGES:
                for value, label in (await choices(instance, table, "state", spoken)).items():
                    found[table][value][spoken] = label
    async with desk.database.transaction() as session:
        for table, labels in found.items():
            if labels:
                await state_names.keep_labels(session, workspace_id, table, labels)


async def settings(desk: Desk, person: Person) -> list[StateSetting]:
    """Every state, as the instance has them now or had them when last read; raises NotAllowed."""
    require(person, Role.ADMIN)
    with suppress(ServiceNowError, DeskError, StorageError, TimeoutError):
        async with asyncio.timeout(_LOOK_SECONDS):
            await refresh(desk, person.workspace_id)
    async with desk.database.reading() as session:
        known = await state_names.of_workspace(session, person.workspace_id)
    spoken = language(person.locale)
    held = [
        StateSetting(one.table, one.value, _label(one.labels, spoken) or one.value, one.name) for one in known
    ]
    without = [table for table in _TABLES if table not in {one.table for one in held}]
    usual = [
        StateSetting(table, value, label, "")
        for table in without
        for value, label in STATE_LABELS[table].items()
    ]
    return sorted(held + usual, key=lambda one: one.table)


async def rename(desk: Desk, person: Person, names: Mapping[tuple[str, str], str]) -> None:
    """The workspace's own names, by table and value, "" for the instance's; raises NotAllowed.

    Only states that are known get one.
    """
    before = {(one.table, one.value): one.name for one in await _known(desk, person)}
    wanted = {key: clean(name).strip()[:NAME_CHARACTERS] for key, name in names.items()}
    changed = {key: name for key, name in wanted.items() if key in before and name != before[key]}
    async with desk.database.transaction() as session:
        for (table, value), name in changed.items():
            await state_names.rename(session, person.workspace_id, table, value, name)
            audit.record(
                session, person.workspace_id, person.user_id, "rename_state", f"{table}.{value}", desk.now(),
                name=name,
            )  # fmt: skip
    desk.promised.set()


async def _known(desk: Desk, person: Person) -> list[StateSetting]:
    """As `settings`, from what is stored alone."""
    require(person, Role.ADMIN)
    async with desk.database.reading() as session:
        known = await state_names.of_workspace(session, person.workspace_id)
    held = {(one.table, one.value): one.name for one in known}
    names: dict[tuple[str, str], str] = {
        (table, value): "" for table in _TABLES for value in STATE_LABELS[table]
    }
    names.update(held)
    return [StateSetting(table, value, "", name) for (table, value), name in names.items()]


def _label(labels: Mapping[str, str], spoken: str) -> str:
    return labels.get(spoken) or labels.get(LANGUAGES[0]) or ""
