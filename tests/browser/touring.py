"""The start page's tour, as somebody in a browser goes through it."""

from playwright.async_api import Locator, Page, expect

from tests.browser.slack_client import SlackClient
from tests.browser.visitor import Visitor
from tests.world import World


class Tour:
    """The start page and the tabs that it leads to."""

    def __init__(self, visitor: Visitor, page: Page) -> None:
        self.visitor = visitor
        self.page = page

    def step(self, key: str) -> Locator:
        """One step's box."""
        return self.page.locator(f"#{key}")

    async def slack(self, key: str, link: str) -> SlackClient:
        """Slack, as a step's link opens it."""
        return SlackClient(await self.visitor.follow(self.step(key).get_by_role("link", name=link)))

    async def values(self, key: str) -> dict[str, str]:
        """The values that a step gives to copy, by their names."""
        names = await self.step(key).locator("dt").all_inner_texts()
        return dict(zip(names, await self.step(key).locator("dd code").all_inner_texts(), strict=True))

    async def is_ticked(self, key: str) -> None:
        """The step ticks itself off, without a reload."""
        await expect(self.step(key)).to_contain_class("done")


async def tour_of(visitor: Visitor, world: World) -> Tour:
    """Somebody opened the start page, and no more."""
    return Tour(visitor, await visitor.open(world.demo.start))


async def connecting(tour: Tour, client: SlackClient) -> Page:
    """Fill in the connect form with the start page's values and go on to ServiceNow's page."""
    await client.say("/securescore connect")
    for name, value in (await tour.values("wrong_user")).items():
        await client.modal.get_by_label(name, exact=True).fill(value)
    await client.press("Continue")
    page = await tour.visitor.follow(client.modal.get_by_role("link", name="Authorize in ServiceNow"))
    await page.get_by_role("button", name="Continue to ServiceNow").click()
    return page


async def sharing(client: SlackClient, row: int) -> None:
    """Ask for the score and press Share at one of its actions."""
    await client.say("/securescore")
    overview = client.message("Worth most now")
    await overview.get_by_role("button", name="Share").nth(row).click()
    await expect(client.modal).to_be_visible()


async def shared(world: World, control_id: str = "AdminMFAV2") -> str:
    """Sam has shared an action as a change request; its card is there."""
    await world.sam.command(f"/securescore share {control_id}")
    await world.sam.view("share")
    await world.sam.submit(table="change_request")
    await world.sam.close()
    await world.sam.message("CHG0030001", ephemeral=False)
    return control_id
