from collections.abc import Mapping

import pytest
from hypothesis import given, strategies as st

from sandbox.servicenow.encoded_query import Query, ordered, parse

_FIELDS = ("number", "state", "short_description", "correlation_id", "opened_at", "assignment_group.name")
_ROWS = (
    {
        "number": "1",
        "state": "-5",
        "short_description": "Require MFA",
        "correlation_id": "a^b",
        "opened_at": "",
    },
    {"number": "2", "state": "0", "short_description": "Block legacy sign-in", "correlation_id": ""},
    {
        "number": "3",
        "state": "10",
        "short_description": "",
        "correlation_id": "k3",
        "opened_at": "2026-01-02",
    },
)
_WORDS = st.text("ab=<>!@,. 1ÄßOR", max_size=20)


def _read(name: str, literal: str) -> str | None:
    return literal if name in _FIELDS and not literal.startswith("javascript:") else None


def _value(row: Mapping[str, str], name: str) -> str:
    return row.get(name, "")


def _found(text: str, **options: bool) -> str:
    query = parse(text, _read, **options)
    rows = [row for row in _ROWS if query.matches(lambda name, row=row: _value(row, name))]  # type: ignore[misc]
    return "".join(row["number"] for row in ordered(rows, query, _value))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "123"),
        ("state=0", "2"),
        ("state!=0", "13"),
        ("state>0", "3"),
        ("state>=0", "23"),
        ("state<0", "1"),
        ("state<=0", "12"),
        ("short_descriptionLIKEmfa", "1"),
        ("short_descriptionNOTLIKEmfa", "23"),
        ("short_descriptionSTARTSWITHblock", "2"),
        ("short_descriptionENDSWITHmfa", "1"),
        ("numberIN1,3", "13"),
        ("numberNOT IN1,3", "2"),
        ("correlation_idISEMPTY", "2"),
        ("correlation_idISNOTEMPTY", "13"),
        ("stateANYTHING", "123"),
        ("stateBETWEEN-5@0", "12"),
        ("opened_at<2027-01-01", "3"),
        ("correlation_id=", "2"),
    ],
)
def test_each_operator_finds_its_rows(text: str, found: str) -> None:
    assert found == _found(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("state=0^number=1", ""),
        ("state=0^ORnumber=1", "12"),
        ("number!=3^state=0^ORstate=10", "2"),
        ("number=1^short_descriptionISEMPTY^NQstate=0", "2"),
        ("number=1^EQ^number=2", "1"),
        ("ORDERBYDESCnumber", "321"),
        ("numberIN1,2^ORDERBYDESCstate", "21"),
        ("ORDERBYstate", "123"),
    ],
)
def test_terms_join_as_servicenow_joins_them(text: str, found: str) -> None:
    assert found == _found(text)


@pytest.mark.parametrize(
    "text",
    [
        "no_such_field=1",
        "state",
        "=1",
        "state~1",
        "stateBETWEEN1",
        "ORDERBYno_such_field",
        "number=javascript:x()",
    ],
)
def test_an_invalid_term_is_left_out_and_told(text: str) -> None:
    assert ("123", [text]) == (_found(text), parse(text, _read).invalid)


def test_an_invalid_alternative_leaves_the_others() -> None:
    assert _found("no_such_field=1^ORstate=0") == "2"


def test_two_carets_are_a_caret_in_a_value() -> None:
    assert _found("correlation_id=a^^b") == "1"


def test_two_carets_are_two_separators_where_the_instance_knows_no_escape() -> None:
    assert _found("correlation_id=a^^b", double_caret=False) == ""


@given(_WORDS)
def test_a_value_without_a_caret_stays_one_condition(value: str) -> None:
    query = parse(f"number={value}", lambda _, literal: literal)

    assert [[[(value,)]]] == [[[one.values for one in term] for term in terms] for terms in query.queries]


@given(st.text("ab=^,ORNQ ", max_size=20))
def test_a_value_with_its_carets_doubled_stays_one_condition(value: str) -> None:
    query = parse(f"number={value.replace('^', '^^')}", lambda _, literal: literal)

    assert [[[(value,)]]] == [[[one.values for one in term] for term in terms] for terms in query.queries]


@given(st.text("abnEQORDBYNIST=<>!^@,._1 ", max_size=60))
def test_every_text_is_read_as_some_query(text: str) -> None:
    assert isinstance(parse(text, _read), Query)


@given(st.lists(st.sampled_from(["state=0", "number=1", "ORstate=10", "NQnumber=2", "zz=1"]), max_size=6))
def test_a_further_term_joined_by_and_never_finds_more(terms: list[str]) -> None:
    before = _found("^".join(term for term in terms if not term.startswith("NQ")))

    after = _found("^".join([*(term for term in terms if not term.startswith("NQ")), "number=1"]))

    assert set(after) <= set(before)
