"""The client's pages over HTTP: who sees what, and what it says where something does not work."""

import pytest
from starlette.responses import Response

from tests.sandbox.slack.pages import channels, do, one, page, part, posted, said, words
from tests.sandbox.slack.samples import (
    input_block,
    modal,
    option,
    plain,
    section,
    text_input,
)  # fmt: skip
from tests.sandbox.slack.stage import World
from tests.sandbox.slack.test_deliveries import LateResponse

pytestmark = pytest.mark.asyncio(loop_scope="session")

SECURITY = {"channel": "C0SECURITY"}


@pytest.mark.parametrize("path", ["/", "/client/U0NOBODY", "/client/U0BOT"])
async def test_whoever_names_nobody_is_the_first_person(installed: World, path: str) -> None:
    answer = await installed.http.get(path)

    assert (302, "/client/U0ADMIN/C0SECURITY") == (answer.status_code, answer.headers["location"])


async def test_a_person_without_channels_begins_at_home(installed: World) -> None:
    user = await installed.post("users", name="noa")
    answer = await installed.http.get(f"/client/{user['id']}")

    assert f"/client/{user['id']}/home" == answer.headers["location"]


@pytest.mark.parametrize(
    ("path", "away"),
    [
        ("U0NOBODY/C0SECURITY", "/"),
        ("U0EXTERNAL/C0SECURITY", "/client/U0EXTERNAL"),
        ("U0GUEST/C0ONCALL", "/client/U0GUEST"),
        ("U0VIEWER/C0PRIVATE", "/client/U0VIEWER"),
        ("U0ADMIN/C0NOWHERE", "/client/U0ADMIN"),
    ],
)
async def test_a_channel_one_is_not_in_is_left_and_nobody_becomes_somebody_else(
    installed: World, path: str, away: str
) -> None:
    answer = await installed.http.get(f"/client/{path}")
    live = await part(installed, path)

    assert ((302, away), (200, away)) == (
        (answer.status_code, answer.headers["location"]),
        (live.status_code, live.headers["HX-Redirect"]),
    )


@pytest.mark.parametrize(
    ("user", "seen"),
    [
        (
            "U0ADMIN",
            ["# security", "# on-call", "# partners (shared)", "🔒 leadership", "# old-incidents (archived)"],
        ),
        ("U0VIEWER", ["# security", "# on-call", "# partners (shared)", "# old-incidents (archived)"]),
        ("U0GUEST", ["# security", "# partners (shared)", "# old-incidents (archived)"]),
        ("U0EXTERNAL", ["# partners (shared)"]),
    ],
)
async def test_everybody_sees_their_own_channels(installed: World, user: str, seen: list[str]) -> None:
    shown = await page(installed, user, "C0PARTNERS")

    assert [*seen, "pretender \N{EN DASH} Home", "pretender \N{EN DASH} Messages"] == channels(shown)


async def test_what_is_said_stands_in_the_channel(installed: World) -> None:
    told = await do(installed, "say", **SECURITY, typed="Hi @Sam Sharer <b>")

    assert ("", ["Hi @Sam Sharer <b>"]) == (told, said(await page(installed)))


async def test_what_is_said_in_a_thread_stands_there(installed: World) -> None:
    ts = await posted(installed, section("Ticket"))
    await do(installed, "say", **SECURITY, typed="Closed", thread=ts)
    shown = await page(installed, thread=ts)

    assert (["Ticket"], "1 reply") == (said(shown), words(shown, ".replies"))
    assert ["Ticket", "Closed"] == [
        each.get_text(strip=True) for each in shown.select(".thread form:not(.composer)")
    ]


@pytest.mark.parametrize("typed", ["", "   ", "\n"])
async def test_nothing_is_said_where_nothing_is_typed(installed: World, typed: str) -> None:
    await do(installed, "say", **SECURITY, typed=typed)

    assert [] == installed.slack.state.channels["C0SECURITY"].messages


async def test_what_is_only_for_one_person_is_shown_to_nobody_else(installed: World) -> None:
    channel = "C0SECURITY"
    await installed.web.chat_postEphemeral(channel=channel, user="U0SHARER", text="Secret")
    seen = {user: said(await page(installed, user)) for user in ("U0SHARER", "U0ADMIN")}

    assert {"U0SHARER": ["Secret"], "U0ADMIN": []} == seen


async def test_a_thread_under_a_message_for_somebody_else_is_not_shown(installed: World) -> None:
    answer = await installed.web.chat_postEphemeral(channel="C0SECURITY", user="U0SHARER", text="Secret")
    shown = await page(installed, thread=answer["message_ts"])

    assert (None, False) == (shown.select_one(".thread"), "Secret" in shown.get_text())


async def test_nobody_types_in_an_archived_channel(installed: World) -> None:
    shown = await page(installed, place="C0ARCHIVED")
    told = await do(installed, "say", channel="C0ARCHIVED", typed="Hi")

    assert (None, "nobody can type in an archived channel") == (shown.select_one("textarea"), told)


@pytest.mark.parametrize(
    ("typed", "thread", "told"),
    [
        ("/other", "", "/other is not a valid command."),
        ("/pretend", "1.000001", "/pretend is not supported in threads. Sorry!"),
        ("/pretend", "", ""),
    ],
)
async def test_a_command_that_slack_refuses_says_why(
    installed: World, typed: str, thread: str, told: str
) -> None:
    assert told == await do(installed, "say", **SECURITY, typed=typed, thread=thread)


async def test_a_command_that_fails_says_so_in_slacks_words(installed: World) -> None:
    installed.bot.answers.append(Response(status_code=500))

    assert '/pretend failed with the error "dispatch_failed"' == await do(
        installed, "say", **SECURITY, typed="/pretend"
    )


@pytest.mark.parametrize("installed", [0.1], indirect=True)
async def test_a_command_without_an_answer_in_time_says_so_in_slacks_words(installed: World) -> None:
    installed.bot.answers.append(LateResponse())
    told = await do(installed, "say", **SECURITY, typed="/pretend")
    shown = await page(installed, dev="")

    assert '/pretend failed with the error "operation_timeout"' == told
    assert "operation_timeout" == words(shown, ".requests .refused .bad")


@pytest.mark.parametrize("installed", [0.1], indirect=True)
async def test_without_a_bot_everything_says_that_there_is_none(installed: World) -> None:
    await installed.post("bot", url=None)
    told = [
        await do(installed, "say", **SECURITY, typed="/pretend"),
        await do(installed, "shortcut", callback_id="start"),
        await do(installed, "event", event='{"type": "app_mention"}'),
    ]
    shown = await page(installed, place="home")

    assert {"No app is connected to this workspace yet: it has no request URL."} == set(told)
    assert "The app has published nothing here yet." in shown.get_text()


async def test_opening_home_or_the_messages_is_told_once_and_not_when_the_page_looks_again(
    installed: World,
) -> None:
    im = installed.slack.state.open_im("U0ADMIN").id
    await page(installed, place="home")
    await page(installed, place=im)
    await part(installed, "U0ADMIN/home")
    await part(installed, f"U0ADMIN/{im}")

    assert ["home", "messages"] == [told["event"]["tab"] for told in installed.bot.told]


@pytest.mark.parametrize("typed", ["{", "[]"])
async def test_an_event_that_is_none_is_refused(installed: World, typed: str) -> None:
    assert await do(installed, "event", event=typed) in {"That is not JSON.", "an event is an object"}


async def test_the_composer_suggests_the_commands_that_fit(installed: World) -> None:
    found = {
        typed: (await part(installed, "U0ADMIN/do/commands", typed=typed)).text.count("<li")
        for typed in ("/", "/pre", "/pret", "/pretend", "/pretend a", "/pretendx", "", "Hi")
    }

    assert {
        "/": 2,
        "/pre": 2,
        "/pret": 1,
        "/pretend": 1,
        "/pretend a": 1,
        "/pretendx": 0,
        "": 0,
        "Hi": 0,
    } == found


async def test_a_refused_call_stands_in_the_developers_pane_with_slacks_sentences(installed: World) -> None:
    await installed.api("chat.postMessage", channel="C0SECURITY", blocks=[{"type": "blink"}])
    await do(installed, "say", **SECURITY, typed="/pretend")
    shown = (await page(installed, dev="")).select(".requests li")

    assert ["command", "chat.postMessage"] == [words(each, "strong") for each in shown]
    assert "/pretend" == words(shown[0], "code")
    assert ("invalid_blocks", True) == (
        words(shown[1], ".bad"),
        "unsupported type: blink" in shown[1].get_text(),
    )


async def test_a_refused_response_url_stands_in_the_developers_pane(installed: World) -> None:
    await do(installed, "say", **SECURITY, typed="/pretend")
    await installed.http.post(installed.bot.told[0]["response_url"], json={"blocks": [{"type": "blink"}]})
    shown = one(await page(installed, dev=""), ".requests .refused")

    assert ("invalid_blocks", True) == (
        words(shown, ".bad"),
        "unsupported type: blink" in shown.get_text(),
    )


async def test_a_view_that_is_gone_cannot_be_submitted(installed: World) -> None:
    view = await installed.open(modal(text_input()))
    await do(installed, "close", view_id=view["id"])

    assert "ada has no such view open" == await do(installed, "submit", view_id=view["id"])


async def test_nobody_submits_anothers_modal(installed: World) -> None:
    view = await installed.open(modal(text_input()))

    assert "vic has no such view open" == await do(installed, "submit", "U0VIEWER", view_id=view["id"])


async def test_an_unread_channel_is_marked_until_it_is_seen(installed: World) -> None:
    await posted(installed, section())
    before = channels(await page(installed, place="C0ONCALL"))[0]
    await page(installed)
    after = channels(await page(installed, place="C0ONCALL"))[0]

    assert ("# security (unread)", "# security") == (before, after)


async def test_ones_own_message_is_not_unread(installed: World) -> None:
    await do(installed, "say", **SECURITY, typed="Hi")

    assert "# security" == channels(await page(installed, place="C0ONCALL"))[0]


async def test_suggestions_that_are_refused_say_why(installed: World) -> None:
    external = {"type": "external_select", "action_id": "group"}
    view = await installed.open(modal(input_block("group", external)))
    where = {"view_id": view["id"], "action_id": "group", "block_id": "group"}
    installed.bot.will(options=[option("x") | {"text": plain("x" * 76)}])
    wrong = await part(installed, "U0ADMIN/do/options", **where, typed="Net")
    installed.bot.will(options=[])
    nothing = await part(installed, "U0ADMIN/do/options", **where, typed="Net")
    short = await part(installed, "U0ADMIN/do/options", **where, typed="Ne")

    assert ("invalid_options" in wrong.text, "No results" in nothing.text) == (True, True)
    assert "asks only when more is typed" in short.text
    assert "invalid_options" == words((await page(installed, dev="")), ".refused .bad")


async def test_a_changed_language_begins_the_page_anew(installed: World) -> None:
    form = {"locale": "de-DE", "tz": "Europe/Berlin"}
    answer = await installed.http.post("/client/U0ADMIN/do/profile", data=form)
    refused = await do(installed, "profile", tz="Mars/Olympus")

    assert ("true", "user_change") == (answer.headers["HX-Refresh"], installed.bot.told[-1]["event"]["type"])
    assert "there is no time zone Mars/Olympus" == refused
