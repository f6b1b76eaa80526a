import httpx
import pytest

from sandbox.playing.browser import words_of
from sandbox.servicenow import PretendServiceNow
from tests.sandbox.servicenow.client import Client, fill_in, log_in, options_of, sent_by, set_properties

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize(("table", "number"), [("incident", "INC0010001"), ("change_request", "CHG0030001")])
async def test_a_person_makes_a_record(
    integration: Client, pretend: PretendServiceNow, table: str, number: str
) -> None:
    await log_in(integration.http, "sam.sharer")

    made = await fill_in(
        integration.http, f"/{table}.do?sys_id=-1", short_description="Mine", comments="First"
    )

    page = await integration.http.get(made.headers["location"])
    record = next(iter(pretend.instance.tables[table].values()))
    assert (303, True, True, "sam.sharer") == (
        made.status_code,
        number in page.text,
        "First" in page.text,
        record["sys_created_by"],
    )


async def test_a_new_change_request_can_only_be_new(integration: Client) -> None:
    await log_in(integration.http, "sam.sharer")

    page = await integration.http.get("/change_request.do?sys_id=-1")

    assert ["New"] == options_of(page.text, "state")


async def test_rules_hold_for_a_new_record_too_and_what_was_typed_stays(
    integration: Client, pretend: PretendServiceNow
) -> None:
    await set_properties(integration.http, sandbox__short_description__mandatory="true")
    await log_in(integration.http, "sam.sharer")

    answer = await fill_in(integration.http, "/incident.do?sys_id=-1", description="Typed")

    assert (403, True, "Typed", {}) == (
        answer.status_code,
        "mandatory: Short description" in answer.text,
        sent_by(answer.text)["description"],
        pretend.instance.tables["incident"],
    )


async def test_who_may_not_write_makes_nothing(http: httpx.AsyncClient) -> None:
    await log_in(http, "vic.viewer")

    answer = await http.get("/incident.do?sys_id=-1")

    assert (403, True) == (answer.status_code, "Security constraints" in words_of(answer))
