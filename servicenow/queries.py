"""Encoded queries that hold exactly the conditions written here.

Source: https://www.servicenow.com/docs/r/platform-user-interface/c_EncodedQueryStrings.html

ServiceNow's own pages disagree on how to escape ``^``, and an instance silently drops a condition it does
not understand. So a value is sent only if no character of it means anything in a query.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NewType

from servicenow.errors import BadQueryValue

Query = NewType("Query", str)

_FIELD = re.compile(r"[a-z][a-z0-9_]{0,79}(\.[a-z][a-z0-9_]{0,79}){0,3}")
_VALUE = re.compile(r"(?!(?i:javascript):)[A-Za-z0-9_.:@-]{1,100}")
_WORD = re.compile(r"[a-z0-9_.@-]{1,100}")
_SYS_ID = re.compile(r"[0-9a-f]{32}")
_NUMBER = re.compile(r"[A-Z]{2,8}[0-9]{5,}")

# The one value the server evaluates: the calling user's own user_name.
CALLING_USER = Query("user_name=javascript:gs.getUserName()")


def equals(field: str, value: str) -> Query:
    """The condition ``field=value``; raises BadQueryValue."""
    return Query(f"{_field(field)}={_value(value)}")


def is_in(field: str, values: Sequence[str]) -> Query:
    """The condition ``fieldINa,b,c``; raises BadQueryValue, also for no values at all."""
    if not values:
        raise BadQueryValue(f"no values for {field}")
    return Query(f"{_field(field)}IN{','.join(map(_value, values))}")


def contains(field: str, word: str) -> Query:
    """The condition ``fieldLIKEword``, which the instance compares without regard to case.

    Raises BadQueryValue, also for capitals: an operator is written in capitals, and none may be read out of
    a word that follows one.
    """
    if not _WORD.fullmatch(word):
        raise BadQueryValue(word)
    return Query(f"{_field(field)}LIKE{word}")


def not_before(field: str, moment: datetime) -> Query:
    """The condition ``field>=moment``, its date and time written as they are; raises BadQueryValue.

    An instance may read them in the calling user's time zone.
    """
    return Query(f"{_field(field)}>={moment:%Y-%m-%d %H:%M:%S}")


def after(field: str, value: str) -> Query:
    """The condition ``field>value``; raises BadQueryValue."""
    return Query(f"{_field(field)}>{_value(value)}")


def ordered_by(field: str) -> Query:
    """The order by ``field``, ascending, to come last in `all_of`; raises BadQueryValue."""
    return Query(f"ORDERBY{_field(field)}")


def any_of(*conditions: Query) -> Query:
    """Single conditions joined by OR, which `all_of` takes as one; raises BadQueryValue for none."""
    if not conditions:
        raise BadQueryValue("no conditions")
    return Query("^OR".join(conditions))


def all_of(*conditions: Query) -> Query:
    """The conditions joined by AND."""
    return Query("^".join(conditions))


def is_sys_id(text: str) -> bool:
    """Whether ``text`` has the form of a sys_id: 32 lower-case hexadecimal digits."""
    return _SYS_ID.fullmatch(text) is not None


def is_number(text: str) -> bool:
    """Whether ``text`` has the form of a record's number, like INC0010023."""
    return _NUMBER.fullmatch(text) is not None and len(text) <= 40


def chunks(sys_ids: Sequence[str], size: int = 40) -> Iterator[Sequence[str]]:
    """``sys_ids`` in parts that keep a URL under 2,000 characters; longer ones may come back as HTML."""
    for start in range(0, len(sys_ids), size):
        yield sys_ids[start : start + size]


def _field(field: str) -> str:
    if not _FIELD.fullmatch(field):
        raise BadQueryValue(field)
    return field


def _value(value: str) -> str:
    if not _VALUE.fullmatch(value):
        raise BadQueryValue(value)
    return value
