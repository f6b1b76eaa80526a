"""The tables of users, groups and roles."""

from collections.abc import Mapping

from sandbox.servicenow.columns import ADMINS, NO, SYS, YES, Column, Table, text, to

_USER_ADMINS = frozenset({"admin", "user_admin"})

PEOPLE_TABLES: Mapping[str, Table] = {
    "sys_user": Table(
        SYS
        | {
            "user_name": text(40),
            "user_password": Column("password"),
            "first_name": text(50),
            "last_name": text(50),
            "name": text(151),
            "title": text(60),
            "department": to("cmn_department"),
            "email": text(100),
            "active": YES,
            "locked_out": NO,
            "web_service_access_only": NO,
            "internal_integration_user": NO,
            "identity_type": text(40, "human"),
            "time_zone": text(40, "UTC"),
            "preferred_language": text(3, "en"),
        },
        write_roles=_USER_ADMINS,
        unique=("user_name",),
    ),
    "cmn_department": Table(SYS | {"name": text(100), "description": text(1000)}),
    "sys_user_group": Table(
        SYS
        | {
            "name": text(80),
            "description": text(1000),
            "type": text(1024),
            "manager": to("sys_user"),
            "email": text(100),
            "active": YES,
        },
        write_roles=_USER_ADMINS,
        unique=("name",),
    ),
    "sys_user_grmember": Table(
        SYS | {"user": to("sys_user"), "group": to("sys_user_group")},
        display="user",
        write_roles=_USER_ADMINS,
        delete_roles=_USER_ADMINS,
        unique=("user", "group"),
    ),
    "sys_user_role": Table(SYS | {"name": text(100), "description": text(1000)}, unique=("name",)),
    "sys_user_has_role": Table(
        SYS
        | {
            "user": to("sys_user"),
            "role": to("sys_user_role"),
            "state": text(40, "active"),
            "inherited": NO,
        },
        display="role",
        read_roles=ADMINS,
        unique=("user", "role"),
    ),
}
