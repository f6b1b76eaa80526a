"""What a workspace's ticket states are called: by the instance, in each language, and by the workspace."""

from collections.abc import Mapping, Sequence

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import StateName, Ticket
from storage.upsert import insert_into


async def of_workspace(session: AsyncSession, workspace_id: int) -> Sequence[StateName]:
    """Every state that is known, in the instance's order, table by table."""
    return (
        await session.scalars(
            select(StateName)
            .where(StateName.workspace_id == workspace_id)
            .order_by(StateName.table, StateName.position, StateName.value)
        )
    ).all()


async def keep_labels(
    session: AsyncSession, workspace_id: int, table: str, labels: Mapping[str, Mapping[str, str]]
) -> None:
    """The instance's labels now, by value and language, in its order; own names stay as they are."""
    for position, (value, by_language) in enumerate(labels.items()):
        columns = {"labels": dict(by_language), "position": position}
        await _put(session, workspace_id, table, value, columns)
    await session.execute(
        delete(StateName)
        .where(StateName.workspace_id == workspace_id, StateName.table == table)
        .where(StateName.value.not_in(labels.keys()), StateName.name == "")
    )


async def rename(session: AsyncSession, workspace_id: int, table: str, value: str, name: str) -> None:
    """The workspace's own name for a state, "" for none; cards that show the state are behind from now on."""
    await _put(session, workspace_id, table, value, {"name": name})
    await session.execute(
        update(Ticket)
        .where(Ticket.workspace_id == workspace_id, Ticket.table == table, Ticket.state == value)
        .where(Ticket.delivery == "delivered")
        .values(version=Ticket.version + 1)
        .execution_options(synchronize_session=False)
    )


async def _put(
    session: AsyncSession, workspace_id: int, table: str, value: str, columns: Mapping[str, object]
) -> None:
    key = {"workspace_id": workspace_id, "table": table, "value": value}
    new = {"name": "", "labels": {}, "position": 0, **key, **columns}
    await session.execute(
        insert_into(session, StateName)
        .values(new)
        .on_conflict_do_update(index_elements=list(key), set_=dict(columns))
    )
