"""The client against the pretend Microsoft 365, over HTTP."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import httpx
import pytest
import stamina

from sandbox.clock import Clock
from sandbox.microsoft import PretendMicrosoft
from sandbox.serve import serving
from securescore.access import GraphAccess
from securescore.client import ATTEMPTS, PAGES, SecureScoreClient
from securescore.errors import (
    CredentialsRefused,
    ForeignNextLink,
    NotAnswering,
    NotJson,
    PermissionMissing,
    Throttled,
    TooManyPages,
)

PROFILES = "/v1.0/security/secureScoreControlProfiles"
SCORES = "/v1.0/security/secureScores"


@dataclass
class Bench:
    """A client, the tenant it reads, and the way to play people there."""

    microsoft: PretendMicrosoft
    clock: Clock
    http: httpx.AsyncClient
    access: GraphAccess

    @property
    def client(self) -> SecureScoreClient:
        return SecureScoreClient(self.http, self.access, self.clock.now)

    async def play(self, what: str, **body: Any) -> None:
        (await self.http.post(f"{self.access.graph_url}/sandbox/{what}", json=body)).raise_for_status()

    def asked(self, path: str) -> list[int]:
        """The statuses that requests for this path were answered with."""
        return [int(one["status"]) for one in self.microsoft.requests if str(one["path"]).startswith(path)]

    def tokens(self) -> int:
        return len(self.asked(f"/{self.access.tenant_id}/"))


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    clock = Clock()
    access = GraphAccess("11111111-2222-3333-4444-555555555555", "desk", "s3cret")
    microsoft = PretendMicrosoft(
        clock=clock,
        tenant_id=access.tenant_id,
        client_id=access.client_id,
        client_secret=access.client_secret,
        page_size=25,
    )
    async with serving(microsoft.app) as url, httpx.AsyncClient() as http:
        yield Bench(microsoft, clock, http, replace(access, authority_host=url, graph_url=url))


@pytest.fixture
def no_waiting() -> Iterator[None]:
    with stamina.set_testing(True, attempts=ATTEMPTS):
        yield


async def test_all_profiles_come_whatever_the_page_size(bench: Bench) -> None:
    listing = await bench.client.secure_score_control_profiles()

    known = (await bench.http.get(f"{bench.access.graph_url}/sandbox/actions")).json()
    assert (len(known), True) == (len(listing.values), listing.complete)


async def test_the_newest_day_is_one_request_though_it_links_to_more(bench: Bench) -> None:
    listing = await bench.client.secure_scores(top=1)

    assert (1, [200]) == (len(listing.values), bench.asked(SCORES))


async def test_days_come_newest_first_and_as_many_as_asked_for(bench: Bench) -> None:
    listing = await bench.client.secure_scores(top=5)

    days = [day.created_date_time for day in listing.values]
    assert [days[0] - timedelta(days=back) for back in range(5)] == days


async def test_what_is_listed_can_be_given_on_as_json(bench: Bench) -> None:
    listing = await bench.client.secure_scores(top=2)

    assert [day.id for day in listing.values] == [row["id"] for row in listing.as_json()]


async def test_one_token_serves_many_requests_at_once(bench: Bench) -> None:
    client = bench.client

    await asyncio.gather(*(client.secure_scores(top=1) for _ in range(8)))

    assert bench.tokens() == 1


async def test_a_token_is_renewed_five_minutes_before_its_end(bench: Bench) -> None:
    client = bench.client
    await client.secure_scores(top=1)
    bench.clock.forward(timedelta(minutes=54))
    await client.secure_scores(top=1)
    before = bench.tokens()
    bench.clock.forward(timedelta(minutes=1))
    await client.secure_scores(top=1)

    assert (1, 2) == (before, bench.tokens())


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"client_secret": "wrong"}, "AADSTS7000215"),
        ({"client_id": "nobody"}, "AADSTS700016"),
        ({"tenant_id": "nowhere"}, "AADSTS90002"),
    ],
)
async def test_refused_credentials_have_entras_code_and_are_not_tried_again(
    bench: Bench, changed: dict[str, str], code: str
) -> None:
    bench.access = replace(bench.access, **changed)

    with pytest.raises(CredentialsRefused) as raised:
        await bench.client.secure_scores(top=1)

    assert (code, 1, True) == (raised.value.code, bench.tokens(), bool(raised.value.request_id))


async def test_a_missing_permission_is_named_and_works_once_it_is_granted(bench: Bench) -> None:
    await bench.play("grant", roles=[])
    client = bench.client
    with pytest.raises(PermissionMissing) as raised:
        await client.secure_scores(top=1)
    await bench.play("grant", roles=[raised.value.permission])

    listing = await client.secure_scores(top=1)

    assert listing.complete


@pytest.mark.parametrize("retry_after", ["0.01", None])
@pytest.mark.usefixtures("no_waiting")
async def test_a_throttled_request_is_sent_again(bench: Bench, retry_after: str | None) -> None:
    await bench.play("faults", kind="throttled", path=SCORES, times=2, retry_after=retry_after)

    await bench.client.secure_scores(top=1)

    assert bench.asked(SCORES) == [429, 429, 200]


async def test_a_fractional_retry_after_is_waited_for(bench: Bench) -> None:
    await bench.play("faults", kind="throttled", path=SCORES, retry_after="0.05")
    began = asyncio.get_running_loop().time()

    await bench.client.secure_scores(top=1)

    assert 0.05 <= asyncio.get_running_loop().time() - began < 1


async def test_who_is_told_to_wait_long_gives_up_at_once(bench: Bench) -> None:
    await bench.play("faults", kind="throttled", path=SCORES, times=9, retry_after="120")

    with pytest.raises(Throttled) as raised:
        await bench.client.secure_scores(top=1)

    assert (120.0, [429]) == (raised.value.retry_after, bench.asked(SCORES))


@pytest.mark.usefixtures("no_waiting")
async def test_a_failing_graph_is_given_up_after_a_few_attempts(bench: Bench) -> None:
    await bench.play("faults", kind="status", status=503, path=SCORES, times=99)

    with pytest.raises(NotAnswering):
        await bench.client.secure_scores(top=1)

    assert bench.asked(SCORES) == [503] * ATTEMPTS


@pytest.mark.usefixtures("no_waiting")
async def test_a_graph_out_of_reach_is_not_answering(bench: Bench) -> None:
    bench.access = replace(bench.access, authority_host="http://127.0.0.1:1")

    with pytest.raises(NotAnswering):
        await bench.client.secure_scores(top=1)


async def test_a_partial_page_makes_the_listing_incomplete(bench: Bench) -> None:
    await bench.play("faults", kind="partial", path=PROFILES)

    listing = await bench.client.secure_score_control_profiles()

    assert (False, True) == (listing.complete, bool(listing.values))


async def test_the_token_is_not_taken_to_another_host(bench: Bench) -> None:
    await bench.play("faults", kind="foreign_next_link", path=PROFILES)

    with pytest.raises(ForeignNextLink):
        await bench.client.secure_score_control_profiles()


async def test_a_list_without_end_ends(bench: Bench) -> None:
    endless = f"{bench.access.graph_url}{PROFILES}"
    await bench.play("faults", kind="foreign_next_link", path=PROFILES, times=99, url=endless)

    with pytest.raises(TooManyPages):
        await bench.client.secure_score_control_profiles()

    assert len(bench.asked(PROFILES)) == PAGES


async def test_a_page_for_people_is_not_json(bench: Bench) -> None:
    await bench.play("faults", kind="not_json", path=PROFILES)

    with pytest.raises(NotJson):
        await bench.client.secure_score_control_profiles()
