"""On-Call Scheduling: who is on call for a group now.

The REST API is in no documentation; its parameter ``group_ids`` and ``userId`` in its answer are what public
programs use, and the other keys are those of an escalation plan:
https://www.servicenow.com/docs/r/api-reference/server-api-reference/c_OnCallRotationAPI.html
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from servicenow.client import Instance
from servicenow.errors import BadQueryValue, NoSuchApi, NotJson
from servicenow.people import User, get_users
from servicenow.queries import is_sys_id

_PATH = "/api/now/on_call_rota/whoisoncall"
_MOST = 20
_UNORDERED = 1_000_000


@dataclass(frozen=True)
class OnCall:
    """Somebody who is on call; ``user`` is None where the integration user may not see whom."""

    sys_id: str
    user: User | None


async def who_is_on_call(instance: Instance, group_sys_id: str) -> list[OnCall] | None:
    """Whoever is on call for the group, in the order in which they are called; empty where nobody is.

    None where the instance has no on-call scheduling. Raises BadQueryValue for what is no sys_id.
    Source: https://www.servicenow.com/docs/r/api-reference/server-api-reference/c_OnCallRotationAPI.html
    """
    if not is_sys_id(group_sys_id):
        raise BadQueryValue(group_sys_id)
    try:
        answer = await instance.read(_PATH, {"group_ids": group_sys_id})
    except NoSuchApi:
        return None
    sys_ids = called_in_order(answer.result, group_sys_id)
    known = await get_users(instance, sys_ids) if sys_ids else {}
    return [OnCall(sys_id, known.get(sys_id)) for sys_id in sys_ids]


def called_in_order(result: Any, group_sys_id: str) -> list[str]:
    """The sys_ids of the users in an answer, each once; raises NotJson where it is no list.

    A row that belongs to another group is passed over; not every release says which group a row is of.
    """
    if not isinstance(result, list):
        raise NotJson("no list of who is on call", maybe_done=False)
    rows = [row for row in result if isinstance(row, Mapping)]
    rows = [row for row in rows if row.get("groupId") in (None, "", group_sys_id)]
    called = (str(row.get("userId", "")) for row in sorted(rows, key=_order))
    return list(dict.fromkeys(sys_id for sys_id in called if is_sys_id(sys_id)))[:_MOST]


def _order(row: Mapping[str, Any]) -> int:
    order = str(row.get("order", ""))
    return int(order) if order.isascii() and order.isdigit() else _UNORDERED
