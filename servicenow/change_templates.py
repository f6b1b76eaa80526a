"""The templates that standard changes are made from.

Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/change-management-api.html
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from servicenow.change_management import API
from servicenow.client import Instance
from servicenow.errors import NoSuchApi, NotJson, PermissionDenied
from servicenow.people import MOST_OFFERED
from servicenow.queries import is_sys_id
from servicenow.records import row_from, value_of
from servicenow.typed import matches, sort_key, words_in


@dataclass(frozen=True)
class Template:
    """An active standard change template; ``sys_id`` is what a standard change is created with."""

    sys_id: str
    name: str


async def templates(instance: Instance) -> list[Template]:
    """The templates that are active, by name, as many as the API lists (500).

    Empty where the instance has no Change Management API, or none that the integration user may use. Raises
    what Instance raises otherwise.
    Source: change-management-api.html, "Change Management - GET /sn_chg_rest/change/standard/template"
    """
    if API in instance.absent:
        return []
    try:
        answer = await instance.read(f"/api/{API}/v1/change/standard/template")
    except NoSuchApi:
        instance.absent.note(API)
        return []
    except PermissionDenied:
        return []
    return templates_in(answer.result)


def templates_in(result: Any) -> list[Template]:
    """The active templates in an answer, by name; raises NotJson where it is no list.

    Its last element may be ``__meta``, which is no template.
    """
    if not isinstance(result, list):
        raise NotJson("no list of templates", maybe_done=False)
    rows = [row_from(given) for given in result if isinstance(given, Mapping)]
    known = [
        Template(value_of(row, "sys_id"), value_of(row, "name") or value_of(row, "short_description"))
        for row in rows
        if is_sys_id(value_of(row, "sys_id")) and value_of(row, "active") not in ("false", "0")
    ]
    return sorted((one for one in known if one.name), key=lambda one: sort_key(one.name))


def matching_templates(templates: list[Template], typed: str) -> list[Template]:
    """Those whose name holds every word that was typed, at most MOST_OFFERED."""
    words = words_in(typed)
    return [one for one in templates if matches(words, (one.name,))][:MOST_OFFERED]
