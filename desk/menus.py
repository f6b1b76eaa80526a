"""The live menus: groups, users and templates of the instance, found as somebody types.

Slack waits three seconds for a menu. So each answer has a bound, whatever ServiceNow does: what is not there
in time is taken from what was found some minutes ago, else the menu is empty, and fuller at the next letter.
"""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from desk.access import Role, require
from desk.cache import Cache, Key
from desk.context import Desk
from desk.errors import DeskError, NotConnected
from desk.instance import calling
from servicenow import people
from servicenow.change_templates import Template, matching_templates, templates
from servicenow.client import Instance
from servicenow.errors import ServiceNowError
from servicenow.people import Group, User
from servicenow.queries import is_sys_id
from servicenow.typed import words_in
from storage import connections
from storage.errors import StorageError
from storage.tables import Person

Found = TypeVar("Found")
Offered = TypeVar("Offered", Group, User, Template)
Question = Callable[[Instance], Awaitable[Found]]

NOT_FOUND_OUT = (ServiceNowError, DeskError, StorageError, TimeoutError)


@dataclass(frozen=True)
class Asking:
    """Questions to one instance for one workspace, answered by ``until``, a time of the running loop."""

    desk: Desk
    workspace_id: int
    instance_url: str
    until: float

    async def ask(self, question: Question[Found], *key: Hashable) -> Found:
        """What was found some minutes ago, else the answer; raises NOT_FOUND_OUT."""
        return await self._get(self.desk.menus, question, key)

    async def recall(self, question: Question[str | None], kind: str, sys_id: str) -> str | None:
        """The name under which something was offered, else the answer; raises NOT_FOUND_OUT."""
        return await self._get(self.desk.offered, question, (kind, sys_id))

    async def _get(self, cache: Cache, question: Question[Found], key: Key) -> Found:
        async def call() -> Found:
            async with calling(self.desk, self.workspace_id) as instance:
                return await question(instance)

        return await cache.get(self._key(*key), call, self.desk.now(), self.until)

    def _key(self, *parts: Hashable) -> Key:
        """Never another workspace's, nor another instance's."""
        return (self.workspace_id, self.instance_url, *parts)

    def offered(self, kind: str, found: Iterable[Offered]) -> list[Offered]:
        """The same; each is remembered as something that may be chosen."""
        offered = list(found)
        for one in offered:
            self.desk.offered.keep(self._key(kind, one.sys_id), one.name, self.desk.now())
        return offered


async def asking(desk: Desk, person: Person, seconds: float) -> Asking:
    """Questions for the person's workspace, answered within so many seconds; raises NotConnected."""
    until = asyncio.get_running_loop().time() + seconds
    async with desk.database.reading() as session:
        connection = await connections.get(session, person.workspace_id)
    if connection is None:
        raise NotConnected
    return Asking(desk, person.workspace_id, connection.instance_url, until)


async def group_menu(desk: Desk, person: Person, typed: str) -> list[Group]:
    """The groups that match what was typed; raises NotAllowed or NotConnected."""
    require(person, Role.SHARER)
    asked = await asking(desk, person, desk.patience.menu.total_seconds())
    with suppress(*NOT_FOUND_OUT):
        return asked.offered("assignment_group", await find_groups(asked, typed))
    return []


async def user_menu(desk: Desk, person: Person, typed: str, group_sys_id: str = "") -> list[User]:
    """The members of the group that match what was typed; of all users, where there are none or no group.

    Raises NotAllowed or NotConnected.
    """
    require(person, Role.SHARER)
    asked = await asking(desk, person, desk.patience.menu.total_seconds())
    with suppress(*NOT_FOUND_OUT):
        return asked.offered("assigned_to", await _find_users(asked, typed, group_sys_id))
    return []


async def template_menu(desk: Desk, person: Person, typed: str) -> list[Template]:
    """The standard change templates that match what was typed; raises NotAllowed or NotConnected."""
    require(person, Role.SHARER)
    asked = await asking(desk, person, desk.patience.menu.total_seconds())
    with suppress(*NOT_FOUND_OUT):
        found = matching_templates(await asked.ask(templates, "templates"), typed)
        return asked.offered("standard_template", found)
    return []


async def find_groups(asked: Asking, typed: str) -> list[Group]:
    """Groups whose name matches, from the list of all where that is not too long; raises NOT_FOUND_OUT."""
    listed = await asked.ask(people.all_groups, "groups")
    found = people.matching_groups(listed.groups, typed)
    if listed.is_complete or not typed.strip():
        return found
    searched = await asked.ask(
        lambda instance: people.search_groups(instance, typed), "groups", words_in(typed)
    )
    # Where searching is not allowed, those that happen to be in the list are better than none.
    return searched or found


async def _find_users(asked: Asking, typed: str, group_sys_id: str) -> list[User]:
    if is_sys_id(group_sys_id):
        members = await _members(asked, group_sys_id)
        if members:
            return people.matching_users(members, typed)
    return await asked.ask(lambda instance: people.search_users(instance, typed), "users", words_in(typed))


async def _members(asked: Asking, group_sys_id: str) -> list[User]:
    """The members that are known in time."""
    with suppress(*NOT_FOUND_OUT):
        return await asked.ask(
            lambda instance: people.members(instance, group_sys_id), "members", group_sys_id
        )
    return []
