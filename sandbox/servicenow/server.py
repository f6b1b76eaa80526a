"""The pretend ServiceNow instance as one ASGI application."""

import secrets
from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.middleware import Middleware

from sandbox.clock import Clock
from sandbox.pages.bell import Bell
from sandbox.servicenow.callers import Callers, LongUrls
from sandbox.servicenow.choices import add_choices
from sandbox.servicenow.consent import Consent
from sandbox.servicenow.faults import Faults
from sandbox.servicenow.instance import Instance
from sandbox.servicenow.list_pages import ListPages
from sandbox.servicenow.oauth import OAuth
from sandbox.servicenow.other_apis import OtherApis
from sandbox.servicenow.pages import PAGES
from sandbox.servicenow.people import People
from sandbox.servicenow.properties import add_properties
from sandbox.servicenow.record_pages import RecordPages
from sandbox.servicenow.refusals import Refused, answer_refusal
from sandbox.servicenow.registry_pages import RegistryPages
from sandbox.servicenow.request_log import RequestLog
from sandbox.servicenow.sessions import Sessions
from sandbox.servicenow.switches import Switches
from sandbox.servicenow.table_api import TableApi
from sandbox.servicenow.token_endpoint import TokenEndpoint
from sandbox.servicenow.user_pages import UserPages
from sandbox.servicenow.users import add_users_and_groups
from sandbox.servicenow.visits import Visits


class PretendServiceNow:
    """An instance with its people, choices and one OAuth registry entry; ``app`` serves it.

    State for tests: ``instance`` (records), ``oauth`` (codes, tokens), ``faults`` and ``log``. Client id and
    secret are made up where none are given, and can be read back from ``client_id`` and ``client_secret``.
    """

    def __init__(
        self,
        *,
        clock: Clock,
        client_id: str = "",
        client_secret: str = "",
        redirect_urls: Sequence[str] = ("http://127.0.0.1:3000/servicenow/callback",),
        bell: Bell | None = None,
    ) -> None:
        self.bell = bell or Bell()
        self.instance = Instance(clock)
        self.oauth = OAuth(self.instance)
        self.faults = Faults()
        self.log = RequestLog(clock)
        self.client_id = client_id or secrets.token_hex(16)
        self.client_secret = client_secret or secrets.token_urlsafe(16)
        add_users_and_groups(self.instance)
        add_choices(self.instance)
        add_properties(self.instance)
        self.oauth.save_entity(self.client_id, {"client_secret": self.client_secret}, redirect_urls)
        self.app = self._app()

    def _app(self) -> Starlette:
        callers, sessions = Callers(self.oauth), Sessions(self.instance)
        visits = Visits(self.instance, sessions)
        routes = [
            visits.home(),
            *sessions.routes(),
            *Consent(self.oauth, sessions).routes(),
            *TokenEndpoint(self.oauth).routes(),
            *ListPages(visits).routes(),
            *RecordPages(visits).routes(),
            *RegistryPages(self.oauth, visits).routes(),
            *UserPages(visits).routes(),
            *TableApi(self.instance, callers).routes(),
            *OtherApis(self.instance, callers).routes(),
            *People(self.oauth, self.faults, self.log).routes(),
            *Switches(self.instance, self.faults, self.log, sessions).routes(),
            self.bell.route(),
            *PAGES.routes(),
        ]
        around = [
            Middleware(self.bell.around),
            Middleware(self.log.around),
            Middleware(self.faults.around),
            Middleware(LongUrls),
        ]
        return Starlette(routes=routes, middleware=around, exception_handlers={Refused: answer_refusal})
