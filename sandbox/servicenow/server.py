"""The pretend ServiceNow instance as one ASGI application."""

import secrets
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware

from sandbox.clock import Clock
from sandbox.pages.bell import Bell
from sandbox.servicenow.callers import Callers, LongUrls
from sandbox.servicenow.change_templates import add_change_templates
from sandbox.servicenow.choices import add_choices
from sandbox.servicenow.consent import Consent
from sandbox.servicenow.definitions import add_definitions
from sandbox.servicenow.faults import Faults
from sandbox.servicenow.groups import add_members
from sandbox.servicenow.identity_provider import IdentityProvider
from sandbox.servicenow.instance import Instance
from sandbox.servicenow.ip_access import IpAccess
from sandbox.servicenow.list_pages import ListPages
from sandbox.servicenow.oauth import OAuth
from sandbox.servicenow.pages import PAGES
from sandbox.servicenow.people import People
from sandbox.servicenow.properties import add_properties
from sandbox.servicenow.provisioning import add_roles
from sandbox.servicenow.pushes import Pushes
from sandbox.servicenow.rate_limits import RateLimits
from sandbox.servicenow.record_pages import RecordPages
from sandbox.servicenow.refusals import Refused, answer_refusal
from sandbox.servicenow.registry_pages import RegistryPages
from sandbox.servicenow.request_log import RequestLog
from sandbox.servicenow.rest_apis import rest_routes
from sandbox.servicenow.sessions import Sessions
from sandbox.servicenow.stats_page import StatsPage
from sandbox.servicenow.switches import Switches
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
        self.pushes = Pushes(self.instance)
        self.client_id = client_id or secrets.token_hex(16)
        self.client_secret = client_secret or secrets.token_urlsafe(16)
        add_users_and_groups(self.instance)
        add_choices(self.instance)
        add_properties(self.instance)
        add_roles(self.instance)
        add_members(self.instance)
        add_definitions(self.instance)
        add_change_templates(self.instance)
        self.oauth.save_entity(self.client_id, {"client_secret": self.client_secret}, redirect_urls)
        self.app = self._app()

    def _app(self) -> Starlette:
        limits, sessions = RateLimits(self.instance), Sessions(self.instance)
        callers = Callers(self.oauth, limits)
        visits = Visits(self.instance, sessions)
        routes = [
            visits.home(),
            *sessions.routes(),
            *IdentityProvider(self.instance, sessions).routes(),
            *Consent(self.oauth, sessions).routes(),
            *TokenEndpoint(self.oauth).routes(),
            *ListPages(visits).routes(),
            *RecordPages(visits).routes(),
            *RegistryPages(self.oauth, visits).routes(),
            *UserPages(visits).routes(),
            *StatsPage(self.instance, sessions).routes(),
            *rest_routes(self.instance, callers),
            *People(self.oauth, self.faults, self.log).routes(),
            *Switches(self.instance, self.faults, self.log, sessions).routes(),
            self.bell.route(),
            *PAGES.routes(),
        ]
        around = [
            Middleware(self.bell.around),
            Middleware(self.log.around),
            Middleware(limits.around),
            Middleware(IpAccess(self.instance).around),
            Middleware(self.faults.around),
            Middleware(LongUrls),
        ]
        return Starlette(
            routes=routes,
            middleware=around,
            exception_handlers={Refused: answer_refusal},
            lifespan=self._life,
        )

    @asynccontextmanager
    async def _life(self, _app: Starlette) -> AsyncIterator[None]:
        yield
        await self.pushes.close()
