"""What a failed call to Slack means for what was to be sent.

Source: https://docs.slack.dev/reference/methods/chat.postMessage#errors
"""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

import aiohttp
from slack_sdk.errors import SlackApiError


class NotSent(Exception):
    """Slack surely did not take it, and may take it later."""


class Uncertain(Exception):
    """Slack may have taken it."""


class Refused(Exception):
    """Slack will not take it, however often it is asked; ``code`` is Slack's own."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


_LATER = frozenset({"ratelimited", "rate_limited", "service_unavailable", "team_added_to_org"})
_TOKEN = frozenset(
    {
        "invalid_auth",
        "not_authed",
        "token_revoked",
        "token_expired",
        "account_inactive",
        "missing_scope",
        "org_login_required",
        "ekm_access_denied",
    }
)
"""These speak of the token or the workspace, not of the message: once mended, it can be sent."""
_LATER_STATUS = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
_WHO_KNOWS = frozenset({"internal_error", "fatal_error", "request_timeout", ""})


@contextmanager
def calling_slack() -> Iterator[None]:
    """Turn what a call raises into NotSent, Uncertain or Refused."""
    try:
        yield
    except SlackApiError as error:
        code, status = _code(error), getattr(error.response, "status_code", 0)
        if code in _LATER | _TOKEN or status in (
            HTTPStatus.TOO_MANY_REQUESTS,
            HTTPStatus.SERVICE_UNAVAILABLE,
        ):
            raise NotSent(code or str(status)) from error
        if code in _WHO_KNOWS:
            raise Uncertain(code or str(status)) from error
        raise Refused(code) from error
    except aiohttp.ClientConnectorError as error:
        raise NotSent(type(error).__name__) from error
    except (aiohttp.ClientError, TimeoutError) as error:
        raise Uncertain(type(error).__name__) from error


def _code(error: SlackApiError) -> str:
    """Slack's code; "" where its answer was none of its own, but a proxy's page, say."""
    data = getattr(error.response, "data", None)
    return str(data.get("error") or "") if isinstance(data, dict) else ""
