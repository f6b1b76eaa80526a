import httpx
import pytest
from bs4 import BeautifulSoup

from sandbox.playing.browser import words_of
from tests.sandbox.servicenow.client import Client, log_in, set_properties

pytestmark = pytest.mark.asyncio(loop_scope="module")

_LIST = "/incident_list.do"


async def _shown(http: httpx.AsyncClient, path: str = _LIST) -> list[list[str]]:
    """The rows of a list, cell by cell."""
    rows = BeautifulSoup((await http.get(path)).text, "html.parser").select(".rows tbody tr")
    return [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in rows]


async def _numbers(http: httpx.AsyncClient, path: str = _LIST) -> list[str]:
    return [row[0] for row in await _shown(http, path)]


async def test_a_row_tells_what_a_person_reads(integration: Client) -> None:
    group = (await integration.rows("sys_user_group", query="name=Identity Team"))[0]["sys_id"]
    record = await integration.create(
        "change_request", short_description="<b>", assignment_group=group, due_date="2026-07-01"
    )
    await log_in(integration.http, "sam.sharer")

    rows = await _shown(integration.http, "/change_request_list.do")

    due = "2026-07-01 00:00:00"
    assert [
        ["CHG0030001", "<b>", "New", "4 - Low", "", "Identity Team", due, record["sys_updated_on"]]
    ] == rows


async def test_the_newest_record_stands_first_and_links_to_its_page(integration: Client) -> None:
    await integration.create("incident")
    newest = await integration.create("incident")
    await log_in(integration.http, "sam.sharer")

    page = await integration.http.get(_LIST)

    link = f'<a href="/incident.do?sys_id={newest["sys_id"]}">INC0010002</a>'
    assert (["INC0010002", "INC0010001"], True) == (await _numbers(integration.http), link in page.text)


async def test_an_empty_list_says_so(http: httpx.AsyncClient) -> None:
    await log_in(http, "sam.sharer")

    assert "No records to display." in words_of(await http.get(_LIST))


async def test_closed_records_are_shown_where_all_are_asked_for(integration: Client) -> None:
    await integration.create("incident", state="8")
    await log_in(integration.http, "sam.sharer")

    assert ([], ["INC0010001"]) == (
        await _numbers(integration.http),
        await _numbers(integration.http, _LIST + "?show=all"),
    )


@pytest.mark.parametrize(
    ("words", "found"),
    [("mfa ADMIN", ["INC0010001"]), ("progress", ["INC0010001"]), ("INC0010002", ["INC0010002"]), ("zz", [])],
)
async def test_a_search_finds_records_with_all_its_words(
    integration: Client, words: str, found: list[str]
) -> None:
    await integration.create("incident", short_description="MFA", description="for admins", state="2")
    await integration.create("incident", short_description="MFA")
    await log_in(integration.http, "sam.sharer")

    assert found == await _numbers(integration.http, f"{_LIST}?words={words}")


async def test_a_page_holds_fifty_records(integration: Client) -> None:
    for _ in range(51):
        await integration.create("incident", short_description="x")
    await log_in(integration.http, "sam.sharer")

    pages = [
        await integration.http.get(f"{_LIST}?words=x&page={number}") for number in ("1", "2", "99", "zz")
    ]

    told = ["1 to 50 of 51", "51 to 51 of 51", "51 to 51 of 51", "1 to 50 of 51"]
    assert told == [words for words, page in zip(told, pages, strict=True) if words in words_of(page)]
    assert ('href="?words=x&amp;page=2"' in pages[0].text, 'href="?words=x&amp;page=1"' in pages[1].text) == (
        True,
        True,
    )


async def test_who_may_not_read_sees_only_what_is_theirs_and_no_button(integration: Client) -> None:
    viewer = (await integration.rows("sys_user", query="user_name=vic.viewer"))[0]["sys_id"]
    await integration.create("incident", short_description="not theirs")
    await integration.create("incident", caller_id=viewer)
    await log_in(integration.http, "vic.viewer")

    page = await integration.http.get(_LIST)

    assert (["INC0010002"], False, False) == (
        await _numbers(integration.http),
        "not theirs" in page.text,
        "sys_id=-1" in page.text,
    )


async def test_a_hidden_field_is_neither_shown_nor_searched(integration: Client) -> None:
    await set_properties(integration.http, sandbox__acl__hidden_fields="incident.short_description")
    await Client(integration.http, "admin").create("incident", short_description="secret")
    await log_in(integration.http, "sam.sharer")

    assert ("", []) == (
        (await _shown(integration.http))[0][1],
        await _numbers(integration.http, _LIST + "?words=secret"),
    )


async def test_a_page_that_looks_again_gets_the_live_part_alone(integration: Client) -> None:
    await log_in(integration.http, "sam.sharer")
    await integration.create("incident")

    live = await integration.http.get(_LIST, headers={"HX-Request": "true"})

    assert (True, False) == ("INC0010001" in live.text, "<html" in live.text)
