"""What was chosen in the share modal's live menus, checked: it came back through the person's client.

Only what a menu offered, or the instance has, goes on. Where that cannot be found out in time the choice is
kept: whoever may search the instance may choose anybody in it, and ServiceNow has the last word.
"""

import asyncio
from contextlib import suppress
from dataclasses import replace
from functools import partial

from desk.context import Desk
from desk.menus import NOT_FOUND_OUT, Asking, asking
from desk.share import ShareRequest
from servicenow import people
from servicenow.change_templates import templates
from servicenow.client import Instance
from servicenow.queries import is_sys_id
from storage.tables import Person


async def confirmed(desk: Desk, person: Person, request: ShareRequest) -> tuple[ShareRequest, dict[str, str]]:
    """The request with the names that ServiceNow has, and the problems by field, as `share.problems` tells.

    Raises NotConnected.
    """
    chosen = {name: str(getattr(request, name)) for name in _QUESTIONS if getattr(request, name)}
    if not chosen:
        return request, {}
    asked = await asking(desk, person, desk.patience.menu.total_seconds())
    names = dict(
        zip(chosen, await asyncio.gather(*(_name(asked, *one) for one in chosen.items())), strict=True)
    )
    wrong = {field: "share-problem-not-offered" for field, name in names.items() if name is None}
    named = replace(
        request,
        assignment_group_name=names.get("assignment_group") or request.assignment_group_name,
        assigned_to_name=names.get("assigned_to") or request.assigned_to_name,
    )
    return named, wrong


async def _name(asked: Asking, field: str, sys_id: str) -> str | None:
    """The name of what was chosen, "" where it cannot be found out now, None where there is no such thing."""
    if not is_sys_id(sys_id):
        return None
    question = partial(_QUESTIONS[field], sys_id)
    with suppress(*NOT_FOUND_OUT):
        return await asked.recall(question, field, sys_id)
    return ""


async def _group(sys_id: str, instance: Instance) -> str | None:
    found = await people.get_group(instance, sys_id)
    return found.name if found else None


async def _user(sys_id: str, instance: Instance) -> str | None:
    found = await people.get_user(instance, sys_id)
    return found.name if found else None


async def _template(sys_id: str, instance: Instance) -> str | None:
    return next((one.name for one in await templates(instance) if one.sys_id == sys_id), None)


_QUESTIONS = {"assignment_group": _group, "assigned_to": _user, "standard_template": _template}
