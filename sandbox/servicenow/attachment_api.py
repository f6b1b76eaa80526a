"""The Attachment API: files that belong to records.

https://github.com/ServiceNow/ServiceNowDocs/blob/australia/markdown/api-reference/rest-apis/c_AttachmentAPI.md

``com.glide.attachment.max_size`` (MB) and ``glide.attachment.extensions`` are obeyed. With which status and
words a file is then refused is not documented, and 400 is the nearest of the statuses that are.
"""

import json
from collections.abc import Mapping

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.servicenow import acl
from sandbox.servicenow.callers import Callers
from sandbox.servicenow.display import Showing, Shown
from sandbox.servicenow.instance import Instance, Record
from sandbox.servicenow.properties import ATTACHMENT_EXTENSIONS, ATTACHMENT_MAX_SIZE
from sandbox.servicenow.queries import select
from sandbox.servicenow.refusals import Refused, acl_failed, no_record
from sandbox.servicenow.tables import TABLES

_TABLE = "sys_attachment"
_DEFAULT_LIMIT = 1000
_MB = 1024 * 1024
_LONGEST_NAME = 100


class AttachmentApi:
    """Files by the sys_id of their sys_attachment record; what is in them is kept here."""

    def __init__(self, instance: Instance, callers: Callers) -> None:
        self._instance = instance
        self._callers = callers
        self._contents: dict[str, bytes] = {}

    def routes(self) -> list[Route]:
        """The same routes without a version and for the first."""
        return [
            route
            for base in ("/api/now/attachment", "/api/now/v1/attachment")
            for route in (
                Route(base, self.list_files, methods=["GET"]),
                Route(base + "/file", self.add_file, methods=["POST"]),
                Route(base + "/upload", self.upload, methods=["POST"]),
                Route(base + "/{sys_id}", self.retrieve, methods=["GET"]),
                Route(base + "/{sys_id}", self.delete, methods=["DELETE"]),
                Route(base + "/{sys_id}/file", self.download, methods=["GET"]),
            )
        ]

    async def list_files(self, request: Request) -> Response:
        """What is known of files, by sysparm_query; not those of records that stay hidden."""
        user, asked = self._callers.of(request), request.query_params
        rows = select(self._instance, _TABLE, asked.get("sysparm_query", ""), user)
        offset, limit = _number(asked, "sysparm_offset", 0), _number(asked, "sysparm_limit", _DEFAULT_LIMIT)
        found = [row for row in rows[offset : offset + limit] if self._readable(row, user)]
        shown = [self._shown(request, row, user) for row in found]
        return JSONResponse({"result": shown}, headers={"X-Total-Count": str(len(rows))})

    async def retrieve(self, request: Request) -> Response:
        """What is known of one file."""
        user = self._callers.of(request)
        return JSONResponse({"result": self._shown(request, self._file(request, user), user)})

    async def download(self, request: Request) -> Response:
        """The file itself, and what is known of it in a header."""
        user = self._callers.of(request, json_only=False)
        row = self._file(request, user)
        # json escapes what is not ASCII, which a header could not carry.
        known = json.dumps(self._shown(request, row, user))
        headers = {"X-Attachment-Metadata": known, "Content-Type": row["content_type"]}
        return Response(self._contents.get(row["sys_id"], b""), headers=headers)

    async def add_file(self, request: Request) -> Response:
        """A new file: its record and name in the address, its bytes as the body."""
        user = self._callers.of(request, json_only=False)
        content_type = request.headers.get("content-type", "")
        if not content_type:
            raise Refused(400, "Content-Type header is missing", None)
        return self._added(request, user, request.query_params, content_type, await request.body())

    async def upload(self, request: Request) -> Response:
        """A new file as multipart/form-data, its record named in the parts before it."""
        user = self._callers.of(request, json_only=False)
        if not request.headers.get("content-type", "").startswith("multipart/form-data"):
            raise Refused(400, "Content-Type must be multipart/form-data", None)
        async with request.form() as form:
            words = {name: value for name, value in form.items() if isinstance(value, str)}
            file = next((value for value in form.values() if isinstance(value, UploadFile)), None)
            if file is None:
                raise Refused(400, "The request has no file", None)
            words["file_name"] = file.filename or ""
            content_type = file.content_type or "application/octet-stream"
            return self._added(request, user, words, content_type, await file.read())

    async def delete(self, request: Request) -> Response:
        """204 and nothing, for whoever may write the record that the file belongs to."""
        user = self._callers.of(request, json_only=False)
        row = self._file(request, user)
        if not acl.may_write(self._instance, row["table_name"], user):
            raise acl_failed("Delete")
        del self._instance.tables[_TABLE][row["sys_id"]]
        self._contents.pop(row["sys_id"], None)
        return Response(status_code=204)

    def _added(
        self, request: Request, user: Record, named: Mapping[str, str], content_type: str, content: bytes
    ) -> Response:
        values = {name: named.get(name, "") for name in ("table_name", "table_sys_id", "file_name")}
        missing = [name for name, value in values.items() if not value]
        if missing:
            raise Refused(400, "Mandatory parameters are missing", ", ".join(missing))
        self._check_record(values["table_name"], values["table_sys_id"], user)
        self._check_file(values["file_name"], content)
        values["file_name"] = values["file_name"][:_LONGEST_NAME]
        sizes = {"size_bytes": str(len(content)), "size_compressed": str(len(content))}
        row = self._instance.add(
            _TABLE, by=user["user_name"], **values, **sizes, content_type=content_type.partition(";")[0]
        )
        self._contents[row["sys_id"]] = content
        shown = self._shown(request, row, user)
        address = f"{_base_url(request)}/api/now/attachment/{row['sys_id']}"
        return JSONResponse({"result": shown}, 201, {"Location": address})

    def _check_record(self, table: str, sys_id: str, user: Record) -> None:
        record = self._instance.tables[table].get(sys_id) if table in TABLES else None
        if record is None or not acl.may_read_row(self._instance, table, record, user):
            raise no_record()
        if not acl.may_write(self._instance, table, user):
            raise acl_failed("Insert")

    def _check_file(self, name: str, content: bytes) -> None:
        most = self._instance.property(ATTACHMENT_MAX_SIZE)
        if most.isdecimal() and len(content) > int(most) * _MB:
            raise Refused(400, "File size exceeds the limit", f"{ATTACHMENT_MAX_SIZE} is {most} MB")
        allowed = [one.strip().lower() for one in self._instance.property(ATTACHMENT_EXTENSIONS).split(",")]
        if allowed != [""] and name.rpartition(".")[2].lower() not in allowed:
            raise Refused(400, "File type is not allowed", f"{ATTACHMENT_EXTENSIONS} does not name it")

    def _readable(self, row: Record, user: Record) -> bool:
        table = row["table_name"]
        record = self._instance.tables[table].get(row["table_sys_id"]) if table in TABLES else None
        return record is not None and acl.may_read_row(self._instance, table, record, user)

    def _file(self, request: Request, user: Record) -> Record:
        row = self._instance.tables[_TABLE].get(request.path_params["sys_id"])
        if row is None or not self._readable(row, user):
            raise no_record()
        return row

    def _shown(self, request: Request, row: Record, user: Record) -> dict[str, Shown]:
        link = f"{_base_url(request)}/api/now/attachment/{row['sys_id']}/file"
        return Showing(self._instance, user, "").show(_TABLE, row) | {"download_link": link}


def _base_url(request: Request) -> str:
    return str(request.base_url).rstrip("/")


def _number(asked: Mapping[str, str], name: str, default: int) -> int:
    text = asked.get(name, "")
    return int(text) if text.isascii() and text.isdigit() else default
