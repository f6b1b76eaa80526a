"""Users and groups of the instance.

Source: https://www.servicenow.com/docs/r/platform-administration/user-administration/c_UserAdministration.html
"""

from servicenow.client import Instance
from servicenow.queries import equals
from servicenow.records import value_of


async def user_by_email(instance: Instance, email: str) -> str | None:
    """The sys_id of the one active sys_user of that e-mail; raises as ``Instance.only_row`` does."""
    active = equals("active", "true")
    row = await instance.only_row("sys_user", "email", email, ("sys_id", "email"), active)
    return value_of(row, "sys_id") if row else None
