"""Asking: the score, the lists, help, and what gets a sentence instead of an answer."""

from sandbox.playing.member import values_of
from sandbox.playing.transcript import as_text
from tests.journeys.test_sharing import one_record, open_form
from tests.world import World


async def test_a_mistyped_sub_command_gets_the_nearest_one(world: World) -> None:
    answer = await world.sam.answer_to("/securescore acions")

    assert "There is no `/securescore acions`. Did you mean `/securescore actions`?" in as_text(answer)


async def test_an_unknown_number_is_said_to_be_unknown_here(world: World) -> None:
    answer = await world.sam.answer_to("/ticket INC9999999")

    assert "INC9999999" in as_text(answer)


async def test_a_guest_gets_nothing_but_the_reason(world: World) -> None:
    answer = await world.gus.answer_to("/securescore")

    assert "scoredesk is for full members of this workspace." == as_text(answer)


async def test_a_guest_finds_the_reason_in_home_and_gets_no_message(world: World) -> None:
    home = await world.gus.open_home()

    assert "scoredesk is for full members of this workspace." in as_text(home)
    assert [] == await world.gus.messages("im")


async def test_without_a_connection_a_share_says_what_to_do(world: World) -> None:
    await world.score_is_known()
    await open_form(world.sam)

    answer = await world.sam.submit()
    view = await world.sam.view()

    assert "push" == answer["response_action"]
    assert "/securescore connect" in as_text(view)
    assert [] == await world.records("change_request")


async def test_a_page_of_the_list_can_be_turned(world: World) -> None:
    await world.score_is_known()
    first = await world.sam.answer_to("/securescore actions")

    await world.sam.click("list_actions_next", message=first)
    second = await world.sam.message("Page 2 of", ts=first["ts"])

    assert set(values_of(first, "show_action")).isdisjoint(values_of(second, "show_action"))


async def test_an_action_is_shown_with_what_to_do(world: World) -> None:
    await world.score_is_known()
    listed = await world.sam.answer_to("/securescore actions risk")

    await world.sam.click("show_action", message=listed, value="UserRiskPolicy")
    detail = await world.sam.message("UserRiskPolicy", ephemeral=True)

    assert "[Share" in as_text(detail)


async def test_a_looked_up_ticket_can_be_shown_to_the_channel(connected: World) -> None:
    await connected.score_is_known()
    await open_form(connected.sam)
    await connected.sam.submit()
    number = (await one_record(connected))["number"]
    await connected.sam.message(number)
    connected.vic.channel = "C0ONCALL"

    answer = await connected.vic.answer_to(f"/ticket {number}")
    await connected.vic.click("show_ticket", message=answer)
    shown = await connected.vic.message(number, ephemeral=False)

    assert "C0ONCALL" == shown["channel"]


async def test_a_german_reader_gets_german(world: World) -> None:
    await world.score_is_known()

    answer = await world.dora.answer_to("/securescore help")
    home = await world.dora.open_home()

    assert "die Bewertung jetzt" in as_text(answer)
    assert "Ticket erstellen" in as_text(home)


async def test_home_has_the_score_and_both_kinds_of_tickets(connected: World) -> None:
    await connected.score_is_known()
    await open_form(connected.sam)
    await connected.sam.submit()
    number = (await one_record(connected))["number"]
    await connected.sam.message(number)

    home = await connected.sam.open_home()

    assert "%" in as_text(home)
    assert number in as_text(home)
