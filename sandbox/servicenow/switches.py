"""``/sandbox/switches``: the bad days of an instance, and what it was asked lately, on one page."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sandbox.servicenow.bad_days import SWITCHES
from sandbox.servicenow.faults import Fault, Faults
from sandbox.servicenow.forms import form_of
from sandbox.servicenow.instance import Instance
from sandbox.servicenow.list_pages import Line
from sandbox.servicenow.pages import page
from sandbox.servicenow.properties import SETTINGS, TOGGLES, Setting, Toggle
from sandbox.servicenow.request_log import LoggedRequest, RequestLog
from sandbox.servicenow.sessions import Sessions
from sandbox.servicenow.users import add_difficult_users
from sandbox.servicenow.visits import frame

__all__ = ["PATH", "SWITCHES", "Switches"]

PATH = "/sandbox/switches"

_LATEST, _REPORTS = 30, 10
_HEADS = ("Time (UTC)", "Who", "Method", "Path", "Status", "Fault")


@dataclass
class Group:
    """One heading: the properties to press, with whether they are on, and to type, with their values."""

    toggles: dict[str, tuple[bool, Toggle]] = field(default_factory=dict)
    settings: dict[str, tuple[str, Setting]] = field(default_factory=dict)


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
            "groups": self._groups(),
            "reports": list(self._instance.tables["syslog"].values())[: -_REPORTS - 1 : -1],
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
        if "difficult_users" in form:
            add_difficult_users(self._instance)
        for name in form.keys() & {*TOGGLES, *SETTINGS}:
            self._instance.set_property(name, form[name].strip())
        return RedirectResponse(PATH, 303)

    def _groups(self) -> dict[str, Group]:
        """The properties as the page shows them, by heading."""
        groups: dict[str, Group] = {}
        for name, toggle in TOGGLES.items():
            groups.setdefault(toggle.group, Group()).toggles[name] = (self._instance.is_on(name), toggle)
        for name, setting in SETTINGS.items():
            groups.setdefault(setting.group, Group()).settings[name] = (
                self._instance.property(name),
                setting,
            )
        return groups

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
    slow = f" ({fault.seconds:g} s)"
    detail = {"status": f" {fault.status}", "slow": slow, "slow_body": slow}.get(fault.kind, "")
    where = f"{fault.method or 'every method'} {fault.path}"
    where += f" with {fault.contains}" if fault.contains else ""
    where += f", {fault.probability:.0%} of them" if fault.probability < 1 else ""
    where += f", after {fault.skip} more" if fault.skip else ""
    return f"{fault.kind}{detail} for {where}, {often}"
