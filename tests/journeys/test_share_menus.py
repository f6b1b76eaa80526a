"""Sharing with a group, an assignee and a change's type, chosen live from ServiceNow."""

from typing import Any

from sandbox.playing.member import Member
from sandbox.playing.transcript import as_text
from tests.journeys.test_sharing import one_record, open_form
from tests.world import World


async def choice(member: Member, menu: str, typed: str) -> dict[str, Any]:
    """The first thing that a menu offers, to be filled in."""
    options = await member.options(menu, typed)
    return {"value": options[0]["value"], "text": options[0]["text"]["text"]}


async def test_the_record_belongs_to_whom_it_was_shared_for(connected: World) -> None:
    await connected.score_is_known()
    await open_form(connected.sam)
    group = await choice(connected.sam, "assignment_group", "identity")
    user = await choice(connected.sam, "assigned_to", "sharer")
    await connected.sam.submit(assignment_group=group, assigned_to=user, change_type="emergency")

    record = await one_record(connected)
    card = as_text(await connected.sam.message(record["number"], ephemeral=False))

    assert (group["value"], user["value"]) == (record["assignment_group"], record["assigned_to"])
    assert "emergency" == record["type"]
    assert "Identity Team" in card
    assert "Sam Sharer" in card
    assert "Emergency" in card


async def test_a_standard_change_is_made_from_its_template(connected: World) -> None:
    await connected.score_is_known()
    await open_form(connected.sam)
    template = await choice(connected.sam, "standard_template", "baseline")
    without = await connected.sam.submit(change_type="standard")
    await connected.sam.submit(change_type="standard", standard_template=template)

    record = await one_record(connected)

    assert {"standard_template"} == set(without["errors"])
    assert "standard" == record["type"]
    assert "Assign the former baseline again." == record["backout_plan"]


async def test_while_servicenow_is_away_menus_are_empty_and_sharing_goes_on(connected: World) -> None:
    await connected.score_is_known()
    await connected.fault(kind="drop_before_commit")
    await open_form(connected.sam)

    offered = await connected.sam.options("assignment_group", "identity")
    accepted = await connected.sam.submit()

    assert ([], "update") == (offered, accepted["response_action"])
