"""Connecting ServiceNow: the right user, the wrong one, tokens that age."""

from datetime import timedelta

from sandbox.playing.browser import words_of
from sandbox.playing.member import links_of
from sandbox.playing.transcript import as_text
from sandbox.playing.waiting import until
from tests.journeys.test_sharing import one_record, open_form
from tests.world import World


async def test_only_an_admin_may_connect(world: World) -> None:
    answer = await world.sam.answer_to("/securescore connect")

    assert "admin" in as_text(answer)


async def test_a_browser_that_comes_back_as_somebody_else_connects_nothing(world: World) -> None:
    page = await world.connect("scoredesk.integration", signed_in="sam.sharer")

    assert 400 == page.status_code
    assert "sam.sharer" in words_of(page)
    assert "Not you" in words_of(page)


async def test_an_integration_user_with_admin_rights_is_refused(world: World) -> None:
    page = await world.connect("admin")

    assert 400 == page.status_code
    assert "admin" in words_of(page)


async def test_a_link_works_once(world: World) -> None:
    link = await world.link()

    first = await world.authorize(link, "scoredesk.integration")
    again = await world.authorize(link, "scoredesk.integration")
    reloaded = await world.http.get(str(first.url))

    assert [200, 400, 400] == [page.status_code for page in (first, again, reloaded)]
    assert "The link has expired or was used already." in words_of(again)
    assert "The link has expired or was used already." in words_of(reloaded)


async def test_who_comes_back_as_somebody_else_is_told_in_slack_too(world: World) -> None:
    await world.connect("scoredesk.integration", signed_in="sam.sharer")

    told = await world.ada.message("was not connected", channel="im")

    assert "sam.sharer instead of scoredesk.integration" in as_text(told)


async def test_who_never_comes_back_is_told_what_usually_stops_people(world: World) -> None:
    await world.authorize(await world.link(), "mia.machine")
    world.demo.clock.forward(timedelta(minutes=11))

    told = await world.ada.message("Nobody came back", channel="im")

    assert "Web service access only" in as_text(told)


async def test_client_credentials_connect_without_a_browser(world: World) -> None:
    """For a machine, which cannot log in."""
    url = world.demo.servicenow
    users = (await world.http.post(f"{url}/sandbox/users/difficult")).json()["records"]
    (machine,) = [user["sys_id"] for user in users if user["user_name"] == "mia.machine"]
    name = "glide.oauth.inbound.client.credential.grant_type.enabled"
    await world.http.post(f"{url}/sandbox/properties", json={name: "true"})
    entity = {"client_id": world.demo.client_id, "user": machine}
    await world.http.post(f"{url}/sandbox/oauth_entity", json=entity)

    await world.fill_in("mia.machine", grant_type="client_credentials")

    told = await world.ada.message("is connected", channel="im")
    assert "mia.machine" in as_text(told)


async def test_the_card_tells_how_long_the_tokens_live_and_what_the_user_may_do(connected: World) -> None:
    await connected.ada.command("/securescore connect")

    shown = as_text(await connected.ada.view("connect"))

    names = ("Authorize again before", "Access token", "What its user may do", "Way of authorizing")
    assert [] == [name for name in names if name not in shown]


async def test_authorizing_again_needs_no_secret(connected: World) -> None:
    await connected.ada.command("/securescore connect")
    await connected.ada.view("connect")
    await connected.ada.submit()
    link = links_of(await connected.ada.view())[-1]

    page = await connected.authorize(link, "scoredesk.integration")

    assert 200 == page.status_code


async def test_the_stored_secret_is_not_used_for_another_client(connected: World) -> None:
    await connected.ada.command("/securescore connect")
    await connected.ada.view("connect")

    answer = await connected.ada.submit(client_id="another")

    assert ["client_secret"] == list(answer["errors"])


async def test_an_instance_that_is_not_allowed_is_refused_at_its_field(world: World) -> None:
    await world.ada.command("/securescore connect")
    await world.ada.view("connect")

    answer = await world.ada.submit(
        instance="https://evil.example.com", client_id="a", client_secret="b", user_name="c"
    )

    assert ["instance"] == list(answer["errors"])


async def test_an_access_token_that_expired_is_renewed_without_anybody_noticing(connected: World) -> None:
    await connected.score_is_known()
    connected.demo.clock.forward(timedelta(hours=2))
    await open_form(connected.sam)
    await connected.sam.submit()

    record = await one_record(connected)

    assert await connected.sam.message(record["number"])


async def test_dead_tokens_ask_their_owner_once_and_what_waited_is_delivered_after_it(
    connected: World,
) -> None:
    await connected.score_is_known()
    connected.demo.clock.forward(timedelta(days=101))
    await connected.score_is_known()
    await open_form(connected.sam)
    await connected.sam.submit(short_description="Waits for tokens")
    await connected.sam.message("Waits for tokens", ephemeral=False)
    asked = await connected.ada.message("/securescore connect", channel="im")

    page = await connected.connect()
    record = await one_record(connected)

    assert asked["ts"]
    assert 200 == page.status_code
    assert "Waits for tokens" == record["short_description"]


async def test_disconnecting_revokes_the_tokens_and_leaves_the_tickets_listed(connected: World) -> None:
    await connected.score_is_known()
    await open_form(connected.sam)
    await connected.sam.submit()
    record = await one_record(connected)
    await connected.sam.message(record["number"])
    await connected.ada.command("/securescore disconnect")
    await connected.ada.view("disconnect")
    await connected.ada.submit()

    async def look() -> bool:
        log = (await connected.http.get(f"{connected.demo.servicenow}/sandbox/requests")).json()
        return any(each["path"] == "/oauth_revoke_token.do" for each in log["requests"])

    assert await until(look, "the tokens revoked")
    listed = await connected.sam.answer_to("/ticket list", containing=record["number"])
    assert listed["ephemeral"]
