"""Users and groups as a menu finds them, on instances that allow little."""

import pytest

from sandbox.servicenow import PretendServiceNow
from sandbox.servicenow.properties import HIDDEN_FIELDS, HIDDEN_ROWS, QUERY_MATCH, QUERY_RANGE, QUERY_REFUSAL
from sandbox.servicenow.users import save_user
from servicenow import people
from servicenow.client import Instance
from servicenow.errors import BadQueryValue

pytestmark = pytest.mark.asyncio(loop_scope="session")

SYS_ID = "0123456789abcdef" * 2
REFUSALS = ("no_rows", "ignored", "403")


def add_user(sandbox: PretendServiceNow, name: str, **values: str) -> str:
    user_name = name.encode("ascii", "ignore").decode().lower().replace(" ", ".")
    email = f"{user_name}@example.com"
    return save_user(sandbox.instance, user_name, {"name": name, "email": email, **values})["sys_id"]


def group_id(sandbox: PretendServiceNow, name: str) -> str:
    group = sandbox.instance.find("sys_user_group", name=name)
    assert group is not None
    return group["sys_id"]


def refuse(sandbox: PretendServiceNow, table: str, refusal: str) -> None:
    """Nobody but an admin may search in the table."""
    sandbox.instance.set_property(QUERY_RANGE, f"{table}.*")
    sandbox.instance.set_property(QUERY_REFUSAL, refusal)


@pytest.mark.parametrize("typed", ["sam", "SHARER", "sam sharer", "sharer, sam", "sam.sharer@example.com"])
async def test_a_user_is_found_by_words_of_name_address_and_user_name(instance: Instance, typed: str) -> None:
    found = await people.search_users(instance, typed)

    assert [("Sam Sharer", "sam.sharer@example.com", "sam.sharer")] == [
        (user.name, user.email, user.user_name) for user in found
    ]


@pytest.mark.parametrize("typed", ["Müller", "müll jörg", "ller"])
async def test_an_umlaut_is_no_obstacle(sandbox: PretendServiceNow, instance: Instance, typed: str) -> None:
    add_user(sandbox, "Jörg Müller")
    add_user(sandbox, "Moritz Keller", active="false")

    assert ["Jörg Müller"] == [user.name for user in await people.search_users(instance, typed)]


@pytest.mark.parametrize(
    "typed", ["x^ORactive=true", "sam^NQactive=true", "javascript:gs.getUserName()", "sam\0", "%"]
)
async def test_hostile_words_find_nobody(instance: Instance, typed: str) -> None:
    assert [] == await people.search_users(instance, typed)


async def test_users_are_active_and_sorted_as_a_reader_expects(
    sandbox: PretendServiceNow, instance: Instance
) -> None:
    for name in ("Öz Tester", "Pia Tester", "Olaf Tester"):
        add_user(sandbox, name)
    add_user(sandbox, "Old Tester", active="false")

    found = await people.search_users(instance, "tester")

    assert ["Olaf Tester", "Öz Tester", "Pia Tester"] == [user.name for user in found]


async def test_of_many_matches_as_many_are_offered_as_a_menu_takes(
    sandbox: PretendServiceNow, instance: Instance
) -> None:
    for number in range(150):
        add_user(sandbox, f"Twin {number}")

    assert 100 == len(await people.search_users(instance, "twin"))


@pytest.mark.parametrize("refusal", REFUSALS)
async def test_where_users_may_not_be_searched_nobody_else_is_offered(
    sandbox: PretendServiceNow, instance: Instance, refusal: str
) -> None:
    refuse(sandbox, "sys_user", refusal)

    assert {"Sam Sharer"} >= {user.name for user in await people.search_users(instance, "shar")}


@pytest.mark.parametrize("refusal", REFUSALS)
async def test_where_users_may_not_be_searched_an_exact_address_still_finds(
    sandbox: PretendServiceNow, instance: Instance, refusal: str
) -> None:
    refuse(sandbox, "sys_user", refusal)

    found = await people.search_users(instance, "Sam.Sharer@example.com")

    assert ["Sam Sharer"] == [user.name for user in found]


async def test_a_hidden_user_is_not_offered(sandbox: PretendServiceNow, instance: Instance) -> None:
    sandbox.instance.set_property(HIDDEN_ROWS, "sys_user:user_name=sam.sharer")

    assert [] == await people.search_users(instance, "sam.sharer")


async def test_users_whose_addresses_are_hidden_are_found_by_name(
    sandbox: PretendServiceNow, instance: Instance
) -> None:
    sandbox.instance.set_property(HIDDEN_FIELDS, "sys_user.email,sys_user.active")

    assert [("Sam Sharer", "")] == [
        (user.name, user.email) for user in await people.search_users(instance, "sharer")
    ]


@pytest.mark.parametrize("denied", [QUERY_RANGE, QUERY_MATCH])
@pytest.mark.parametrize("refusal", REFUSALS)
async def test_groups_are_listed_whatever_may_not_be_queried(
    sandbox: PretendServiceNow, instance: Instance, denied: str, refusal: str
) -> None:
    sandbox.instance.set_property(denied, "sys_user_group.*")
    sandbox.instance.set_property(QUERY_REFUSAL, refusal)

    listed = await people.all_groups(instance)

    assert listed.is_complete
    assert {"Identity Team", "Security Operations", "Workplace"} <= {group.name for group in listed.groups}


async def test_a_list_of_very_many_groups_is_known_to_be_incomplete(
    sandbox: PretendServiceNow, instance: Instance
) -> None:
    for number in range(people.MOST_GROUPS):
        sandbox.instance.add("sys_user_group", name=f"Team {number}")

    listed = await people.all_groups(instance)

    assert (False, people.MOST_GROUPS) == (listed.is_complete, len(listed.groups))


async def test_groups_are_searched_by_all_words(sandbox: PretendServiceNow, instance: Instance) -> None:
    sandbox.instance.add("sys_user_group", name="Identität und Zugriff")
    sandbox.instance.add("sys_user_group", name="Identität, alt", active="false")

    found = await people.search_groups(instance, "identität zug")

    assert ["Identität und Zugriff"] == [group.name for group in found]


async def test_where_groups_may_not_be_searched_none_is_found(
    sandbox: PretendServiceNow, instance: Instance
) -> None:
    refuse(sandbox, "sys_user_group", "403")

    assert [] == await people.search_groups(instance, "identity")


async def test_a_groups_active_members_are_found(sandbox: PretendServiceNow, instance: Instance) -> None:
    identity_team = group_id(sandbox, "Identity Team")
    left = add_user(sandbox, "Lea Left", active="false")
    sandbox.instance.add("sys_user_grmember", user=left, group=identity_team)

    members = await people.members(instance, identity_team)

    assert [("Ada Admin", "ada.admin"), ("Sam Sharer", "sam.sharer")] == [
        (user.name, user.user_name) for user in members
    ]


async def test_members_whose_records_are_hidden_still_have_names(
    sandbox: PretendServiceNow, instance: Instance
) -> None:
    sandbox.instance.set_property(HIDDEN_FIELDS, "sys_user.email,sys_user.user_name,sys_user.active")

    members = await people.members(instance, group_id(sandbox, "Workplace"))

    assert ["Vic Viewer"] == [user.name for user in members]


async def test_an_instance_that_ignores_the_condition_lends_a_group_no_strangers(
    sandbox: PretendServiceNow, instance: Instance
) -> None:
    sandbox.instance.set_property(QUERY_MATCH, "sys_user_grmember.*")
    sandbox.instance.set_property(QUERY_REFUSAL, "ignored")

    members = await people.members(instance, group_id(sandbox, "Workplace"))

    assert ["Vic Viewer"] == [user.name for user in members]


async def test_a_users_groups_are_found(sandbox: PretendServiceNow, instance: Instance) -> None:
    sam = sandbox.instance.find("sys_user", user_name="sam.sharer")
    assert sam is not None

    groups = await people.groups_of(instance, sam["sys_id"])

    assert ["Identity Team", "Security Operations"] == [group.name for group in groups]


async def test_a_record_is_known_by_its_sys_id(sandbox: PretendServiceNow, instance: Instance) -> None:
    identity_team, left = group_id(sandbox, "Identity Team"), add_user(sandbox, "Lea Left", active="false")

    group, user = await people.get_group(instance, identity_team), await people.get_user(instance, left)

    assert group == people.Group(identity_team, "Identity Team")
    assert user is None
    assert await people.get_group(instance, SYS_ID) is None


async def test_users_are_known_by_their_sys_ids(sandbox: PretendServiceNow, instance: Instance) -> None:
    sam = await people.search_users(instance, "sam.sharer")

    known = await people.get_users(instance, [SYS_ID, sam[0].sys_id])

    assert {sam[0].sys_id: sam[0]} == known


@pytest.mark.parametrize(
    "ask",
    [
        people.members,
        people.groups_of,
        people.get_group,
        people.get_user,
        lambda i, s: people.get_users(i, [s]),
    ],
)
async def test_what_is_no_sys_id_is_not_sent(
    sandbox: PretendServiceNow, instance: Instance, ask: object
) -> None:
    sandbox.log.requests.clear()

    with pytest.raises(BadQueryValue):
        await ask(instance, f"{SYS_ID}^ORactive=true")  # type: ignore[operator]

    assert [] == sandbox.log.requests
