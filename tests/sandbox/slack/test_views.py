"""views.*: triggers, the stack of modals, hashes, Home."""

from datetime import timedelta
from typing import Any

import pytest

from tests.sandbox.slack.samples import button, home, modal, plain, section, text_input
from tests.sandbox.slack.stage import World

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def titles(world: World) -> list[str]:
    """The titles on the admin's stack, the top one last."""
    return [view["title"]["text"] for view in await world.get("views", user="ada")]


async def test_a_trigger_opens_a_modal(world: World) -> None:
    view = await world.open(modal(section(), private_metadata="id-7"))

    assert ("id-7", view["id"], ["Title"]) == (
        view["private_metadata"],
        view["root_view_id"],
        await titles(world),
    )


async def test_a_trigger_works_once(world: World) -> None:
    trigger_id = await world.trigger()
    answers = [await world.api("views.open", trigger_id=trigger_id, view=modal()) for _ in range(2)]

    assert [answer.get("error") for answer in answers] == [None, "exchanged_trigger_id"]


async def test_a_trigger_lives_three_seconds(world: World) -> None:
    trigger_id = await world.trigger()
    world.clock.forward(timedelta(seconds=3.1))

    answer = await world.api("views.open", trigger_id=trigger_id, view=modal())

    assert answer["error"] == "expired_trigger_id"


async def test_an_invented_trigger_is_refused(world: World) -> None:
    assert (await world.api("views.open", trigger_id="1.2.3", view=modal()))["error"] == "invalid_trigger_id"


@pytest.mark.parametrize(
    ("sentence", "view"),
    [
        ("missing required field: submit", {"type": "modal", "title": plain("T"), "blocks": [text_input()]}),
        ("missing required field: title", {"type": "modal", "blocks": []}),
        ("must be less than 25 characters", modal(title=plain("x" * 25))),
        ("must be less than 25 characters", modal(submit=plain("x" * 25))),
        ("must be less than 25 characters", modal(close=plain("x" * 25))),
        ("must be less than 3001 characters", modal(private_metadata="x" * 3001)),
        ("must be less than 256 characters", modal(callback_id="x" * 256)),
        ("must be a modal view", home()),
        ("invalid additional property: id", modal(id="V1")),
        ("no more than 100 items allowed", modal(*[section()] * 101)),
        ("unsupported type: table", modal({"type": "table", "rows": []})),
    ],
)
async def test_a_view_that_slack_would_not_show_is_refused(
    world: World, sentence: str, view: dict[str, Any]
) -> None:
    answer = await world.api("views.open", trigger_id=await world.trigger(), view=view)

    assert answer["error"] == "invalid_arguments"
    assert sentence in answer["response_metadata"]["messages"][0]


async def test_a_view_over_250_kb_is_refused(world: World) -> None:
    view = modal(*[section("x" * 3000)] * 90)
    answer = await world.api("views.open", trigger_id=await world.trigger(), view=view)

    assert answer["error"] == "view_too_large"


async def test_three_modals_fit_on_a_stack(world: World) -> None:
    first = await world.open(modal(section(accessory=button())))
    pushed = []
    for title in ("Second", "Third", "Fourth"):
        await world.post("click", user="ada", view_id=first["id"], action_id="go")
        trigger_id = world.bot.told[-1]["trigger_id"]
        pushed.append(await world.api("views.push", trigger_id=trigger_id, view=modal(title=plain(title))))

    assert [answer.get("error") for answer in pushed] == [None, None, "push_limit_reached"]
    assert (["Title", "Second", "Third"], first["id"]) == (
        await titles(world),
        pushed[0]["view"]["previous_view_id"],
    )


async def test_nothing_is_pushed_where_no_modal_is_open(world: World) -> None:
    answer = await world.api("views.push", trigger_id=await world.trigger(), view=modal())

    assert answer["error"] == "invalid_trigger_id"


async def test_a_view_is_updated_by_either_id(world: World) -> None:
    opened = await world.open(modal(external_id="share-7"))
    first = await world.web.views_update(view=modal(external_id="share-7"), external_id="share-7")
    await world.web.views_update(view=modal(title=plain("New")), view_id=opened["id"])

    assert opened["hash"] != first["view"]["hash"]
    assert await titles(world) == ["New"]


async def test_an_update_with_an_old_hash_is_refused(world: World) -> None:
    opened = await world.open(modal())
    args = {"view_id": opened["id"], "hash": opened["hash"], "view": modal()}
    answers = [await world.api("views.update", **args) for _ in range(2)]

    assert [answer.get("error") for answer in answers] == [None, "hash_conflict"]


@pytest.mark.parametrize(("error", "args"), [("not_found", {"view_id": "V0NONE"}), ("invalid_arguments", {})])
async def test_an_update_needs_a_view(world: World, error: str, args: dict[str, str]) -> None:
    assert error == (await world.api("views.update", view=modal(), **args))["error"]


async def test_an_external_id_is_used_once(world: World) -> None:
    await world.open(modal(section(accessory=button()), external_id="share-7"))
    await world.post("click", user="ada", action_id="go")
    trigger_id = world.bot.told[-1]["trigger_id"]
    answer = await world.api("views.push", trigger_id=trigger_id, view=modal(external_id="share-7"))

    assert answer["error"] == "duplicate_external_id"


async def test_a_home_is_published_and_clicked(world: World) -> None:
    nothing = await world.get("view_home", user="vic")
    await world.web.views_publish(user_id="U0VIEWER", view=home(section(accessory=button())))
    await world.post("click", user="vic", home=True, action_id="go")
    shown = await world.get("view_home", user="vic")

    assert (None, shown["id"]) == (nothing, world.bot.told[-1]["view"]["id"])


async def test_a_home_with_an_old_hash_is_refused(world: World) -> None:
    first = await world.web.views_publish(user_id="U0VIEWER", view=home())
    args = {"user_id": "U0VIEWER", "view": home(), "hash": first["view"]["hash"]}
    answers = [await world.api("views.publish", **args) for _ in range(2)]

    assert [answer.get("error") for answer in answers] == [None, "hash_conflict"]


async def test_a_home_needs_a_person(world: World) -> None:
    assert (await world.api("views.publish", user_id="U0NOBODY", view=home()))["error"] == "user_not_found"
