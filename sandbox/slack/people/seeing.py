"""What people see, and what passed over the wire."""

from dataclasses import asdict

from sandbox.slack.input_state import values_of
from sandbox.slack.people.play import CannotError, Play
from sandbox.slack.shapes import view_object
from sandbox.slack.state import Channel, Json, Message, Request, View


async def workspace(play: Play) -> Json:
    """{"team_id", "users": [...], "channels": [...]}: everyone and every channel, DMs too."""
    channels = [channel_fields(channel) for channel in play.state.channels.values()]
    users = [asdict(user) for user in play.state.users.values()]
    return {"team_id": play.state.team_id, "users": users, "channels": channels}


def channel_fields(channel: Channel) -> Json:
    """A channel without its messages."""
    shown = asdict(channel)
    del shown["messages"]
    return shown


async def messages(play: Play) -> list[Json]:
    """?channel=&user=: the messages of a channel, newest last; a person sees what is ephemeral for them."""
    if "user" in play.body:
        person = play.person()
        channel, sees = play.channel(person), {None, person.id}
    else:
        found = play.state.find_channel(play.need("channel"))
        if found is None:
            raise CannotError(404, "channel_not_found", f"there is no channel {play.body['channel']}")
        channel, sees = found, {None}
    return [_message(message) for message in channel.messages if message.ephemeral_to in sees]


def _message(message: Message) -> Json:
    shown = asdict(message)
    return shown | {"ephemeral": shown.pop("ephemeral_to") is not None}


async def views(play: Play) -> list[Json]:
    """?user=: the person's modals, the top one last."""
    return [_view(play, view) for view in play.state.stacks[play.person().id]]


async def view_home(play: Play) -> Json | None:
    """?user=: the person's Home, null where none was published."""
    home = play.state.homes.get(play.person().id)
    return _view(play, home) if home else None


def _view(play: Play, view: View) -> Json:
    """The view with what its inputs hold now, and the errors shown in it."""
    values = values_of(view.definition["blocks"], view.values)
    return view_object(view, play.state, values) | {"errors": view.errors}


async def requests(play: Play) -> list[Request]:
    """Every Web API and response_url call and every delivery to the bot, oldest first."""
    return play.state.requests


async def forget_requests(play: Play) -> Json:
    """Forget what passed so far."""
    play.state.requests.clear()
    return {"ok": True}
