"""The rich_text block: known parts, each with what it cannot do without.

https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
"""

from sandbox.slack.checks.shape import Check, by_type, flag, items, number, one_of, shape, string, typed

_STYLE = shape({}, dict.fromkeys(("bold", "italic", "strike", "code", "underline", "highlight"), flag))
_STYLED: dict[str, Check] = {"style": _STYLE}
_PIECE = by_type(
    {
        "text": typed({"text": string(1, 12_000)}, _STYLED),
        "link": typed({"url": string(1)}, _STYLED | {"text": string(), "unsafe": flag}),
        "emoji": typed({"name": string(1)}, _STYLED | {"unicode": string(), "url": string()}),
        "user": typed({"user_id": string(1)}, _STYLED),
        "usergroup": typed({"usergroup_id": string(1)}, _STYLED),
        "channel": typed({"channel_id": string(1)}, _STYLED),
        "team": typed({"team_id": string(1)}, _STYLED),
        "broadcast": typed({"range": one_of("here", "channel", "everyone")}, _STYLED),
        "color": typed({"value": string(1)}, _STYLED),
        "date": typed(
            {"timestamp": number(), "format": string(1)}, _STYLED | {"url": string(), "fallback": string()}
        ),
    }
)
_BORDER: dict[str, Check] = {"border": number(0, 1)}
_SECTION = typed({"elements": items(_PIECE)})
_PART = by_type(
    {
        "rich_text_section": _SECTION,
        "rich_text_quote": typed({"elements": items(_PIECE)}, _BORDER),
        "rich_text_preformatted": typed({"elements": items(_PIECE)}, _BORDER | {"language": string()}),
        "rich_text_list": typed(
            {"elements": items(_SECTION, 1), "style": one_of("bullet", "ordered")},
            _BORDER | {"indent": number(0, 8), "offset": number(0)},
        ),
    }
)
RICH_TEXT = by_type({"rich_text": typed({"elements": items(_PART)}, {"block_id": string(1, 255)})})
