import httpx
import pytest
from bs4 import BeautifulSoup

from tests.sandbox.servicenow.client import Client, log_in, set_properties

pytestmark = pytest.mark.asyncio(loop_scope="module")

_HTML = "Look: [code]<b>bold</b><script>alert(1)</script>[/code] done"


async def _page(http: httpx.AsyncClient, sys_id: str) -> BeautifulSoup:
    await log_in(http, "sam.sharer")
    answer = await http.get(f"/incident.do?sys_id={sys_id}")
    return BeautifulSoup(answer.text, "html.parser")


async def test_comments_are_read_back_as_one_stream_and_no_value(integration: Client) -> None:
    record = await integration.create("incident", comments="First")
    await integration.update("incident", record["sys_id"], comments="Second", work_notes="Inside")

    shown = await integration.get("incident", record["sys_id"], display_value="all")

    stream = shown["comments"]["display_value"].split("\n\n")
    entries = [entry.partition("\n") for entry in stream if entry]
    assert ("", ["Second", "First"]) == (shown["comments"]["value"], [text for _, _, text in entries])
    assert all(head.endswith(" - Scoredesk Integration (Additional comments)") for head, _, _ in entries)


async def test_entries_are_counted_but_not_shown_to_others_than_admins(
    integration: Client, admin: Client
) -> None:
    record = await integration.create("incident", comments="First", work_notes="Inside")
    query = f"element_id={record['sys_id']}"

    hidden = await integration.list_page("sys_journal_field", query=query)

    assert ([], "2", 2) == (
        hidden.json()["result"],
        hidden.headers["x-total-count"],
        len(await admin.rows("sys_journal_field", query=query)),
    )


async def test_html_in_code_tags_is_drawn_in_a_frame_that_may_do_nothing(integration: Client) -> None:
    record = await integration.create("incident", comments=_HTML)

    page = await _page(integration.http, record["sys_id"])

    frame = page.select_one(".activity iframe.code")
    assert frame
    assert ("<b>bold</b><script>alert(1)</script>", []) == (frame["srcdoc"], frame["sandbox"])
    assert ["Look: ", " done"] == [text.get_text() for text in page.select(".activity .text")]


async def test_where_the_tag_is_not_allowed_it_is_text(integration: Client) -> None:
    await set_properties(integration.http, glide__ui__security__allow_codetag="false")
    record = await integration.create("incident", comments=_HTML)

    page = await _page(integration.http, record["sys_id"])

    assert ([], [_HTML]) == (
        page.select("iframe"),
        [text.get_text() for text in page.select(".activity .text")],
    )


@pytest.mark.parametrize("text", ["<b>bold</b>", "[code]<b>", "[ code ]<b>x</b>[/code]"])
async def test_what_is_in_no_pair_of_tags_is_text(integration: Client, text: str) -> None:
    record = await integration.create("incident", comments=text)

    page = await _page(integration.http, record["sys_id"])

    assert [text] == [one.get_text() for one in page.select(".activity .text")]
