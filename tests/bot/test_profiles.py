"""Who is a member of the workspace, of those whom Slack knows there."""

from datetime import timedelta
from typing import Any

import pytest

from bot.profiles import person_from, who, who_now
from desk.context import Desk
from sandbox.clock import Clock
from storage.tables import Person, Workspace
from tests.bot.conftest import Door

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("user", "is_member"),
    [
        ({}, True),
        ({"is_restricted": True}, False),
        ({"is_ultra_restricted": True}, False),
        ({"is_stranger": True, "team_id": "T0PARTNER"}, False),
        ({"team_id": "T0PARTNER"}, False),
        ({"is_bot": True}, False),
        ({"deleted": True}, False),
        ({"team_id": "T0OTHER", "enterprise_user": {"teams": ["T0OTHER", "T0CONTOSO"]}}, True),
        ({"team_id": "T0OTHER", "enterprise_user": {"teams": ["T0OTHER"]}}, False),
        ({"team_id": "T0OTHER", "enterprise_user": {"teams": ["T0CONTOSO"]}, "is_restricted": True}, False),
    ],
    ids=str,
)
async def test_only_full_members_are_members(
    desk: Desk, workspace: Workspace, user: dict[str, Any], is_member: bool
) -> None:
    person = person_from({"id": "U1", "team_id": "T0CONTOSO", **user}, workspace, desk)

    assert is_member is person.is_member


@pytest.mark.parametrize("mark", ["is_admin", "is_owner"])
async def test_slacks_admins_and_owners_are_admins(desk: Desk, workspace: Workspace, mark: str) -> None:
    assert person_from({"id": "U1", mark: True}, workspace, desk).is_admin


async def test_what_slack_does_not_tell_has_a_default(desk: Desk, workspace: Workspace) -> None:
    person = person_from({"id": "U1"}, workspace, desk)

    assert ("U1", "", "en-US", "UTC", False, False) == (
        person.name,
        person.email,
        person.locale,
        person.time_zone,
        person.is_member,
        person.is_admin,
    )


async def test_within_an_hour_slack_is_not_asked_again(door: Door, sam: Person) -> None:
    await who(door.desk, door.app.client, door.workspace, sam.user_id)

    assert 0 == door.called("users.info")


async def test_after_an_hour_slack_is_asked_again(door: Door, sam: Person, clock: Clock) -> None:
    clock.forward(timedelta(hours=1))
    client = door.app.client
    client.token = door.slack.state.bot_token

    person = await who(door.desk, client, door.workspace, sam.user_id)

    assert (1, "Europe/London") == (door.called("users.info"), person.time_zone)


async def test_an_answer_that_cannot_wait_takes_what_is_remembered(
    door: Door, sam: Person, clock: Clock
) -> None:
    clock.forward(timedelta(days=30))

    person = await who_now(door.desk, door.app.client, door.workspace, sam.user_id)

    assert (0, "Europe/Berlin") == (door.called("users.info"), person.time_zone)
