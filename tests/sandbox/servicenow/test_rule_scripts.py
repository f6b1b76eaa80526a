import json

import pytest

from sandbox.clock import Clock
from sandbox.servicenow.instance import Instance
from sandbox.servicenow.rule_scripts import Message, Reading

_SCRIPT = """
(function executeRule(current, previous) {
    // What's changed is told; the bot reads it for itself.
    var endpoint = 'http://127.0.0.1:3000/servicenow/push';
    var body = {
        table: current.getTableName(),
        "sys_id": current.getUniqueValue(),
        sys_mod_count: current.sys_mod_count + '',
        by: String(current.sys_updated_by), /* so that echoes are known */
        was: current.operation()
    };
    var request = new sn_ws.RESTMessageV2();
    request.setEndpoint(endpoint);
    request.setHttpMethod('post');
    request.setRequestHeader("Content-Type", "application/json");
    request.setRequestHeader('X-Secret', gs.getProperty('our.secret', ''));
    request.setHttpTimeout(10000);
    request.setRequestBody(JSON.stringify(body));
    request.executeAsync();
})(current, previous);
"""


@pytest.fixture
def instance() -> Instance:
    instance = Instance(Clock())
    instance.set_property("our.secret", "s3cret")
    return instance


def _read(instance: Instance, script: str) -> list[Message]:
    record = instance.add("incident", by="sam.sharer", sys_id="a" * 32, number="INC1")
    return Reading(instance, script, "incident", record, "insert").messages()


def _value(instance: Instance, expression: str) -> str:
    record = instance.add("incident", sys_id="a" * 32, number="INC1")
    return Reading(instance, f"var n = 'x'; {expression}", "incident", record, "update").value(expression)


def test_a_push_script_is_read_as_it_would_run(instance: Instance) -> None:
    (message,) = _read(instance, _SCRIPT)

    assert ("http://127.0.0.1:3000/servicenow/push", "POST", True, []) == (
        message.endpoint,
        message.method,
        message.sent,
        message.puzzles,
    )
    assert {"Content-Type": "application/json", "X-Secret": "s3cret"} == message.headers
    assert {
        "table": "incident",
        "sys_id": "a" * 32,
        "sys_mod_count": "0",
        "by": "sam.sharer",
        "was": "insert",
    } == json.loads(message.body)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("'it\\'s; a (test)'", "it's; a (test)"),
        ("current.number.toString()", "INC1"),
        ("current.getValue('number')", "INC1"),
        ("'a' + n + \"b\" + 1", "axb1"),
        ("JSON.stringify({})", "{}"),
        ("JSON.stringify({a: 'x:y,z'})", '{"a": "x:y,z"}'),
    ],
)
def test_an_expression_has_a_value(instance: Instance, expression: str, value: str) -> None:
    assert value == _value(instance, expression)


@pytest.mark.parametrize(
    ("line", "puzzle"),
    [
        ("r.setEndpoint(unknown);", "r.setEndpoint: unknown"),
        ("r.setRequestBody(JSON.stringify(helper()));", "r.setRequestBody: helper()"),
        ("r.setRequestBody(JSON.stringify({a: new Date()}));", "r.setRequestBody: new Date()"),
        ("r.setRequestHeader('a', current.no_such_field);", "r.setRequestHeader: current.no_such_field"),
        ("r.setBasicAuth('a', 'b');", "r.setBasicAuth: this call is not played"),
        ("var a = a; r.setEndpoint(a);", "r.setEndpoint: a"),
    ],
)
def test_what_is_not_understood_is_told(instance: Instance, line: str, puzzle: str) -> None:
    (message,) = _read(instance, f"var r = new sn_ws.RESTMessageV2(); {line}")

    assert [puzzle] == message.puzzles


def test_a_script_may_send_nothing(instance: Instance) -> None:
    assert [] == _read(instance, "gs.info('hello');")


def test_a_script_may_send_several(instance: Instance) -> None:
    script = "".join(
        f"var {name} = new sn_ws.RESTMessageV2(); {name}.setEndpoint('http://127.0.0.1/{name}');"
        for name in ("a", "b")
    )

    assert [("http://127.0.0.1/a", False), ("http://127.0.0.1/b", False)] == [
        (message.endpoint, message.sent) for message in _read(instance, script)
    ]
