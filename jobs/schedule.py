"""Every trigger. APScheduler ticks, in memory; what is due is decided by rows in the database."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from slack_sdk.web.async_client import AsyncWebClient

from desk.context import Desk
from jobs.deliver import deliver
from jobs.refresh_scores import refresh_scores
from jobs.send_digests import send_digests
from jobs.track_tickets import track_tickets

_log = structlog.get_logger(__name__)

Job = Callable[[Desk, AsyncWebClient], Awaitable[None]]


@dataclass(frozen=True)
class Tempo:
    """Seconds between two ticks of each job."""

    deliver: float = 5
    track: float = 60
    digests: float = 15
    scores: float = 600


class Schedule:
    """The jobs, running between `start` and `stop`; of each, one run at a time in this process."""

    def __init__(self, desk: Desk, client: AsyncWebClient, tempo: Tempo) -> None:
        self._desk = desk
        self._client = client
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._running: set[asyncio.Task[None]] = set()
        self._delivering = asyncio.Lock()
        self._waiting: asyncio.Task[None] | None = None
        self._every(tempo.deliver, self._deliver)
        self._every(tempo.track, track_tickets)
        self._every(tempo.digests, send_digests)
        self._every(tempo.scores, refresh_scores)

    def start(self) -> None:
        """Begin to tick; scores are looked at once at the start."""
        self._scheduler.start()
        self._scheduler.add_job(self._tick, args=[refresh_scores])
        self._waiting = asyncio.create_task(self._deliver_when_promised())

    async def stop(self, seconds: float) -> None:
        """Tick no more, wait for what runs, then end what is left: its rows are claimed by somebody else."""
        if self._waiting is None:
            return
        self._scheduler.pause()
        self._waiting.cancel()
        await asyncio.gather(self._waiting, return_exceptions=True)
        if self._running:
            await asyncio.wait(self._running, timeout=seconds)
        self._scheduler.shutdown(wait=False)

    def _every(self, seconds: float, job: Job) -> None:
        self._scheduler.add_job(
            self._tick, "interval", args=[job], seconds=seconds, coalesce=True, misfire_grace_time=None
        )

    async def _tick(self, job: Job) -> None:
        task = asyncio.current_task()
        assert task is not None, "a coroutine job runs in a task"
        self._running.add(task)
        try:
            await job(self._desk, self._client)
        except Exception:  # noqa: BLE001 - the named edge: the log is told, and the job comes again
            _log.exception("job_failed", job=job.__name__)
        finally:
            self._running.discard(task)

    async def _deliver(self, desk: Desk, client: AsyncWebClient) -> None:
        async with self._delivering:
            await deliver(desk, client)

    async def _deliver_when_promised(self) -> None:
        """A promise is kept at once, not at the next tick."""
        while True:
            await self._desk.promised.wait()
            self._desk.promised.clear()
            # A task of its own: `stop` ends the waiting at once, but waits for what is being delivered.
            await asyncio.shield(asyncio.create_task(self._tick(self._deliver)))
