from datetime import datetime

import pytest
from hypothesis import given, strategies as st

from servicenow.errors import BadQueryValue
from servicenow.queries import (
    after,
    all_of,
    any_of,
    chunks,
    contains,
    equals,
    is_in,
    is_number,
    is_sys_id,
    not_before,
    ordered_by,
)

SYS_ID = "0123456789abcdef0123456789abcdef"


def test_conditions_are_joined_by_and() -> None:
    query = all_of(equals("active", "true"), is_in("sys_id", ["a", "b"]))

    assert query == "active=true^sys_idINa,b"


@given(
    st.text(alphabet=st.sampled_from("^,=ORNQEIN\n%&#javascript:gs.é @-_x1") | st.characters(), max_size=120)
)
def test_no_value_changes_the_number_of_conditions_or_values(value: str) -> None:
    try:
        query = all_of(equals("number", value), is_in("sys_id", [value, "b"]))
    except BadQueryValue:
        return

    assert (len(query.split("^")), len(query.split(","))) == (2, 2)
    assert "=javascript:" not in query.lower()


@pytest.mark.parametrize(
    "value", ["", "a^b", "a,b", "a b", "a\n", "javascript:gs.getUserName", "JavaScript:x", "é", "x" * 101]
)
def test_a_value_that_means_something_in_a_query_is_refused(value: str) -> None:
    with pytest.raises(BadQueryValue):
        equals("number", value)


@pytest.mark.parametrize("field", ["", "a^b", "a=b", "Number", "123TEXTQUERY321", "a..b"])
def test_a_field_is_a_column_name(field: str) -> None:
    with pytest.raises(BadQueryValue):
        equals(field, "x")


def test_in_needs_a_value() -> None:
    with pytest.raises(BadQueryValue):
        is_in("sys_id", [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [(SYS_ID, True), (SYS_ID.upper(), False), (SYS_ID + "\n", False), (SYS_ID[1:], False), ("g" * 32, False)],
)
def test_a_sys_id_is_known_by_its_form(text: str, expected: bool) -> None:
    assert expected == is_sys_id(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("INC0010023", True),
        ("CHG0030001", True),
        ("inc0010023", False),
        ("INC1", False),
        ("INC00100\u0661", False),
    ],
)
def test_a_number_is_known_by_its_form(text: str, expected: bool) -> None:
    assert expected == is_number(text)


@given(st.lists(st.just(SYS_ID), max_size=130))
def test_chunks_hold_all_sys_ids_forty_at_a_time(sys_ids: list[str]) -> None:
    parts = list(chunks(sys_ids))

    assert sys_ids == [sys_id for part in parts for sys_id in part]
    assert all(1 <= len(part) <= 40 for part in parts)


def test_a_chunk_keeps_the_url_short() -> None:
    assert len(is_in("sys_id", [SYS_ID] * 40)) < 1400


def test_alternatives_are_joined_by_or() -> None:
    query = all_of(equals("active", "true"), any_of(contains("name", "sam"), contains("email", "sam")))

    assert query == "active=true^nameLIKEsam^ORemailLIKEsam"


@pytest.mark.parametrize("word", ["", "Sam", "sam^", "s am", "s,am", "javascript:x", "ü", "x" * 101])
def test_a_word_to_search_for_holds_neither_signs_nor_capitals(word: str) -> None:
    with pytest.raises(BadQueryValue):
        contains("name", word)


def test_or_needs_an_alternative() -> None:
    with pytest.raises(BadQueryValue):
        any_of()


def test_a_range_and_an_order_hold_what_they_are_given() -> None:
    moment = datetime(2026, 11, 25, 7, 5, 9)  # noqa: DTZ001  (as the instance is to read it)
    query = all_of(not_before("sys_updated_on", moment), after("sys_id", "a"), ordered_by("sys_id"))

    assert query == "sys_updated_on>=2026-11-25 07:05:09^sys_id>a^ORDERBYsys_id"


def test_a_range_takes_no_value_that_means_something_in_a_query() -> None:
    with pytest.raises(BadQueryValue):
        after("sys_id", "a^NQactive=true")
