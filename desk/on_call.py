"""Who is on call now, for a ticket's assignment group or for a group that is named."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from desk import lookup, menus
from desk.access import Role, require
from desk.context import Desk
from desk.errors import UnknownGroup
from desk.instance import calling
from servicenow.errors import AmbiguousRecord, BadQueryValue, NotAnswering, PermissionDenied
from servicenow.on_call import OnCall, who_is_on_call
from servicenow.people import Group, groups_of, user_by_email
from servicenow.typed import words_in
from storage import people
from storage.tables import Person

_SECONDS = 20.0
"""Somebody who typed a command waits longer than Slack does for a menu."""
_MOST_GROUPS = 5


@dataclass(frozen=True)
class Called:
    """Somebody who is on call; "" for what ServiceNow does not tell, or whom we have not met in Slack."""

    name: str
    email: str
    slack_name: str


@dataclass(frozen=True)
class Rota:
    """Who is on call for a group, first to last; None where the instance has no on-call scheduling."""

    group: str
    called: Sequence[Called] | None


async def of_ticket(desk: Desk, person: Person, number: str) -> Rota | None:
    """For the ticket's assignment group; None where it has none.

    Raises NotAllowed, UnknownTicket, NotConnected, NeedsAuthorization, or a ServiceNowError.
    """
    ticket = await lookup.by_number(desk, person, number)
    if not ticket.assignment_group:
        return None
    group = Group(ticket.assignment_group, ticket.assignment_group_name or ticket.assignment_group)
    return await of_group(desk, person, group)


async def groups_named(desk: Desk, person: Person, words: str) -> list[Group]:
    """The one group of exactly this name, else those whose names hold all the words.

    Raises NotAllowed, NotConnected, NeedsAuthorization, UnknownGroup, or a ServiceNowError.
    """
    require(person, Role.VIEWER)
    try:
        found = await menus.find_groups(await menus.asking(desk, person, _SECONDS), words)
    except TimeoutError as error:
        raise NotAnswering(f"no answer in {_SECONDS:.0f} s", maybe_done=False) from error
    if not found:
        raise UnknownGroup(words)
    exactly = [group for group in found if words_in(group.name) == words_in(words)]
    return exactly if len(exactly) == 1 else found


async def own_groups(desk: Desk, person: Person) -> list[Group]:
    """The first few groups of whoever has the person's e-mail address in ServiceNow; raises as `of_group`."""
    require(person, Role.VIEWER)
    async with calling(desk, person.workspace_id) as instance:
        with suppress(AmbiguousRecord, BadQueryValue, PermissionDenied):
            sys_id = await user_by_email(instance, person.email)
            return (await groups_of(instance, sys_id))[:_MOST_GROUPS] if sys_id else []
    return []


async def of_group(desk: Desk, person: Person, group: Group) -> Rota:
    """For the group; raises NotAllowed, NotConnected, NeedsAuthorization, or a ServiceNowError."""
    require(person, Role.VIEWER)
    async with calling(desk, person.workspace_id) as instance:
        called = await who_is_on_call(instance, group.sys_id)
    return Rota(group.name, None if called is None else await _known(desk, person, called))


async def _known(desk: Desk, person: Person, called: Sequence[OnCall]) -> list[Called]:
    """With the names that they have in Slack."""
    emails = [one.user.email for one in called if one.user is not None]
    async with desk.database.reading() as session:
        in_slack = await people.by_emails(session, person.workspace_id, emails)
    return [
        Called(one.user.name, one.user.email, _name(in_slack.get(one.user.email.lower())))
        if one.user is not None
        else Called("", "", "")
        for one in called
    ]


def _name(person: Person | None) -> str:
    return person.name if person is not None else ""
