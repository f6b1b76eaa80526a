"""Each step of the tour, done by a person who reads nothing but the start page; it ticks itself off.

What the steps before it have left is prepared over HTTP, so that each step stands for itself.
"""

from datetime import timedelta

import pytest
from playwright.async_api import expect

from sandbox.start.steps import STEPS
from tests.browser.conftest import Picture
from tests.browser.touring import connecting, shared, sharing, tour_of
from tests.browser.visitor import Visitor
from tests.world import World

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_every_step_has_its_words_and_none_is_ticked_at_first(visitor: Visitor, world: World) -> None:
    tour = await tour_of(visitor, world)

    await expect(tour.page.locator(".tour > li")).to_have_count(len(STEPS))
    await expect(tour.page.locator(".tour > li.done")).to_have_count(0)
    assert [] == [step.key for step in STEPS if len(await tour.step(step.key).inner_text()) < 60]


async def test_the_wrong_person_is_refused(visitor: Visitor, world: World, picture: Picture) -> None:
    tour = await tour_of(visitor, world)
    client = await tour.slack("wrong_user", "Slack as Ada")

    servicenow = await connecting(tour, client)
    await servicenow.get_by_role("button", name="Log in as Ada Admin").click()
    await servicenow.get_by_role("button", name="Allow").click()

    await expect(servicenow.get_by_role("heading", level=1)).to_have_text("Not connected")
    await expect(servicenow.get_by_text("You authorized as ada.admin")).to_be_visible()
    await picture(servicenow, "wrong-user")
    await tour.is_ticked("wrong_user")


async def test_the_integration_user_is_connected(visitor: Visitor, world: World, picture: Picture) -> None:
    tour = await tour_of(visitor, world)
    client = await tour.slack("right_user", "as Ada")

    servicenow = await connecting(tour, client)
    await servicenow.get_by_role("button", name="Log in as Ada Admin").click()
    await servicenow.get_by_role("link", name="Not you?").click()
    await servicenow.get_by_role("button", name="Log in as Scoredesk Integration").click()
    await picture(servicenow, "authorize")
    await servicenow.get_by_role("button", name="Allow").click()

    await expect(servicenow.get_by_role("heading", level=1)).to_have_text("ServiceNow is connected")
    await picture(servicenow, "connected")
    await expect(client.page.get_by_role("link", name="Messages (unread)")).to_be_attached()
    await tour.is_ticked("right_user")


async def test_an_action_is_shared_as_a_change_request(visitor: Visitor, connected: World) -> None:
    tour = await tour_of(visitor, connected)
    client = await tour.slack("change", "As Sam")

    await sharing(client, 0)
    await client.press("Share")
    await client.press("Close")

    await expect(client.message("CHG0030001")).to_be_visible()
    servicenow = await visitor.follow(tour.step("change").get_by_role("link", name="ServiceNow"))
    await servicenow.get_by_role("button", name="Log in as Sam Sharer").click()
    await expect(servicenow.get_by_role("link", name="CHG0030001")).to_be_visible()
    await tour.is_ticked("change")


async def test_an_action_is_shared_as_an_incident(visitor: Visitor, connected: World) -> None:
    tour = await tour_of(visitor, connected)
    client = await tour.slack("incident", "As Sam")

    await sharing(client, 1)
    await client.modal.get_by_label("Incident").check()
    await client.press("Share")
    await client.press("Close")

    await expect(client.message("INC0010001")).to_be_visible()
    await tour.is_ticked("incident")


async def test_a_wrong_date_is_refused_where_it_stands(visitor: Visitor, connected: World) -> None:
    tour = await tour_of(visitor, connected)
    client = await tour.slack("field_error", "As Sam")

    await sharing(client, 2)
    await client.modal.get_by_label("Description").fill("My own words")
    await client.modal.get_by_label("Due date").fill("2026-01-01")
    await client.press("Share")

    error = client.modal.locator("[data-block=due_date] .error")
    await expect(error).to_have_text("Choose today or a later date.")
    await expect(client.modal.get_by_label("Description")).to_have_value("My own words")
    await tour.is_ticked("field_error")


async def test_an_action_is_shared_again_only_deliberately(visitor: Visitor, connected: World) -> None:
    control_id = await shared(connected)
    tour = await tour_of(visitor, connected)
    client = await tour.slack("again", "As Sam")

    await client.say(f"/securescore share {control_id}")
    await expect(client.modal).to_contain_text("CHG0030001")
    await client.press("Share again")
    await client.press("Share")
    await client.press("Close")

    await expect(client.message("CHG0030002")).to_be_visible()
    await tour.is_ticked("again")


async def test_a_ticket_is_looked_up_by_its_number(visitor: Visitor, connected: World) -> None:
    await shared(connected)
    tour = await tour_of(visitor, connected)
    client = await tour.slack("look_up", "As Vic, in #on-call")

    await client.say("/ticket CHG0030001")
    answer = client.messages.filter(has_text="Only visible to you").last
    await expect(answer).to_contain_text("CHG0030001")
    await answer.get_by_role("button", name="Show in channel").click()

    for_all = client.messages.filter(has_not_text="Only visible to you")
    await expect(for_all.filter(has_text="CHG0030001")).to_be_visible()
    await tour.is_ticked("look_up")


async def test_a_card_follows_its_ticket_and_its_thread_tells(
    visitor: Visitor, connected: World, picture: Picture
) -> None:
    await shared(connected)
    tour = await tour_of(visitor, connected)
    client = await tour.slack("follow", "#security")

    servicenow = await visitor.follow(tour.step("follow").get_by_role("link", name="ServiceNow"))
    await servicenow.get_by_role("button", name="Log in as Sam Sharer").click()
    await servicenow.get_by_role("link", name="CHG0030001").click()
    await servicenow.get_by_label("State", exact=True).select_option("Assess")
    await servicenow.get_by_role("button", name="Update").click()

    card = client.message("CHG0030001")
    await expect(card).to_contain_text("Assess")
    await expect(card).to_contain_text("(edited)")
    thread = await client.open_thread(card)
    await expect(thread).to_contain_text("State: New → Assess")
    await picture(client.page, "ticket-card")
    await tour.is_ticked("follow")


async def test_servicenow_goes_down_and_comes_back_and_there_is_one_ticket(
    visitor: Visitor, connected: World
) -> None:
    tour = await tour_of(visitor, connected)
    switches = await visitor.follow(tour.step("down").get_by_role("link", name="ServiceNow's switches"))
    await switches.get_by_role("button", name="Down").click()
    await expect(switches.get_by_role("status").first).to_contain_text("misbehaves")
    client = await tour.slack("down", "As Sam")

    await sharing(client, 3)
    await client.press("Share")
    await client.press("Close")
    await expect(client.message("Queued")).to_be_visible()
    await switches.get_by_role("button", name="Down").click()

    await expect(client.message("CHG0030001")).to_be_visible()
    await expect(client.messages.filter(has_text="Queued")).to_have_count(0)
    await tour.is_ticked("down")
    assert 1 == len(await connected.records("change_request"))


async def test_a_digest_is_posted_at_its_time(visitor: Visitor, connected: World, picture: Picture) -> None:
    await shared(connected)
    tour = await tour_of(visitor, connected)
    client = await tour.slack("digest", "As Sam")

    await client.say("/securescore digest new")
    due = (connected.demo.clock.now() + timedelta(minutes=55)).strftime("%H:%M")
    for weekday in ("Saturday", "Sunday"):
        await client.modal.get_by_label(weekday).check()
    await client.modal.get_by_label("Time", exact=True).fill(due)
    await client.modal.get_by_label("Time zone").fill("UTC")
    await client.modal.get_by_label("All open tickets").check()
    await client.press("Save")
    await client.press("Close")
    await tour.page.get_by_role("button", name="+1 hour").click()

    digest = client.message("Security tickets")
    await expect(digest).to_contain_text("CHG0030001")
    await picture(client.page, "digest")
    await tour.is_ticked("digest")


async def test_home_speaks_german_to_who_reads_german(
    visitor: Visitor, connected: World, picture: Picture
) -> None:
    await shared(connected)
    tour = await tour_of(visitor, connected)
    client = await tour.slack("german", "as Dora")

    await expect(client.page.get_by_role("heading", name="Change Management")).to_be_visible()
    await expect(client.page.get_by_text("CHG0030001")).to_be_visible()
    await picture(client.page, "home-german")
    await tour.is_ticked("german")


async def test_a_state_gets_a_name_of_the_workspaces_own(
    visitor: Visitor, connected: World, picture: Picture
) -> None:
    await shared(connected)
    tour = await tour_of(visitor, connected)
    client = await tour.slack("states", "As Ada")
    await expect(client.message("CHG0030001")).to_contain_text("New")

    await client.say("/securescore settings")
    await client.modal.locator("[data-block='state:change_request:-5'] input[type=text]").fill("Inbox")
    await picture(client.page, "settings")
    await client.press("Save")

    await expect(client.message("CHG0030001")).to_contain_text("Inbox")
    await tour.is_ticked("states")


async def test_the_doctor_says_what_is_wrong_and_what_to_do(
    visitor: Visitor, connected: World, picture: Picture
) -> None:
    tour = await tour_of(visitor, connected)
    switches = await visitor.follow(tour.step("doctor").get_by_role("link", name="ServiceNow's switches"))
    await switches.get_by_role("button", name="Hibernating").click()
    client = await tour.slack("doctor", "As Ada")

    await client.say("/securescore doctor")

    answer = client.messages.filter(has_text="Only visible to you").last
    await expect(answer).to_contain_text("asleep")
    await picture(client.page, "doctor")
    await tour.is_ticked("doctor")


async def test_the_connection_is_removed(visitor: Visitor, connected: World) -> None:
    tour = await tour_of(visitor, connected)
    client = await tour.slack("disconnect", "As Ada")

    await client.say("/securescore disconnect")
    await client.press("Remove")
    await expect(client.modal).to_contain_text("removed")

    await tour.is_ticked("disconnect")


async def test_what_was_done_stays_ticked_when_its_traces_are_gone(
    visitor: Visitor, connected: World, picture: Picture
) -> None:
    await shared(connected)
    await connected.vic.answer_to("/ticket CHG0030001")
    tour = await tour_of(visitor, connected)
    for key in ("right_user", "change", "look_up"):
        await tour.is_ticked(key)
    await picture(tour.page, "tour")

    await connected.http.delete(f"{connected.demo.slack}/sandbox/requests")
    await tour.page.reload()

    await tour.is_ticked("look_up")
