"""From Slack's payload to the handler it belongs to, and from what goes wrong to a sentence.

With `process_before_response` the answer to Slack leaves when a listener returns. So a listener does no more
than start what may be lost (opening a view, showing an answer); a submitted modal, whose answer is its
response, is handled inside, from stored data only.
"""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from slack_bolt.kwargs_injection.async_args import AsyncArgs
from slack_sdk.web.async_client import AsyncWebClient

from bot.answer import Answer
from bot.asked import Asked, user_of
from bot.handlers import failed
from bot.profiles import ask, who, who_now
from desk.background import Background
from desk.clean import clean
from desk.context import Desk
from storage.tables import Person, Workspace

Run = Callable[[Asked, str], Awaitable[None]]
"""A sub-command: what was asked, and the words after its name."""
Act = Callable[[Asked], Awaitable[None]]
Submit = Callable[[Asked, Mapping[str, Any]], Awaitable[Mapping[str, Any] | None]]
"""A submitted view; returns the arguments of its acknowledgement, None to close the modal."""
Find = Callable[[Desk, AsyncWebClient, Workspace, str], Awaitable[Person]]
Options = Callable[[Asked, str], Awaitable[list[dict[str, Any]]]]


@dataclass(frozen=True)
class Command:
    """A slash command: what it does without words, by its sub-commands' names, and with any other words."""

    default: Run
    otherwise: Run
    named: Mapping[str, Run]

    def find(self, text: str) -> tuple[Run, str]:
        """The sub-command and the words that are left for it."""
        name, _, rest = text.strip().partition(" ")
        if not name:
            return self.default, ""
        run = self.named.get(name.lower())
        return (run, rest.strip()) if run else (self.otherwise, text.strip())


@dataclass(frozen=True)
class Handlers:
    """Every callback by its id."""

    actions: Mapping[str, Act]
    views: Mapping[str, Submit]
    options: Mapping[str, Options]
    events: Mapping[str, Act]


_BEFORE_KNOWN = "en-US"
"""Slack's payloads do not tell the person's locale."""


class Door:
    """Bolt's listeners."""

    def __init__(
        self, desk: Desk, background: Background, commands: Mapping[str, Command], handlers: Handlers
    ) -> None:
        self._desk = desk
        self._background = background
        self._commands = commands
        self._handlers = handlers

    async def command(self, args: AsyncArgs) -> None:
        """A slash command."""
        command = self._commands.get(args.body.get("command", ""))
        if command is None:
            await args.ack()
            return
        run, words = command.find(clean(args.body.get("text") or ""))
        await self._soon(args, lambda asked: run(asked, words))

    async def action(self, args: AsyncArgs) -> None:
        """A button or another element; one without a handler (a link) needs no more than the ack."""
        act = self._handlers.actions.get((args.action or {}).get("action_id", ""))
        await (self._soon(args, act) if act else args.ack())

    async def event(self, args: AsyncArgs) -> None:
        """An event; one that nobody handles is acknowledged, so that Slack goes on delivering."""
        kind = (args.event or {}).get("type", "")
        act = self._handlers.events.get(kind)
        # Whoever has just changed their language looks at Home: Slack is asked for it anew.
        find = ask if kind == "app_home_opened" else who
        await (self._soon(args, act, find) if act else args.ack())

    async def view_submission(self, args: AsyncArgs) -> None:
        """A submitted modal, answered at once."""
        view = args.body.get("view") or {}
        submit = self._handlers.views.get(view.get("callback_id", ""))
        if submit is None:
            await args.ack()
            return
        locale = _BEFORE_KNOWN
        try:
            asked = await self._asked(args, who_now)
            locale = asked.locale
            answer = await submit(asked, view)
        except Exception as error:  # noqa: BLE001 - the named edge: the person gets a sentence, the log the rest
            answer = failed.view(error, locale)
        await args.ack(**(answer or {}))

    async def options(self, args: AsyncArgs) -> None:
        """The live menu of an external select; empty where there is nothing to offer or no right to it."""
        find = self._handlers.options.get(args.body.get("action_id", ""))
        found: list[dict[str, Any]] = []
        if find is not None:
            with suppress(*failed.KNOWN, TimeoutError):
                found = await find(await self._asked(args, who_now), clean(args.body.get("value") or ""))
        await args.ack(options=found)

    async def _soon(self, args: AsyncArgs, act: Act, find: Find = who) -> None:
        if not self._background.room:
            await args.ack(failed.busy(_BEFORE_KNOWN) if args.body.get("command") else "")
            return
        self._background.start(self._act(args, act, find))
        await args.ack()

    async def _act(self, args: AsyncArgs, act: Act, find: Find) -> None:
        locale = _BEFORE_KNOWN
        try:
            asked = await self._asked(args, find)
            locale = asked.locale
            await act(asked)
        except Exception as error:  # noqa: BLE001 - the named edge: the person gets a sentence, the log the rest
            await failed.tell(self._answer(args), error, locale)

    async def _asked(self, args: AsyncArgs, find: Find) -> Asked:
        person = await find(self._desk, args.client, args.context["workspace"], user_of(args.body))
        return Asked(self._desk, args.client, person, args.body, self._answer(args))

    def _answer(self, args: AsyncArgs) -> Answer:
        return Answer(args.client, user_of(args.body), str(args.body.get("response_url") or ""))
