"""What people type: slash commands and messages; and the events that follow."""

from sandbox.slack import payloads
from sandbox.slack.deliveries import Answer
from sandbox.slack.errors import SlackError
from sandbox.slack.people.play import CannotError, Play
from sandbox.slack.response_urls import respond
from sandbox.slack.shapes import message_object, view_object
from sandbox.slack.state import Json, Message, ResponseUrl


async def command(play: Play) -> Json:
    """{"user", "channel", "command", "text"}: type a slash command; what the bot answers is shown."""
    person = play.person()
    channel = play.channel(person)
    if channel.is_archived:
        raise CannotError(400, "is_archived", "nobody can type in an archived channel")
    form = payloads.slash_command(
        play.state,
        person,
        channel,
        play.need("command"),
        play.body.get("text", ""),
        play.response_url(person, channel),
    )
    answer = await play.deliveries.command(form)
    if answer.error is None:
        _show(play, answer, ResponseUrl(channel.id, person.id, play.state.clock.now()))
    return answer.shown()


def _show(play: Play, answer: Answer, to: ResponseUrl) -> None:
    """Put the message in the answer's body, if there is one, in front of the person."""
    message = answer.body if isinstance(answer.body, dict) else {"text": answer.body}
    if not message or message == {"text": ""}:
        return
    try:
        respond(play.state, to, message)
    except SlackError:
        answer.error = "invalid_command_response"


async def message(play: Play) -> Json:
    """{"user", "channel", "text", "thread_ts"?, "event"?}: post; ``event`` (app_mention, message) is sent."""
    person = play.person()
    channel = play.channel(person)
    if channel.is_archived:
        raise CannotError(400, "is_archived", "nobody can type in an archived channel")
    posted = Message(
        play.state.new_ts(), channel.id, person.id, play.need("text"), thread_ts=play.body.get("thread_ts")
    )
    channel.messages.append(posted)
    if "event" not in play.body:
        return {"channel": channel.id, "ts": posted.ts}
    kind = "im" if channel.user else "group" if channel.is_private else "channel"
    told = message_object(posted, play.state) | {
        "type": play.body["event"],
        "channel": channel.id,
        "event_ts": posted.ts,
    }
    if told["type"] == "message":
        told["channel_type"] = kind
    return {"channel": channel.id, "ts": posted.ts} | await _tell(play, told)


async def home(play: Play) -> Json:
    """{"user"}: open the bot's Home."""
    person = play.person()
    opened: Json = {
        "type": "app_home_opened",
        "user": person.id,
        "channel": play.state.open_im(person.id).id,
        "event_ts": play.state.new_ts(),
        "tab": "home",
    }
    published = play.state.homes.get(person.id)
    if published:
        opened["view"] = view_object(published, play.state)
    return await _tell(play, opened)


async def event(play: Play) -> Json:
    """{"event", "retries"?}: send any event."""
    return await _tell(play, {"event_ts": play.state.new_ts()} | play.need("event"))


async def _tell(play: Play, told: Json) -> Json:
    """Slack tries a failed event again at once, then after 1 and 5 minutes: those two only if asked for."""
    retries = min(int(play.body.get("retries", 1)), 3)
    payload = payloads.event_callback(play.state, told)
    answers = await play.deliveries.event(payload, retries)
    return answers[-1].shown() | {
        "event_id": payload["event_id"],
        "attempts": [answer.shown() for answer in answers],
    }
