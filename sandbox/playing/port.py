"""A loopback port before a server, which can be closed and opened: a closed one refuses who connects."""

import asyncio
import socket
from types import TracebackType
from urllib.parse import urlsplit


class Port:
    """Passes on to the server at ``url`` what comes to `self.url`; open within its ``async with`` block."""

    def __init__(self, url: str) -> None:
        self._behind = urlsplit(url)
        self._passing: set[asyncio.Task[None]] = set()
        # Bound and never listening: it keeps the number ours while the port is closed.
        self._keeping = _socket()
        self._number: int = self._keeping.getsockname()[1]
        self.url = f"http://127.0.0.1:{self._number}"

    async def open(self) -> None:
        """Let everybody in."""
        self._server = await asyncio.start_server(self._take, sock=_socket(self._number))

    async def close(self) -> None:
        """Let nobody in, and break off what is under way."""
        self._server.close()
        for task in self._passing:
            task.cancel()
        await asyncio.gather(*self._passing, return_exceptions=True)

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None, "asyncio calls a coroutine in a task"
        self._passing.add(task)
        try:
            behind = await asyncio.open_connection(self._behind.hostname, self._behind.port)
            await asyncio.gather(_pass_on(reader, behind[1]), _pass_on(behind[0], writer))
        except (OSError, asyncio.CancelledError):
            writer.transport.abort()
        finally:
            self._passing.discard(task)

    async def __aenter__(self) -> "Port":
        await self.open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()
        self._keeping.close()


def _socket(number: int = 0) -> socket.socket:
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    made.bind(("127.0.0.1", number))
    return made


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Pass everything on, and the end too."""
    try:
        while some := await reader.read(65536):
            writer.write(some)
            await writer.drain()
    finally:
        writer.close()
