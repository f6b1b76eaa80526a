"""Messages and views as the client draws them, and what their forms send."""

import pytest

from tests.sandbox.slack.every_block import BLOCKS, block, inputs, kinds_on, sections
from tests.sandbox.slack.pages import do, one, page, posted, words
from tests.sandbox.slack.samples import actions, button, home, input_block, modal, plain, select, text_input
from tests.sandbox.slack.stage import World

pytestmark = pytest.mark.asyncio(loop_scope="session")

SECURITY = {"channel": "C0SECURITY"}


@pytest.mark.parametrize("kind", sorted(BLOCKS))
async def test_every_kind_of_block_is_drawn_wherever_slack_takes_it(installed: World, kind: str) -> None:
    if kind in kinds_on("message"):
        await posted(installed, block(kind))
    if kind in kinds_on("home"):
        await installed.web.views_publish(user_id="U0ADMIN", view=home(block(kind)))
    if kind in kinds_on("modal"):
        await installed.open(modal(block(kind), text_input()))
    in_channel, at_home = await page(installed), await page(installed, place="home")

    assert (kind in kinds_on("message")) == bool(in_channel.select_one(".message form *"))
    assert (kind in kinds_on("home")) == bool(at_home.select_one(".home > *:not(p.quiet)"))
    assert bool(in_channel.select_one("dialog.modal .body")) == (kind in kinds_on("modal"))


async def test_every_kind_of_element_is_drawn_beside_a_text_and_as_an_input(installed: World) -> None:
    await posted(installed, *sections())
    await installed.open(modal(*inputs()))
    shown = await page(installed)
    ids = [each["id"] for each in shown.select("[id]")]
    orphans = [each["for"] for each in shown.select("label[for]") if each["for"] not in ids]

    assert (len(sections()), len(inputs())) == (len(shown.select(".section")), len(shown.select(".field")))
    assert ([], len(ids)) == (orphans, len(set(ids)))


async def test_a_message_and_its_thread_have_no_id_twice(installed: World) -> None:
    ts = await posted(installed, *sections())
    shown = await page(installed, thread=ts)
    ids = [each["id"] for each in shown.select("[id]")]

    assert len(ids) == len(set(ids))


async def test_hostile_names_and_values_stay_what_they_are(installed: World) -> None:
    bad = "\"'><script>alert(1)</script>"
    blocks = [actions(button(bad, value=bad, text=plain(bad)), select(bad + "s", bad), block_id=bad)]
    ts = await posted(installed, *blocks)
    shown = await page(installed)
    sent = {**SECURITY, "ts": ts, "block_id": bad, "action_id": bad, "pressed": bad}
    told = await do(installed, "click", **sent)

    assert ("", bad) == (told, installed.bot.told[-1]["actions"][0]["value"])
    assert bad in [each["value"] for each in shown.select("option")]
    assert 0 == sum("alert" in script.get_text() for script in shown.select("script"))


async def test_buttons_in_what_is_attached_can_be_clicked(installed: World) -> None:
    attached = [{"blocks": [{"type": "actions", "elements": [button()]}]}]
    answer = await installed.web.chat_postMessage(channel="C0SECURITY", text="See", attachments=attached)
    label = words(await page(installed), ".attachment button")
    told = await do(installed, "click", **SECURITY, ts=answer["ts"], action_id="go", pressed="")

    assert ("Go", "", "go") == (label, told, installed.bot.told[-1]["actions"][0]["action_id"])


async def test_what_is_typed_in_a_message_goes_along_with_its_button(installed: World) -> None:
    note = input_block("note", {"type": "plain_text_input", "action_id": "note"}, optional=True)
    ts = await posted(installed, note, actions(button(), block_id="row"))
    form = {"has:note/note": "1", "note/note": "Mine", "block_id": "row", "action_id": "go", "pressed": ""}
    await do(installed, "click", **SECURITY, ts=ts, **form)
    state = installed.bot.told[-1]["state"]["values"]
    boxes = [one(await page(installed, user), "[name='note/note']") for user in ("U0ADMIN", "U0VIEWER")]

    assert {"note": {"note": {"type": "plain_text_input", "value": "Mine"}}} == state
    assert ["Mine", ""] == [box["value"] for box in boxes]


async def test_nothing_on_a_page_is_inline_or_from_elsewhere(installed: World) -> None:
    await posted(installed, *(block(kind) for kind in kinds_on("message") if kind != "data_table"))
    answer = await installed.http.get("/client/U0ADMIN/C0SECURITY")
    shown = await page(installed)

    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert [] == shown.select("[style], style, script:not([src]), [onclick], img")
    assert [] == shown.select("a[href^=http]")


async def test_a_picture_of_this_machine_is_shown_and_another_is_named(installed: World) -> None:
    here = {"type": "image", "image_url": "http://127.0.0.1:9/a.png", "alt_text": "Here"}
    file = {"type": "image", "slack_file": {"id": "F1"}, "alt_text": "In Slack"}
    await posted(installed, here, file, block("image"))
    shown = await page(installed)

    assert ["Here"] == [each["alt"] for each in shown.select("img")]
    assert ["In Slack", "A chart"] == [each.get_text()[2:] for each in shown.select(".no-picture")]
