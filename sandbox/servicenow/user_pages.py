"""``/sys_user_list.do`` and ``/sys_user.do``: the users and their roles, for an admin."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sandbox.servicenow.forms import Field, checked, typed
from sandbox.servicenow.instance import Instance, Record
from sandbox.servicenow.list_pages import Line
from sandbox.servicenow.refusals import Refused
from sandbox.servicenow.tables import TABLES
from sandbox.servicenow.users import grant_roles, known_roles, save_user
from sandbox.servicenow.visits import NEW, Visit, Visits, not_found

_TABLE = "sys_user"
_HEADS = ("User name", "Name", "E-mail", "Active", "Locked out", "Identity type", "Roles")
_CHECKS = {
    "active": "Active",
    "locked_out": "Locked out",
    "web_service_access_only": "Web service access only",
}
_TEXTS = {"name": "Name", "email": "E-mail", "time_zone": "Time zone"}
_IDENTITY_TYPES = {"human": "Human", "machine": "Machine"}
_LANGUAGES = {"en": "English", "de": "German"}
_ROLE = "role."


class UserPages:
    """The users' list and form."""

    def __init__(self, visits: Visits) -> None:
        self._visits = visits

    def routes(self) -> list[Route]:
        """The pages' routes."""
        route = self._visits.route
        return [
            route("/sys_user_list.do", "GET", self.list_users, writes=_TABLE),
            route("/sys_user.do", "GET", self.show, writes=_TABLE),
            route("/sys_user.do", "POST", self.save, writes=_TABLE),
        ]

    async def list_users(self, visit: Visit) -> Response:
        """Every user."""
        lines = [_line(visit.instance, user) for user in visit.instance.tables[_TABLE].values()]
        return visit.page("list.html", "Users", heads=_HEADS, lines=lines, new=f"/sys_user.do?sys_id={NEW}")

    async def show(self, visit: Visit) -> Response:
        """A user's form, or an empty one."""
        return _page(visit)

    async def save(self, visit: Visit) -> Response:
        """Add or change a user."""
        known = visit.instance.tables[_TABLE].get(visit.sys_id)
        if known is None and visit.sys_id != NEW:
            return not_found(visit)
        try:
            user_name = known["user_name"] if known else _new_name(visit)
            user = save_user(visit.instance, user_name, _values(visit.form))
        except Refused as refused:
            return _page(visit, refused.detail or refused.message, refused.status)
        grant_roles(visit.instance, user_name, _roles(visit))
        visit.instance.touch(user, visit.user["user_name"])
        return RedirectResponse(f"/sys_user.do?sys_id={user['sys_id']}", 303)


def _line(instance: Instance, user: Record) -> Line:
    names = ("user_name", "name", "email", "active", "locked_out", "identity_type")
    roles = ", ".join(sorted(instance.roles(user)))
    return Line(f"/sys_user.do?sys_id={user['sys_id']}", [*(user[name] for name in names), roles])


def _new_name(visit: Visit) -> str:
    user_name = visit.form.get("user_name", "").strip()
    if not user_name:
        raise Refused(403, "Operation Failed", "The following fields are mandatory: User name")
    if visit.instance.find(_TABLE, user_name=user_name):
        raise Refused(403, "Operation Failed", f"User name {user_name} is taken.")
    return user_name


def _values(form: Mapping[str, str]) -> dict[str, str]:
    """The columns as they were typed; raises Refused."""
    values = {name: form.get(name, "").strip() for name in _TEXTS}
    try:
        ZoneInfo(values["time_zone"])
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Refused(403, "Operation Failed", "Time zone must be one like Europe/Berlin.") from error
    values |= {name: form.get(name, "false") for name in _CHECKS}
    values |= {name: form[name] for name in ("identity_type", "preferred_language") if name in form}
    return values | ({"user_password": form["user_password"]} if form.get("user_password") else {})


def _roles(visit: Visit) -> list[str]:
    return [name.removeprefix(_ROLE) for name in visit.form if name.startswith(_ROLE)]


def _page(visit: Visit, error: str = "", status: int = 200) -> Response:
    user = visit.instance.tables[_TABLE].get(visit.sys_id)
    if user is None and visit.sys_id != NEW:
        return not_found(visit)
    held = visit.instance.roles(user) if user else frozenset()
    roles = [
        Field(_ROLE + role, role, "check", checked(visit.form, _ROLE + role, str(role in held).lower()))
        for role in known_roles(visit.instance)
    ]
    return visit.page(
        "user.html",
        user["name"] if user else "New user",
        status,
        fields=_fields(visit, user),
        roles=roles,
        error=error,
        button="Update" if user else "Submit",
        target=f"/sys_user.do?sys_id={visit.sys_id}",
    )


def _fields(visit: Visit, user: Record | None) -> list[Field]:
    form = visit.form
    stored = user or {name: column.default for name, column in TABLES[_TABLE].columns.items()}

    def choice(name: str, label: str, choices: Mapping[str, str]) -> Field:
        value = typed(form, name, stored[name])
        return Field(name, label, "choice", value, {value: value} | dict(choices))

    user_name = typed(form, "user_name", stored["user_name"])
    hint = "Left empty, it stays." if user else "Left empty, it is the user name."
    return [
        Field("user_name", "User name", "fixed" if user else "text", user_name, max_length=40),
        *(Field(name, label, value=typed(form, name, stored[name])) for name, label in _TEXTS.items()),
        choice("preferred_language", "Language", _LANGUAGES),
        choice("identity_type", "Identity type", _IDENTITY_TYPES),
        Field("user_password", "New password", "secret", hint=hint),
        *(Field(name, label, "check", checked(form, name, stored[name])) for name, label in _CHECKS.items()),
    ]
