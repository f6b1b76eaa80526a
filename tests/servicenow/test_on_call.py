"""Who is on call, where the instance has On-Call Scheduling."""

from typing import Any

import pytest

from sandbox.servicenow import PretendServiceNow
from sandbox.servicenow.properties import HIDDEN_ROWS, NO_ON_CALL
from servicenow.client import Instance
from servicenow.errors import BadQueryValue, NotJson
from servicenow.on_call import called_in_order, who_is_on_call
from tests.servicenow.test_people import group_id

pytestmark = pytest.mark.asyncio(loop_scope="session")

GROUP, FIRST, SECOND = "a" * 32, "1" * 32, "2" * 32


async def test_who_is_on_call_comes_in_the_order_of_calling(
    sandbox: PretendServiceNow, instance: Instance
) -> None:
    called = await who_is_on_call(instance, group_id(sandbox, "Security Operations"))

    assert called is not None
    assert [("Ada Admin", "ada.admin@example.com"), ("Sam Sharer", "sam.sharer@example.com")] == [
        (one.user.name, one.user.email) for one in called if one.user
    ]


async def test_nobody_is_on_call_for_a_group_without_a_rota(
    sandbox: PretendServiceNow, instance: Instance
) -> None:
    assert [] == await who_is_on_call(instance, group_id(sandbox, "Workplace"))


async def test_an_instance_without_on_call_scheduling_says_so(
    sandbox: PretendServiceNow, instance: Instance
) -> None:
    sandbox.instance.set_property(NO_ON_CALL, "true")

    assert await who_is_on_call(instance, group_id(sandbox, "Security Operations")) is None


async def test_somebody_hidden_is_on_call_without_a_name(
    sandbox: PretendServiceNow, instance: Instance
) -> None:
    sandbox.instance.set_property(HIDDEN_ROWS, "sys_user:user_name=ada.admin")

    called = await who_is_on_call(instance, group_id(sandbox, "Security Operations"))

    assert called is not None
    assert [None, "Sam Sharer"] == [one.user and one.user.name for one in called]


async def test_what_is_no_sys_id_is_not_sent(instance: Instance) -> None:
    with pytest.raises(BadQueryValue):
        await who_is_on_call(instance, f"{GROUP},{FIRST}")


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        ([{"userId": SECOND, "order": 2}, {"userId": FIRST, "order": "1"}], [FIRST, SECOND]),
        ([{"userId": FIRST}, {"userId": SECOND, "order": 1}], [SECOND, FIRST]),
        ([{"userId": FIRST, "order": 1}, {"userId": FIRST, "order": 2}], [FIRST]),
        ([{"userId": FIRST, "groupId": GROUP}, {"userId": SECOND, "groupId": "b" * 32}], [FIRST]),
        ([{"userId": "", "isDevice": True}, {"deviceId": SECOND}, "text", None], []),
        ([], []),
    ],
)
async def test_an_answer_is_read_in_its_order_without_strangers(result: Any, expected: list[str]) -> None:
    assert expected == called_in_order(result, GROUP)


async def test_an_answer_that_is_no_list_is_an_error() -> None:
    with pytest.raises(NotJson):
        called_in_order({"userId": FIRST}, GROUP)
