"""Authorizations under way, and tokens that are owed a revocation."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select, text

from storage import authorizations, revocations
from storage.authorizations import Draft
from storage.database import Database
from storage.secrets import KeyRing
from storage.tables import Authorization, Workspace
from tests.storage.both import ON_BOTH
from tests.storage.rows import NOW

pytestmark = ON_BOTH

STATE = "0123456789abcdef0123456789abcdef"
EXPIRES = NOW + timedelta(minutes=10)


async def begin(database: Database, keys: KeyRing, workspace: Workspace, state: str = STATE) -> Draft:
    draft = Draft(
        workspace_id=workspace.id,
        user_id="U0ADMIN",
        instance_url="https://acme.service-now.com",
        client_id="client",
        user_name="scoredesk.integration",
        client_secret="pretend-client-secret",
        code_verifier="pretend-code-verifier",
    )
    async with database.transaction() as session:
        await authorizations.add(session, keys, draft, state=state, expires_at=EXPIRES)
    return draft


async def use(
    database: Database, keys: KeyRing, state: str = STATE, after: timedelta = timedelta()
) -> Draft | None:
    """Come back in the browser that went on from the link."""
    now = NOW + after
    async with database.transaction() as session:
        await authorizations.bind(session, keys, state=state, browser="ours", now=now)
    async with database.transaction() as session:
        return await authorizations.use(session, keys, state=state, browser="ours", now=now)


async def test_a_state_gives_its_draft(database: Database, keys: KeyRing, workspace: Workspace) -> None:
    draft = await begin(database, keys, workspace)

    assert draft == await use(database, keys)


async def test_an_unknown_state_gives_nothing(
    database: Database, keys: KeyRing, workspace: Workspace
) -> None:
    await begin(database, keys, workspace)

    assert await use(database, keys, "f" * 32) is None


async def test_a_state_is_good_for_one_use(database: Database, keys: KeyRing, workspace: Workspace) -> None:
    await begin(database, keys, workspace)

    used = await asyncio.gather(*(use(database, keys) for _ in range(10)))

    assert 1 == sum(draft is not None for draft in used)


@pytest.mark.parametrize(
    ("after", "good"), [(timedelta(minutes=9, seconds=59), True), (timedelta(minutes=10), False)]
)
async def test_a_state_expires(
    database: Database, keys: KeyRing, workspace: Workspace, after: timedelta, good: bool
) -> None:
    await begin(database, keys, workspace)

    assert good is (await use(database, keys, after=after) is not None)


async def test_a_draft_is_bound_to_one_of_ten_browsers(
    database: Database, keys: KeyRing, workspace: Workspace
) -> None:
    await begin(database, keys, workspace)

    async def go_on(browser: str) -> Draft | None:
        async with database.transaction() as session:
            return await authorizations.bind(session, keys, state=STATE, browser=browser, now=NOW)

    bound = await asyncio.gather(*(go_on(f"browser {number}") for number in range(10)))

    assert 1 == sum(draft is not None for draft in bound)


@pytest.mark.parametrize("browser", ["theirs", ""])
async def test_a_state_is_of_no_use_in_another_browser(
    database: Database, keys: KeyRing, workspace: Workspace, browser: str
) -> None:
    draft = await begin(database, keys, workspace)
    async with database.transaction() as session:
        await authorizations.bind(session, keys, state=STATE, browser="ours", now=NOW)

    async with database.transaction() as session:
        stolen = await authorizations.use(session, keys, state=STATE, browser=browser, now=NOW)

    assert (None, draft) == (stolen, await use(database, keys))


async def test_a_state_that_no_browser_went_on_with_is_of_no_use(
    database: Database, keys: KeyRing, workspace: Workspace
) -> None:
    await begin(database, keys, workspace)

    async with database.transaction() as session:
        assert await authorizations.use(session, keys, state=STATE, browser="", now=NOW) is None


async def test_a_draft_without_a_browser_is_claimed_by_one_of_ten(
    database: Database, keys: KeyRing, workspace: Workspace
) -> None:
    draft = await begin(database, keys, workspace)
    async with database.transaction() as session:
        machine = replace(draft, grant_type="client_credentials")
        await authorizations.add(session, keys, machine, state="f" * 32, expires_at=EXPIRES)

    async def claim() -> Draft | None:
        async with database.transaction() as session:
            claimed = await authorizations.claim_client_credentials(session, NOW)
        return authorizations.unseal(keys, claimed) if claimed else None

    claimed = await asyncio.gather(*(claim() for _ in range(10)))

    assert [machine] == [one for one in claimed if one]


async def test_neither_state_nor_secrets_stand_in_the_database(
    database: Database, keys: KeyRing, workspace: Workspace
) -> None:
    await begin(database, keys, workspace)

    async with database.reading() as session:
        row = (await session.execute(text("SELECT * FROM authorizations"))).one()
    stored = b"".join(one if isinstance(one, bytes) else str(one).encode() for one in row)
    assert [] == [secret for secret in (STATE.encode(), b"pretend-") if secret in stored]


async def test_drafts_that_expired_long_ago_are_forgotten(
    database: Database, keys: KeyRing, workspace: Workspace
) -> None:
    draft = await begin(database, keys, workspace)

    async with database.transaction() as session:
        expires_at = EXPIRES + timedelta(days=1, seconds=1)
        await authorizations.add(session, keys, draft, state="f" * 32, expires_at=expires_at)

    async with database.reading() as session:
        assert 1 == await session.scalar(select(func.count()).select_from(Authorization))


async def test_a_revocation_is_claimed_by_one_until_its_lease_ends(
    database: Database, keys: KeyRing, workspace: Workspace
) -> None:
    lease = timedelta(minutes=5)
    async with database.transaction() as session:
        revocations.add(session, keys, workspace.id, "https://acme.service-now.com", "pretend-token", NOW)

    async def claim(after: timedelta) -> list[str]:
        async with database.transaction() as session:
            due = await revocations.claim_due(session, NOW + after, lease, 10)
        return [revocations.unseal(keys, one) for one in due]

    assert ["pretend-token"] == await claim(timedelta())
    assert [] == await claim(timedelta(minutes=4))
    assert ["pretend-token"] == await claim(lease)
