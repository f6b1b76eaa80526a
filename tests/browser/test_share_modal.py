"""The share modal as a person fills it in: errors at their fields, nothing typed is lost."""

from datetime import timedelta

import pytest
from playwright.async_api import Browser, expect

from sandbox.playing.waiting import until
from tests.browser.conftest import Picture
from tests.browser.slack_client import SlackClient
from tests.browser.visitor import Visitor, visiting
from tests.world import World

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def _sharing(visitor: Visitor, world: World, user: str = "U0SHARER") -> SlackClient:
    """Somebody has typed the command; the modal is open."""
    client = SlackClient(await visitor.open(f"{world.demo.slack}/client/{user}/C0SECURITY"))
    await client.say("/securescore share AdminMFAV2")
    await expect(client.modal).to_be_visible()
    return client


async def _updates(world: World) -> bool:
    """Whether the bot has updated a view."""
    requests = (await world.http.get(f"{world.demo.slack}/sandbox/requests")).json()
    return any(request["method"] == "views.update" for request in requests)


async def test_an_empty_name_is_stopped_at_its_field(visitor: Visitor, connected: World) -> None:
    client = await _sharing(visitor, connected)
    name = client.modal.get_by_label("Name")

    await name.fill("")
    await client.press("Share")

    await expect(client.modal.locator("[data-block=short_description] .error")).to_have_text(
        "Please complete this required field."
    )
    await expect(name).to_be_focused()
    await expect(name).to_have_attribute("aria-invalid", "true")


async def test_a_blank_name_and_a_past_date_are_refused_and_everything_typed_is_kept(
    visitor: Visitor, connected: World
) -> None:
    client = await _sharing(visitor, connected)
    yesterday = (connected.demo.clock.now() - timedelta(days=2)).strftime("%Y-%m-%d")

    await client.modal.get_by_label("Name").fill("   ")
    await client.modal.get_by_label("Description").fill("Ask <everyone> & me")
    await client.modal.get_by_label("Priority").select_option("2 - High")
    await client.modal.get_by_label("Incident").check()
    await client.modal.get_by_label("Due date").fill(yesterday)
    await client.press("Share")

    errors = client.modal.locator(".error")
    await expect(errors).to_have_text(["Enter a name.", "Choose today or a later date."])
    await expect(client.modal.get_by_label("Description")).to_have_value("Ask <everyone> & me")
    await expect(client.modal.get_by_label("Priority")).to_have_value("2")
    await expect(client.modal.get_by_label("Incident")).to_be_checked()
    await expect(client.modal.get_by_label("Due date")).to_have_value(yesterday)


async def test_what_is_typed_survives_what_happens_meanwhile(visitor: Visitor, connected: World) -> None:
    client = await _sharing(visitor, connected)
    name = client.modal.get_by_label("Name")
    await name.fill("My own")

    await connected.vic.answer_to("/securescore help")
    await connected.ada.command("/securescore share AdminMFAV2")
    await connected.ada.view("share")
    await connected.ada.submit(short_description="Hers")

    await expect(client.message("Hers")).to_be_attached()
    await expect(name).to_have_value("My own")
    await expect(name).to_be_focused()


async def test_the_action_is_found_while_one_types(visitor: Visitor, connected: World) -> None:
    client = SlackClient(await visitor.open(f"{connected.demo.slack}/client/U0SHARER/C0SECURITY"))
    await client.say("/securescore share")
    menu = client.modal.get_by_role("combobox", name="Improvement action")

    await menu.press_sequentially("second factor")
    await expect(client.modal.get_by_role("option").first).to_contain_text("second factor")
    await menu.press("Enter")
    await client.press("Continue")

    await expect(client.modal.get_by_label("Name")).to_have_value(
        "Ask every administrator for a second factor"
    )


async def test_a_chosen_group_narrows_the_assignees_and_what_was_typed_stays(
    visitor: Visitor, connected: World, picture: Picture
) -> None:
    client = await _sharing(visitor, connected)
    await client.modal.get_by_label("Name").fill("My own")
    await client.modal.get_by_label("Emergency").check()
    group = client.modal.get_by_role("combobox", name="Assignment group")
    assignee = client.modal.get_by_role("combobox", name="Assigned to")

    await group.press_sequentially("work")
    await expect(client.modal.locator("[role=listbox] [role=option]")).to_have_text(["Workplace"])
    await group.press("Enter")
    await expect(group).to_have_value("Workplace")
    await until(lambda: _updates(connected), "the modal is updated")
    await assignee.click()

    await expect(client.modal.locator("[role=listbox] [role=option]:visible")).to_have_text(
        ["Vic Viewer · vic.viewer@example.com"]
    )
    await picture(client.page, "share-modal-menus")
    await expect(client.modal.get_by_label("Name")).to_have_value("My own")
    await expect(client.modal.get_by_label("Emergency")).to_be_checked()


async def test_the_modal_speaks_german(chromium: Browser, connected: World) -> None:
    async with visiting(chromium, locale="de-DE") as visitor:
        client = await _sharing(visitor, connected, "U0GERMAN")

        await client.modal.get_by_label("Fälligkeitsdatum").fill("2020-01-01")
        await client.press("Teilen")

        await expect(client.modal.locator(".error")).to_have_text("Wählen Sie heute oder einen späteren Tag.")


async def test_its_picture(visitor: Visitor, connected: World, picture: Picture) -> None:
    client = await _sharing(visitor, connected)
    await client.modal.get_by_label("Name").fill("  ")
    await client.press("Share")
    await expect(client.modal.locator(".error")).to_be_visible()

    await picture(client.page, "share-modal")
