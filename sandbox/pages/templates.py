"""HTML from templates: each sandbox has its own, over the ones that all share."""

from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

_SHARED = Path(__file__).parent
_HEADERS = {
    # Nothing is loaded from, or sent to, any other machine: the browser itself sees to it.
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data: http://127.0.0.1:*; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


class Pages:
    """The pages of one sandbox: templates in its folder's ``html/``, styles and scripts in ``assets/``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.environment = Environment(
            loader=FileSystemLoader([folder / "html", _SHARED / "html"]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def page(self, request: Request, template: str, /, status: int = 200, **values: object) -> HTMLResponse:
        """A page; of a template that extends ``layout``, only the live part where htmx asks for it."""
        partial = request.headers.get("HX-Request") == "true"
        values |= {"layout": "live.html" if partial else "page.html", "here": _here(request)}
        html = self.environment.get_template(template).render(values)
        return HTMLResponse(html, status, _HEADERS | {"Vary": "HX-Request"})

    def routes(self) -> list[Mount]:
        """``/assets/<file>``: the shared ones, and ``/own/<file>``: this sandbox's, where it has any."""
        shared = Mount("/assets", StaticFiles(directory=_SHARED / "assets"))
        own = self._folder / "assets"
        return [shared, Mount("/own", StaticFiles(directory=own))] if own.is_dir() else [shared]


def _here(request: Request) -> str:
    """The path and query of a request."""
    return quote(request.scope["path"]) + (f"?{request.url.query}" if request.url.query else "")
