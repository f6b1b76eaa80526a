"""``/sandbox/switches``: the bad days of an instance, and what it was asked lately, on one page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sandbox.servicenow.faults import Fault, Faults
from sandbox.servicenow.forms import form_of
from sandbox.servicenow.instance import Instance
from sandbox.servicenow.list_pages import Line
from sandbox.servicenow.pages import page
from sandbox.servicenow.properties import HIDDEN_FIELDS, TOGGLES
from sandbox.servicenow.request_log import LoggedRequest, RequestLog
from sandbox.servicenow.sessions import Sessions
from sandbox.servicenow.visits import frame

PATH = "/sandbox/switches"

_LATEST = 30
_HEADS = ("Time (UTC)", "Who", "Method", "Path", "Status", "Fault")


@dataclass(frozen=True)
class Switch:
    """A bad day: one fault for every request, until it is switched off."""

    label: str
    plays: str
    fault: Fault


SWITCHES: Mapping[str, Switch] = {
    "down": Switch(
        "Down",
        "Every request is answered with 503.",
        Fault("status", status=503, body="<h1>503 Service Unavailable</h1>"),
    ),
    "hibernating": Switch(
        "Hibernating", "A page says that the instance hibernates, with status 200.", Fault("hibernating")
    ),
    "login_page": Switch(
        "Login page instead of data",
        "A login page comes where JSON should, with status 200.",
        Fault("login_page"),
    ),
    "slow": Switch("Slow (2 s)", "Every answer comes two seconds late.", Fault("slow", seconds=2.0)),
    "drop_after_commit": Switch(
        "Answers get lost after the work is done",
        "The record is made, and the connection breaks off before anybody hears of it.",
        Fault("drop_after_commit"),
    ),
    "drop_before_commit": Switch(
        "Connections break off",
        "Nothing is done, and the connection breaks off.",
        Fault("drop_before_commit"),
    ),
    "rate_limited": Switch(
        "Rate limited", "429: too many requests, come back in 30 seconds.", Fault("rate_limited")
    ),
}


class Switches:
    """The page and its buttons; no login, as everything under ``/sandbox/``."""

    def __init__(self, instance: Instance, faults: Faults, log: RequestLog, sessions: Sessions) -> None:
        self._instance = instance
        self._faults = faults
        self._log = log
        self._sessions = sessions

    def routes(self) -> list[Route]:
        """The page's routes."""
        return [Route(PATH, self.show, methods=["GET"]), Route(PATH, self.press, methods=["POST"])]

    async def show(self, request: Request) -> Response:
        """What is on, and what came lately."""
        session, now = self._sessions.of(request), self._faults.now
        ours = [switch.fault for switch in SWITCHES.values()]
        values = {
            "title": "Sandbox switches",
            "switches": SWITCHES,
            "on": [key for key, switch in SWITCHES.items() if switch.fault in now],
            "others": {id(one): _words(one) for one in now if one not in ours and one.times != 0},
            "toggles": {name: (self._instance.is_on(name), one.plays) for name, one in TOGGLES.items()},
            "hidden_fields": (HIDDEN_FIELDS, self._instance.property(HIDDEN_FIELDS)),
            "request_heads": _HEADS,
            "latest": [_line(one) for one in self._log.requests[: -_LATEST - 1 : -1]],
        }
        framed = frame(self._instance, request, session.user if session else None)
        return page(request, "switches.html", 200, **framed | values)

    async def press(self, request: Request) -> Response:
        """Switch something on or off; every button says which of the two it means."""
        form = await form_of(request)
        if form.get("on") in SWITCHES or "off" in form:
            self._switch(form.get("on", ""))
        if "remove" in form:
            self._faults.now = [one for one in self._faults.now if str(id(one)) != form["remove"]]
        for name in form.keys() & {*TOGGLES, HIDDEN_FIELDS}:
            self._instance.set_property(name, form[name].strip())
        return RedirectResponse(PATH, 303)

    def _switch(self, key: str) -> None:
        """One bad day at a time: only the first fault that fits a request befalls it."""
        ours = [switch.fault for switch in SWITCHES.values()]
        self._faults.now = [one for one in self._faults.now if one not in ours]
        if key:
            self._faults.now.insert(0, replace(SWITCHES[key].fault))


def _line(one: LoggedRequest) -> Line:
    time = datetime.fromisoformat(one.at).strftime("%H:%M:%S")
    status = "none" if one.status is None else str(one.status)
    return Line("", (time, one.user or "", one.method, one.path, status, one.fault or ""))


def _words(fault: Fault) -> str:
    """A fault that a program set, in words."""
    often = "until it is removed" if fault.times is None else f"{fault.times} left"
    detail = {"status": f" {fault.status}", "slow": f" ({fault.seconds:g} s)"}.get(fault.kind, "")
    return f"{fault.kind}{detail} for {fault.method or 'every method'} {fault.path}, {often}"
