"""What all pages of the portal have in common: their templates, how they write things, and their forms."""

from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from sandbox.clock import Clock
from sandbox.microsoft.control import number, stamp
from sandbox.microsoft.plain_text import lines
from sandbox.microsoft.words import STATUS_TONES, product
from sandbox.pages.templates import Pages

HOME = "/securescore"
ACTIONS = f"{HOME}/actions"
CLOCK = f"{HOME}/clock"
TROUBLE = f"{HOME}/trouble"
PAGES = Pages(Path(__file__).parent)


def page(
    request: Request, clock: Clock, template: str, /, status: int = 200, **values: object
) -> HTMLResponse:
    """A page, with the time that the sandbox's clock shows."""
    return PAGES.page(request, template, status, now=stamp(clock.now()), **values)


def refused_page(request: Request, clock: Clock, sentence: str, status: int) -> HTMLResponse:
    """A page that says why something cannot be done."""
    return page(request, clock, "refused.html", status, sentence=sentence, back=HOME)


def back_to(address: str) -> Response:
    """Show a page of the portal after something was done; never one of another place."""
    return RedirectResponse(address if address.startswith(HOME) else HOME, 303)


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a form that was sent."""
    return {name: str(value) for name, value in (await request.form()).items()}


def action_address(control_id: str) -> str:
    """Where an action's page is; an id may hold any character."""
    return f"{ACTIONS}/{quote(control_id, safe='')}"


def day(written: str) -> str:
    """The day of a time of Graph's."""
    at = datetime.fromisoformat(written)
    return f"{at.day} {at:%b %Y}"


def moment(written: str) -> str:
    """A time of Graph's."""
    return f"{day(written)}, {datetime.fromisoformat(written):%H:%M} UTC"


def percent(value: float) -> str:
    """A share of a hundred, to one decimal."""
    return f"{value:.1f}%"


PAGES.environment.filters |= {
    "action_address": action_address,
    "day": day,
    "lines": lines,
    "moment": moment,
    "percent": percent,
    "points": number,
    "product": product,
}
PAGES.environment.globals |= {
    "CLOCK": CLOCK,
    "TONES": STATUS_TONES,
    "NAVIGATION": ((HOME, "Overview"), (ACTIONS, "Recommended actions"), (TROUBLE, "Bad days")),
}
