"""How the Change Management API finds what it lists, and what it says of the terms that it passed over.

https://github.com/ServiceNow/ServiceNowDocs/blob/australia/markdown/api-reference/rest-apis/change-management-api.md

That a list ends with a ``__meta`` element naming what was ignored, and that ORDERBY is dropped, although the
page says that it sorts, was measured by github.com/tehubersheezy/servicenow-cli. Without ``sysparm_query``
every parameter is a filter, so that the API's own ``sysparm_`` switches are among the ignored.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sandbox.servicenow import acl
from sandbox.servicenow.instance import Instance, Record
from sandbox.servicenow.queries import select

_FIELD = re.compile(r"[a-z0-9_.]+")
_DEFAULT_LIMIT = 500


@dataclass(frozen=True)
class Found:
    """The rows of one page that may be read, and the terms that found nothing."""

    rows: list[Record]
    ignored: list[str]

    @property
    def meta(self) -> dict[str, object]:
        """The last element of the list."""
        return {"__meta": {"fields": {"ignored": self.ignored}}}


def find(instance: Instance, table: str, asked: Mapping[str, str], user: Record, narrowed: str = "") -> Found:
    """Rows by ``sysparm_query`` or by name-value pairs; ``narrowed`` is a query that holds in any case."""
    if "sysparm_query" in asked:
        terms = asked["sysparm_query"].split("^")
    else:
        terms = [f"{name}={value}" for name, value in asked.items() if name not in ("order", "textSearch")]
    sorting = [term for term in terms if term.startswith("ORDERBY")]
    filters = [term for term in terms if term not in sorting]
    ignored = [term for term in filters if not _names_field(instance, table, term, user)]
    if sorting and not filters:
        ignored.append("")
    query = "^".join(term for term in (narrowed, *filters) if term)
    rows = select(instance, table, query, user)
    rows.sort(key=lambda row: row.get(asked.get("order", ""), row.get("number", "")))
    start = _number(asked, "sysparm_offset", 0)
    page = rows[start : start + _number(asked, "sysparm_limit", _DEFAULT_LIMIT)]
    return Found([row for row in page if acl.may_read_row(instance, table, row, user)], ignored)


def _names_field(instance: Instance, table: str, term: str, user: Record) -> bool:
    name = _FIELD.match(term.removeprefix("NQ").removeprefix("OR"))
    return term in ("", "EQ") or (name is not None and acl.may_use_field(instance, table, name[0], user))


def _number(asked: Mapping[str, str], name: str, default: int) -> int:
    text = asked.get(name, "")
    return int(text) if text.isascii() and text.isdigit() else default
