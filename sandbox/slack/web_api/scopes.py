"""Which scope a method takes: https://docs.slack.dev/reference/scopes"""

from sandbox.slack.errors import SlackError
from sandbox.slack.state import Channel, State

POST_ANYWHERE = "chat:write.public"
EMAIL = "users:read.email"
_KINDS = ("channels", "groups", "im")
_NEEDED = {
    "chat.delete": ("chat:write",),
    "chat.postEphemeral": ("chat:write",),
    "chat.postMessage": ("chat:write",),
    "chat.update": ("chat:write",),
    "conversations.history": tuple(f"{kind}:history" for kind in _KINDS),
    "conversations.info": tuple(f"{kind}:read" for kind in _KINDS),
    "conversations.open": ("im:write",),
    "conversations.replies": tuple(f"{kind}:history" for kind in _KINDS),
    "users.info": ("users:read",),
    "users.lookupByEmail": (EMAIL,),
}
"""Any one of them opens the method's door; a channel may then take the one of its kind."""
ALL = frozenset({"commands", POST_ANYWHERE}.union(*_NEEDED.values()))


def check_method(state: State, method: str) -> None:
    """Raises SlackError missing_scope."""
    needed = _NEEDED.get(method, ())
    if needed and state.scopes.isdisjoint(needed):
        raise _missing(state, ",".join(needed))


def check_channel(state: State, channel: Channel, what: str) -> None:
    """Whether the bot may do ``what`` (read or history) in a channel of this kind; raises SlackError."""
    kind = "im" if channel.user else "groups" if channel.is_private else "channels"
    if f"{kind}:{what}" not in state.scopes:
        raise _missing(state, f"{kind}:{what}")


def _missing(state: State, needed: str) -> SlackError:
    return SlackError("missing_scope", needed=needed, provided=",".join(sorted(state.scopes)))
