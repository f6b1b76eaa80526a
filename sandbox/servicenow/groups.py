"""Who belongs to the groups that the instance starts with, who leads them, and who is on call for them."""

from collections.abc import Mapping

from sandbox.servicenow.instance import Instance
from sandbox.servicenow.on_call_api import put_on_call

_MEMBERS: Mapping[str, tuple[str, ...]] = {
    "Security Operations": ("ada.admin", "sam.sharer"),
    "Identity Team": ("sam.sharer", "ada.admin"),
    "Workplace": ("vic.viewer",),
}
_ON_CALL = ("Security Operations", "Identity Team")


def add_members(instance: Instance) -> None:
    """Fill sys_user_grmember; a group's first leads it and, where there is a rota, is on call."""
    for name, user_names in _MEMBERS.items():
        group = instance.find("sys_user_group", name=name)
        users = [user for one in user_names if (user := instance.find("sys_user", user_name=one))]
        if group is None or not users:
            continue
        group["manager"] = users[0]["sys_id"]
        for user in users:
            instance.add("sys_user_grmember", user=user["sys_id"], group=group["sys_id"])
        if name in _ON_CALL:
            put_on_call(instance, group, users)
