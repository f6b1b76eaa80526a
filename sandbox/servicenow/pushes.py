"""Asynchronous business rules that tell somebody outside: rows of sys_script, run after a write.

https://github.com/ServiceNow/ServiceNowDocs/blob/australia/markdown/api-reference/server-api-reference/c_RESTMessageV2API.md

A rule runs where it is active, its ``when`` is ``async``, its box for the operation is ticked and the record
meets its filter_condition. What its script says is read by sandbox.servicenow.rule_scripts; what was not
understood, and every request that failed, is a row of syslog.
"""

import asyncio
from functools import partial

import httpx

from sandbox.servicenow.conditions import meets
from sandbox.servicenow.instance import Instance, Operation, Record
from sandbox.servicenow.rule_scripts import Message, Reading

_AT_ONCE, _IN_FLIGHT, _SECONDS = 4, 200, 10.0
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_ERROR = "2"


class Pushes:
    """The requests on their way out: so many at once, and none left when the sandbox ends."""

    def __init__(self, instance: Instance) -> None:
        self._instance = instance
        self._turns = asyncio.Semaphore(_AT_ONCE)
        self.under_way: set[asyncio.Task[None]] = set()
        instance.listeners.append(self.wrote)

    def wrote(self, table: str, record: Record, operation: Operation) -> None:
        """A record was written: run the rules that ask for it."""
        for rule in list(self._instance.tables["sys_script"].values()):
            if _asks(rule, table, operation) and meets(
                self._instance, table, record, rule["filter_condition"]
            ):
                self._run(rule, Reading(self._instance, rule["script"], table, record, operation))

    def _run(self, rule: Record, reading: Reading) -> None:
        messages = reading.messages()
        if not messages:
            self._report(rule, "The script makes no sn_ws.RESTMessageV2 that this sandbox can read.")
        for message in messages:
            for puzzle in message.puzzles:
                self._report(rule, f"Not understood: {puzzle}")
            fault = self._fault(message)
            if fault:
                self._report(rule, f"Not sent: {fault}")
                continue
            task = asyncio.get_running_loop().create_task(self._send(rule, message))
            self.under_way.add(task)
            task.add_done_callback(self.under_way.discard)

    def _fault(self, message: Message) -> str:
        """Why a request does not leave; empty if it does."""
        if message.puzzles:
            return "it would not be what the script means"
        if not message.sent:
            return "the script does not execute it"
        try:
            host = httpx.URL(message.endpoint).host
        except httpx.InvalidURL:
            return f"{message.endpoint} is no URL"
        if host not in _LOOPBACK:
            return f"{host or 'nothing'} is not this machine, and the sandbox calls no other"
        return "too many are under way" if len(self.under_way) >= _IN_FLIGHT else ""

    async def _send(self, rule: Record, message: Message) -> None:
        async with self._turns:
            try:
                async with httpx.AsyncClient(timeout=_SECONDS, trust_env=False) as http:
                    ask = partial(http.request, message.method, message.endpoint)
                    answer = await ask(headers=message.headers, content=message.body)
            except httpx.HTTPError as failure:
                self._report(rule, f"{message.endpoint}: {type(failure).__name__} {failure}".strip())
                return
        if answer.is_error:
            self._report(rule, f"{message.endpoint}: HTTP {answer.status_code}")

    def _report(self, rule: Record, text: str) -> None:
        source = f"Business rule {rule['name']}"
        self._instance.add("syslog", level=_ERROR, source=source, message=text)

    async def close(self) -> None:
        """Give up what is under way."""
        for task in self.under_way:
            task.cancel()
        await asyncio.gather(*self.under_way, return_exceptions=True)


def _asks(rule: Record, table: str, operation: Operation) -> bool:
    wanted = (rule["active"], rule["when"], rule["collection"], rule[f"action_{operation}"])
    return wanted == ("true", "async", table, "true")
