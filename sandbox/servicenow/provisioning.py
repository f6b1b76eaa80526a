"""What the instance adds to, and refuses of, users, role grants and OAuth clients that programs make.

https://github.com/ServiceNow/ServiceNowDocs/blob/australia/markdown/platform-security/authentication/t_CreateEndpointforExternalClients.md
"""

import secrets

from sandbox.servicenow.instance import Instance, Record
from sandbox.servicenow.refusals import rule_failed
from sandbox.servicenow.tables import TABLES
from sandbox.servicenow.users import known_roles


def add_roles(instance: Instance) -> None:
    """Make a record of every role that some table or API asks for, so that it can be granted."""
    for name in known_roles(instance):
        if not instance.find("sys_user_role", name=name):
            instance.add("sys_user_role", name=name)


def settle(instance: Instance, table: str, before: Record | None, after: Record) -> None:
    """Set what follows from the other fields, then refuse a second row with the same key; raises Refused."""
    if table == "sys_user":
        _settle_user(after)
    if table == "oauth_entity" and before is None:
        _settle_client(after)
    _check_unique(instance, table, before, after)


def _settle_user(user: Record) -> None:
    user["name"] = user["name"] or f"{user['first_name']} {user['last_name']}".strip()
    if user["identity_type"] == "machine":
        user["web_service_access_only"] = "true"


def _settle_client(entity: Record) -> None:
    entity["client_id"] = entity["client_id"] or secrets.token_hex(16)
    if entity["public_client"] == "true":
        entity["client_secret"] = ""
    elif not entity["client_secret"]:
        entity["client_secret"] = secrets.token_urlsafe(16)


def _check_unique(instance: Instance, table: str, before: Record | None, after: Record) -> None:
    names = TABLES[table].unique
    key = {name: after[name] for name in names}
    if not any(key.values()) or (before is not None and key.items() <= before.items()):
        return
    if instance.find(table, **key):
        # The words are in no documentation; that it is a 403 is, for whatever a rule or constraint refuses.
        values = "-".join(key.values())
        raise rule_failed(
            f"Error during {'update' if before else 'insert'} of {table}: Unique Key violation detected by "
            f"database (Duplicate entry '{values}' for key '{'_'.join(names)}')"
        )
