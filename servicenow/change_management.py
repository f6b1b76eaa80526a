"""Change requests through the Change Management API, which knows their types, templates and next states.

Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/change-management-api.html

An instance may lack it (its plugin came after Kingston), and to create it asks for other roles than to read,
and than the Table API does: both are remembered for a while in ``Instance.absent``, each by its own name.
"""

from collections.abc import Mapping

import orjson

from servicenow.client import Instance, row_in
from servicenow.creation import Made, made_from
from servicenow.errors import (
    BadQueryValue,
    NoSuchApi,
    NotJson,
    PermissionDenied,
    StandardChangeDenied,
)
from servicenow.queries import is_sys_id
from servicenow.records import text_of

API = "sn_chg_rest"
CREATING = f"{API} POST"
"""What is remembered of creating alone; API stands for reading."""
CHANGE_TYPES = ("normal", "standard", "emergency")
_CHANGE = f"/api/{API}/v1/change"


async def create_change(
    instance: Instance, change_type: str, fields: Mapping[str, str], template: str | None = None
) -> Made:
    """Create a change request of CHANGE_TYPES; a standard one is made from the template of that sys_id.

    Values as for ``Instance.create``. Raises NoSuchApi, PermissionDenied or, for a standard change,
    StandardChangeDenied where the API is not to be had (nothing was made), RefusedByRule, RecordNotFound for
    the template, BadQueryValue for what is no type or template, and NotJson with ``maybe_done`` where the
    answer does not tell what was made.
    Source: change-management-api.html, "POST /sn_chg_rest/change/normal", "…/emergency" and
    "…/standard/{standard_change_template_id}"
    """
    path = _path(change_type, template)
    standard = change_type == "standard"
    if CREATING in instance.absent and not standard:
        raise NoSuchApi(API)
    content = orjson.dumps({name: value for name, value in fields.items() if name != "type"})
    try:
        answer = await instance.write("POST", path, content)
    except PermissionDenied as error:
        if standard:
            raise StandardChangeDenied(error.detail) from error
        instance.absent.note(CREATING)
        raise
    except NoSuchApi:
        instance.absent.note(CREATING)
        raise
    return made_from("change_request", row_in(answer.result), fields)


async def states_allowed(instance: Instance, sys_id: str) -> dict[str, str]:
    """The labels, by value, of the states that a change request may be in next, its own among them.

    Raises NoSuchApi or PermissionDenied where the API is not to be had, RecordNotFound, or BadQueryValue.
    Source: change-management-api.html, "GET /sn_chg_rest/change/{sys_id}/nextstates"
    """
    if not is_sys_id(sys_id):
        raise BadQueryValue(sys_id)
    if API in instance.absent:
        raise NoSuchApi(API)
    try:
        answer = await instance.read(f"{_CHANGE}/{sys_id}/nextstates")
    except NoSuchApi:
        instance.absent.note(API)
        raise
    result = answer.result
    if not isinstance(result, dict) or not isinstance(result.get("available_states"), list):
        raise NotJson("no available_states in the answer", maybe_done=False)
    labels = result.get("state_label")
    by_value = labels if isinstance(labels, dict) else {}
    values = [text_of(value) for value in result["available_states"]]
    return {value: text_of(by_value.get(value)) or value for value in values}


def _path(change_type: str, template: str | None) -> str:
    if change_type not in CHANGE_TYPES:
        raise BadQueryValue(change_type)
    if change_type != "standard":
        return f"{_CHANGE}/{change_type}"
    if template is None or not is_sys_id(template):
        raise BadQueryValue("a standard change needs the sys_id of its template")
    return f"{_CHANGE}/standard/{template}"
