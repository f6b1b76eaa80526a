import httpx
import pytest

from sandbox.playing.browser import words_of
from sandbox.servicenow import PretendServiceNow
from sandbox.servicenow.instance import Record
from tests.sandbox.servicenow.client import fill_in, log_in, sent_by

pytestmark = pytest.mark.asyncio(loop_scope="module")

_NEW = "/sys_user.do?sys_id=-1"


def _user(pretend: PretendServiceNow, user_name: str = "sam.sharer") -> Record:
    user = pretend.instance.find("sys_user", user_name=user_name)
    assert user is not None
    return user


def _page_of(pretend: PretendServiceNow) -> str:
    return f"/sys_user.do?sys_id={_user(pretend)['sys_id']}"


async def test_an_admin_sees_the_users_and_their_roles(http: httpx.AsyncClient) -> None:
    await log_in(http, "admin")

    words = words_of(await http.get("/sys_user_list.do"))

    assert "ada.admin Ada Admin ada.admin@example.com true false human itil, itil_admin" in words


async def test_a_users_page_shows_them_without_their_password(
    http: httpx.AsyncClient, pretend: PretendServiceNow
) -> None:
    await log_in(http, "admin")

    form = sent_by((await http.get(_page_of(pretend))).text)

    wanted = {
        "name": "Sam Sharer",
        "user_password": "",
        "active": "true",
        "time_zone": "UTC",
        "role.itil": "true",
    }
    assert wanted == {name: form.get(name) for name in wanted}


async def test_an_admin_changes_a_user(http: httpx.AsyncClient, pretend: PretendServiceNow) -> None:
    await log_in(http, "admin")
    typed = {
        "name": "Samira",
        "email": "s@example.com",
        "time_zone": "Europe/Berlin",
        "preferred_language": "de",
    }

    answer = await fill_in(
        http, _page_of(pretend), **typed, locked_out="true", **{"role.sn_change_read": "true"}
    )

    user = _user(pretend)
    wanted = typed | {"locked_out": "true", "active": "true", "user_password": "sam.sharer"}
    assert (303, wanted, frozenset({"itil", "sn_change_read"})) == (
        answer.status_code,
        {name: user[name] for name in wanted},
        pretend.instance.roles(user),
    )


async def test_a_box_that_is_not_ticked_takes_the_role_away(
    http: httpx.AsyncClient, pretend: PretendServiceNow
) -> None:
    await log_in(http, "admin")
    form = sent_by((await http.get(_page_of(pretend))).text)
    del form["role.itil"]

    await http.post(_page_of(pretend), data=form)

    assert frozenset() == pretend.instance.roles(_user(pretend))


async def test_a_machine_has_web_service_access_only(
    http: httpx.AsyncClient, pretend: PretendServiceNow
) -> None:
    await log_in(http, "admin")

    await fill_in(http, _page_of(pretend), identity_type="machine")

    assert "true" == _user(pretend)["web_service_access_only"]


async def test_a_new_user_can_log_in_at_once(http: httpx.AsyncClient, pretend: PretendServiceNow) -> None:
    await log_in(http, "admin")
    made = await fill_in(http, _NEW, user_name="gus.guest", name="Gus Guest", user_password="open")

    answer = await http.post("/login.do", data={"user_name": "gus.guest", "user_password": "open"})

    assert (303, 302, "Gus Guest") == (
        made.status_code,
        answer.status_code,
        _user(pretend, "gus.guest")["name"],
    )


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"user_name": " "}, "The following fields are mandatory: User name"),
        ({"user_name": "sam.sharer"}, "User name sam.sharer is taken."),
        ({"time_zone": "Middle-earth"}, "Time zone must be one like Europe/Berlin."),
    ],
)
async def test_what_cannot_be_is_told_and_what_was_typed_stays(
    http: httpx.AsyncClient, pretend: PretendServiceNow, typed: dict[str, str], told: str
) -> None:
    await log_in(http, "admin")
    before = len(pretend.instance.tables["sys_user"])

    answer = await fill_in(http, _NEW, **({"user_name": "gus", "name": "Gus", "role.itil": "true"} | typed))

    form = sent_by(answer.text)
    assert (403, True, "Gus", "true", before) == (
        answer.status_code,
        told in answer.text,
        form["name"],
        form["role.itil"],
        len(pretend.instance.tables["sys_user"]),
    )


@pytest.mark.parametrize("path", ["/sys_user_list.do", _NEW])
async def test_only_an_admin_may_see_the_users(http: httpx.AsyncClient, path: str) -> None:
    await log_in(http, "ada.admin")

    assert 403 == (await http.get(path)).status_code


async def test_nobody_else_and_no_forged_form_changes_a_user(
    http: httpx.AsyncClient, pretend: PretendServiceNow
) -> None:
    await log_in(http, "admin")
    form = sent_by((await http.get(_page_of(pretend))).text) | {"role.admin": "true"}
    forged = await http.post(_page_of(pretend), data=form | {"sysparm_ck": "forged"})
    await log_in(http, "sam.sharer")
    other = await http.post(_page_of(pretend), data=form)

    assert (403, 403, frozenset({"itil"})) == (
        forged.status_code,
        other.status_code,
        pretend.instance.roles(_user(pretend)),
    )


async def test_a_user_who_does_not_exist_is_not_found(http: httpx.AsyncClient) -> None:
    await log_in(http, "admin")
    form = sent_by((await http.get(_NEW)).text)

    answers = [await http.get("/sys_user.do?sys_id=0"), await http.post("/sys_user.do?sys_id=0", data=form)]

    assert [404, 404] == [answer.status_code for answer in answers]
