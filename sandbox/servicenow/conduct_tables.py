"""The tables that say how the instance conducts itself: whom it limits, and what it has to report."""

from sandbox.servicenow.columns import ADMINS, SYS, YES, Column, Table, choice, text, to

CONDUCT_TABLES: dict[str, Table] = {
    # The form's fields are documented, their names are not, but for name, active and user.
    "sys_rate_limit_rules": Table(
        SYS
        | {
            "name": text(100),
            "active": YES,
            "path": text(255, "/api/now/"),
            "method": text(10),
            "table": text(80),
            "request_limit": Column("integer", default="100"),
            "user": to("sys_user"),
            "role": to("sys_user_role"),
        },
        read_roles=frozenset({"admin", "rate_limit_admin"}),
        write_roles=frozenset({"admin", "rate_limit_admin"}),
    ),
    "syslog": Table(
        SYS | {"level": choice("0"), "source": text(100), "message": text(4000)},
        display="message",
        read_roles=ADMINS,
    ),
}
