"""One person in the pretend Slack workspace."""

from typing import Any

import httpx

from sandbox.playing.transcript import as_text
from sandbox.playing.waiting import until

Json = dict[str, Any]


class Member:
    """What one person does and sees."""

    def __init__(
        self, http: httpx.AsyncClient, slack_url: str, user: str, channel: str = "C0SECURITY"
    ) -> None:
        self._http = http
        self._url = f"{slack_url}/sandbox"
        self.user = user
        self.channel = channel

    async def command(self, text: str) -> Json:
        """Type a slash command: "/ticket INC0010001"."""
        command, _, words = text.partition(" ")
        return await self._do("command", channel=self.channel, command=command, text=words)

    async def click(self, action_id: str, *, message: Json | None = None, **more: Any) -> Json:
        """Use a button or menu in a message, in the open modal, or in Home (``home=True``)."""
        if message is not None:
            more |= {"channel": message["channel"], "ts": message["ts"]}
        return await self._do("click", action_id=action_id, **more)

    async def submit(self, **values: Any) -> Json:
        """Fill the modal on top and press its button."""
        return await self._do("submit", values=values)

    async def options(self, action_id: str, typed: str) -> list[Json]:
        """What a live menu in the modal on top offers."""
        view = await self.view()
        answer = await self._do("options", view_id=view["id"], action_id=action_id, value=typed)
        options: list[Json] = answer["options"]
        return options

    async def open_home(self) -> Json:
        """Open App Home and wait until it shows something."""
        await self._do("home")
        return await until(lambda: self._get("view_home"), "App Home")

    async def view(self, callback_id: str | None = None) -> Json:
        """The modal on top, once there is one (of this callback_id)."""

        async def look() -> Json | None:
            views = await self._get("views")
            return views[-1] if views and callback_id in (None, views[-1]["callback_id"]) else None

        return await until(look, f"a modal {callback_id or ''}")

    async def close(self) -> None:
        """Close every modal."""
        while views := await self._get("views"):
            await self._do("close", view_id=views[-1]["id"])

    async def messages(self, channel: str | None = None) -> list[Json]:
        """What the person sees in a channel, oldest first."""
        seen: list[Json] = await self._get("messages", channel=channel or self.channel)
        return seen

    async def message(self, containing: str, channel: str | None = None, **having: Any) -> Json:
        """The newest message whose words contain ``containing``, once there is one."""

        async def look() -> Json | None:
            for message in reversed(await self.messages(channel)):
                fits = all(message.get(name) == value for name, value in having.items())
                if fits and containing in as_text(message):
                    return message
            return None

        return await until(look, f"a message with {containing!r} for {self.user}")

    async def answer_to(self, text: str, containing: str = "") -> Json:
        """Type a command and wait for the answer that only this person sees."""
        before = len(await self.messages())
        answered = await self.command(text)
        if answered["error"]:
            raise AssertionError(f"Slack shows {answered['error']} for {text}")

        async def look() -> Json | None:
            new = (await self.messages())[before:]
            return next((one for one in new if one["ephemeral"] and containing in as_text(one)), None)

        return await until(look, f"an answer to {text}")

    async def _do(self, what: str, **body: Any) -> Json:
        answer = await self._http.post(f"{self._url}/{what}", json={"user": self.user, **body})
        if answer.is_error:
            raise AssertionError(f"{self.user} cannot {what}: {answer.text}")
        done: Json = answer.json()
        return done

    async def _get(self, what: str, **query: str) -> Any:
        answer = await self._http.get(f"{self._url}/{what}", params={"user": self.user, **query})
        if answer.is_error:
            raise AssertionError(f"{self.user} cannot see {what}: {answer.text}")
        return answer.json()


def links_of(view: Json) -> list[str]:
    """The addresses behind a view's buttons."""
    return [element["url"] for element in _elements(view) if element.get("url")]


def values_of(message: Json, action_id: str) -> list[str]:
    """The values of the buttons with this action_id."""
    return [element["value"] for element in _elements(message) if element.get("action_id") == action_id]


def _elements(shown: Json) -> list[Json]:
    found: list[Json] = []
    for block in shown["blocks"]:
        found += block.get("elements", []) if block["type"] == "actions" else []
        found += [block["accessory"]] if "accessory" in block else []
    return found
