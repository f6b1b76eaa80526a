"""The one shape of our few pages, in the language of the browser that asks."""

import base64
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from texts import language, text

_FOLDER = Path(__file__).parent / "html"


def page(
    request: Request,
    key: str,
    status: int,
    *,
    body: str = "",
    facts: Sequence[tuple[str, str]] = (),
) -> HTMLResponse:
    """The page whose sentences begin with ``page-<key>-``: its title, body and what to do next.

    ``body`` stands in place of the body's sentence; ``facts`` are pairs of a fact's key and its value.
    Everything is escaped.
    """
    locale = reader_locale(request)
    html = (
        _environment()
        .get_template("page.html")
        .render(
            lang=language(locale),
            style=_style(),
            is_good=status < 400,
            title=text(f"page-{key}-title", locale),
            body=body or text(f"page-{key}-body", locale),
            facts=[(text(name, locale), value) for name, value in facts],
            next=text(f"page-{key}-next", locale),
        )
    )
    return HTMLResponse(html, status, _headers())


def reader_locale(request: Request) -> str:
    """The browser's first language."""
    return request.headers.get("accept-language", "en").partition(",")[0].partition(";")[0].strip() or "en"


@cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(_FOLDER), autoescape=True)


@cache
def _style() -> Markup:
    return Markup((_FOLDER / "page.css").read_text(encoding="utf-8"))  # noqa: S704 - our own file


@cache
def _headers() -> dict[str, str]:
    digest = base64.b64encode(sha256(_style().encode()).digest()).decode()
    return {
        # An authorization's code and state stand in the address, and are nobody else's business.
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
        # The page is text and its own style: nothing is loaded, and nobody frames it.
        "Content-Security-Policy": (
            f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; "
            "frame-ancestors 'none'"
        ),
        "X-Content-Type-Options": "nosniff",
    }
