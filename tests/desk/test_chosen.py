"""What comes back of the menus is checked: it went through the person's client."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desk import menus
from desk.chosen import confirmed
from desk.context import Desk, Patience
from sandbox.servicenow.faults import Fault
from sandbox.servicenow.properties import HIDDEN_ROWS, NO_CHANGE_API
from storage.tables import Person
from tests.desk.asking import a_share
from tests.desk.playing import Playing
from tests.desk.test_cache import landed
from tests.desk.test_menus import group_id

pytestmark = pytest.mark.asyncio(loop_scope="session")

SYS_ID = "0123456789abcdef" * 2
FIELDS = ("assignment_group", "assigned_to", "standard_template")
NOT_OFFERED = "share-problem-not-offered"


async def test_what_a_menu_offered_is_taken_without_asking_again(
    desk: Desk, connected: Playing, sam: Person
) -> None:
    group, user = (await menus.group_menu(desk, sam, "team"))[0], (await menus.user_menu(desk, sam, "vic"))[0]
    template = (await menus.template_menu(desk, sam, "password"))[0]
    connected.servicenow.log.requests.clear()

    request, wrong = await confirmed(
        desk,
        sam,
        a_share(
            assignment_group=group.sys_id,
            assigned_to=user.sys_id,
            standard_template=template.sys_id,
            assignment_group_name="Iden…",
        ),
    )

    assert {} == wrong
    assert ("Identity Team", "Vic Viewer") == (request.assignment_group_name, request.assigned_to_name)
    assert [] == connected.servicenow.log.requests


async def test_what_another_process_offered_is_looked_up(desk: Desk, connected: Playing, sam: Person) -> None:
    asked = a_share(assignment_group=group_id(connected.servicenow, "Workplace"))

    request, wrong = await confirmed(desk, sam, asked)

    assert ("Workplace", {}) == (request.assignment_group_name, wrong)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("value", [SYS_ID, "Workplace", "x^ORactive=true", SYS_ID.upper()])
async def test_what_the_instance_does_not_have_is_refused_at_its_field(
    desk: Desk, connected: Playing, sam: Person, field: str, value: str
) -> None:
    _, wrong = await confirmed(desk, sam, a_share(**{field: value}))

    assert {field: NOT_OFFERED} == wrong


async def test_what_the_integration_user_may_not_see_is_refused(
    desk: Desk, connected: Playing, sam: Person
) -> None:
    connected.servicenow.instance.set_property(HIDDEN_ROWS, "sys_user_group:name=Workplace")
    asked = a_share(assignment_group=group_id(connected.servicenow, "Workplace"))

    assert {"assignment_group": NOT_OFFERED} == (await confirmed(desk, sam, asked))[1]


async def test_without_the_change_api_no_template_is_taken(
    desk: Desk, connected: Playing, sam: Person
) -> None:
    connected.servicenow.instance.set_property(NO_CHANGE_API, "true")

    assert {"standard_template": NOT_OFFERED} == (
        await confirmed(desk, sam, a_share(standard_template=SYS_ID))
    )[1]


@pytest.mark.parametrize("field", FIELDS)
async def test_while_the_instance_does_not_answer_a_choice_is_kept_under_the_name_it_was_chosen_by(
    desk: Desk, connected: Playing, sam: Person, field: str
) -> None:
    connected.servicenow.faults.now.append(Fault("status", path="/api/"))
    asked = a_share(**{field: SYS_ID, "assignment_group_name": "Shown", "assigned_to_name": "Shown too"})

    assert (asked, {}) == await confirmed(desk, sam, asked)


async def test_a_slow_instance_does_not_keep_the_modal_waiting(
    desk: Desk, connected: Playing, sam: Person
) -> None:
    hurried = replace(desk, patience=Patience(menu=timedelta(milliseconds=20)))
    connected.servicenow.faults.now.append(Fault("slow", path="/api/", seconds=0.3))

    _, wrong = await confirmed(hurried, sam, a_share(assignment_group=SYS_ID, assigned_to=SYS_ID))
    await landed(hurried.offered)

    assert {} == wrong


async def test_where_nothing_was_chosen_nothing_is_asked(desk: Desk, sam: Person) -> None:
    assert (a_share(), {}) == await confirmed(desk, sam, a_share())
