"""Whom the checks look at."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from servicenow.client import Instance
from servicenow.oauth import OAuthClient
from servicenow.transport import Http


@dataclass(frozen=True)
class Patient:
    """A connection as it was set up, for checks that need no token."""

    http: Http
    client: OAuthClient
    allowed_hosts: Sequence[str]
    now: Callable[[], datetime]


@dataclass(frozen=True)
class Insider:
    """The same connection with a token that is alive, and whose it is; ``authorized_at`` is when it began."""

    instance: Instance
    client: OAuthClient
    authorized_at: datetime
    user_sys_id: str
    logs_in: bool
    """Whether the integration user has to log in for the tokens, as it does not for client credentials."""
    is_in_slack: Callable[[str], Awaitable[bool]]
    """Whether this is the e-mail address of somebody in the Slack workspace."""
