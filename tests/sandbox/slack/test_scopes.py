"""What the bot's scopes let it do, and how fast it may post."""

from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio

from sandbox.slack.pace import BURST
from tests.sandbox.slack.stage import World

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def elsewhere(world: World) -> dict[str, Any]:
    """A message for a public channel that the bot is not in."""
    await world.post("channels", id="C0ELSEWHERE", name="elsewhere", members=["U0ADMIN"])
    return {"channel": "C0ELSEWHERE", "text": "Hi"}


async def test_with_every_scope_the_bot_posts_to_any_public_channel(
    world: World, elsewhere: dict[str, Any]
) -> None:
    assert (await world.api("chat.postMessage", **elsewhere))["ok"]


async def test_without_chat_write_public_it_has_to_be_a_member(
    world: World, elsewhere: dict[str, Any]
) -> None:
    world.slack.state.scopes = frozenset({"chat:write"})

    assert "not_in_channel" == (await world.api("chat.postMessage", **elsewhere))["error"]


async def test_what_only_one_person_is_to_see_takes_a_member(world: World, elsewhere: dict[str, Any]) -> None:
    answer = await world.api("chat.postEphemeral", user="U0ADMIN", **elsewhere)

    assert "not_in_channel" == answer["error"]


@pytest.mark.parametrize(
    ("method", "args", "needed"),
    [
        ("chat.postMessage", {"channel": "C0SECURITY", "text": "Hi"}, "chat:write"),
        ("users.lookupByEmail", {"email": "ada.admin@example.com"}, "users:read.email"),
        ("conversations.open", {"users": "U0ADMIN"}, "im:write"),
        ("conversations.history", {"channel": "C0SECURITY"}, "channels:history,groups:history,im:history"),
    ],
)
async def test_a_method_without_its_scope_is_refused(
    world: World, method: str, args: dict[str, str], needed: str
) -> None:
    world.slack.state.scopes = frozenset({"commands", "users:read"})

    answer = await world.api(method, **args)

    assert answer == {
        "ok": False,
        "error": "missing_scope",
        "needed": needed,
        "provided": "commands,users:read",
    }


async def test_a_channel_takes_the_scope_of_its_kind(world: World) -> None:
    world.slack.state.scopes = frozenset({"im:history"})

    answer = await world.api("conversations.history", channel="C0SECURITY")

    assert ("missing_scope", "channels:history") == (answer["error"], answer["needed"])


async def test_an_email_address_takes_a_scope_of_its_own(world: World) -> None:
    world.slack.state.scopes = frozenset({"users:read"})

    assert "email" not in (await world.api("users.info", user="U0ADMIN"))["user"]["profile"]


async def test_a_paced_bot_may_burst_and_then_post_one_message_a_second(world: World) -> None:
    await world.post("bot", paced=True)

    async def post(channel: str = "C0SECURITY") -> tuple[int, str | None]:
        sent = await world.http.post(
            "/api/chat.postMessage",
            json={"channel": channel, "text": "Hi", "token": world.slack.state.bot_token},
        )
        return sent.status_code, sent.headers.get("Retry-After")

    burst = [await post() for _ in range(BURST)]
    # On a slow machine a second passes meanwhile, and one more is let through.
    one_more = next((sent for sent in [await post() for _ in range(5)] if sent[0] == 429), None)
    elsewhere = await post("C0ONCALL")
    world.clock.forward(timedelta(seconds=1))

    assert {(200, None)} == set(burst)
    assert ((429, "1"), (200, None), (200, None)) == (one_more, elsewhere, await post())
