"""What people do between Slack, their browser and ServiceNow."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from desk import authorize, connect
from desk.come_back import Returned, finish
from desk.connect import ConnectRequest
from desk.context import Desk
from desk.errors import ConnectFailed
from sandbox.playing.browser import Browser
from sandbox.servicenow import PretendServiceNow
from storage.tables import Person
from tests.stage import Stages

INTEGRATION_USER = "scoredesk.integration"
BROWSER = "b" * 43
"""The cookie of Ada's browser."""


@contextmanager
def failing(reason: type[Exception]) -> Iterator[pytest.ExceptionInfo[ConnectFailed]]:
    """Connecting comes to nothing, for this reason."""
    with pytest.raises(ConnectFailed) as failed:
        yield failed
    assert isinstance(failed.value.reason, reason)


def token_of(link: str) -> str:
    """What our page gets of a link to authorize."""
    return link.rpartition("/")[2]


class Playing:
    """One workspace's people, connecting one instance."""

    def __init__(self, desk: Desk, servicenow: PretendServiceNow, stages: Stages) -> None:
        self.desk = desk
        self.servicenow = servicenow
        self.instance_url = stages.servicenow.url

    async def begin(self, person: Person, user_name: str = INTEGRATION_USER) -> str:
        """Fill in the connect form; the link to authorize."""
        request = ConnectRequest(
            self.instance_url, self.servicenow.client_id, user_name, self.servicenow.client_secret
        )
        link = await connect.begin(self.desk, person, request)
        assert link is not None
        return link

    async def authorize(self, url: str, user_name: str = INTEGRATION_USER, answer: str = "allow") -> Returned:
        """Go on from the link, log in and answer; in this sandbox everybody's password is the user name."""
        instance_url = await authorize.enter(self.desk, token_of(url), BROWSER)
        browser = Browser()
        try:
            page = await browser.authorize(instance_url, user_name, user_name, answer)
        finally:
            await browser.close()
        given = page.url.params
        return Returned(given["state"], given.get("code", ""), BROWSER, given.get("error", ""))

    async def connect(self, person: Person) -> None:
        """The whole way, as the integration user."""
        returned = await self.authorize(await self.begin(person))
        await finish(self.desk, returned)
