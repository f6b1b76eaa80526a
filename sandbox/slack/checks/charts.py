"""Tables and charts in blocks.

https://docs.slack.dev/reference/block-kit/blocks/table-block, and data-table-block, data-visualization-block
"""

from collections.abc import Iterator

from sandbox.slack.checks.rich_text import RICH_TEXT
from sandbox.slack.checks.shape import (
    Check,
    both,
    by_type,
    fault,
    flag,
    items,
    number,
    one_of,
    shape,
    string,
    typed,
)
from sandbox.slack.state import Json

_ID = {"block_id": string(1, 255)}
_CELL = by_type(
    {
        "raw_text": typed({"text": string(1)}),
        "raw_number": typed({"value": number(), "text": string(1)}),
        "rich_text": RICH_TEXT,
    }
)
_COLUMN = shape({}, {"align": one_of("left", "center", "right"), "is_wrapped": flag})


def _no_more_characters_than(most: int) -> Check:
    def check(block: Json, at: str) -> Iterator[str]:
        if sum(len(cell.get("text", "")) for row in block["rows"] for cell in row) > most:
            yield fault(f"no more than {most} characters allowed in all cells", f"{at}/rows")

    return check


def _as_wide_as_the_header(block: Json, at: str) -> Iterator[str]:
    if len({len(row) for row in block["rows"]}) > 1:
        yield fault("all rows must have as many cells as the header", f"{at}/rows")


TABLE = both(
    typed({"rows": items(items(_CELL, 1, 20), 1, 100)}, _ID | {"column_settings": items(_COLUMN, 0, 20)}),
    _no_more_characters_than(10_000),
)
DATA_TABLE = both(
    both(
        typed(
            {"rows": items(items(_CELL, 1, 20), 2, 101), "caption": string(1)},
            _ID | {"page_size": number(1, 100), "row_header_column_index": number(0, 19)},
        ),
        _no_more_characters_than(20_000),
    ),
    _as_wide_as_the_header,
)


def _positive(value: float, at: str) -> Iterator[str]:
    if value <= 0:
        yield fault("must be more than 0", at)


_LABEL = string(1, 20)
_POINT = shape({"label": _LABEL, "value": number()})
_SERIES = shape({"name": _LABEL, "data": items(_POINT, 1, 20)})
_AXIS = shape({"categories": items(_LABEL, 1, 20)}, {"x_label": string(0, 50), "y_label": string(0, 50)})
_ALONG_AXES = typed({"series": items(_SERIES, 1, 6), "axis_config": _AXIS})
_CHART = by_type(
    {
        "pie": typed({"segments": items(shape({"label": _LABEL, "value": both(number(), _positive)}), 1, 6)}),
        "bar": _ALONG_AXES,
        "area": _ALONG_AXES,
        "line": _ALONG_AXES,
    }
)
DATA_VISUALIZATION = typed({"title": string(1, 50), "chart": _CHART}, _ID)
