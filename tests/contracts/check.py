"""Would Slack take this payload? The schema's answer, and that of the rules a schema cannot state."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from jsonschema.exceptions import best_match
from referencing import Registry, Resource

_SCHEMA = Path(__file__).with_name("slack.schema.json")
_MESSAGES = ("chat.postMessage", "chat.update", "chat.postEphemeral", "respond")
_VIEWS = ("views.open", "views.push", "views.update", "views.publish")
_MARKDOWN_CHARACTERS = 12_000
_BLOCKS_BYTES = 13_200
"""Not documented; chat.* refuses larger ones with msg_blocks_too_long, a response_url does not."""
_ONLY_ON = {
    "alert": {"modal"},
    "markdown": {"message"},
    "container": {"message"},
    "context_actions": {"message"},
    "plan": {"message"},
    "task_card": {"message"},
    "data_visualization": {"message"},
    "carousel": {"message", "home"},
    "table": {"message", "home"},
    "data_table": {"message", "home"},
}
_PLACEHOLDER = {"type": "divider"}
_MOST_IN_A_MESSAGE = {"table": 1, "data_visualization": 2}

Json = Mapping[str, Any]


def check(method: str, payload: Json) -> None:
    """Raise AssertionError, with every reason, unless Slack would take the arguments of ``method``.

    ``payload`` holds them JSON-decoded, with or without the token. "respond" stands for the body sent to a
    response_url.
    """
    assert method in (*_MESSAGES, *_VIEWS), f"no contract for {method}"
    problems = list(_message(method, payload) if method in _MESSAGES else _view(method, payload))
    assert not problems, f"Slack would refuse this {method}:\n" + "\n".join(problems)


def _message(method: str, payload: Json) -> Iterator[str]:
    blocks = payload.get("blocks") or []
    yield from _blocks(blocks, "message")
    if method != "respond":
        yield from _arguments(method, payload, {"blocks": [_PLACEHOLDER]} if blocks else {})
        size = len(json.dumps(blocks, ensure_ascii=False).encode())
        if size > _BLOCKS_BYTES:
            yield f"blocks: {size} bytes are more than {_BLOCKS_BYTES}"
    if not str(payload.get("text") or "").strip():
        yield "text: a message needs one, for notifications"
    if len(blocks) > 50:
        yield f"blocks: {len(blocks)} are more than 50"
    kinds = Counter(block.get("type") for block in blocks)
    for kind, most in _MOST_IN_A_MESSAGE.items():
        if kinds[kind] > most:
            yield f"blocks: {kinds[kind]} of type {kind} are more than {most}"
    markdown = sum(len(block.get("text", "")) for block in blocks if block.get("type") == "markdown")
    if markdown > _MARKDOWN_CHARACTERS:
        yield f"blocks: {markdown} characters of markdown are more than {_MARKDOWN_CHARACTERS}"


def _view(method: str, payload: Json) -> Iterator[str]:
    view = payload.get("view") or {}
    surface = "home" if method == "views.publish" else "modal"
    if view.get("type") != surface:
        yield f"view: {method} takes a {surface}, not {view.get('type')!r}"
    blocks = view.get("blocks") or []
    yield from _blocks(blocks, surface)
    emptied = {**view, "blocks": []}
    yield from _schema("Home" if surface == "home" else "Modal", emptied, "view")
    yield from _arguments(method, payload, {"view": emptied} if view else {})
    if len(blocks) > 100:
        yield f"view: {len(blocks)} blocks are more than 100"
    for block_id, times in Counter(block["block_id"] for block in blocks if "block_id" in block).items():
        if times > 1:
            yield f"view: block_id {block_id!r} occurs {times} times"
    if "submit" not in view and any(block.get("type") == "input" for block in blocks):
        yield "view: a modal with an input needs submit"


def _arguments(method: str, payload: Json, emptied: Json) -> Iterator[str]:
    """Without the blocks: each is looked at on its own, which is quicker, and tells better what is wrong."""
    yield from _schema("M_" + method.replace(".", "_"), {**payload, **emptied}, "arguments")


def _blocks(blocks: Sequence[Json], surface: str) -> Iterator[str]:
    for index, block in enumerate(blocks):
        at = f"blocks[{index}]"
        yield from _schema(_definitions().get(str(block.get("type")), "SlackBlock"), block, at)
        for part in _parts(block):
            if surface not in _ONLY_ON.get(str(part.get("type")), {surface}):
                yield f"{at}: {part['type']} is not for a {surface}"
            if part.get("type") in ("mrkdwn", "plain_text") and not part.get("text"):
                yield f"{at}: an empty text"
        if block.get("type") == "section" and not (block.get("text") or block.get("fields")):
            yield f"{at}: a section needs text or fields"
        for action_id, times in Counter(_action_ids(block)).items():
            if times > 1:
                yield f"{at}: action_id {action_id!r} occurs {times} times"


def _action_ids(block: Json) -> list[str]:
    return [part["action_id"] for part in _parts(block) if "action_id" in part]


def _parts(value: Any) -> Iterator[Json]:
    """The value and everything in it, as far as they are objects."""
    if isinstance(value, Mapping):
        yield value
        for inner in value.values():
            yield from _parts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _parts(inner)


def _schema(definition: str, value: object, at: str) -> Iterator[str]:
    error = best_match(_validator(definition).iter_errors(value))
    if error is not None:
        where = "/".join(str(step) for step in error.absolute_path)
        yield f"{at} {where}: {error.message[:300]}"


@cache
def _validator(definition: str) -> Draft7Validator:
    return Draft7Validator({"$ref": f"urn:slack#/definitions/{definition}"}, registry=_registry())


@cache
def _definitions() -> dict[str, str]:
    """The definition of each type of block: going there directly spares trying all of them."""
    cases = _contents()["definitions"]["KnownBlock"]["allOf"]
    return {case["if"]["properties"]["type"]["const"]: case["then"]["$ref"].split("/")[-1] for case in cases}


@cache
def _registry() -> Registry[Any]:
    resource: Resource[Any] = Resource.from_contents(_contents())
    registry: Registry[Any] = Registry().with_resource("urn:slack", resource)
    return registry


@cache
def _contents() -> dict[str, Any]:
    contents: dict[str, Any] = json.loads(_SCHEMA.read_text(encoding="utf-8"))
    return contents
