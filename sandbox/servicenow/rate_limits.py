"""Inbound rate limit rules: so many requests per hour, counted per user.

https://github.com/ServiceNow/ServiceNowDocs/blob/australia/markdown/api-reference/rest-api-explorer/inbound-REST-API-rate-limiting.md

A rule is a row of sys_rate_limit_rules. Counts are exact here; the real nodes add theirs up every 30 seconds.
"""

from collections import Counter

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sandbox.servicenow.instance import Instance, Record
from sandbox.servicenow.refusals import Refused

_HOUR = 3600
_APIS = {
    "/api/now/table": "Table API",
    "/api/sn_chg_rest": "Change Management API",
    "/api/now/stats": "Aggregate API",
}


class RateLimits:
    """Counts requests under the rule that holds for their user, and says so in the answer's headers."""

    def __init__(self, instance: Instance) -> None:
        self._instance = instance
        self._counts: Counter[tuple[str, ...]] = Counter()

    def count(self, request: Request, user: Record) -> None:
        """Count one request; raises Refused (429) where the rule allows no more of them in this hour."""
        rule = self._rule(request, user)
        if rule is None:
            return
        now = int(self._instance.clock.now().timestamp())
        reset = (now // _HOUR + 1) * _HOUR
        limit = rule["request_limit"]
        # A changed limit begins at zero again, and so does every hour.
        counted = (rule["sys_id"], limit, user["sys_id"], str(reset))
        self._counts[counted] += 1
        request.state.rate_limit = {
            "X-RateLimit-Limit": limit,
            "X-RateLimit-Reset": str(reset),
            "X-RateLimit-Rule": rule["sys_id"],
        }
        if self._counts[counted] > int(limit or 0):
            detail = f"Rate limit of {limit} requests per hour for {_api(request)} exceeded"
            raise Refused(429, "Rate limit exceeded", detail, {"Retry-After": str(reset - now)})

    def _rule(self, request: Request, user: Record) -> Record | None:
        """A user's own rule before those of roles, and these before everybody's; of several the lowest."""
        roles = self._instance.roles(user)
        ranked = [
            (rank, int(rule["request_limit"] or 0), rule["sys_id"])
            for rule in self._instance.tables["sys_rate_limit_rules"].values()
            if _fits(rule, request) and (rank := _rank(self._instance, rule, user, roles)) is not None
        ]
        return self._instance.tables["sys_rate_limit_rules"][min(ranked)[2]] if ranked else None

    def around(self, app: ASGIApp) -> ASGIApp:
        """The application, its answers with the headers of the rule that was met."""

        async def telling(scope: Scope, receive: Receive, send: Send) -> None:
            async def tell(message: Message) -> None:
                met = scope.get("state", {}).get("rate_limit", {})
                if message["type"] == "http.response.start" and met:
                    extra = [(name.encode(), value.encode()) for name, value in met.items()]
                    message = {**message, "headers": [*message.get("headers", ()), *extra]}
                await send(message)

            await app(scope, receive, tell)

        return telling


def _fits(rule: Record, request: Request) -> bool:
    table = request.path_params.get("table", "")
    return (
        rule["active"] == "true"
        and request.url.path.startswith(rule["path"])
        and rule["method"] in ("", request.method)
        and rule["table"] in ("", table)
    )


def _rank(instance: Instance, rule: Record, user: Record, roles: frozenset[str]) -> int | None:
    if rule["user"]:
        return 0 if rule["user"] == user["sys_id"] else None
    if rule["role"]:
        return 1 if instance.walk("sys_rate_limit_rules", rule, "role.name") in roles else None
    return 2


def _api(request: Request) -> str:
    path = request.url.path.replace("/v1/", "/").replace("/v2/", "/")
    return next((name for start, name in _APIS.items() if path.startswith(start)), "REST API")
