"""What people do between Slack, their browser and ServiceNow."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from desk import connect
from desk.connect import ConnectRequest
from desk.context import Desk
from desk.errors import ConnectFailed
from sandbox.playing.browser import Browser
from sandbox.servicenow import PretendServiceNow
from storage.tables import Person
from tests.stage import Stages

INTEGRATION_USER = "scoredesk.integration"


@dataclass(frozen=True)
class Returned:
    """What ServiceNow's redirect brought back."""

    state: str
    code: str


@contextmanager
def failing(reason: type[Exception]) -> Iterator[pytest.ExceptionInfo[ConnectFailed]]:
    """Connecting comes to nothing, for this reason."""
    with pytest.raises(ConnectFailed) as failed:
        yield failed
    assert isinstance(failed.value.reason, reason)


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
        return await connect.begin(self.desk, person, request)

    async def authorize(self, url: str, user_name: str = INTEGRATION_USER, answer: str = "allow") -> Returned:
        """Open the link, log in and answer; in this sandbox everybody's password is the user name."""
        browser = Browser()
        try:
            page = await browser.authorize(url, user_name, user_name, answer)
        finally:
            await browser.close()
        return Returned(page.url.params["state"], page.url.params.get("code", ""))

    async def connect(self, person: Person) -> None:
        """The whole way, as the integration user."""
        returned = await self.authorize(await self.begin(person))
        await connect.finish(self.desk, returned.state, returned.code)
