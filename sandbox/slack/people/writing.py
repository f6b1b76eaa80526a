"""What people type: slash commands, messages, their own profile; and the events that follow."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sandbox.slack import payloads
from sandbox.slack.deliveries import Answer
from sandbox.slack.errors import SlackError
from sandbox.slack.people.play import CannotError, Play
from sandbox.slack.response_urls import respond
from sandbox.slack.shapes import message_object, user_object, view_object
from sandbox.slack.state import Json, Message, ResponseUrl
from sandbox.slack.subscriptions import channel_type, events_of


async def command(play: Play) -> Json:
    """{"user", "channel", "command", "text"}: type a slash command; what the bot answers is shown."""
    person = play.person()
    channel = play.channel(person)
    if channel.is_archived:
        raise CannotError(400, "is_archived", "nobody can type in an archived channel")
    command = play.need("command")
    if play.state.manifest and not play.state.manifest.has_command(command):
        raise CannotError(404, "unknown_command", f"{command} is not a valid command.")
    if play.body.get("thread_ts"):
        raise CannotError(400, "not_in_threads", f"{command} is not supported in threads. Sorry!")
    form = payloads.slash_command(
        play.state,
        person,
        channel,
        command,
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
    except SlackError as refused:
        answer.refuse("invalid_command_response", [refused.error, *refused.messages])


async def message(play: Play) -> Json:
    """{"user", "channel", "text", "thread_ts"?, "event"?}: post.

    The app is told what it subscribed to; without a manifest, the ``event`` named (app_mention, message).
    """
    person = play.person()
    channel = play.channel(person)
    if channel.is_archived:
        raise CannotError(400, "is_archived", "nobody can type in an archived channel")
    posted = Message(
        play.state.new_ts(), channel.id, person.id, play.need("text"), thread_ts=play.body.get("thread_ts")
    )
    channel.messages.append(posted)
    said = {"channel": channel.id, "ts": posted.ts}
    if "event" not in play.body:
        for told in events_of(play.state, channel, posted):
            said |= await _tell(play, told)
        return said
    told = message_object(posted, play.state) | {
        "type": play.body["event"],
        "channel": channel.id,
        "event_ts": posted.ts,
    }
    if told["type"] == "message":
        told["channel_type"] = channel_type(channel)
    return said | await _tell(play, told)


async def home(play: Play) -> Json:
    """{"user", "tab"?}: open the bot's Home, or its messages."""
    person = play.person()
    tab = play.body.get("tab", "home")
    opened: Json = {
        "type": "app_home_opened",
        "user": person.id,
        "channel": play.state.open_im(person.id).id,
        "event_ts": play.state.new_ts(),
        "tab": tab,
    }
    published = play.state.homes.get(person.id)
    if published and tab == "home":
        opened["view"] = view_object(published, play.state)
    _check_subscribed(play, opened)
    return await _tell(play, opened)


async def event(play: Play) -> Json:
    """{"event", "retries"?}: send any event that the app subscribed to."""
    given = play.need("event")
    if not isinstance(given, dict):
        raise CannotError(400, "invalid_event", "an event is an object")
    told = {"event_ts": play.state.new_ts()} | given
    _check_subscribed(play, told)
    return await _tell(play, told)


async def profile(play: Play) -> Json:
    """{"user", "locale"?, "tz"?}: change the person's language and time zone; user_change is told."""
    person = play.person()
    try:
        ZoneInfo(play.body.get("tz", person.tz))
    except (ZoneInfoNotFoundError, ValueError) as unknown:
        raise CannotError(400, "invalid_tz", f"there is no time zone {play.body['tz']}") from unknown
    person.locale, person.tz = play.body.get("locale", person.locale), play.body.get("tz", person.tz)
    changed = {"locale": person.locale, "tz": person.tz}
    if not (play.state.manifest and play.state.manifest.subscribes_to("user_change")):
        return changed
    user = user_object(person, play.state.clock.now(), include_locale=True)
    told = {"type": "user_change", "user": user, "event_ts": play.state.new_ts()}
    return changed | await _tell(play, told)


def _check_subscribed(play: Play, told: Json) -> None:
    kind = str(told.get("type"))
    if play.state.manifest and not play.state.manifest.subscribes_to(kind):
        raise CannotError(409, "not_subscribed", f"the app does not subscribe to {kind}")


async def _tell(play: Play, told: Json) -> Json:
    """Slack tries a failed event again at once, then after 1 and 5 minutes: those two only if asked for."""
    retries = min(int(play.body.get("retries", 1)), 3)
    payload = payloads.event_callback(play.state, told)
    answers = await play.deliveries.event(payload, retries)
    return answers[-1].shown() | {
        "event_id": payload["event_id"],
        "attempts": [answer.shown() for answer in answers],
    }
