"""The page before ServiceNow's: whom to sign in as, and one button that goes on.

Looking at it (GET, HEAD) changes nothing, so a scanner that follows the link from Slack spoils nothing. The
button posts, and the link then belongs to the browser that pressed it.
"""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

import structlog
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from desk import authorize
from desk.authorize import Opened
from desk.context import Desk
from desk.errors import ConnectFailed
from texts import text
from web.browser_cookie import browser_of, give_cookie
from web.page import Form, not_connected, page, reader_locale

_log = structlog.get_logger(__name__)

_HINTS = ("not-you", "sso", "mfa", "one-browser")


def servicenow_authorize(desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    """GET and POST /servicenow/authorize/{token}."""

    async def endpoint(request: Request) -> Response:
        token = str(request.path_params["token"])
        try:
            if request.method == "POST":
                return await _go_on(desk, request, token)
            opened = await authorize.opened(desk, token, browser_of(request))
        except ConnectFailed as failed:
            _log.warning("link_refused", error=type(failed.reason).__name__)
            return not_connected(request, failed.reason)
        answer = _page(request, opened)
        give_cookie(answer, request, desk.redirect_uri)
        return answer

    return endpoint


async def _go_on(desk: Desk, request: Request, token: str) -> Response:
    browser = browser_of(request)
    if not browser:
        return page(request, "no-cookie", 400)
    url = await authorize.enter(desk, token, browser)
    return RedirectResponse(url, 303, {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"})


def _page(request: Request, opened: Opened) -> Response:
    locale = reader_locale(request)
    there = urlsplit(opened.instance_url)
    # Browsers hold a form's redirects to form-action, all of them: to the instance, and on from there to a
    # company's sign-in, wherever that is.
    form = Form(text("page-authorize-button", locale), f"'self' {there.scheme}://{there.netloc} https:")
    hints = [text(f"page-authorize-{hint}", locale, user_name=opened.user_name) for hint in _HINTS]
    noticed = text("page-authorize-way", locale, way=opened.way.value, user_name=opened.user_name)
    facts = [
        ("fact-instance", opened.instance_url),
        ("fact-sign-in-as", opened.user_name),
        ("fact-asked-by", opened.asked_by),
    ]
    body = "\n\n".join(filter(None, [text("page-authorize-body", locale), noticed]))
    return page(request, "authorize", 200, body=body, facts=facts, form=form, hints=hints)
