"""``/oauth_entity_list.do`` and ``/oauth_entity.do``: the OAuth clients, and the tokens given out to them."""

import secrets
from collections.abc import Mapping
from datetime import datetime

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sandbox.servicenow.forms import Field, checked, typed
from sandbox.servicenow.instance import TIME_FORMAT, Record
from sandbox.servicenow.list_pages import Line
from sandbox.servicenow.oauth import Grant, OAuth
from sandbox.servicenow.refusals import Refused
from sandbox.servicenow.tables import TABLES
from sandbox.servicenow.times import to_person, zone_of
from sandbox.servicenow.visits import NEW, Visit, Visits, not_found

_TABLE = "oauth_entity"
_HEADS = ("Name", "Client ID", "Active", "Access token lifespan", "Refresh token lifespan")
_TOKEN_HEADS = ("For", "Kind", "Valid until", "State")
_LIFESPANS = {
    "access_token_lifespan": "Access token lifespan",
    "refresh_token_lifespan": "Refresh token lifespan",
}
_LONGEST_LIFESPAN = 10**9


class RegistryPages:
    """The Application Registry, for its administrators."""

    def __init__(self, oauth: OAuth, visits: Visits) -> None:
        self._oauth = oauth
        self._visits = visits

    def routes(self) -> list[Route]:
        """The pages' routes."""
        route = self._visits.route
        return [
            route("/oauth_entity_list.do", "GET", self.list_clients, writes=_TABLE),
            route("/oauth_entity.do", "GET", self.show, writes=_TABLE),
            route("/oauth_entity.do", "POST", self.save, writes=_TABLE),
        ]

    async def list_clients(self, visit: Visit) -> Response:
        """Every client."""
        names = ("name", "client_id", "active", *_LIFESPANS)
        lines = [
            Line(f"/oauth_entity.do?sys_id={row['sys_id']}", [row[name] for name in names])
            for row in visit.instance.tables[_TABLE].values()
        ]
        new = f"/oauth_entity.do?sys_id={NEW}"
        return visit.page("list.html", "Application Registry", heads=_HEADS, lines=lines, new=new)

    async def show(self, visit: Visit) -> Response:
        """A client's form, or an empty one."""
        return self._page(visit)

    async def save(self, visit: Visit) -> Response:
        """Make or change a client."""
        entity = visit.instance.tables[_TABLE].get(visit.sys_id)
        if entity is None and visit.sys_id != NEW:
            return not_found(visit)
        try:
            values = _values(visit.form)
            entity = entity or self._new(visit)
        except Refused as refused:
            return self._page(visit, refused.detail or refused.message, refused.status)
        entity |= values
        visit.instance.touch(entity, visit.user["user_name"])
        return RedirectResponse(f"/oauth_entity.do?sys_id={entity['sys_id']}", 303)

    def _new(self, visit: Visit) -> Record:
        """A client with the id and secret that were typed, or made-up ones."""
        client_id = visit.form.get("client_id", "").strip() or secrets.token_hex(16)
        if visit.instance.find(_TABLE, client_id=client_id):
            raise Refused(403, "Operation Failed", f"Client ID {client_id} is taken.")
        return visit.instance.add(_TABLE, by=visit.user["user_name"], client_id=client_id)

    def _page(self, visit: Visit, error: str = "", status: int = 200) -> Response:
        entity = visit.instance.tables[_TABLE].get(visit.sys_id)
        if entity is None and visit.sys_id != NEW:
            return not_found(visit)
        return visit.page(
            "oauth_entity.html",
            entity["name"] if entity else "New client",
            status,
            fields=_fields(visit, entity),
            tokens=self._tokens(visit, entity["client_id"]) if entity else [],
            token_heads=_TOKEN_HEADS,
            error=error,
            button="Update" if entity else "Submit",
            target=f"/oauth_entity.do?sys_id={visit.sys_id}",
            is_new=entity is None,
        )

    def _tokens(self, visit: Visit, client_id: str) -> list[Line]:
        """Whose, of which kind, until when and in which state; newest first, and never the token itself."""
        found: list[Line] = []
        for grant in reversed(self._oauth.grants):
            if grant.client_id == client_id:
                found += _token_lines(visit, grant)
        return found


def _token_lines(visit: Visit, grant: Grant) -> list[Line]:
    user, zone = visit.instance.tables["sys_user"].get(grant.user), zone_of(visit.user)
    name = user["name"] if user else grant.user

    def line(kind: str, expires: datetime, revoked: bool) -> Line:
        state = "Valid" if expires > visit.instance.now() else "Expired"
        until = to_person(expires.strftime(TIME_FORMAT), zone)
        return Line("", (name, kind, until, "Revoked" if revoked else state))

    access = line("Access token", grant.access_expires, grant.access_revoked)
    if not grant.refresh_token:
        return [access]
    return [line("Refresh token", grant.refresh_expires, grant.refresh_revoked), access]


def _values(form: Mapping[str, str]) -> dict[str, str]:
    """The columns as they were typed; raises Refused."""
    values = {name: form.get(name, "").strip() for name in ("name", "client_secret", "user", *_LIFESPANS)}
    if not values["name"]:
        raise Refused(403, "Operation Failed", "The following fields are mandatory: Name")
    for name, label in _LIFESPANS.items():
        seconds = values[name]
        if not (seconds.isascii() and seconds.isdigit() and 0 < int(seconds) <= _LONGEST_LIFESPAN):
            raise Refused(403, "Operation Failed", f"{label} must be a number of seconds.")
    values["redirect_url"] = ",".join(form.get("redirect_url", "").split())
    for name in ("pkce_required", "active"):
        values[name] = form.get(name, "false")
    return values


def _fields(visit: Visit, entity: Record | None) -> list[Field]:
    form = visit.form
    stored = entity or {name: column.default for name, column in TABLES[_TABLE].columns.items()}
    users = sorted(visit.instance.tables["sys_user"].values(), key=lambda user: user["name"].casefold())
    urls = "\n".join(stored["redirect_url"].split(","))
    made_up = "" if entity else "Left empty, it is made up."
    client_id = typed(form, "client_id", stored["client_id"])
    secret = typed(form, "client_secret", stored["client_secret"] if entity else secrets.token_urlsafe(24))
    return [
        Field("name", "Name", value=typed(form, "name", stored["name"])),
        Field("client_id", "Client ID", "fixed" if entity else "text", client_id, hint=made_up),
        Field("client_secret", "Client secret", value=secret, hint="Empty makes a public client."),
        Field(
            "user",
            "User for client credentials",
            "choice",
            typed(form, "user", stored["user"]),
            {"": "-- None --"} | {user["sys_id"]: user["name"] for user in users},
        ),
        *(
            Field(name, label, value=typed(form, name, stored[name]), hint="Seconds", max_length=10)
            for name, label in _LIFESPANS.items()
        ),
        Field(
            "redirect_url",
            "Redirect URLs",
            "area",
            typed(form, "redirect_url", urls),
            hint="One per line.",
            wide=True,
            max_length=1024,
        ),
        Field(
            "pkce_required",
            "PKCE required",
            "check",
            checked(form, "pkce_required", stored["pkce_required"]),
        ),
        Field("active", "Active", "check", checked(form, "active", stored["active"])),
    ]
