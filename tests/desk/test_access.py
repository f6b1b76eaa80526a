"""Who may do what: each verb for each kind of person."""

from collections.abc import Awaitable, Callable

import pytest

from desk import actions, cards, connect, home, lookup, share, subscribe
from desk.access import Role, role_of
from desk.connect import ConnectRequest
from desk.context import Desk
from desk.errors import DeskError, NotAllowed
from servicenow.errors import HostNotAllowed
from storage.tables import Person, Workspace
from tests.desk.asking import a_digest, a_share
from tests.storage.rows import a_ticket

pytestmark = pytest.mark.asyncio(loop_scope="session")

Verb = Callable[[Desk, Person], Awaitable[object]]

VERBS: dict[str, tuple[Role, Verb]] = {
    "home": (Role.VIEWER, home.home),
    "actions": (Role.VIEWER, lambda desk, person: actions.page(desk, person, "", 0)),
    "lookup by number": (Role.VIEWER, lambda desk, person: lookup.by_number(desk, person, "INC1")),
    "lookup by id": (Role.VIEWER, lambda desk, person: lookup.ticket(desk, person, 1)),
    "lookup list": (Role.VIEWER, lambda desk, person: lookup.page(desk, person, [], 0)),
    "digests of a channel": (Role.VIEWER, lambda desk, person: subscribe.of_channel(desk, person, "C0")),
    "digest": (Role.VIEWER, lambda desk, person: subscribe.get(desk, person, 1)),
    "share": (Role.SHARER, lambda desk, person: share.share(desk, person, a_share())),
    "subscribe": (Role.SHARER, lambda desk, person: subscribe.subscribe(desk, person, a_digest())),
    "pause": (Role.SHARER, lambda desk, person: subscribe.pause(desk, person, 1, paused=True)),
    "unsubscribe": (Role.SHARER, lambda desk, person: subscribe.remove(desk, person, 1)),
    "connect": (
        Role.ADMIN,
        lambda desk, person: connect.begin(desk, person, ConnectRequest("evil.example.com", "c", "u", "s")),
    ),
    "disconnect": (Role.ADMIN, connect.remove),
}


async def is_allowed(verb: Verb, desk: Desk, person: Person) -> bool:
    try:
        await verb(desk, person)
    except NotAllowed:
        return False
    except (DeskError, HostNotAllowed):
        return True
    return True


@pytest.mark.parametrize("verb", VERBS)
async def test_a_verb_is_for_its_role_and_those_above(
    desk: Desk, ada: Person, sam: Person, gus: Person, verb: str
) -> None:
    role, do = VERBS[verb]

    allowed = {person.name: await is_allowed(do, desk, person) for person in (gus, sam, ada)}

    assert {
        "Gus Guest": False,
        "Sam Sharer": role <= Role.SHARER,
        "Ada Admin": True,
    } == allowed


async def test_a_guest_cannot_have_a_card_shown(desk: Desk, workspace: Workspace, gus: Person) -> None:
    with pytest.raises(NotAllowed) as refused:
        await cards.show(desk, gus, a_ticket(workspace), "C0")

    assert "viewer" == refused.value.role


@pytest.mark.parametrize(
    ("is_member", "is_admin", "expected"),
    [
        (False, False, Role.NOBODY),
        (False, True, Role.NOBODY),
        (True, False, Role.SHARER),
        (True, True, Role.ADMIN),
    ],
)
async def test_a_role_comes_from_membership(is_member: bool, is_admin: bool, expected: Role) -> None:
    assert expected is role_of(Person(is_member=is_member, is_admin=is_admin))
