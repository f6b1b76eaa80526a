"""Somebody went to ServiceNow and never came back: what usually stops people there, told once."""

from desk.authorize import look
from desk.connect import LINK_LIFE
from desk.context import Desk
from storage import authorizations, connections, notices
from storage.database import Session
from storage.tables import Authorization


async def tell_unreturned(desk: Desk) -> None:
    """Owe each person a notice whose link ran out after it was gone on with.

    Not where they have asked again or somebody has connected since: that would be old news.
    """
    async with desk.database.reading() as session:
        due = await authorizations.unreturned(session, desk.now())
        news = {one.state_digest: not await _is_old_news(session, one) for one in due}
    for authorization in due:
        told = await _notice(desk, authorization) if news[authorization.state_digest] else None
        async with desk.database.transaction() as session:
            if await authorizations.told(session, authorization.state_digest, desk.now()) and told:
                key, values = told
                notices.add(
                    session, authorization.workspace_id, authorization.user_id, key, values, desk.now()
                )
        desk.promised.set()


async def _is_old_news(session: Session, authorization: Authorization) -> bool:
    if await authorizations.is_superseded(session, authorization):
        return True
    connection = await connections.get(session, authorization.workspace_id)
    return connection is not None and connection.authorized_at >= authorization.expires_at - LINK_LIFE


async def _notice(desk: Desk, authorization: Authorization) -> tuple[str, dict[str, str]]:
    """The notice's key and values; for one that came back and was cut off here, that."""
    if authorization.used_at or authorization.grant_type == "client_credentials":
        return "notice-connect-interrupted", {"instance": authorization.instance_url}
    way = await look(desk, authorization.instance_url, authorization.client_id)
    return "notice-nobody-came-back", {
        "instance": authorization.instance_url,
        "user_name": authorization.user_name,
        "redirect_uri": desk.redirect_uri,
        "way": way.value,
    }
