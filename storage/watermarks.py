"""How far the tables of an instance have been read back."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Watermark
from storage.upsert import insert_into


async def get(session: AsyncSession, workspace_id: int, instance_url: str, table: str) -> Watermark | None:
    """The watermark of one table; None where it was never read as a whole."""
    return await session.scalar(
        select(Watermark).where(
            Watermark.workspace_id == workspace_id,
            Watermark.instance_url == instance_url,
            Watermark.table == table,
        )
    )


async def save(
    session: AsyncSession,
    workspace_id: int,
    instance_url: str,
    table: str,
    *,
    sys_updated_on: datetime,
    swept_at: datetime,
    made_by: Sequence[str],
) -> None:
    """Move the watermark; of two processes that read at once, the later one's stands.

    That is right whichever it is: to have read further back than one knows costs some rows.
    """
    insert = insert_into(session, Watermark).values(
        workspace_id=workspace_id,
        instance_url=instance_url,
        table=table,
        sys_updated_on=sys_updated_on,
        swept_at=swept_at,
        made_by=list(made_by),
    )
    await session.execute(
        insert.on_conflict_do_update(
            index_elements=["workspace_id", "instance_url", "table"],
            set_={
                "sys_updated_on": insert.excluded.sys_updated_on,
                "swept_at": insert.excluded.swept_at,
                "made_by": insert.excluded.made_by,
            },
        )
    )
