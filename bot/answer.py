"""Answer one person: by the response_url of what they did, else as a direct message."""

from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.views.blocks import QUIET, Message

_SLACK_HOSTS = frozenset({"hooks.slack.com", "hooks.slack-gov.com"})


class Answer:
    """Speaks to one person about one thing they did; nobody else sees it."""

    def __init__(self, client: AsyncWebClient, user_id: str, response_url: str) -> None:
        self._client = client
        self._user_id = user_id
        self._response_url = response_url if is_slacks_own(response_url, client.base_url) else ""

    async def __call__(self, message: Message, *, replace: bool = False) -> None:
        """Show ``message``; with ``replace`` in the place of the message that was acted on."""
        if self._response_url and await self._respond(message, replace=replace):
            return
        await self._client.chat_postMessage(channel=self._user_id, **message, **QUIET)

    async def _respond(self, message: Message, *, replace: bool) -> bool:
        webhook = AsyncWebhookClient(self._response_url, session=self._client.session)
        body: dict[str, Any] = {**message, "response_type": "ephemeral", "replace_original": replace}
        try:
            answer = await webhook.send_dict(body)
        except (aiohttp.ClientError, TimeoutError):
            return False
        return answer.status_code == HTTPStatus.OK


def is_slacks_own(response_url: str, api_url: str) -> bool:
    """Whether a response_url leads to Slack: it came in a request, and is called from inside our network."""
    api = urlsplit(api_url)
    try:
        url = urlsplit(response_url)
        port = url.port
    except ValueError:
        return False
    if url.scheme == "https" and url.hostname in _SLACK_HOSTS and port in (None, 443):
        return not (url.username or url.password)
    return (url.scheme, url.netloc) == (api.scheme, api.netloc)
