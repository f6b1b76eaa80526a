"""Whatever people type: no query matches other records for it, and it arrives as it was typed."""

import re

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from desk import lookup, menus, scores, share
from desk.clean import clean
from desk.errors import UnknownTicket
from sandbox.servicenow.encoded_query import parse
from storage.tables import Person
from tests.desk.asking import a_share
from tests.desk.delivering import Delivery

pytestmark = pytest.mark.asyncio(loop_scope="session")

PIECES = ("^", "^OR", "^NQ", "^EQ", "javascript:gs.getUserName()", "\n", ",", "\0", "=", "active=true", "@")
hostile = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), min_size=1, max_size=8).map("".join)
MANY = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def queries(delivery: Delivery) -> list[tuple[str, int, bool]]:
    """Of each query the table, how many conditions it holds, and whether one of them is a script."""
    asked = [
        (one.path, str(one.query["sysparm_query"]))
        for one in delivery.playing.servicenow.log.requests
        if "sysparm_query" in one.query
    ]
    return [
        (path.rpartition("/")[2], parse(text, lambda _, literal: literal).size, "javascript:" in text)
        for path, text in asked
    ]


@MANY
@given(words=hostile)
async def test_what_is_typed_arrives_and_changes_no_query(
    delivery: Delivery, sam: Person, words: str
) -> None:
    if not delivery.records():
        await scores.refresh(delivery.desk, sam.workspace_id)
    async with delivery.desk.database.transaction() as session:
        (await session.merge(sam)).email = clean(words)
    delivery.playing.servicenow.log.requests.clear()
    last = await latest(delivery, sam)
    name = f"Name {words}"

    request = a_share(short_description=name, description=words, again_after={"incident": last})
    made = await share.share(delivery.desk, sam, request)
    await delivery.round_all()

    record = next(one for one in delivery.records() if one["correlation_id"] == made.ticket.correlation_id)
    assert (name.replace("\0", "").strip(), True) == (
        record["short_description"],
        record["description"].startswith(words.replace("\0", "").strip()),
    )
    assert set(queries(delivery)) <= {("sys_user", 2, False), ("incident", 1, False)}


async def latest(delivery: Delivery, sam: Person) -> int:
    found = await share.live_tickets(delivery.desk, sam.workspace_id, "MFARegistrationV2")
    return found[0].occurrence if found else 0


@MANY
@given(words=hostile)
async def test_a_ticket_is_looked_up_here_alone(delivery: Delivery, sam: Person, words: str) -> None:
    delivery.playing.servicenow.log.requests.clear()

    with pytest.raises(UnknownTicket):
        await lookup.by_number(delivery.desk, sam, clean(words))

    assert [] == queries(delivery)


@MANY
@given(words=hostile)
async def test_a_menu_offers_only_what_matches(delivery: Delivery, sam: Person, words: str) -> None:
    delivery.playing.servicenow.log.requests.clear()

    users = await menus.user_menu(delivery.desk, sam, words)

    typed = [word for word in re.split(r"[\s,;]+", words.lower()) if word]
    told = [f"{one.name} {one.email} {one.user_name}".lower() for one in users]
    assert all(word in one for one in told for word in typed)
    assert not any(script for _, _, script in queries(delivery))
