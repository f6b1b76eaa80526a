"""How long the tokens of an OAuth registry entry live.

Source: https://www.servicenow.com/docs/r/platform-security/authentication/t_CreateEndpointforExternalClients.html
"""

from servicenow.client import Instance
from servicenow.errors import AmbiguousRecord, BadQueryValue, NoSuchApi, PermissionDenied, RecordNotFound
from servicenow.records import value_of

_MOST_SECONDS = 10 * 365 * 86_400
"""What asks for more than ten years is not believed."""


async def refresh_token_lifespan(instance: Instance, client_id: str) -> int | None:
    """Seconds from the authorization to the refresh token's end; None where the user may not read them.

    Only roles like oauth_admin may usually read oauth_entity. Raises what `Instance.only_row` raises but for
    the errors that mean no more than "not to be read".
    """
    fields = ("client_id", "refresh_token_lifespan")
    try:
        row = await instance.only_row("oauth_entity", "client_id", client_id, fields)
    except (PermissionDenied, RecordNotFound, NoSuchApi, AmbiguousRecord, BadQueryValue):
        return None
    seconds = value_of(row, "refresh_token_lifespan") if row else ""
    return int(seconds) if seconds.isdigit() and 0 < int(seconds) <= _MOST_SECONDS else None
