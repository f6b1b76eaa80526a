"""What a message says: checked as Slack checks it, and put into a channel.

Used by chat.*, by response_url and by the answer to a slash command.
"""

import copy
from dataclasses import dataclass, field
from typing import Any

import orjson

from sandbox.slack.checks.blocks import acting, block_faults, flat
from sandbox.slack.errors import SlackError
from sandbox.slack.state import BOT_USER, Channel, Json, Message, State

LONGEST_TEXT = 40_000
LONGEST_MARKDOWN = 12_000
# Slack does not document this one; chat.* was seen to refuse from about here (bolt-js issue 2509).
LARGEST_BLOCKS = 13_200


@dataclass
class Content:
    """Text, blocks and the rest of a message; None means that the field was not given."""

    text: str | None
    blocks: list[Json] | None
    attachments: list[Json] | None
    metadata: Json | None
    warnings: list[str] = field(default_factory=list)


def read_content(args: Json, state: State) -> Content:
    """The content in these arguments.

    Raises SlackError: no_text, invalid_blocks, invalid_blocks_format, markdown_text_conflict, msg_too_long,
    too_many_attachments, invalid_attachments, invalid_metadata_format.
    """
    content = Content(args.get("text"), args.get("blocks"), args.get("attachments"), args.get("metadata"))
    if args.get("markdown_text"):
        _read_markdown(args["markdown_text"], content)
    _check_text(content)
    _check_blocks(content, state)
    _check_attachments(content, state)
    if content.metadata and not {"event_type", "entities"} & content.metadata.keys():
        raise SlackError("invalid_metadata_format")
    return content


def _read_markdown(markdown: str, content: Content) -> None:
    if content.text or content.blocks:
        raise SlackError("markdown_text_conflict")
    if len(markdown) > LONGEST_MARKDOWN:
        raise SlackError("msg_too_long")
    content.text = markdown
    content.blocks = [{"type": "markdown", "text": markdown}]


def _check_text(content: Content) -> None:
    if content.text is not None and not isinstance(content.text, str):
        raise SlackError("invalid_arguments", ["text must be a string"])
    if not (content.text or content.blocks or content.attachments):
        raise SlackError("no_text")
    if not (content.text or "").strip():
        content.warnings.append("missing_text_in_message")
    elif len(content.text or "") > LONGEST_TEXT:
        content.text = (content.text or "")[:LONGEST_TEXT]
        content.warnings.append("message_truncated")


def _check_blocks(content: Content, state: State) -> None:
    if content.blocks is None:
        return
    if not isinstance(content.blocks, list):
        raise SlackError("invalid_blocks_format")
    faults = block_faults(content.blocks, "message")
    if faults:
        raise SlackError("invalid_blocks", faults)
    content.blocks = with_ids(content.blocks, state)


def check_size(args: Json) -> None:
    """Refuse blocks that are too long together: chat.* does, a response_url does not."""
    if len(orjson.dumps(args.get("blocks"))) > LARGEST_BLOCKS:
        raise SlackError("msg_blocks_too_long")


def _check_attachments(content: Content, state: State) -> None:
    attachments: Any = content.attachments or []
    if not isinstance(attachments, list) or not all(isinstance(each, dict) for each in attachments):
        raise SlackError("invalid_attachments")
    if len(attachments) > 100:
        raise SlackError("too_many_attachments")
    for index, attachment in enumerate(attachments):
        faults = block_faults(attachment.get("blocks", []), "message", f"/attachments/{index}/blocks")
        if faults:
            raise SlackError("invalid_attachments", faults)
    if attachments:
        content.attachments = [
            each | {"blocks": with_ids(each["blocks"], state)} if "blocks" in each else each
            for each in attachments
        ]


def with_ids(blocks: list[Json], state: State) -> list[Json]:
    """A copy in which each block has a block_id and each element that acts an action_id."""
    copied = copy.deepcopy(blocks)
    for block in flat(copied):
        block.setdefault("block_id", state.new_id("b"))
    for _, element in acting(copied):
        element.setdefault("action_id", state.new_id("a"))
    return copied


def post(state: State, channel: Channel, content: Content, **placed: Any) -> Message:
    """Put a message of the bot's into the channel; ``placed`` are further fields of Message."""
    message = Message(
        ts=state.new_ts(),
        channel=channel.id,
        user=BOT_USER,
        text=content.text or "",
        blocks=content.blocks or [],
        attachments=content.attachments or [],
        metadata=content.metadata,
        **placed,
    )
    channel.messages.append(message)
    return message


def edit(state: State, message: Message, content: Content) -> None:
    """Change a message in place and remember what it was; what is not given stays."""
    was = {"ts": state.new_ts(), "text": message.text, "blocks": message.blocks, "metadata": message.metadata}
    message.edits.append(was)
    message.text = content.text if content.text is not None else message.text
    message.blocks = content.blocks if content.blocks is not None else message.blocks
    message.attachments = content.attachments if content.attachments is not None else message.attachments
    message.metadata = content.metadata if content.metadata is not None else message.metadata
