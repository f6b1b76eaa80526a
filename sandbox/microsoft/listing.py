"""A collection's query options and its paging.

https://learn.microsoft.com/graph/paging
https://learn.microsoft.com/graph/filter-query-parameter
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from uuid import NAMESPACE_URL, uuid5

from starlette.requests import Request

from sandbox.microsoft.control import Json
from sandbox.microsoft.refusals import GraphRefused

CONDITION = re.compile(r"(?P<name>\w+) (?P<operator>eq|ge|le) (?P<value>'(?:[^']|'')*'|[\w.:+-]+)")
OPTIONS = {"$top", "$skip", "$filter"}


@dataclass(frozen=True)
class Query:
    """What one page of a collection asks for."""

    path: str
    top: int
    skip: int = 0
    condition: str = ""

    @property
    def skiptoken(self) -> str:
        """The GUID that stands for this query in a nextLink."""
        return str(uuid5(NAMESPACE_URL, repr(self)))


class Listings:
    """Pages of collections; remembers what each skiptoken given out stands for."""

    def __init__(self, page_size: int) -> None:
        self._page_size = page_size
        self._next: dict[str, Query] = {}

    def page(self, request: Request, rows: Iterable[Json]) -> Json:
        """One page. A full page always has a nextLink, even where nothing follows, as ``$top=1`` shows."""
        query = self._query(request)
        selected = (row for row in rows if meets(row, query.condition))
        value = list(islice(selected, query.skip, query.skip + query.top))
        collection = request.url.path.rpartition("/")[2]
        page: Json = {"@odata.context": f"{request.base_url}v1.0/$metadata#security/{collection}"}
        if len(value) == query.top:
            following = replace(query, skip=query.skip + query.top)
            self._next[following.skiptoken] = following
            page["@odata.nextLink"] = str(request.url.replace(query=f"$skiptoken={following.skiptoken}"))
        return {**page, "value": value}

    def _query(self, request: Request) -> Query:
        options = request.query_params
        if set(options) == {"$skiptoken"}:
            query = self._next.get(options["$skiptoken"])
            if query is None or query.path != request.url.path:
                raise bad_request("The skiptoken is not one of this collection.")
            return query
        unknown = set(options) - OPTIONS
        if unknown:
            raise bad_request(f"Query option '{unknown.pop()}' is not allowed.")
        top = min(whole_number(options, "$top", self._page_size, least=1), self._page_size)
        skip = whole_number(options, "$skip", 0, least=0)
        return Query(request.url.path, top, skip, options.get("$filter", ""))


def whole_number(options: Mapping[str, str], name: str, default: int, *, least: int) -> int:
    """The option as a number, or the default; anything else is refused."""
    given = options.get(name, str(default))
    if not given.isdecimal() or int(given) < least:
        raise bad_request(f"Query option '{name}' has the invalid value '{given}'.")
    return int(given)


def meets(row: Json, condition: str) -> bool:
    """Does the row meet a $filter of comparisons (eq, ge, le) joined by ``and``? An empty one, always."""
    comparisons = condition.split(" and ") if condition else []
    return all(compared(row, comparison.strip()) for comparison in comparisons)


def compared(row: Json, comparison: str) -> bool:
    """One comparison. Times compare as their text: Graph writes all of them the same way."""
    found = CONDITION.fullmatch(comparison)
    if not found or found["name"] not in row:
        raise bad_request(f"Invalid filter clause: '{comparison}'.")
    actual = as_text(row[found["name"]])
    value = found["value"]
    wanted = value[1:-1].replace("''", "'") if value.startswith("'") else value
    return {"eq": actual == wanted, "ge": actual >= wanted, "le": actual <= wanted}[found["operator"]]


def as_text(value: object) -> str:
    """A value as a filter writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def bad_request(message: str) -> GraphRefused:
    """The answer to a query that Graph does not understand."""
    return GraphRefused(400, "BadRequest", message)
