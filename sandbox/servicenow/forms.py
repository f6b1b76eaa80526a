"""Form bodies."""

from starlette.requests import Request


async def form_of(request: Request) -> dict[str, str]:
    """The form-urlencoded body; empty for any other content type."""
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return {}
    return {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
