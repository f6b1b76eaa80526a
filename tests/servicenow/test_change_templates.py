"""The templates of standard changes, for a menu."""

from typing import Any

import pytest

from sandbox.servicenow import PretendServiceNow
from sandbox.servicenow.properties import NO_CHANGE_API
from sandbox.servicenow.users import grant_roles
from servicenow.change_templates import Template, matching_templates, templates, templates_in
from servicenow.client import Instance
from servicenow.errors import NotJson

pytestmark = pytest.mark.asyncio(loop_scope="session")

SYS_ID = "0123456789abcdef" * 2
NAMES = ["Apply a configuration baseline", "Reset a service account password"]


async def test_the_instances_active_templates_are_listed_by_name(
    sandbox: PretendServiceNow, instance: Instance
) -> None:
    sandbox.instance.add("std_change_record_producer", name="Retired", active="false")

    assert NAMES == [one.name for one in await templates(instance)]


async def test_an_instance_without_the_change_api_has_none_and_is_not_asked_again(
    sandbox: PretendServiceNow, instance: Instance
) -> None:
    sandbox.instance.set_property(NO_CHANGE_API, "true")
    sandbox.log.requests.clear()

    found = [await templates(instance) for _ in range(2)]

    assert ([[], []], 1) == (found, len(sandbox.log.requests))


async def test_a_user_who_may_not_use_the_change_api_is_offered_none(
    sandbox: PretendServiceNow, instance: Instance
) -> None:
    grant_roles(sandbox.instance, "scoredesk.integration", [])

    assert [] == await templates(instance)


async def test_what_is_no_template_is_passed_over() -> None:
    pair = {"value": "Reset", "display_value": "Reset"}
    rows: list[Any] = [
        {"sys_id": {"value": SYS_ID, "display_value": SYS_ID}, "name": pair},
        {"sys_id": {"value": "no sys_id"}, "name": pair},
        {"sys_id": {"value": SYS_ID}, "name": {"value": ""}},
        {"sys_id": {"value": SYS_ID}, "name": pair, "active": {"value": "false"}},
        {"__meta": {"fields": {"ignored": []}}},
        None,
    ]

    assert [Template(SYS_ID, "Reset")] == templates_in(rows)


async def test_an_answer_that_is_no_list_is_an_error() -> None:
    with pytest.raises(NotJson):
        templates_in({})


@pytest.mark.parametrize(("typed", "expected"), [("", NAMES), ("reset pass", NAMES[1:]), ("x^OR", [])])
async def test_templates_match_by_all_words(typed: str, expected: list[str]) -> None:
    some = [Template(SYS_ID, name) for name in NAMES]

    assert expected == [one.name for one in matching_templates(some, typed)]
