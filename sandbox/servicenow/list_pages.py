"""``/incident_list.do`` and ``/change_request_list.do``: what a person may read, newest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.responses import Response
from starlette.routing import Route

from sandbox.servicenow import acl
from sandbox.servicenow.display import Showing, Shown
from sandbox.servicenow.instance import Record
from sandbox.servicenow.visits import NEW, Visit, Visits

PAGE_SIZE = 50

_TITLES = {"incident": "Incidents", "change_request": "Change requests"}
_COLUMNS = {
    "number": "Number",
    "short_description": "Short description",
    "state": "State",
    "priority": "Priority",
    "assigned_to": "Assigned to",
    "assignment_group": "Assignment group",
    "due_date": "Due date",
    "sys_updated_on": "Updated",
}
_SEARCHED = (*_COLUMNS, "description", "correlation_id", "correlation_display")


@dataclass(frozen=True)
class Line:
    """A row of a list; its first cell leads to ``href``, if there is one."""

    href: str
    cells: Sequence[str]


class ListPages:
    """The lists of incidents and of change requests."""

    def __init__(self, visits: Visits) -> None:
        self._visits = visits

    def routes(self) -> list[Route]:
        """The pages' routes."""
        return [self._visits.route(f"/{table}_list.do", "GET", self.show) for table in _TITLES]

    async def show(self, visit: Visit) -> Response:
        """The list; ``words``, ``show=all`` and ``page`` in the address choose what of it."""
        table = visit.request.url.path.removeprefix("/").removesuffix("_list.do")
        query = visit.request.query_params
        words, everything = query.get("words", ""), query.get("show") == "all"
        found = [shown for shown in _readable(visit, table, everything) if _holds(shown, words.split())]
        last = max((len(found) - 1) // PAGE_SIZE, 0) + 1
        number = min(_number(query.get("page", "")), last)
        start = (number - 1) * PAGE_SIZE
        lines = [_line(table, shown) for shown in found[start : start + PAGE_SIZE]]
        return visit.page(
            "task_list.html",
            _TITLES[table],
            heads=_COLUMNS.values(),
            lines=lines,
            new=f"/{table}.do?sys_id={NEW}" if acl.may_write(visit.instance, table, visit.user) else "",
            words=words,
            everything=everything,
            first=start + 1,
            total=len(found),
            before=_address(visit, number - 1) if number > 1 else "",
            after=_address(visit, number + 1) if number < last else "",
        )


def _readable(visit: Visit, table: str, everything: bool) -> list[Mapping[str, Shown]]:
    """The rows as this person sees them: only theirs to read, only the fields that are not hidden."""
    showing = Showing(visit.instance, visit.user, "", "true", links=False)

    def wanted(row: Record) -> bool:
        is_open = everything or row["active"] == "true"
        return is_open and acl.may_read_row(visit.instance, table, row, visit.user)

    rows = reversed(visit.instance.tables[table].values())
    return [showing.show(table, row, ("sys_id", *_SEARCHED)) for row in rows if wanted(row)]


def _holds(shown: Mapping[str, Shown], words: Sequence[str]) -> bool:
    text = "\n".join(str(shown.get(name, "")) for name in _SEARCHED).casefold()
    return all(word.casefold() in text for word in words)


def _line(table: str, shown: Mapping[str, Shown]) -> Line:
    return Line(f"/{table}.do?sys_id={shown['sys_id']}", [str(shown.get(name, "")) for name in _COLUMNS])


def _number(text: str) -> int:
    return max(int(text), 1) if text.isascii() and text.isdigit() else 1


def _address(visit: Visit, number: int) -> str:
    return "?" + urlencode(dict(visit.request.query_params) | {"page": str(number)})
