"""How an instance lets people in, as far as it shows before anybody has logged in.

Source: https://www.servicenow.com/docs/r/platform-security/authentication/r_ForcingLoginViaSSOOnly.html and
https://www.servicenow.com/docs/r/platform-security/authentication/t_AccessControl.html
"""

import re
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

import httpx

from servicenow.answers import page_text
from servicenow.oauth import OAuthClient, authorization_request
from servicenow.transport import send

_TO_SSO = re.compile(r"(?i)auth_redirect|login_with_sso|saml|/idp|openid")
_PASSWORD = re.compile(r"(?i)<input[^<>]+type=[\"']?password")
_NOBODYS_STATE = "0" * 32


class LoginWay(StrEnum):
    """What somebody who is sent to ``/oauth_auth.do`` meets there first."""

    OWN = "own"
    """The instance's own login page."""
    SSO = "sso"
    """The company's sign-in, at the instance's single sign-on or on another host."""
    ADDRESS = "address"
    """403 with a page: IP Address Access Control, as it judges the address of this server."""
    REFUSED = "refused"
    """An error page: the client ID is not known, its entry is not active, or OAuth is off."""
    UNKNOWN = "unknown"


async def login_way(http: httpx.AsyncClient, client: OAuthClient) -> LoginWay:
    """Open the authorize page as a browser without any session would; nothing is begun by it.

    Raises NotAnswering, or NotJson for a page of many MiB.
    Source: https://www.servicenow.com/docs/r/platform-security/authentication/c_OAuthAuthorizationCodeFlow.html
    """
    url = authorization_request(client, _NOBODYS_STATE).url
    answer = await send(http, "GET", url, headers={"Accept": "text/html"})
    return _way(answer.status_code, url, answer.headers.get("location", ""), page_text(answer.content))


def _way(status: int, url: str, location: str, page: str) -> LoginWay:
    if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST and location:
        there = urlsplit(urljoin(url, location))
        elsewhere = there.netloc != urlsplit(url).netloc
        return LoginWay.SSO if elsewhere or _TO_SSO.search(there.path) else LoginWay.OWN
    if status == HTTPStatus.FORBIDDEN:
        return LoginWay.ADDRESS
    if HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR:
        return LoginWay.REFUSED
    return LoginWay.OWN if status == HTTPStatus.OK and _PASSWORD.search(page) else LoginWay.UNKNOWN
