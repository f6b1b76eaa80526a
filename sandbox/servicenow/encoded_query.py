"""Encoded queries: text to conditions, and the rows that meet them.

https://github.com/ServiceNow/ServiceNowDocs/blob/australia/markdown/platform-user-interface/c_EncodedQueryStrings.md

``^`` is AND, ``^OR`` binds to its left neighbour, ``^NQ`` starts a further query whose rows are added, and
``^EQ`` ends the query. A term that names no known field or operator is left out, so that the query finds
more, not less: that is what the real instance does unless ``glide.invalid_query.returns_no_rows`` is set.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

Row = TypeVar("Row")
Reader = Callable[[str, str], str | None]
"""(field, literal) to the value it stands for; None makes the term invalid: no such field, no such script."""

_LITERAL_CARET = "\0"
_TERM = re.compile(
    r"(?P<field>[a-z0-9_.]+)"
    r"(?P<operator>NOT IN|NOTLIKE|LIKE|IN|ISNOTEMPTY|ISEMPTY|STARTSWITH|ENDSWITH|ANYTHING|BETWEEN|"
    r"[!><]?=|[><])"
    r"(?P<value>.*)",
    re.DOTALL,
)


def _compare(actual: str, wanted: str) -> int:
    """Below, at or above zero; numbers as numbers, all else without regard to case, as the database does."""
    left, right = _sort_key(actual), _sort_key(wanted)
    return (left > right) - (left < right)


def _sort_key(value: str) -> tuple[int, int, str]:
    return (0, int(value), "") if re.fullmatch(r"-?[0-9]{1,18}", value) else (1, 0, value.casefold())


def _between(actual: str, values: tuple[str, ...]) -> bool:
    low, high = values
    return actual != "" and _compare(actual, low) >= 0 and _compare(actual, high) <= 0


_OPERATORS: dict[str, Callable[[str, tuple[str, ...]], bool]] = {
    "=": lambda actual, values: _compare(actual, values[0]) == 0,
    "!=": lambda actual, values: _compare(actual, values[0]) != 0,
    ">": lambda actual, values: actual != "" and _compare(actual, values[0]) > 0,
    ">=": lambda actual, values: actual != "" and _compare(actual, values[0]) >= 0,
    "<": lambda actual, values: actual != "" and _compare(actual, values[0]) < 0,
    "<=": lambda actual, values: actual != "" and _compare(actual, values[0]) <= 0,
    "LIKE": lambda actual, values: values[0].casefold() in actual.casefold(),
    "NOTLIKE": lambda actual, values: values[0].casefold() not in actual.casefold(),
    "STARTSWITH": lambda actual, values: actual.casefold().startswith(values[0].casefold()),
    "ENDSWITH": lambda actual, values: actual.casefold().endswith(values[0].casefold()),
    "IN": lambda actual, values: any(_compare(actual, value) == 0 for value in values),
    "NOT IN": lambda actual, values: all(_compare(actual, value) != 0 for value in values),
    "ISEMPTY": lambda actual, _: actual == "",
    "ISNOTEMPTY": lambda actual, _: actual != "",
    "ANYTHING": lambda actual, _: True,
    "BETWEEN": _between,
}
_SEPARATORS = {"IN": ",", "NOT IN": ",", "BETWEEN": "@"}


@dataclass(frozen=True)
class Condition:
    """One term, like ``state=1``."""

    field: str
    operator: str
    values: tuple[str, ...]

    def holds(self, actual: str) -> bool:
        """Whether a row with this value meets the condition."""
        return _OPERATORS[self.operator](actual, self.values)


@dataclass
class Query:
    """Queries joined by ^NQ, each a list of terms that must all hold, each a list of ^OR alternatives."""

    queries: list[list[list[Condition]]] = field(default_factory=lambda: [[]])
    order_by: list[tuple[str, bool]] = field(default_factory=list)
    invalid: list[str] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many conditions and orders it holds."""
        return len(self.order_by) + sum(len(term) for terms in self.queries for term in terms)

    def matches(self, value_of: Callable[[str], str]) -> bool:
        """Whether a row, given by its values, is found."""
        return any(
            all(any(one.holds(value_of(one.field)) for one in term) for term in query if term)
            for query in self.queries
        )


def parse(text: str, read: Reader, *, double_caret: bool = True) -> Query:
    """Read an encoded query; with ``double_caret``, ``^^`` stands for a ``^`` inside a value."""
    query = Query()
    for term in _terms(text, double_caret):
        if term == "EQ":
            break
        if term.startswith("ORDERBY"):
            _add_order(query, term, read)
        else:
            _add_term(query, term, read)
    return query


def _terms(text: str, double_caret: bool) -> Iterable[str]:
    if double_caret:
        text = text.replace("^^", _LITERAL_CARET)
    return (term.replace(_LITERAL_CARET, "^") for term in text.split("^") if term)


def _add_order(query: Query, term: str, read: Reader) -> None:
    descending = term.startswith("ORDERBYDESC")
    name = term.removeprefix("ORDERBYDESC" if descending else "ORDERBY")
    if read(name, "") is None:
        query.invalid.append(term)
    else:
        query.order_by.append((name, descending))


def _add_term(query: Query, term: str, read: Reader) -> None:
    alternative = term.startswith("OR")
    if term.startswith("NQ"):
        query.queries.append([])
    terms = query.queries[-1]
    if not alternative or not terms:
        terms.append([])
    condition = _condition(term.removeprefix("NQ").removeprefix("OR"), read)
    if condition:
        terms[-1].append(condition)
    else:
        query.invalid.append(term)


def _condition(term: str, read: Reader) -> Condition | None:
    parts = _TERM.fullmatch(term)
    if not parts:
        return None
    name, operator, value = parts["field"], parts["operator"], parts["value"]
    literals = value.split(_SEPARATORS[operator]) if operator in _SEPARATORS else [value]
    values = tuple(read_value for literal in literals if (read_value := read(name, literal)) is not None)
    if len(values) < len(literals) or (operator == "BETWEEN" and len(values) != 2):
        return None
    return Condition(name, operator, values)


def ordered(rows: Iterable[Row], query: Query, value_of: Callable[[Row, str], str]) -> list[Row]:
    """The rows in the order the query asks for; rows that are equal in it stay as they are."""
    result = list(rows)
    for name, descending in reversed(query.order_by):
        result.sort(key=lambda row: _sort_key(value_of(row, name)), reverse=descending)
    return result
