"""Insert, update and delete: what is sent becomes strings, passes access control and rules, and is kept."""

import re
from collections.abc import Mapping
from datetime import UTC

from sandbox.servicenow import acl, journals, provisioning, rules
from sandbox.servicenow.choices import labels
from sandbox.servicenow.columns import Column
from sandbox.servicenow.instance import Instance, Record
from sandbox.servicenow.properties import CLIENT_SYS_ID
from sandbox.servicenow.refusals import acl_failed, rule_failed
from sandbox.servicenow.tables import TABLES
from sandbox.servicenow.times import to_column, zone_of

Fields = Mapping[str, object]

_BY_ADD = ("sys_id", "sys_created_on", "sys_created_by", "sys_updated_on", "sys_updated_by")


def insert(
    instance: Instance,
    table: str,
    fields: Fields,
    user: Record,
    *,
    display_values: bool = False,
    overriding: bool = False,
) -> Record:
    """Make a record; ``overriding`` passes over the rules that refuse; raises Refused."""
    if not acl.may_write(instance, table, user):
        raise acl_failed("Insert")
    sys_id = _chosen_sys_id(instance, table, fields)
    given = _given(instance, table, fields, user, display_values)
    entries = _take_journals(table, given)
    after = {name: column.default for name, column in TABLES[table].columns.items()} | given
    if TABLES[table].prefix:
        after["opened_at"] = after["opened_at"] or instance.timestamp()
        after["opened_by"] = after["opened_by"] or user["sys_id"]
    _settle(instance, table, None, after, user, overriding)
    if TABLES[table].prefix:
        after |= {"number": instance.next_number(table), "sys_class_name": table}
    values = {name: value for name, value in after.items() if name not in _BY_ADD}
    record = instance.add(table, by=user["user_name"], sys_id=sys_id, **values)
    _append(instance, table, record, entries, user)
    instance.tell(table, record, "insert")
    return record


def update(
    instance: Instance,
    table: str,
    record: Record,
    fields: Fields,
    user: Record,
    *,
    display_values: bool = False,
    overriding: bool = False,
) -> None:
    """Change a record; ``overriding`` passes over the rules that refuse; raises Refused."""
    if not acl.may_write(instance, table, user):
        raise acl_failed("Update")
    given = _given(instance, table, fields, user, display_values)
    entries = _take_journals(table, given)
    after = record | given
    _settle(instance, table, record, after, user, overriding)
    if after == record and not entries:
        return
    record |= after
    instance.touch(record, user["user_name"])
    _append(instance, table, record, entries, user)
    instance.tell(table, record, "update")


def delete(instance: Instance, table: str, record: Record, user: Record) -> None:
    """Remove a record; raises Refused."""
    if not acl.may_delete(instance, table, user):
        raise acl_failed("Delete")
    del instance.tables[table][record["sys_id"]]


def _settle(
    instance: Instance, table: str, before: Record | None, after: Record, user: Record, overriding: bool
) -> None:
    writing = rules.Writing(instance, table, before, after, user, instance.roles(user))
    if not overriding:
        rules.check(writing)
    rules.apply(writing)
    provisioning.settle(instance, table, before, after)


def _chosen_sys_id(instance: Instance, table: str, fields: Fields) -> str:
    chosen = str(fields.get("sys_id") or "")
    if not re.fullmatch(r"[0-9a-f]{32}", chosen) or not instance.is_on(CLIENT_SYS_ID):
        return ""
    if chosen in instance.tables[table]:
        raise rule_failed(f"Insert Aborted: a record with sys_id {chosen} exists")
    return chosen


def _given(
    instance: Instance, table: str, fields: Fields, user: Record, display_values: bool
) -> dict[str, str]:
    given = {}
    for name, sent in fields.items():
        column = TABLES[table].columns.get(name)
        # Unknown, read-only and hidden fields are passed over in silence, as the real instance does.
        if column is None or not column.writable:
            continue
        # A password is nobody's to read, and is only taken as a display value: the real instance encrypts it.
        allowed = acl.may_set_field(instance, table, name, user)
        if not (display_values if column.kind == "password" else allowed):
            continue
        text = _text(sent)[: column.max_length]
        if column.kind == "choice" and not text:
            continue
        given[name] = _stored(instance, table, name, column, text, user if display_values else None)
    return given


def _text(sent: object) -> str:
    if sent is None:
        return ""
    return str(sent).lower() if isinstance(sent, bool) else str(sent)


def _stored(
    instance: Instance, table: str, name: str, column: Column, text: str, typed_by: Record | None
) -> str:
    """What a column keeps of a text: a value, or with ``typed_by`` what that person reads on the form."""
    if column.kind == "reference":
        if text in instance.tables[column.reference]:
            return text
        named = (
            instance.find(column.reference, **{TABLES[column.reference].display: text}) if typed_by else None
        )
        return named["sys_id"] if named else ""
    if column.kind == "datetime":
        return to_column(text, zone_of(typed_by) if typed_by else UTC) or ""
    if column.kind == "choice" and typed_by:
        choices = labels(instance, table, name, typed_by["preferred_language"])
        return next((value for value, label in choices.items() if label == text), text)
    return text


def _take_journals(table: str, given: dict[str, str]) -> dict[str, str]:
    names = [name for name in given if TABLES[table].columns[name].kind == "journal"]
    taken = {name: given.pop(name) for name in names}
    return {name: text for name, text in taken.items() if text}


def _append(instance: Instance, table: str, record: Record, entries: Mapping[str, str], user: Record) -> None:
    for element, text in entries.items():
        journals.append(instance, table, record, element, text, user["user_name"])
