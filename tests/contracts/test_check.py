"""The checker takes what Slack takes and refuses what Slack refuses."""

from typing import Any

import pytest

from tests.contracts.check import check

Json = dict[str, Any]

TEXT = {"type": "mrkdwn", "text": "words"}
PLAIN = {"type": "plain_text", "text": "words"}
SECTION = {"type": "section", "text": TEXT}
BUTTON = {"type": "button", "text": PLAIN, "action_id": "press"}
INPUT = {"type": "input", "label": PLAIN, "element": {"type": "plain_text_input", "action_id": "words"}}
CHART = {
    "type": "data_visualization",
    "title": "Score",
    "chart": {"type": "pie", "segments": [{"label": "won", "value": 1}]},
}
TABLE = {"type": "table", "rows": [[{"type": "raw_text", "text": "cell"}]]}


def post(*blocks: Json, text: str = "A sentence.") -> Json:
    return {"channel": "C1", "text": text, "blocks": list(blocks)}


def modal(*blocks: Json, **more: Any) -> Json:
    view = {"type": "modal", "title": PLAIN, "blocks": list(blocks), **more}
    return {"trigger_id": "1.2.3", "view": view}


def home(*blocks: Json) -> Json:
    return {"user_id": "U1", "view": {"type": "home", "blocks": list(blocks)}}


@pytest.mark.parametrize(
    ("method", "payload"),
    [
        ("chat.postMessage", post(SECTION, {"type": "actions", "elements": [BUTTON]})),
        ("chat.postMessage", post(SECTION) | {"token": "xoxb-1", "unfurl_links": False, "thread_ts": "1.2"}),
        ("chat.postEphemeral", post(SECTION) | {"user": "U1"}),
        ("chat.update", post(SECTION) | {"ts": "1.2"}),
        ("respond", post(SECTION) | {"replace_original": True}),
        ("views.open", modal(INPUT, submit=PLAIN)),
        ("views.push", modal(SECTION)),
        ("views.update", {"view_id": "V1", "view": modal(SECTION)["view"]}),
        ("views.publish", home(SECTION)),
        ("chat.postMessage", post(TABLE, CHART, CHART)),
    ],
)
def test_what_slack_takes_passes(method: str, payload: Json) -> None:
    check(method, payload)


@pytest.mark.parametrize(
    ("method", "payload", "reason"),
    [
        ("views.open", modal({"type": "markdown", "text": "x"}), "markdown is not for a modal"),
        ("views.open", modal(TABLE), "table is not for a modal"),
        ("views.publish", home(CHART), "data_visualization is not for a home"),
        ("chat.postMessage", post({"type": "alert", "text": TEXT}), "alert is not for a message"),
        ("views.open", modal(SECTION | {"block_id": "a"}, SECTION | {"block_id": "a"}), "occurs 2 times"),
        ("chat.postMessage", post({"type": "actions", "elements": [BUTTON, BUTTON]}), "'press' occurs 2"),
        ("chat.postMessage", post({"type": "section"}), "a section needs text or fields"),
        ("views.open", modal(INPUT), "needs submit"),
        ("chat.postMessage", post(TABLE, TABLE), "2 of type table"),
        ("chat.postMessage", post(CHART, CHART, CHART), "3 of type data_visualization"),
        ("chat.postMessage", post(*[{"type": "markdown", "text": "x" * 7000}] * 2), "14000 characters"),
        ("chat.postMessage", post(SECTION, text=""), "a message needs one"),
        ("chat.update", {"channel": "C1", "ts": "1.2", "blocks": [SECTION]}, "a message needs one"),
        ("respond", {"blocks": [SECTION]}, "a message needs one"),
    ],
)
def test_the_rules_a_schema_cannot_state_are_kept(method: str, payload: Json, reason: str) -> None:
    with pytest.raises(AssertionError, match=reason):
        check(method, payload)


@pytest.mark.parametrize(
    ("method", "payload"),
    [
        ("chat.postMessage", post({"type": "section", "text": TEXT | {"text": "x" * 3001}})),
        ("chat.postMessage", post({"type": "section", "text": TEXT | {"text": ""}})),
        ("chat.postMessage", post({"type": "header", "text": TEXT})),
        ("chat.postMessage", post({"type": "header", "text": PLAIN | {"text": "x" * 151}})),
        ("chat.postMessage", post({"type": "actions", "elements": [BUTTON | {"style": "green"}]})),
        ("chat.postMessage", post({"type": "actions", "elements": [BUTTON | {"value": "x" * 2001}]})),
        ("chat.postMessage", post({"type": "section", "fields": [TEXT] * 11})),
        ("chat.postMessage", post(*[SECTION] * 51)),
        ("chat.postMessage", post({"type": "nonsense"})),
        ("chat.postMessage", {"text": "no channel"}),
        ("chat.postEphemeral", post(SECTION)),
        ("views.open", modal(SECTION, title=PLAIN | {"text": "x" * 25})),
        ("views.open", modal(SECTION, private_metadata="x" * 3001)),
        ("views.open", modal(*[SECTION] * 101)),
        ("views.open", {"view": modal(SECTION)["view"]}),
        ("views.publish", modal(SECTION) | {"user_id": "U1"}),
    ],
)
def test_what_slack_refuses_is_refused(method: str, payload: Json) -> None:
    with pytest.raises(AssertionError, match="Slack would refuse"):
        check(method, payload)
