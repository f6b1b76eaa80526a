"""Whose access token it is, proven before the token is trusted."""

from servicenow.client import Instance
from servicenow.errors import IdentityUnproven, RecordNotFound, TooPowerful, WrongUser
from servicenow.queries import CALLING_USER
from servicenow.records import CurrentUser, value_of

TOO_POWERFUL_ROLES = frozenset({"admin", "security_admin"})


async def prove_identity(instance: Instance, expected_user_name: str) -> CurrentUser:
    """The token's owner, who is the named integration user and no admin.

    Raises WrongUser, TooPowerful or IdentityUnproven. CredentialsRefused and PermissionDenied are verdicts
    too; only RateLimited, NotAnswering and NotJson leave the question open.
    """
    try:
        user = await instance.current_user()
    except RecordNotFound:
        user = await _calling_user(instance)
    if not user.user_name:
        raise IdentityUnproven("the instance did not name the current user")
    if user.user_name != expected_user_name:
        raise WrongUser(expected=expected_user_name, actual=user.user_name)
    if powerful := TOO_POWERFUL_ROLES & (user.roles or frozenset()):
        raise TooPowerful(", ".join(sorted(powerful)))
    return user


async def _calling_user(instance: Instance) -> CurrentUser:
    """The user that a scripted condition finds.

    An instance that drops the script finds everybody: asking for two shows it.
    """
    found = await instance.find("sys_user", CALLING_USER, ("user_name", "sys_id"), limit=2)
    if len(found.rows) != 1:
        raise IdentityUnproven(f"{len(found.rows)} users where there must be one")
    row = found.rows[0]
    user_sys_id = value_of(row, "sys_id")
    return CurrentUser(value_of(row, "user_name"), user_sys_id, await instance.roles_of(user_sys_id))
