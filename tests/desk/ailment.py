"""What can befall a healthy ward, and how a row of the doctor's table is written."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from desk.doctor import CHECKS
from sandbox.servicenow.instance import steady_sys_id
from tests.desk.playing import INTEGRATION_USER
from tests.desk.ward import ROLES, Ward, rows

CURRENT_USER = "/api/now/ui/user/current_user"
SESSION = "/api/now/sg/impersonation/session"
USER = "/api/now/table/sys_user/"
CHOICES = "/api/now/table/sys_choice"
INCIDENTS = "/api/now/table/incident"
USER_SYS_ID = steady_sys_id("sys_user", INTEGRATION_USER)
PAGE = "<title>Maintenance</title>"

Befall = Callable[[Ward], Awaitable[object] | None]


@dataclass(frozen=True)
class Row:
    """A finding and the fault that makes it; ``also`` are the checks that the fault touches by its nature."""

    seen: str
    befall: Befall
    also: Mapping[str, str] = field(default_factory=dict)


def waiting(*checks: str) -> dict[str, str]:
    """These cannot be made before another is well."""
    return dict.fromkeys(checks, "any-comes-after")


MICROSOFT = ("microsoft-token", "microsoft-permission", "score")
_OF_STORE = ("connection", "refresh-token", "delivery", "push", *MICROSOFT)
_OUTSIDE = ("address", "token-endpoint", "client", "authorize-page", "clock")

NO_WAY_IN = waiting(*(check for check in CHECKS if check not in (*_OF_STORE, "address")))
"""Nothing can be asked of an instance that is not reached."""
NO_TOKEN = waiting(*(check for check in CHECKS if check not in (*_OF_STORE, *_OUTSIDE)))
"""Without a token nobody is let in."""
NOBODY = {check: seen for check, seen in NO_TOKEN.items() if check != "identity"}
"""It is not known whom to look at."""
ANOTHER_INSTANCE = NO_WAY_IN | {"delivery": "delivery-none-shared"}
"""The tickets that were made are in the instance that was connected before."""
NO_WAY_TO_A_TOKEN = waiting("client")
"""The client is tried at the token endpoint."""
ENTRY_SEEN = {"registry": "registry-valid", "redirect": "redirect-registered"}
"""Who may read the registry's entry sees in it where the browser is sent, too."""
NO_BROWSER = {"redirect": "redirect-not-needed", "refresh-token": "refresh-token-not-needed"}
"""Client credentials need neither."""


def also(befall: Befall, *others: Befall) -> Befall:
    """One after the other."""

    async def all_of_them(ward: Ward) -> None:
        for one in (befall, *others):
            done = one(ward)
            if done is not None:
                await done

    return all_of_them


def property_(name: str, value: str = "true") -> Befall:
    """A system property is set so."""
    return lambda ward: ward.property(name, value)


def fault(kind: str, path: str, **more: Any) -> Befall:
    """The sandbox plays this fault."""
    return lambda ward: ward.fault(kind, path=path, **more)


def answer(path: str, body: object, status: int = 200, **more: Any) -> Befall:
    """The instance answers so, as another one may."""
    return lambda ward: ward.answer(path, body, status, **more)


def held(**columns: Any) -> Befall:
    """The connection is stored so."""
    return lambda ward: ward.held(**columns)


def authorized(**ago: float) -> Befall:
    """The connection was authorized so long ago."""
    return lambda ward: ward.held(authorized_at=ward.clock.now() - timedelta(**ago))


def user(**values: str) -> Befall:
    """The integration user's record is so."""
    return lambda ward: ward.user(**values)


def user_reads(**values: str) -> Befall:
    """The same, of an instance whose tokens live on although their user may not."""
    usual = {"active": "true", "locked_out": "false", "web_service_access_only": "false"}
    usual |= {"internal_integration_user": "false", "time_zone": "UTC"}
    return answer(USER, {"result": usual | values})


def roles(*names: str) -> Befall:
    """The integration user reads that it has these roles."""
    listed = ([("user", USER_SYS_ID), ("role.name", name)] for name in names)
    return answer("/api/now/table/sys_user_has_role", rows(*listed))


def definition(**values: str) -> Befall:
    """The integration user reads how the table oauth_entity is defined."""
    usual = {"name": "oauth_entity", "access": "public", "read_access": "true", "ws_access": "true"}
    return answer("/api/now/table/sys_db_object", rows([*(usual | values).items()]))


def build(tag: str) -> Befall:
    """The integration user reads this build tag."""
    names = ("glide.buildtag", "glide.buildtag.last", "glide.war")
    return also(property_("sandbox.acl.properties_readable"), *(property_(name, tag) for name in names))


def sees_registry(*others: Befall) -> Befall:
    """The integration user may read the OAuth registry."""
    return also(lambda ward: ward.grant(*ROLES, "oauth_admin"), *others)


def entry(**values: str) -> Befall:
    """The registry's entry is so."""
    return lambda ward: ward.entry(**values)


def lacks(table: str, **values: str) -> Befall:
    """There are no such records."""
    return lambda ward: ward.remove(table, **values)


def has(table: str, **values: str) -> Befall:
    """There is such a record."""

    def add(ward: Ward) -> None:
        ward.playing.servicenow.instance.add(table, **values)

    return add


def later(**by: float) -> Befall:
    """The desk's clock goes ahead; the server's own, which writes Date, does not."""

    def move(ward: Ward) -> None:
        ward.clock.forward(timedelta(**by))

    return move


def asked_to_write(*others: Befall) -> Befall:
    """Somebody wants a test ticket."""

    def ask(ward: Ward) -> None:
        ward.writes = True

    return also(ask, *others)


def graph(kind: str = "status", **more: Any) -> Befall:
    """Graph plays this fault."""
    return lambda ward: ward.microsoft("faults", kind=kind, path="/v1.0", times=9, **more)
