"""The live menus answer in time, whatever ServiceNow does."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from desk import menus
from desk.cache import FRESH, Cache
from desk.context import Desk, Patience
from desk.errors import NotAllowed, NotConnected
from sandbox.clock import Clock
from sandbox.servicenow import PretendServiceNow
from sandbox.servicenow.faults import Fault
from sandbox.servicenow.properties import QUERY_RANGE, QUERY_REFUSAL
from servicenow import people
from storage.tables import Person
from tests.desk.playing import Playing
from tests.desk.test_cache import landed

pytestmark = pytest.mark.asyncio(loop_scope="session")

Menu = Callable[[Desk, Person, str], Awaitable[list[object]]]
MENUS = pytest.mark.parametrize("menu", [menus.group_menu, menus.user_menu, menus.template_menu])


@pytest.fixture
def hurried(desk: Desk) -> Desk:
    """A desk that gives a menu next to no time."""
    return replace(desk, patience=Patience(menu=timedelta(milliseconds=20)))


def group_id(servicenow: PretendServiceNow, name: str) -> str:
    group = servicenow.instance.find("sys_user_group", name=name)
    assert group is not None
    return group["sys_id"]


async def test_groups_are_offered_by_what_is_typed(desk: Desk, connected: Playing, sam: Person) -> None:
    offered = [
        [one.name for one in await menus.group_menu(desk, sam, typed)] for typed in ("", "TEAM", "no such")
    ]

    assert [["Identity Team", "Security Operations", "Workplace"], ["Identity Team"], []] == offered


async def test_groups_are_read_once_for_every_letter_typed(
    desk: Desk, connected: Playing, sam: Person
) -> None:
    for typed in ("", "i", "id", "ide"):
        await menus.group_menu(desk, sam, typed)

    assert 1 == len(connected.servicenow.log.requests)


async def test_groups_are_read_again_after_some_minutes(
    desk: Desk, connected: Playing, sam: Person, clock: Clock
) -> None:
    await menus.group_menu(desk, sam, "")
    connected.servicenow.instance.add("sys_user_group", name="New Team")
    clock.forward(FRESH)

    assert "New Team" in {group.name for group in await menus.group_menu(desk, sam, "")}


async def test_of_very_many_groups_those_beyond_the_list_are_searched(
    desk: Desk, connected: Playing, sam: Person
) -> None:
    add_groups(connected.servicenow)

    assert ["Zyx Last"] == [group.name for group in await menus.group_menu(desk, sam, "zyx")]


async def test_of_very_many_groups_those_in_the_list_are_offered_where_searching_is_not_allowed(
    desk: Desk, connected: Playing, sam: Person
) -> None:
    add_groups(connected.servicenow)
    connected.servicenow.instance.set_property(QUERY_RANGE, "sys_user_group.*")
    connected.servicenow.instance.set_property(QUERY_REFUSAL, "403")

    assert ["Identity Team"] == [group.name for group in await menus.group_menu(desk, sam, "identity")]


def add_groups(servicenow: PretendServiceNow) -> None:
    """More groups than are read as a list."""
    for number in range(people.MOST_GROUPS):
        servicenow.instance.add("sys_user_group", name=f"Team {number}")
    servicenow.instance.add("sys_user_group", name="Zyx Last")


async def test_of_a_group_its_members_are_offered_and_of_none_everybody(
    desk: Desk, connected: Playing, sam: Person
) -> None:
    workplace = group_id(connected.servicenow, "Workplace")

    offered = [{one.name for one in await menus.user_menu(desk, sam, "", group)} for group in (workplace, "")]

    assert {"Vic Viewer"} == offered[0]
    assert {"Ada Admin", "Sam Sharer", "Vic Viewer"} <= offered[1]


async def test_a_group_without_members_to_see_offers_everybody(
    desk: Desk, connected: Playing, sam: Person
) -> None:
    empty = connected.servicenow.instance.add("sys_user_group", name="Empty")

    assert ["Sam Sharer"] == [one.name for one in await menus.user_menu(desk, sam, "sharer", empty["sys_id"])]


async def test_where_users_may_not_be_searched_a_groups_members_are_offered(
    desk: Desk, connected: Playing, sam: Person
) -> None:
    identity_team = group_id(connected.servicenow, "Identity Team")
    connected.servicenow.instance.set_property(QUERY_RANGE, "sys_user.*")

    assert ["Sam Sharer"] == [one.name for one in await menus.user_menu(desk, sam, "shar", identity_team)]
    assert [] == await menus.user_menu(desk, sam, "shar")


async def test_a_group_that_is_no_sys_id_is_no_group(desk: Desk, connected: Playing, sam: Person) -> None:
    offered = await menus.user_menu(desk, sam, "sharer", "x^ORactive=true")

    assert ["Sam Sharer"] == [one.name for one in offered]


async def test_templates_are_offered_by_what_is_typed(desk: Desk, connected: Playing, sam: Person) -> None:
    offered = await menus.template_menu(desk, sam, "password")

    assert ["Reset a service account password"] == [template.name for template in offered]


@MENUS
async def test_a_slow_instance_makes_a_menu_empty_now_and_full_the_next_time(
    hurried: Desk, connected: Playing, sam: Person, menu: Menu
) -> None:
    connected.servicenow.faults.now.append(Fault("slow", path="/api/", seconds=0.3, times=1))

    first = await menu(hurried, sam, "")
    await landed(hurried.menus)
    asked = len(connected.servicenow.log.requests)
    second = await menu(hurried, sam, "")

    assert ([], True) == (first, bool(second))
    assert asked == len(connected.servicenow.log.requests)


@MENUS
@pytest.mark.parametrize("kind", ["status", "login_page", "drop_before_commit", "rate_limited"])
async def test_an_instance_in_trouble_makes_a_menu_empty(
    desk: Desk, connected: Playing, sam: Person, menu: Menu, kind: str
) -> None:
    connected.servicenow.faults.now.append(Fault(kind, path="/api/"))  # type: ignore[arg-type]

    assert [] == await menu(desk, sam, "")


async def test_what_was_found_before_an_outage_is_offered_in_it(
    desk: Desk, connected: Playing, sam: Person, clock: Clock
) -> None:
    before = await menus.group_menu(desk, sam, "")
    connected.servicenow.faults.now.append(Fault("status", path="/api/"))
    clock.forward(FRESH)

    assert before == await menus.group_menu(desk, sam, "")


async def test_many_who_type_the_same_ask_once(desk: Desk, connected: Playing, sam: Person) -> None:
    await asyncio.gather(*(menus.user_menu(desk, sam, "sam") for _ in range(20)))

    assert 1 == len(connected.servicenow.log.requests)


@MENUS
async def test_a_guest_is_offered_nothing(desk: Desk, connected: Playing, gus: Person, menu: Menu) -> None:
    with pytest.raises(NotAllowed):
        await menu(desk, gus, "")

    assert [] == connected.servicenow.log.requests


@MENUS
async def test_without_a_connection_there_is_no_menu(desk: Desk, sam: Person, menu: Menu) -> None:
    with pytest.raises(NotConnected):
        await menu(desk, sam, "")


async def test_another_workspaces_menu_is_not_shared(desk: Desk, connected: Playing, sam: Person) -> None:
    await menus.group_menu(desk, sam, "")
    stranger = Person(workspace_id=sam.workspace_id + 1, user_id=sam.user_id, is_member=True, is_admin=False)

    with pytest.raises(NotConnected):
        await menus.group_menu(desk, stranger, "")


async def test_another_instances_menu_is_not_shared(desk: Desk, connected: Playing, sam: Person) -> None:
    here = await menus.asking(desk, sam, 5)
    await menus.find_groups(here, "")
    there = replace(here, instance_url="https://clone.service-now.com")
    connected.servicenow.log.requests.clear()
    await menus.find_groups(there, "")

    assert 1 == len(connected.servicenow.log.requests)


async def test_the_cache_of_menus_is_bounded(desk: Desk, connected: Playing, sam: Person) -> None:
    small = replace(desk, menus=Cache(5), offered=Cache(7))
    for number in range(12):
        await menus.user_menu(small, sam, f"a{number}")
        await menus.user_menu(small, sam, "a")

    assert (5, True) == (len(small.menus), len(small.offered) <= 7)
