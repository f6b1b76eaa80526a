"""IP Address Access Control: whom the instance talks to at all.

https://github.com/ServiceNow/ServiceNowDocs/blob/australia/markdown/platform-security/authentication/t_AccessControl.md

An allow rule comes before every deny rule, ranges are from one address to another, and where there is an
X-Forwarded-For header its addresses count instead of the caller's. Who is denied gets 403 and a page.
"""

from ipaddress import IPv4Address, IPv6Address, ip_address

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from sandbox.servicenow.backstage import is_backstage
from sandbox.servicenow.instance import Instance
from sandbox.servicenow.pages import message_page
from sandbox.servicenow.properties import IP_ACCESS, lines_in

_Address = IPv4Address | IPv6Address


class IpAccess:
    """The rules, lines like ``deny 0.0.0.0-255.255.255.255`` or ``allow 127.0.0.1``, and the middleware."""

    def __init__(self, instance: Instance) -> None:
        self._instance = instance

    def around(self, app: ASGIApp) -> ASGIApp:
        """The application, for callers that are not denied; the sandbox's own pages are for everybody."""

        async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
            if is_backstage(scope) or not self._denies(scope):
                await app(scope, receive, send)
                return
            refusal = message_page(Request(scope), "Access denied", "HTTP 403 - Forbidden", 403)
            await refusal(scope, receive, send)

        return guarded

    def _denies(self, scope: Scope) -> bool:
        rules = lines_in(self._instance, IP_ACCESS)
        callers = _callers(scope) if rules else []
        return not _met(rules, "allow", callers) and _met(rules, "deny", callers)


def _callers(scope: Scope) -> list[_Address]:
    forwarded = Headers(scope=scope).get("x-forwarded-for", "")
    named = forwarded.split(",") if forwarded else [(scope.get("client") or ("",))[0]]
    return [address for name in named if (address := _address(name)) is not None]


def _met(rules: list[str], kind: str, callers: list[_Address]) -> bool:
    ranges = [rule.removeprefix(kind) for rule in rules if rule.startswith(f"{kind} ")]
    return any(_holds(one, caller) for one in ranges for caller in callers)


def _holds(text: str, caller: _Address) -> bool:
    """Whether a range like ``10.0.0.1-10.0.0.9``, or one address, holds the caller; a mistyped one nobody."""
    first, _, last = text.partition("-")
    low, high = _address(first), _address(last or first)
    if low is None or high is None or {low.version, high.version} != {caller.version}:
        return False
    return int(low) <= int(caller) <= int(high)


def _address(text: str) -> _Address | None:
    try:
        return ip_address(text.strip())
    except ValueError:
        return None
