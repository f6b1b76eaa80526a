"""Can the desk do its work now?"""

from desk.context import Desk
from storage import connections, schema, workspaces
from storage.errors import StorageError


async def problems(desk: Desk) -> list[str]:
    """What keeps it from working, each as a sentence for the operator; raises what the database raises."""
    async with desk.database.reading() as session:
        try:
            await schema.check(session)
        except StorageError as error:
            return [str(error)]
        if not await workspaces.every(session):
            return ["Slack has not said yet which workspace the bot token belongs to"]
    return []


async def outages(desk: Desk) -> list[str]:
    """Instances that do not answer, named to nobody here; no reason to take the process out of service.

    Raises what the database raises.
    """
    async with desk.database.reading() as session:
        found = await connections.outages(session)
    return [f"a ServiceNow instance has not answered since {since:%Y-%m-%d %H:%M} UTC" for since in found]
