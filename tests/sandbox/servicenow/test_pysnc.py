"""ServiceNow's own Python client, pysnc, against the instance: its certificate trusted by its path."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from pysnc import ServiceNowClient
from pysnc.exceptions import RoleException

from sandbox.certificate import make_certificate
from sandbox.clock import Clock
from sandbox.serve import serving
from sandbox.servicenow import PretendServiceNow

Told = TypeVar("Told")


async def _told(directory: Path, ask: Callable[[Any], Told], user_name: str = "admin") -> Told:
    """What ``ask`` gets out of a client of a fresh instance; pysnc waits for its answers, so in a thread."""
    certificate = make_certificate(directory)
    async with serving(PretendServiceNow(clock=Clock()).app, certificate=certificate) as url:

        def converse() -> Told:
            client = ServiceNowClient(
                url, (user_name, user_name), verify=str(certificate.certificate), auto_retry=False
            )
            # A proxy or a bundle of certificates that the environment names would come first.
            client.session.trust_env = False
            try:
                return ask(client)
            finally:
                client.session.close()

        return await asyncio.to_thread(converse)


def _make_incidents(client: Any, *short_descriptions: str) -> list[str]:
    made = []
    for short_description in short_descriptions:
        incident = client.GlideRecord("incident")
        incident.initialize()
        incident.short_description = short_description
        made.append(str(incident.insert()))
    return made


def _found(client: Any, *queries: tuple[str, ...], batch_size: int = 100) -> list[str]:
    incidents = client.GlideRecord("incident", batch_size=batch_size)
    for query in queries:
        incidents.add_query(*query)
    incidents.order_by("number")
    incidents.query()
    return [str(incident.short_description) for incident in incidents]


async def test_a_record_is_made_and_got_again(tmp_path: Path) -> None:
    def ask(client: Any) -> tuple[bool, str]:
        (sys_id,) = _make_incidents(client, "Require MFA")
        incident = client.GlideRecord("incident")
        return incident.get(sys_id), str(incident.short_description)

    assert (True, "Require MFA") == await _told(tmp_path, ask)


async def test_a_sys_id_of_its_own_is_kept(tmp_path: Path) -> None:
    chosen = "0123456789abcdef" * 2

    def ask(client: Any) -> str:
        incident = client.GlideRecord("incident")
        incident.initialize()
        incident.set_new_guid_value(chosen)
        return str(incident.insert())

    assert chosen == await _told(tmp_path, ask)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (("short_description", "b"), ["b"]),
        (("short_description", "!=", "b"), ["a", "c"]),
        (("short_description", "IN", "a,c"), ["a", "c"]),
        (("short_description", "STARTSWITH", "c"), ["c"]),
        (("number", ">", "INC0010002"), ["c"]),
    ],
)
async def test_operators_find_what_they_say(
    tmp_path: Path, query: tuple[str, ...], expected: list[str]
) -> None:
    def ask(client: Any) -> list[str]:
        _make_incidents(client, "a", "b", "c")
        return _found(client, query)

    assert expected == await _told(tmp_path, ask)


async def test_a_result_longer_than_a_batch_is_paged(tmp_path: Path) -> None:
    names = [f"{number:02}" for number in range(7)]

    def ask(client: Any) -> list[str]:
        _make_incidents(client, *names)
        return _found(client, batch_size=3)

    assert names == await _told(tmp_path, ask)


async def test_a_query_too_long_for_an_address_goes_through_the_batch_api(tmp_path: Path) -> None:
    def ask(client: Any) -> list[str]:
        made = _make_incidents(client, "a", "b")
        return _found(client, ("sys_id", "IN", ",".join([*made, *["0" * 32] * 320])))

    assert ["a", "b"] == await _told(tmp_path, ask)


async def test_an_update_changes_what_was_set(tmp_path: Path) -> None:
    def ask(client: Any) -> tuple[str, str]:
        (sys_id,) = _make_incidents(client, "a")
        incident = client.GlideRecord("incident")
        incident.get(sys_id)
        incident.urgency = "1"
        incident.update()
        return str(incident.urgency), str(incident.short_description)

    assert ("1", "a") == await _told(tmp_path, ask)


async def test_display_values_stand_beside_values(tmp_path: Path) -> None:
    def ask(client: Any) -> tuple[str, str]:
        (sys_id,) = _make_incidents(client, "a")
        incident = client.GlideRecord("incident")
        incident.get(sys_id)
        return incident.get_value("state"), incident.get_display_value("state")

    assert ("1", "New") == await _told(tmp_path, ask)


async def test_a_deleted_record_is_gone(tmp_path: Path) -> None:
    def ask(client: Any) -> tuple[bool, bool]:
        (sys_id,) = _make_incidents(client, "a")
        incident = client.GlideRecord("incident")
        incident.get(sys_id)
        return incident.delete(), client.GlideRecord("incident").get(sys_id)

    assert (True, False) == await _told(tmp_path, ask)


async def test_many_records_are_deleted_in_one_batch(tmp_path: Path) -> None:
    def ask(client: Any) -> list[str]:
        _make_incidents(client, "a", "b", "c")
        incidents = client.GlideRecord("incident")
        incidents.add_query("short_description", "IN", "a,b")
        incidents.delete_multiple()
        return _found(client)

    assert ["c"] == await _told(tmp_path, ask)


async def test_a_file_is_attached_and_read_back(tmp_path: Path) -> None:
    def ask(client: Any) -> tuple[str, bytes]:
        (sys_id,) = _make_incidents(client, "a")
        incident = client.GlideRecord("incident")
        incident.get(sys_id)
        incident.add_attachment("note.txt", b"seen", content_type="text/plain")
        (attachment,) = incident.get_attachments()
        with client.attachment_api.get_file(attachment.sys_id) as answer:
            return str(attachment.file_name), answer.content

    assert ("note.txt", b"seen") == await _told(tmp_path, ask)


async def test_what_is_refused_is_its_role_exception(tmp_path: Path) -> None:
    with pytest.raises(RoleException, match="ACL Exception Insert Failed"):
        await _told(tmp_path, lambda client: _make_incidents(client, "a"), "vic.viewer")
