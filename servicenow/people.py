"""Users and groups of the instance, found for a menu or by what is known of them.

Source: https://www.servicenow.com/docs/r/platform-administration/user-administration/c_UserAdministration.html

A query ACL may refuse to search in a table, by 403, by an empty list or by dropping the condition; so a list
of the groups is read without any condition, and only rows that match in code are offered.
"""

import asyncio
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from servicenow.client import Instance, row_in, shown_as_pairs
from servicenow.errors import BadQueryValue, PermissionDenied, RecordNotFound
from servicenow.queries import Query, all_of, any_of, chunks, equals, is_in, is_sys_id
from servicenow.records import Field, Row, value_of
from servicenow.typed import matches, narrowed, sort_key, words_in

MOST_OFFERED = 100
"""Options that a menu of Slack takes."""
MOST_GROUPS = 1000
"""Groups that are read as a list; where there are more, they are searched."""
_MOST_ROWS = 300
"""More than are offered: some of them match what was sent, but not all that was typed."""
_MOST_MEMBERS = 500
_USER_FIELDS = ("sys_id", "name", "email", "user_name", "active")
_USER_TEXTS = ("name", "email", "user_name")
_GROUP_FIELDS = ("sys_id", "name", "active")
_ACTIVE = equals("active", "true")


@dataclass(frozen=True)
class Group:
    """An active sys_user_group."""

    sys_id: str
    name: str


@dataclass(frozen=True)
class User:
    """An active sys_user; what the integration user may not read is ""."""

    sys_id: str
    name: str
    email: str
    user_name: str


@dataclass(frozen=True)
class GroupList:
    """Groups by name; ``is_complete`` is False where the instance has more than were read."""

    groups: Sequence[Group]
    is_complete: bool


async def user_by_email(instance: Instance, email: str) -> str | None:
    """The sys_id of the one active sys_user of that e-mail; raises as ``Instance.only_row`` does.

    Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html
    """
    row = await instance.only_row("sys_user", "email", email, ("sys_id", "email"), _ACTIVE)
    return value_of(row, "sys_id") if row else None


async def all_groups(instance: Instance) -> GroupList:
    """The active groups that the integration user may see; raises what Instance raises.

    Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html
    """
    found = await instance.find("sys_user_group", all_of(), _GROUP_FIELDS, MOST_GROUPS)
    total = found.total_count
    is_complete = len(found.rows) < MOST_GROUPS if total is None else total <= MOST_GROUPS
    return GroupList(_groups(found.rows), is_complete)


async def search_groups(instance: Instance, typed: str) -> list[Group]:
    """Active groups whose name holds every word that was typed, by name, at most MOST_OFFERED.

    Empty where searching is not allowed; else raises what Instance raises.
    Source: https://www.servicenow.com/docs/r/platform-user-interface/c_EncodedQueryStrings.html
    """
    words = words_in(typed)
    rows = await _found(instance, "sys_user_group", narrowed(words, ("name",)), _GROUP_FIELDS)
    return matching_groups(_groups(rows), typed)


def matching_groups(groups: Iterable[Group], typed: str) -> list[Group]:
    """Those whose name holds every word that was typed, at most MOST_OFFERED."""
    words = words_in(typed)
    return [group for group in groups if matches(words, (group.name,))][:MOST_OFFERED]


async def search_users(instance: Instance, typed: str) -> list[User]:
    """Active users whose name, e-mail or user_name hold every word that was typed, at most MOST_OFFERED.

    Where searching is not allowed, only who is named exactly, by e-mail or user_name; else raises what
    Instance raises.
    Source: https://www.servicenow.com/docs/r/platform-user-interface/c_EncodedQueryStrings.html
    """
    words = words_in(typed)
    rows = await _found(instance, "sys_user", narrowed(words, _USER_TEXTS), _USER_FIELDS)
    found = matching_users(_users(rows), typed)
    if found or len(words) != 1:
        return found
    with suppress(BadQueryValue):
        exactly = any_of(equals("email", words[0]), equals("user_name", words[0]))
        rows = await _found(instance, "sys_user", [exactly], _USER_FIELDS)
    return matching_users(_users(rows), typed)


def matching_users(users: Iterable[User], typed: str) -> list[User]:
    """Those whose name, e-mail or user_name hold every word that was typed, at most MOST_OFFERED."""
    words = words_in(typed)
    return [one for one in users if matches(words, (one.name, one.email, one.user_name))][:MOST_OFFERED]


async def members(instance: Instance, group_sys_id: str) -> list[User]:
    """The active members of a group, by name; raises BadQueryValue for what is no sys_id.

    Source: https://www.servicenow.com/docs/r/platform-administration/user-administration/c_UserAdministration.html
    """
    return _users(await _memberships(instance, "group", group_sys_id, "user", _USER_FIELDS))


async def groups_of(instance: Instance, user_sys_id: str) -> list[Group]:
    """The active groups that a user is a member of, by name; raises BadQueryValue for what is no sys_id.

    Source: https://www.servicenow.com/docs/r/platform-administration/user-administration/c_UserAdministration.html
    """
    return _groups(await _memberships(instance, "user", user_sys_id, "group", _GROUP_FIELDS))


async def get_users(instance: Instance, sys_ids: Sequence[str]) -> dict[str, User]:
    """Those of the users that are active and may be seen, by sys_id; raises BadQueryValue.

    Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html
    """
    if not all(map(is_sys_id, sys_ids)):
        raise BadQueryValue("not a sys_id")
    asked = (
        instance.find("sys_user", is_in("sys_id", part), _USER_FIELDS, len(part)) for part in chunks(sys_ids)
    )
    found = [user for part in await asyncio.gather(*asked) for user in _users(part.rows)]
    return {user.sys_id: user for user in found if user.sys_id in sys_ids}


async def get_group(instance: Instance, sys_id: str) -> Group | None:
    """The group, None where none of that sys_id is active and may be seen; raises BadQueryValue.

    Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html
    """
    return next(iter(_groups(await _record(instance, "sys_user_group", sys_id, _GROUP_FIELDS))), None)


async def get_user(instance: Instance, sys_id: str) -> User | None:
    """The user, None where none of that sys_id is active and may be seen; raises BadQueryValue.

    Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html
    """
    return next(iter(_users(await _record(instance, "sys_user", sys_id, _USER_FIELDS))), None)


async def _found(
    instance: Instance, table: str, conditions: Sequence[Query], fields: Sequence[str]
) -> Sequence[Row]:
    """The active rows that the conditions find; none where the user may not ask so."""
    try:
        return (await instance.find(table, all_of(_ACTIVE, *conditions), fields, _MOST_ROWS)).rows
    except PermissionDenied:
        return []


async def _record(instance: Instance, table: str, sys_id: str, fields: Sequence[str]) -> list[Row]:
    if not is_sys_id(sys_id):
        raise BadQueryValue(sys_id)
    try:
        answer = await instance.read(f"/api/now/table/{table}/{sys_id}", shown_as_pairs(fields))
    except (RecordNotFound, PermissionDenied):
        return []
    row = row_in(answer.result)
    return [row] if value_of(row, "sys_id") == sys_id else []


async def _memberships(
    instance: Instance, of: str, sys_id: str, reference: str, fields: Sequence[str]
) -> list[Row]:
    """The records at the other end of the memberships of a user or a group."""
    if not is_sys_id(sys_id):
        raise BadQueryValue(sys_id)
    walked = [f"{reference}.{field}" for field in fields if field != "sys_id"]
    found = await instance.find(
        "sys_user_grmember", equals(of, sys_id), (of, reference, *walked), _MOST_MEMBERS
    )
    return [_at(reference, row) for row in found.rows if value_of(row, of) == sys_id]


def _at(reference: str, row: Row) -> Row:
    """The record that a reference leads to, as far as its fields may be read from here."""
    given, dot = row.get(reference, Field()), f"{reference}."
    shown = {"name": Field(given.display_value, given.display_value)}
    read = {name.removeprefix(dot): field for name, field in row.items() if name.startswith(dot)}
    return shown | read | {"sys_id": Field(given.value)}


def _groups(rows: Iterable[Row]) -> list[Group]:
    known = [Group(value_of(row, "sys_id"), value_of(row, "name")) for row in rows if _is_offered(row)]
    return sorted((group for group in known if group.name), key=lambda group: sort_key(group.name))


def _users(rows: Iterable[Row]) -> list[User]:
    known = []
    for row in rows:
        sys_id, name, email, user_name = (value_of(row, field) for field in ("sys_id", *_USER_TEXTS))
        if _is_offered(row) and (name or user_name or email):
            known.append(User(sys_id, name or user_name or email, email, user_name))
    return sorted(known, key=lambda user: sort_key(user.name))


def _is_offered(row: Row) -> bool:
    """Whether it is a record, and active as far as that may be read."""
    return is_sys_id(value_of(row, "sys_id")) and value_of(row, "active") not in ("false", "0")
