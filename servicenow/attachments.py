"""Files that belong to records.

Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/c_AttachmentAPI.html
"""

from collections.abc import AsyncIterable
from dataclasses import dataclass

from servicenow.client import Instance, row_in
from servicenow.errors import BadQueryValue, FileTooLarge, NotJson
from servicenow.queries import all_of, equals, is_sys_id
from servicenow.records import Row, Table, row_from, value_of

MOST_BYTES = 24 * 1024 * 1024
"""Held in memory while it is sent; the instance's own limit (com.glide.attachment.max_size) may be lower."""
_MOST_FILES = 500
_FILE_NAME_CHARACTERS = 100


@dataclass(frozen=True)
class Attachment:
    """A file of a record: its sys_id in sys_attachment, its name, its type and its size in bytes."""

    sys_id: str
    file_name: str
    content_type: str
    size_bytes: int


async def attach(
    instance: Instance,
    table: Table,
    sys_id: str,
    file_name: str,
    content_type: str,
    content: bytes | AsyncIterable[bytes],
) -> Attachment:
    """Add a file. Not safe to repeat: a second request adds it again.

    Raises FileTooLarge (nothing was sent), RecordNotFound where the record is gone or may not be read,
    RefusedByRule with the instance's words for a size or an extension it does not take, PermissionDenied, or
    BadQueryValue for what is no sys_id.
    Source: c_AttachmentAPI.html, "Attachment - POST /now/attachment/file"
    """
    if not is_sys_id(sys_id):
        raise BadQueryValue(sys_id)
    parameters = {
        "table_name": table,
        "table_sys_id": sys_id,
        "file_name": file_name[-_FILE_NAME_CHARACTERS:],
    }
    body = await _bytes(content)
    answer = await instance.write("POST", "/api/now/attachment/file", body, parameters, content_type)
    return _attachment(row_in(answer.result))


async def attachments(instance: Instance, table: Table, sys_id: str) -> list[Attachment]:
    """The record's files, at most 500; raises BadQueryValue for what is no sys_id, or NotJson.

    Source: c_AttachmentAPI.html, "Attachment - GET /now/attachment"
    """
    if not is_sys_id(sys_id):
        raise BadQueryValue(sys_id)
    query = all_of(equals("table_name", table), equals("table_sys_id", sys_id))
    parameters = {"sysparm_query": query, "sysparm_limit": str(_MOST_FILES)}
    answer = await instance.read("/api/now/attachment", parameters)
    if not isinstance(answer.result, list):
        raise NotJson("no list of attachments in the answer", maybe_done=False)
    rows = [row_from(row) for row in answer.result if isinstance(row, dict)]
    return [
        _attachment(row)
        for row in rows
        if (value_of(row, "table_name"), value_of(row, "table_sys_id")) == (table, sys_id)
    ]


def _attachment(row: Row) -> Attachment:
    size = value_of(row, "size_bytes")
    return Attachment(
        value_of(row, "sys_id"),
        value_of(row, "file_name"),
        value_of(row, "content_type"),
        int(size) if size.isascii() and size.isdigit() else 0,
    )


async def _bytes(content: bytes | AsyncIterable[bytes]) -> bytes:
    """All of it: the instance wants to know its length beforehand."""
    if isinstance(content, bytes):
        whole = content
    else:
        held = bytearray()
        async for chunk in content:
            held += chunk
            if len(held) > MOST_BYTES:
                break
        whole = bytes(held)
    if len(whole) > MOST_BYTES:
        raise FileTooLarge(MOST_BYTES)
    return whole
