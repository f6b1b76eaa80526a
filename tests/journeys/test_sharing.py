"""Sharing, as people do it: twice, together, in a hurry, while ServiceNow is away."""

import asyncio
from dataclasses import replace
from typing import Any

from sandbox.playing.member import Member
from sandbox.playing.port import Port
from sandbox.playing.transcript import as_text
from sandbox.playing.waiting import until
from tests.world import World

ACTION = "UserRiskPolicy"
OTHER_ACTION = "IntegratedApps"


async def one_record(world: World, table: str = "change_request") -> dict[str, str]:
    async def look() -> list[dict[str, str]]:
        return await world.records(table)

    records = await until(look, f"a record in {table}")
    assert len(records) == 1
    return records[0]


async def open_form(member: Member, action: str = ACTION) -> dict[str, Any]:
    await member.command(f"/securescore share {action}")
    return await member.view("share")


async def test_pressing_submit_twice_makes_one_ticket(connected: World) -> None:
    await connected.score_is_known()
    await open_form(connected.sam)
    before = await connected.deliveries("view_submission")

    await asyncio.gather(*(connected.sam.submit() for _ in range(2)), return_exceptions=True)
    record = await one_record(connected)
    await connected.sam.message(record["number"])

    assert 2 == await connected.deliveries("view_submission") - before
    assert [record["number"]] == [each["number"] for each in await connected.records("change_request")]


async def test_two_people_who_share_the_same_action_at_once_make_one_ticket(connected: World) -> None:
    await connected.score_is_known()
    await asyncio.gather(open_form(connected.sam), open_form(connected.vic))

    answers = await asyncio.gather(connected.sam.submit(), connected.vic.submit())
    record = await one_record(connected)
    await connected.sam.message(record["number"])

    assert ["update", "update"] == [answer["response_action"] for answer in answers]
    assert 1 == len(await connected.records("change_request"))


async def test_while_servicenow_is_away_the_card_says_queued_and_becomes_the_ticket_later(
    connected: World,
) -> None:
    await connected.score_is_known()
    await connected.fault(kind="drop_before_commit")
    await open_form(connected.sam)
    accepted = await connected.sam.submit(short_description="Keep this name")

    queued = await connected.sam.message("Keep this name", ephemeral=False)
    assert "update" == accepted["response_action"]
    assert "Queued: ServiceNow is not answering. It is tried again by itself" in as_text(queued)
    assert [] == await connected.records("change_request")

    await connected.heal()
    record = await one_record(connected)
    card = await connected.sam.message(record["number"], ephemeral=False)

    assert "Keep this name" == record["short_description"]
    assert queued["ts"] == card["ts"]


async def test_what_is_shared_while_nobody_listens_at_servicenow_is_made_once_when_somebody_does(
    world: World,
) -> None:
    await world.score_is_known()
    async with Port(world.demo.servicenow) as port:
        behind_port = replace(world, demo=replace(world.demo, servicenow=port.url))
        page = await behind_port.connect()
        await port.close()
        await open_form(world.sam)
        await world.sam.submit(short_description="Nobody listens")
        queued = await world.sam.message("ServiceNow is not answering", ephemeral=False)
        nothing = await world.records("change_request")

        await port.open()
        record = await one_record(world)
        card = await world.sam.message(record["number"], ephemeral=False)

    assert (200, []) == (page.status_code, nothing)
    assert queued["ts"] == card["ts"]
    assert "Nobody listens" == record["short_description"]


async def test_an_answer_that_is_lost_after_the_commit_makes_no_second_record(connected: World) -> None:
    await connected.score_is_known()
    await connected.fault(kind="drop_after_commit", method="POST", path="/api/now/table", times=1)
    await open_form(connected.sam)
    await connected.sam.submit()

    record = await one_record(connected)
    await connected.sam.message(record["number"], ephemeral=False)

    assert 1 == len(await connected.records("change_request"))


async def test_a_field_error_stands_at_its_field_and_what_was_typed_is_kept(connected: World) -> None:
    await connected.score_is_known()
    await open_form(connected.sam)

    answer = await connected.sam.submit(
        short_description=" ", due_date="2020-01-01", description="My own words"
    )
    view = await connected.sam.view("share")

    assert {"short_description", "due_date"} == set(answer["errors"])
    assert "My own words" in as_text(view)


async def test_an_action_with_a_live_ticket_shows_it_and_is_shared_again_only_on_purpose(
    connected: World,
) -> None:
    await connected.score_is_known()
    await open_form(connected.sam)
    await connected.sam.submit()
    first = await one_record(connected)
    await connected.sam.message(first["number"])
    await connected.sam.close()

    await connected.sam.command(f"/securescore share {ACTION}")
    already = await connected.sam.view("share_again")
    await connected.sam.submit()
    await connected.sam.view("share")
    await connected.sam.submit()

    async def look() -> list[dict[str, str]] | None:
        records = await connected.records("change_request")
        return records if len(records) == 2 else None

    assert first["number"] in as_text(already)
    assert await until(look, "a second record")


async def test_the_same_action_can_be_a_change_and_an_incident(connected: World) -> None:
    await connected.score_is_known()
    await open_form(connected.sam)
    await connected.sam.submit()
    await one_record(connected)
    await connected.sam.close()

    await connected.sam.command(f"/securescore share {ACTION}")
    await connected.sam.view("share_again")
    await connected.sam.submit()
    await connected.sam.view("share")
    await connected.sam.submit(table="incident")
    incident = await one_record(connected, "incident")

    assert "Microsoft 365 Security and Configuration Incident" == incident["correlation_display"]
    assert 1 == len(await connected.records("change_request"))


async def test_an_action_is_found_as_one_types(connected: World) -> None:
    await connected.score_is_known()
    await connected.sam.command("/securescore share")
    await connected.sam.view("share_pick")

    options = await connected.sam.options("pick_action", "risk")
    chosen = {"value": options[0]["value"], "text": options[0]["text"]["text"]}
    await connected.sam.submit(pick_action=chosen)
    view = await connected.sam.view("share")

    assert options
    assert chosen["text"].split(" ")[0] in as_text(view)


async def test_an_instance_that_refuses_the_record_is_quoted_on_the_card_and_to_who_asked(
    connected: World,
) -> None:
    await connected.score_is_known()
    await connected.http.post(
        f"{connected.demo.servicenow}/sandbox/users",
        json={"user_name": "scoredesk.integration", "roles": []},
    )
    await open_form(connected.sam)
    await connected.sam.submit(short_description="Not for this user")

    card = await connected.sam.message("Not for this user", ephemeral=False)
    told = await connected.sam.message("Not for this user", channel="im")

    assert card["ts"]
    assert told["ts"]
    assert [] == await connected.records("change_request")


async def test_a_card_that_a_private_channel_does_not_take_is_told_to_who_asked(connected: World) -> None:
    await connected.score_is_known()
    connected.sam.channel = "C0PRIVATE"
    await open_form(connected.sam)
    await connected.sam.submit(short_description="Behind closed doors")

    record = await one_record(connected)
    told = await connected.sam.message("Behind closed doors", channel="im")

    assert "could not be posted in #C0PRIVATE" in as_text(told)
    assert "Behind closed doors" == record["short_description"]
    assert [] == [one for one in await connected.sam.messages() if not one["ephemeral"]]


async def test_two_shares_make_two_records(connected: World) -> None:
    await connected.score_is_known()
    for action in (ACTION, OTHER_ACTION):
        await open_form(connected.sam, action)
        await connected.sam.submit()
        await connected.sam.close()

    async def look() -> list[dict[str, str]] | None:
        records = await connected.records("change_request")
        return records if len(records) == 2 else None

    assert await until(look, "two records")
