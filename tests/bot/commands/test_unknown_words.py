"""Words that a command does not know are named, with what to do."""

import pytest

from bot.commands.ticket import number_in
from tests.bot.conftest import Door

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("/securescore blah", "There is no `/securescore blah`. This is what there is:"),
        (
            "/securescore acions mfa",
            "There is no `/securescore acions`. Did you mean `/securescore actions`?",
        ),
        ("/ticket xx", "There is no `/ticket xx`. This is what there is:"),
        ("/ticket lsit open", "There is no `/ticket lsit`. Did you mean `/ticket list`?"),
        ("/ticket list opne", "There is no `/ticket list opne`. Did you mean `/ticket list open`?"),
        (
            "/ticket list mine closed",
            "There is no `/ticket list closed`. Choose from `/ticket list open`, `/ticket list mine`, "
            "`/ticket list overdue`, `/ticket list incidents`, `/ticket list changes`.",
        ),
        (
            "/securescore digest bogus",
            "There is no `/securescore digest bogus`. "
            "Choose from `/securescore digest new`, `/securescore digest now`.",
        ),
        ("/securescore digest neww", "Did you mean `/securescore digest new`?"),
        ("/securescore share qqqq", "No improvement action matches *qqqq*."),
        ("/securescore blah<!channel>`", "There is no `/securescore blah<!channel>`."),
    ],
)
async def test_what_is_not_understood_is_named(door: Door, typed: str, told: str) -> None:
    assert told in await door.ask(typed)


@pytest.mark.parametrize(
    "typed", ["/securescore help", "/securescore help actions", "/ticket", "/ticket help"]
)
async def test_who_asks_for_help_is_told_of_no_mistake(door: Door, typed: str) -> None:
    assert "There is no" not in await door.ask(typed)


@pytest.mark.parametrize(
    "words",
    [
        "INC0010001",
        "inc0010001",
        "#INC0010001",
        "INC 0010001",
        "INC0010001 please",
        "show me <INC0010001>, CHG0000001",
    ],
)
async def test_the_first_number_is_taken(words: str) -> None:
    assert "INC0010001" == number_in(words)


@pytest.mark.parametrize(
    "words", ["xx", "INC", "12345", "INC12", "INCIDENTS00010001", "I12345", "INC" + "1" * 50]
)
async def test_what_is_no_number_is_not_taken_for_one(words: str) -> None:
    assert number_in(words) is None


async def test_the_number_is_looked_up_wherever_it_stands(door: Door) -> None:
    assert "No ticket INC9999999 was made here" in await door.ask("/ticket please show #inc9999999")


@pytest.mark.parametrize("words", ["open,mine", "open, mine", "OPEN mine"])
async def test_filters_may_have_commas_between_them(door: Door, words: str) -> None:
    assert "0 tickets, open, mine" in await door.ask(f"/ticket list {words}")
