"""Who may do what. Every door asks here, again, when something is about to be done."""

from enum import IntEnum

from desk.errors import NotAllowed
from storage.tables import Person


class Role(IntEnum):
    """Each role may do what the ones before it may."""

    NOBODY = 0
    VIEWER = 1
    SHARER = 2
    ADMIN = 3


def role_of(person: Person) -> Role:
    """Guests, bots and people of other organisations have none; Slack's workspace admins are admins.

    Until roles can be given to people, every other full member may share.
    """
    if not person.is_member:
        return Role.NOBODY
    return Role.ADMIN if person.is_admin else Role.SHARER


def require(person: Person, role: Role) -> None:
    """Raise NotAllowed unless the person's role covers ``role``."""
    if role_of(person) < role:
        raise NotAllowed(role.name.lower())
