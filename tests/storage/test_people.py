"""People: what Slack last said of a user."""

import asyncio
from datetime import timedelta

from storage import people
from storage.database import Database
from storage.tables import Person, Workspace
from tests.storage.both import ON_BOTH
from tests.storage.rows import NOW

pytestmark = ON_BOTH


def a_person(workspace: Workspace, **columns: object) -> Person:
    return Person(
        **{
            "workspace_id": workspace.id,
            "user_id": "U0SHARER",
            "name": "Sam Sharer",
            "email": "sam.sharer@example.com",
            "locale": "en-US",
            "time_zone": "UTC",
            "is_member": True,
            "is_admin": False,
            "read_at": NOW,
        }
        | columns
    )


async def test_a_new_user_can_be_saved_by_many_at_once(database: Database, workspace: Workspace) -> None:
    async def save() -> None:
        async with database.transaction() as session:
            await people.save(session, a_person(workspace))

    await asyncio.gather(*(save() for _ in range(6)))

    async with database.reading() as session:
        assert await people.get(session, workspace.id, "U0SHARER") is not None


async def test_what_slack_says_now_replaces_what_it_said(database: Database, workspace: Workspace) -> None:
    later = NOW + timedelta(hours=1)
    async with database.transaction() as session:
        await people.save(session, a_person(workspace))
        await people.save(session, a_person(workspace, is_admin=True, locale="de-DE", read_at=later))

    async with database.reading() as session:
        person = await people.get(session, workspace.id, "U0SHARER")
    assert person is not None
    assert (True, "de-DE", later) == (person.is_admin, person.locale, person.read_at)


async def test_members_are_found_by_their_addresses_whatever_the_case(
    database: Database, workspace: Workspace
) -> None:
    async with database.transaction() as session:
        await people.save(session, a_person(workspace))
        await people.save(session, a_person(workspace, user_id="U0GUEST", email="g@x.com", is_member=False))
        await people.save(session, a_person(workspace, user_id="U0NOBODY", email=""))

    async with database.reading() as session:
        asked = ["Sam.Sharer@Example.com", "g@x.com", "", "x' OR '1'='1"]
        found = await people.by_emails(session, workspace.id, asked)
        elsewhere = await people.by_emails(session, workspace.id + 1, asked)

    assert {"sam.sharer@example.com": "U0SHARER"} == {email: one.user_id for email, one in found.items()}
    assert {} == elsewhere
