"""The one shape of our few pages, in the language of the browser that asks."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from texts import language, sentence, text

_FOLDER = Path(__file__).parent / "html"


@dataclass(frozen=True)
class Form:
    """A button that posts to the page's own address; ``targets`` is the CSP's form-action."""

    button: str
    targets: str


def page(
    request: Request,
    key: str,
    status: int,
    *,
    body: str = "",
    facts: Sequence[tuple[str, str]] = (),
    hints: Sequence[str] = (),
    form: Form | None = None,
) -> HTMLResponse:
    """The page whose sentences begin with ``page-<key>-``: its title, body and what to do next.

    ``body`` stands in place of the body's sentence; ``facts`` are pairs of a fact's key and its value,
    ``hints`` good to know before the button is pressed; an empty one is left out. Everything is escaped.
    """
    locale = reader_locale(request)
    html = (
        _environment()
        .get_template("page.html")
        .render(
            lang=language(locale),
            style=_style(),
            kind="ask" if form else "good" if status < 400 else "bad",
            title=text(f"page-{key}-title", locale),
            body=body or text(f"page-{key}-body", locale),
            facts=[(text(name, locale), value) for name, value in facts],
            hints=[hint for hint in hints if hint],
            form=form,
            next=text(f"page-{key}-next", locale),
        )
    )
    return HTMLResponse(html, status, _headers(form.targets if form else "'none'"))


def not_connected(request: Request, reason: Exception) -> HTMLResponse:
    """The page that says why nothing was connected, and what to do."""
    return page(request, "failed", 400, body=sentence(reason, reader_locale(request)))


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
def _style_digest() -> str:
    return base64.b64encode(sha256(_style().encode()).digest()).decode()


def _headers(form_action: str) -> dict[str, str]:
    return {
        # An authorization's code and state stand in the address, and are nobody else's business.
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
        # The page is text and its own style: nothing is loaded, and nobody frames it.
        "Content-Security-Policy": (
            f"default-src 'none'; style-src 'sha256-{_style_digest()}'; base-uri 'none'; "
            f"form-action {form_action}; frame-ancestors 'none'"
        ),
        "X-Content-Type-Options": "nosniff",
    }
