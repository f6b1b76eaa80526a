"""What a business rule's script would send with ``sn_ws.RESTMessageV2``, read without running any of it.

https://github.com/ServiceNow/ServiceNowDocs/blob/australia/markdown/api-reference/server-api-reference/c_RESTMessageV2API.md

Understood are the calls setEndpoint, setHttpMethod, setRequestHeader, setRequestBody and execute or
executeAsync of each such object, and in them: string literals and their sums, variables set once,
``gs.getProperty``, ``String``, ``JSON.stringify`` of an object literal, and of ``current`` its columns,
getValue, getUniqueValue, getTableName and operation. An ``if``, a loop or a function around them counts for
nothing. All else is reported, not guessed.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from sandbox.servicenow.instance import Instance, Operation, Record

_OPENING, _CLOSING, _QUOTES = "([{", ")]}", "\"'"
_NEW = re.compile(r"(?:var|let|const)\s+(\w+)\s*=\s*new\s+sn_ws\.RESTMessageV2\s*\(\s*\)")
_STRING = re.compile(r"""(["'])((?:\\.|(?!\1)[^\\])*)\1""", re.DOTALL)
_COMMENT = re.compile(_STRING.pattern + r"|//[^\n]*|/\*.*?\*/", re.DOTALL)
_CALL = re.compile(r"([\w.]+)\s*\((.*)\)(?:\.toString\(\s*\))?", re.DOTALL)
_COLUMN = re.compile(r"current\.(\w+)(?:\.toString\(\s*\))?")
_PASSED_OVER = frozenset({"setHttpTimeout", "setEccParameter", "setMIDServer"})


class NotUnderstood(Exception):
    """A piece of a script that stands for something this sandbox cannot know."""


@dataclass
class Message:
    """One outbound request; ``puzzles`` are the pieces that were not understood."""

    endpoint: str = ""
    method: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    body: str = ""
    sent: bool = False
    puzzles: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Reading:
    """One run of a script: for this record, after this operation."""

    instance: Instance
    script: str
    table: str
    record: Record
    operation: Operation

    def messages(self) -> list[Message]:
        """Every request that the script makes."""
        code = _COMMENT.sub(lambda found: found[0] if found[2] is not None else " ", self.script)
        bare = replace(self, script=code)
        return [bare.message(found[1]) for found in _NEW.finditer(code)]

    def message(self, name: str) -> Message:
        """The request that the variable of this name becomes."""
        message = Message()
        for call in re.finditer(rf"\b{name}\.(\w+)\s*\(", self.script):
            given = _parts(_inside(self.script, call.end() - 1), ",")
            try:
                self._apply(message, call[1], given)
            except NotUnderstood as puzzle:
                message.puzzles.append(f"{name}.{call[1]}: {puzzle}")
        return message

    def _apply(self, message: Message, function: str, given: list[str]) -> None:
        match function, given:
            case "setEndpoint", [endpoint]:
                message.endpoint = self.value(endpoint)
            case "setHttpMethod", [method]:
                message.method = self.value(method).upper()
            case "setRequestHeader", [header, value]:
                message.headers[self.value(header)] = self.value(value)
            case "setRequestBody", [body]:
                message.body = self.value(body)
            case (("execute" | "executeAsync"), []):
                message.sent = True
            case _ if function not in _PASSED_OVER:
                raise NotUnderstood("this call is not played")

    def value(self, expression: str, deep: int = 0) -> str:
        """What an expression stands for, as text; raises NotUnderstood."""
        text = expression.strip()
        terms = _parts(text, "+")
        if deep > 20:
            raise NotUnderstood(text)
        if len(terms) > 1:
            return "".join(self.value(term, deep + 1) for term in terms)
        if literal := _STRING.fullmatch(text):
            return re.sub(r"\\(.)", r"\1", literal[2])
        if re.fullmatch(r"-?\d+", text):
            return text
        if re.fullmatch(r"\w+", text):
            return self.value(self._assigned(text), deep + 1)
        if (column := _COLUMN.fullmatch(text)) and column[1] in self.record:
            return self.record[column[1]]
        if call := _CALL.fullmatch(text):
            return self._call(call[1], _parts(call[2], ","), deep + 1)
        raise NotUnderstood(text)

    def _call(self, function: str, given: list[str], deep: int) -> str:
        match function, given:
            case "String", [one]:
                return self.value(one, deep)
            case "JSON.stringify", [one]:
                return json.dumps(self._object(one, deep))
            case "gs.getProperty", [name, *_]:
                return self.instance.property(self.value(name, deep))
            case "current.getValue", [name]:
                return self.record.get(self.value(name, deep), "")
            case "current.getUniqueValue", []:
                return self.record["sys_id"]
            case "current.getTableName", []:
                return self.table
            case "current.operation", []:
                return self.operation
            case _:
                raise NotUnderstood(f"{function}(...)")

    def _object(self, expression: str, deep: int) -> dict[str, str]:
        text = expression.strip()
        if re.fullmatch(r"\w+", text):
            text = self._assigned(text).strip()
        if not (text.startswith("{") and text.endswith("}")):
            raise NotUnderstood(text)
        pairs = (_parts(pair, ":") for pair in _parts(text[1:-1], ","))
        return {pair[0].strip().strip(_QUOTES): self.value(":".join(pair[1:]), deep) for pair in pairs}

    def _assigned(self, name: str) -> str:
        found = re.search(rf"(?:var|let|const)\s+{name}\s*=(?!=)", self.script)
        if not found:
            raise NotUnderstood(name)
        return next(_split(self.script[found.end() :], ";"), "")


def _inside(script: str, opening: int) -> str:
    """What stands between the bracket at ``opening`` and its partner."""
    return next(_split(script[opening + 1 :], ")"), "")


def _parts(text: str, separator: str) -> list[str]:
    parts = list(_split(text, separator))
    return [] if len(parts) == 1 and not parts[0].strip() else parts


def _split(text: str, separator: str) -> Iterator[str]:
    """The pieces between separators that stand in no bracket and no string; no empty piece at the end."""
    depth, start, quote, at = 0, 0, "", 0
    while at < len(text):
        mark = text[at]
        if quote:
            at += mark == "\\"
            quote = "" if mark == quote else quote
        elif mark in _QUOTES:
            quote = mark
        elif mark == separator and depth == 0:
            yield text[start:at]
            start = at + 1
        else:
            depth += (mark in _OPENING) - (mark in _CLOSING)
        at += 1
    if text[start:].strip() or start == 0:
        yield text[start:]
