"""What an instance says of itself: its tables (sys_db_object) and its applications (sys_scope)."""

from collections.abc import Mapping

from sandbox.servicenow.instance import Instance, steady_sys_id
from sandbox.servicenow.tables import TABLES

_LABELS: Mapping[str, str] = {
    "incident": "Incident",
    "change_request": "Change Request",
    "oauth_entity": "Application Registry",
    "sys_user": "User",
    "sys_user_group": "Group",
    "sys_choice": "Choice",
}


def add_definitions(instance: Instance) -> None:
    """Fill sys_db_object with every table there is, and sys_scope with the global application alone."""
    for name in TABLES:
        instance.add(
            "sys_db_object",
            sys_id=steady_sys_id("sys_db_object", name),
            name=name,
            label=_LABELS.get(name, name),
        )
    instance.add("sys_scope", sys_id=steady_sys_id("sys_scope", "global"), scope="global", name="Global")


def is_open_to_web_services(instance: Instance, table: str) -> bool:
    """Whether the table's definition lets web services in ("Allow access to this table via web services")."""
    definition = instance.find("sys_db_object", name=table)
    return definition is None or definition["ws_access"] == "true"
