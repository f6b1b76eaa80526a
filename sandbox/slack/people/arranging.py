"""Setting the stage: the bot's address, people, channels, and what goes wrong."""

from dataclasses import asdict, fields, replace
from typing import Any

from sandbox.slack.pace import Pace
from sandbox.slack.payloads import VERIFICATION_TOKEN
from sandbox.slack.people.play import CannotError, Play
from sandbox.slack.people.seeing import channel_fields
from sandbox.slack.state import FAULT_KINDS, Channel, Fault, Json, User


async def bot(play: Play) -> Json:
    """{"url"?, "token_revoked"?, "paced"?}: where deliveries go, whether the token works, and its pace."""
    play.state.bot_url = play.body.get("url", play.state.bot_url)
    play.state.token_revoked = play.body.get("token_revoked", play.state.token_revoked)
    if "paced" in play.body:
        play.state.pace = Pace() if play.body["paced"] else None
    paced = play.state.pace is not None
    return {"url": play.state.bot_url, "token_revoked": play.state.token_revoked, "paced": paced}


async def verify_url(play: Play) -> Json:
    """Send the challenge that saving a request URL sends; {"verified"} says whether it came back."""
    challenge = play.state.new_id("challenge")
    payload = {"token": VERIFICATION_TOKEN, "challenge": challenge, "type": "url_verification"}
    answer = (await play.deliveries.event(payload))[0]
    echoed = answer.body.get("challenge") if isinstance(answer.body, dict) else answer.body
    return answer.shown() | {"verified": answer.error is None and echoed == challenge}


async def users(play: Play) -> Json:
    """A user's fields: changes the one with that id, or adds one."""
    known = play.state.users.get(play.body.get("id", ""))
    defaults = {
        "id": play.state.new_id("U"),
        "name": "someone",
        "real_name": play.body.get("name", "Someone"),
        "team_id": play.state.team_id,
    }
    given = _known_fields(play, User)
    user = replace(known, **given) if known else User(**(defaults | given))
    play.state.users[user.id] = user
    return asdict(user)


async def channels(play: Play) -> Json:
    """A channel's fields, ``members`` as a list: changes the one with that id, or adds one."""
    given = _known_fields(play, Channel)
    if "members" in given:
        given["members"] = set(given["members"])
    known = play.state.channels.get(play.body.get("id", ""))
    defaults = {"id": play.state.new_id("C"), "name": "new-channel", "members": set()}
    channel = replace(known, **given) if known else Channel(**(defaults | given))
    play.state.channels[channel.id] = channel
    return channel_fields(channel)


async def add_fault(play: Play) -> Fault:
    """{"method", "kind", "error"?, "status"?, "seconds"?, "times"?}: let Web API calls fail, or wait."""
    if play.body.get("kind") not in FAULT_KINDS:
        raise CannotError(400, "unknown_kind", f"kind is one of {', '.join(FAULT_KINDS)}")
    fault = Fault(**({"method": "*"} | _known_fields(play, Fault)))
    play.state.faults.append(fault)
    return fault


async def clear_faults(play: Play) -> Json:
    """Let everything work again."""
    play.state.faults.clear()
    return {"ok": True}


def _known_fields(play: Play, kind: type[User | Channel | Fault]) -> dict[str, Any]:
    unknown = play.body.keys() - {field.name for field in fields(kind)}
    if unknown:
        raise CannotError(400, "unknown_field", f"there is no {', '.join(sorted(unknown))}")
    return dict(play.body)
