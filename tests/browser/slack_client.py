"""What a person does in the pretend Slack's pages."""

from playwright.async_api import Locator, Page, expect


class SlackClient:
    """One tab of Slack's client."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def composer(self) -> Locator:
        """Where one types."""
        return self.page.get_by_role("combobox", name="Message", exact=True)

    @property
    def modal(self) -> Locator:
        """The modal that stands before everything."""
        return self.page.locator("dialog[data-modal]")

    @property
    def messages(self) -> Locator:
        """The messages of the channel, oldest first."""
        return self.page.locator("#messages > .message")

    async def say(self, text: str) -> None:
        """Type it and press Enter."""
        await self.composer.fill(text)
        await self.composer.press("Enter")
        await expect(self.composer).to_have_value("")

    def message(self, words: str) -> Locator:
        """The last message with these words."""
        return self.messages.filter(has_text=words).last

    async def press(self, name: str) -> None:
        """Press a button at the foot of the modal, once it is there."""
        await self.modal.locator("footer").get_by_role("button", name=name, exact=True).click()

    async def open_thread(self, message: Locator) -> Locator:
        """Open the thread under a message; the pane it is shown in."""
        await message.locator(".replies").click()
        return self.page.get_by_role("complementary", name="Thread")
