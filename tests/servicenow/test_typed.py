"""Words that somebody types, as a query narrows by them and as rows are matched with them."""

import pytest
from hypothesis import given, strategies as st

from sandbox.servicenow import encoded_query
from servicenow.queries import all_of, equals
from servicenow.typed import matches, narrowed, words_in

FIELDS = ("name", "email", "user_name")
HOSTILE = st.text(st.sampled_from("^ORNQEIN,=@\n\0%&javascript:gs.ü -_x1") | st.characters(), max_size=120)


@given(HOSTILE)
def test_nothing_typed_changes_the_shape_of_the_query(typed: str) -> None:
    conditions = narrowed(words_in(typed), FIELDS)

    query = encoded_query.parse(all_of(equals("active", "true"), *conditions), lambda _, literal: literal)

    assert [1, *[len(FIELDS)] * len(conditions)] == [len(term) for term in query.queries[0]]
    assert (1, [], []) == (len(query.queries), query.order_by, query.invalid)
    assert {"=", "LIKE"} >= {one.operator for term in query.queries[0] for one in term}


@given(HOSTILE)
def test_whatever_is_typed_finds_what_is_called_exactly_so(typed: str) -> None:
    assert matches(words_in(typed), (typed,))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("sam", ["nameLIKEsam"]),
        ("Sam  Sharer", ["nameLIKEsam", "nameLIKEsharer"]),
        ("sam, sharer", ["nameLIKEsam", "nameLIKEsharer"]),
        ("Müller", ["nameLIKEller"]),
        ("Mu\u0308ller", ["nameLIKEller"]),
        ("O'Brien", ["nameLIKEbrien"]),
        ("x^ORactive=true", ["nameLIKEoractive"]),
        ("密码", []),
        ("a b c d e f", ["nameLIKEa", "nameLIKEb", "nameLIKEc", "nameLIKEd"]),
        (" \n", []),
    ],
)
def test_a_query_is_narrowed_by_what_of_each_word_may_be_sent(typed: str, expected: list[str]) -> None:
    assert expected == narrowed(words_in(typed), ("name",))


@pytest.mark.parametrize(
    ("typed", "name", "expected"),
    [
        ("muller", "Jörg Müller", True),
        ("MÜLLER jörg", "Jörg Mu\u0308ller", True),
        ("strauss", "Ida Strauß", True),
        ("müller sam", "Jörg Müller", False),
        ("", "anybody", True),
        ("x^ORactive=true", "active", False),
    ],
)
def test_rows_match_with_every_word_whatever_case_and_accents(typed: str, name: str, expected: bool) -> None:
    assert expected == matches(words_in(typed), (name,))
