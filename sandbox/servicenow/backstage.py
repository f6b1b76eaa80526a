"""What belongs to the sandbox and is no request to the instance: no fault befalls it, no log keeps it."""

from starlette.types import Scope

from sandbox.pages.bell import CHANGES

_OWN = ("/sandbox/", "/assets/", "/own/", CHANGES)


def is_backstage(scope: Scope) -> bool:
    """Whether this is the sandbox's own: its switches and files, or an open page that looks for news."""
    if scope["type"] != "http" or scope["path"].startswith(_OWN):
        return True
    # Else an open page would use up a fault that is meant for the next request, and fill the log.
    return scope["method"] == "GET" and (b"hx-request", b"true") in scope["headers"]
