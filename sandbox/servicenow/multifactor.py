"""Multi-factor authentication of local logins: whom it asks, and for which code.

https://github.com/ServiceNow/ServiceNowDocs/blob/australia/markdown/platform-security/authentication/mfa-enforcement-scope.md
"""

from sandbox.servicenow.instance import Instance, Record
from sandbox.servicenow.properties import MULTIFACTOR

EXEMPTED = "MFA Exempted User Group"
CODE = "246810"
"""What everybody's authenticator shows, this being a sandbox."""


def asks_for_code(instance: Instance, user: Record) -> bool:
    """Whether a local login of the user needs a code."""
    if not instance.is_on(MULTIFACTOR):
        return False
    return not any(
        row["user"] == user["sys_id"] and instance.walk("sys_user_grmember", row, "group.name") == EXEMPTED
        for row in instance.tables["sys_user_grmember"].values()
    )
