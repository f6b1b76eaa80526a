"""The client's addresses: /client/<person>/<channel or home>, and what is done at /client/<person>/do/."""

import json
from collections.abc import Awaitable, Callable
from contextlib import suppress

import orjson
from starlette.datastructures import FormData
from starlette.requests import Request as HttpRequest
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from sandbox.pages.bell import Bell
from sandbox.slack.client.composing import as_command, as_message
from sandbox.slack.client.filling import acted_on, fill_in
from sandbox.slack.client.pages import PAGES
from sandbox.slack.client.screen import HOME, Screen
from sandbox.slack.deliveries import Deliveries, NoBotError
from sandbox.slack.input_state import keeps_state, values_of
from sandbox.slack.people import clicking, modals, writing
from sandbox.slack.people.play import CannotError, Play
from sandbox.slack.state import BOT_USER, Json, State, User

Act = Callable[[Play, FormData], Awaitable[str]]
"""Does something; what Slack says where it did not work, else nothing."""

NO_BOT = "No app is connected to this workspace yet: it has no request URL."
UNREADABLE = "That is not JSON."
_WHERE = ("channel", "ts", "view_id", "home", "action_id", "block_id")


class Client:
    """The pages of one workspace."""

    def __init__(self, state: State, deliveries: Deliveries, bell: Bell) -> None:
        self._state = state
        self._deliveries = deliveries
        self._bell = bell

    def routes(self) -> list[BaseRoute]:
        """Every route."""
        done: dict[str, Act] = {
            "click": _click,
            "close": _close,
            "event": _event,
            "say": _say,
            "shortcut": _shortcut,
            "submit": _submit,
        }
        return [
            Route("/", self._enter),
            *(
                Route(f"/client/{{user}}/do/{name}", self._doing(act), methods=["POST"])
                for name, act in done.items()
            ),
            Route("/client/{user}/do/profile", self._profile, methods=["POST"]),
            Route("/client/{user}/do/options", self._options),
            Route("/client/{user}/do/commands", self._commands),
            Route("/client/{user}", self._enter),
            Route("/client/{user}/{place}", self._screen),
            *PAGES.routes(),
        ]

    async def _enter(self, http: HttpRequest) -> Response:
        """To the first channel of the person named, or of the first person there is."""
        person = self._person(http) or next(user for user in self._state.users.values() if not user.is_bot)
        channels = Screen(self._state, person, None, "", shows_requests=False).channels()
        place = channels[0].id if channels else HOME
        return RedirectResponse(f"/client/{person.id}/{place}", 302)

    async def _screen(self, http: HttpRequest) -> Response:
        person, place = self._person(http), http.path_params["place"]
        is_part = http.headers.get("HX-Request") == "true"
        channel = self._state.channels.get(place)
        if person is None or (place != HOME and (channel is None or person.id not in channel.members)):
            away = f"/client/{person.id}" if person else "/"
            return Response(headers={"HX-Redirect": away}) if is_part else RedirectResponse(away, 302)
        if not is_part and (channel is None or channel.user):
            await self._open_app(http, person, "messages" if channel else "home")
        query = http.query_params
        screen = Screen(self._state, person, channel, query.get("thread", ""), shows_requests="dev" in query)
        answer = PAGES.page(
            http,
            "client.html",
            screen=screen,
            person=person,
            reader=screen.reader,
            act=f"/client/{person.id}/do/",
            manifest=self._state.manifest,
            app_user=BOT_USER,
        )
        screen.read()
        return answer

    async def _open_app(self, http: HttpRequest, person: User, tab: str) -> None:
        with suppress(NoBotError, CannotError):  # the page says that nothing was published
            await writing.home(self._play(http, {"user": person.id, "tab": tab}))
            self._bell.ring()

    def _doing(self, act: Act) -> Callable[[HttpRequest], Awaitable[Response]]:
        async def endpoint(http: HttpRequest) -> Response:
            async with http.form() as form:
                where = {name: form[name] for name in _WHERE if form.get(name)}
                play = self._play(http, {"user": http.path_params["user"], **where})
                try:
                    return _told(await act(play, form))
                except CannotError as cannot:
                    return _told(cannot.answer["detail"])
                except NoBotError:
                    return _told(NO_BOT)

        return endpoint

    async def _profile(self, http: HttpRequest) -> Response:
        """Another language or time zone: the client starts anew, as Slack's does."""
        async with http.form() as form:
            changed = {name: form[name] for name in ("locale", "tz") if form.get(name)}
        try:
            await writing.profile(self._play(http, {"user": http.path_params["user"], **changed}))
        except CannotError as cannot:
            return _told(cannot.answer["detail"])
        return Response(status_code=204, headers={"HX-Refresh": "true"})

    async def _options(self, http: HttpRequest) -> Response:
        """The options of an external select for what was typed."""
        play = self._play(http, {**http.query_params, "user": http.path_params["user"]})
        play.body["value"] = play.body.pop("typed", "")
        answer: Json = {"options": [], "error": None}
        hint = ""
        try:
            answer = await clicking.options(play)
            self._bell.ring()
        except CannotError as cannot:
            hint = cannot.answer["detail"]
        except NoBotError:
            hint = NO_BOT
        groups = [*answer.get("option_groups", []), {"label": None, "options": answer["options"]}]
        return PAGES.page(http, "options.html", groups=groups, error=answer["error"], hint=hint)

    async def _commands(self, http: HttpRequest) -> Response:
        """The commands that what was typed may become, or the one that it is."""
        typed = http.query_params.get("typed", "")
        known = self._state.manifest.commands if self._state.manifest else ()
        found = [each for each in known if f"{each.command} ".startswith(typed)] if typed else []
        found = found or [each for each in known if typed.startswith(f"{each.command} ")]
        return PAGES.page(http, "commands.html", commands=found)

    def _person(self, http: HttpRequest) -> User | None:
        user = self._state.users.get(http.path_params.get("user", ""))
        return user if user and not user.is_bot else None

    def _play(self, http: HttpRequest, body: Json) -> Play:
        return Play(self._state, self._deliveries, str(http.base_url).rstrip("/"), body)


def _told(sentence: str) -> Response:
    """Nothing to show: what changed, the page hears by itself. The sentence is told by client.js."""
    told = {"told": {"target": "#told", "sentence": sentence}}
    return Response(status_code=204, headers={"HX-Trigger": json.dumps(told)})


def _complaint(answer: Json) -> str:
    """What Slack's client says of an answer that is not as it should be."""
    return f"Something went wrong: {answer['error']}" if answer.get("error") else ""


async def _say(play: Play, form: FormData) -> str:
    typed = str(form.get("typed", ""))
    if form.get("thread"):
        play.body["thread_ts"] = form["thread"]
    command = as_command(typed)
    if command:
        play.body["command"], play.body["text"] = command
        answer = await writing.command(play)
        return f'{command[0]} failed with the error "{answer["error"]}"' if answer["error"] else ""
    if typed.strip():
        play.body["text"] = as_message(typed, play.state)
        await writing.message(play)
    return ""


async def _click(play: Play, form: FormData) -> str:
    person = play.person()
    container = play.container(person)
    blocks, inputs = play.blocks(container), play.inputs(container, person)
    fill_in(blocks, inputs, form, person)
    block, element = play.element(blocks)
    if keeps_state(element):
        play.body["value"] = acted_on(
            element, values_of([block], inputs)[block["block_id"]][element["action_id"]]
        )
    elif "pressed" in form:
        play.body["value"] = form["pressed"]
    return _complaint(await clicking.click(play))


async def _submit(play: Play, form: FormData) -> str:
    person = play.person()
    view = play.view(person)
    fill_in(view.definition["blocks"], view.values, form, person)
    try:
        return _complaint(await modals.submit(play))
    except CannotError as cannot:
        if cannot.answer["error"] == "client_refuses":
            return ""  # the view shows it at the fields
        raise


async def _close(play: Play, form: FormData) -> str:
    play.body["clear"] = form.get("clear") == "all"
    await modals.close(play)
    return ""


async def _shortcut(play: Play, form: FormData) -> str:
    play.body["callback_id"] = form.get("callback_id", "")
    return _complaint(await clicking.shortcut(play))


async def _event(play: Play, form: FormData) -> str:
    try:
        play.body["event"] = orjson.loads(str(form.get("event", "")))
    except orjson.JSONDecodeError as unreadable:
        raise CannotError(400, "invalid_json", UNREADABLE) from unreadable
    return _complaint(await writing.event(play))
