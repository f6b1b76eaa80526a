"""The few HTML pages, from the templates in html/."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse


@cache
def _environment() -> Environment:
    loader = FileSystemLoader(Path(__file__).parent / "html")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined)


def page(template: str, status: int = 200, **values: object) -> HTMLResponse:
    """A page made from a template."""
    return HTMLResponse(_environment().get_template(template).render(values), status)


def message_page(title: str, message: str, status: int) -> HTMLResponse:
    """A page that says one thing."""
    return page("message.html", status, title=title, message=message)
