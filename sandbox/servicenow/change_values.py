"""Records as the Change Management API writes them: each field with its value and what a person reads.

https://github.com/ServiceNow/ServiceNowDocs/blob/australia/markdown/api-reference/rest-apis/change-management-api.md

Values have JSON's types: a number is 3.0 in most of the page's examples and 3 in some; a property switches.
"""

import re
from typing import Any

from sandbox.servicenow.acl import may_use_field
from sandbox.servicenow.columns import Column
from sandbox.servicenow.display import Showing
from sandbox.servicenow.instance import Instance, Record
from sandbox.servicenow.properties import CHANGE_DECIMALS
from sandbox.servicenow.tables import TABLES

Pair = dict[str, Any]


def pairs(instance: Instance, table: str, record: Record, reader: Record) -> dict[str, Pair]:
    """Every field that the reader may read; a time has a third value, as the reader's forms would send it."""
    showing = Showing(instance, reader, "", "all", links=False)
    return {
        name: _pair(instance, column, record[name], showing.display_value(table, record, name))
        for name, column in sorted(TABLES[table].columns.items())
        if may_use_field(instance, table, name, reader)
    }


def _pair(instance: Instance, column: Column, value: str, shown: str) -> Pair:
    if column.kind == "journal":
        return {"display_value": shown, "value": ""}
    pair: Pair = {"display_value": shown, "value": _typed(instance, column, value)}
    return pair | ({"display_value_internal": shown} if column.kind == "datetime" else {})


def _typed(instance: Instance, column: Column, value: str) -> str | bool | float:
    if column.kind == "boolean":
        return value == "true"
    if column.kind in ("integer", "choice") and re.fullmatch(r"-?[0-9]{1,15}", value):
        return float(value) if instance.is_on(CHANGE_DECIMALS) else int(value)
    return value
