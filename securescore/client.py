"""Reads a tenant's Secure Score from Microsoft Graph."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any, Generic, TypeVar

import httpx
import stamina
from pydantic import ValidationError

from securescore.access import GraphAccess
from securescore.answers import parse
from securescore.errors import (
    CredentialsRefused,
    ForeignNextLink,
    NotAnswering,
    NotJson,
    PermissionMissing,
    Throttled,
    TooManyPages,
)
from securescore.models import SecureScore, SecureScoreControlProfile
from securescore.token import AppOnlyToken
from securescore.transport import send

PAGES = 50
CONCURRENT_REQUESTS = 4
"""https://learn.microsoft.com/graph/throttling-limits#security-service-limits"""
ATTEMPTS = 4
LONGEST_WAIT = 60.0
"""Seconds; who is told to wait longer comes back with the next reading."""

Record = TypeVar("Record", SecureScore, SecureScoreControlProfile)


@dataclass(frozen=True)
class Listing(Generic[Record]):
    """What Graph listed; not ``complete`` where a provider of Graph's failed (206): nothing has vanished."""

    values: list[Record]
    complete: bool

    def as_json(self) -> list[dict[str, Any]]:
        """The records as Graph sent them."""
        return [value.as_json() for value in self.values]


class SecureScoreClient:
    """Secure Score of the tenant that ``access`` leads to.

    ``http`` may be shared; whoever has it to itself ends it with `close`. All other methods raise
    SecureScoreError's subclasses.
    """

    def __init__(self, http: httpx.AsyncClient, access: GraphAccess, now: Callable[[], datetime]) -> None:
        self._http = http
        self._access = access
        self._now = now
        self._token = AppOnlyToken(http, access, now)
        self._places = asyncio.Semaphore(CONCURRENT_REQUESTS)
        self._patiently = stamina.AsyncRetryingCaller(
            attempts=ATTEMPTS, timeout=3 * LONGEST_WAIT, wait_initial=1.0, wait_max=LONGEST_WAIT
        ).on(_wait)

    async def secure_scores(self, top: int) -> Listing[SecureScore]:
        """The newest ``top`` days, newest first; Graph keeps about 90, and details of the newest only.

        https://learn.microsoft.com/graph/api/security-list-securescores
        """
        listing = await self._list(SecureScore, f"secureScores?$top={top}", top)
        listing.values.sort(key=lambda day: day.created_date_time, reverse=True)
        return listing

    async def secure_score_control_profiles(self) -> Listing[SecureScoreControlProfile]:
        """All control profiles, also of products that the tenant has no licence for.

        https://learn.microsoft.com/graph/api/security-list-securescorecontrolprofiles
        """
        return await self._list(SecureScoreControlProfile, "secureScoreControlProfiles")

    async def close(self) -> None:
        """Close ``http``."""
        await self._http.aclose()

    async def _list(self, model: type[Record], path: str, most: int | None = None) -> Listing[Record]:
        """All pages, or as many as hold ``most`` records: the last of them may still link to more."""
        url = f"{self._access.security_url}/{path}"
        found: dict[str, Record] = {}
        complete = True
        for _ in range(PAGES):
            page, whole = await self._patiently(self._page, url)
            found |= {record.id: record for record in _records(model, page)}
            complete = complete and whole
            next_link = page.get("@odata.nextLink")
            if not next_link or (most is not None and len(found) >= most):
                return Listing(list(found.values())[:most], complete)
            url = str(next_link)
            if not self._access.is_graph(url):
                raise ForeignNextLink(url)
        raise TooManyPages(f"{path}: more than {PAGES} pages")

    async def _page(self, url: str) -> tuple[dict[str, Any], bool]:
        """One page, and whether Graph had all of it."""
        async with self._places:
            token = await self._token.get()
            answer = await send(self._http, "GET", url, headers={"Authorization": f"Bearer {token}"})
        try:
            page = parse(answer.status_code, answer.headers, answer.content, self._now())
        except (CredentialsRefused, PermissionMissing):
            self._token.forget(token)
            raise
        return page, answer.status_code != HTTPStatus.PARTIAL_CONTENT


def _records(model: type[Record], page: dict[str, Any]) -> list[Record]:
    rows = page.get("value")
    if not isinstance(rows, list):
        raise NotJson("a page without a list of values")
    try:
        return [model.model_validate(row) for row in rows]
    except ValidationError as error:
        raise NotJson(str(error)) from error


def _wait(error: Exception) -> bool | float:
    """Whether to try again, and after how many seconds where Graph said so."""
    if not isinstance(error, (Throttled, NotAnswering)):
        return False
    if error.retry_after is None:
        return True
    return error.retry_after if error.retry_after <= LONGEST_WAIT else False
