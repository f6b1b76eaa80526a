"""The instance's HTML pages, from the templates in html/."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse

from sandbox.pages.templates import Pages

PAGES = Pages(Path(__file__).parent)


def page(request: Request, template: str, /, status: int = 200, **values: object) -> HTMLResponse:
    """A page made from a template; without a ``user`` its frame has no navigator."""
    return PAGES.page(request, template, status, **{"user": None, "places": ()} | values)


def message_page(request: Request, title: str, message: str, status: int) -> HTMLResponse:
    """A page that says one thing."""
    return page(request, "message.html", status, title=title, message=message)
