"""Every trigger. APScheduler ticks, in memory; what is due is decided by rows in the database."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from slack_sdk.web.async_client import AsyncWebClient

from desk.context import Desk
from jobs.connect_clients import connect_clients
from jobs.deliver_tickets import DeliverTickets
from jobs.post_cards import post_cards
from jobs.read_pushed import read_pushed
from jobs.read_state_names import read_state_names
from jobs.refresh_scores import refresh_scores
from jobs.revoke_tokens import revoke_tokens
from jobs.send_digests import send_digests
from jobs.send_notices import send_notices
from jobs.track_tickets import track_tickets
from jobs.watch_connections import watch_connections

_log = structlog.get_logger(__name__)

Job = Callable[[Desk, AsyncWebClient], Awaitable[None]]


@dataclass(frozen=True)
class Tempo:
    """Seconds between two ticks of each job; ``promises`` is for those that a promise wakes anyway."""

    promises: float = 5
    track: float = 60
    digests: float = 15
    scores: float = 600
    connections: float = 60
    states: float = 60


class Schedule:
    """The jobs, running between `start` and `stop`; of each, one run at a time in this process."""

    def __init__(self, desk: Desk, client: AsyncWebClient, tempo: Tempo) -> None:
        self._desk = desk
        self._client = client
        self._deliver_tickets = DeliverTickets()
        self._promises: tuple[Job, ...] = (
            self._deliver_tickets,
            post_cards,
            send_notices,
            revoke_tokens,
            connect_clients,
            read_pushed,
        )
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._running: set[asyncio.Task[None]] = set()
        self._locks: dict[Job, asyncio.Lock] = {}
        self._waiting: set[Job] = set()
        self._listening: asyncio.Task[None] | None = None
        for job in self._promises:
            self._every(tempo.promises, job)
        self._every(tempo.track, track_tickets)
        self._every(tempo.digests, send_digests)
        self._every(tempo.connections, watch_connections)
        self._every(tempo.states, read_state_names)
        self._every(tempo.scores, refresh_scores)

    def start(self) -> None:
        """Begin to tick; scores and the names of states are looked at once at the start."""
        self._scheduler.start()
        self._begin(refresh_scores)
        self._begin(read_state_names)
        self._listening = asyncio.create_task(self._keep_promises())

    async def stop(self, seconds: float) -> None:
        """Tick no more, wait for what runs, then end what is left: its rows are claimed by somebody else."""
        if self._listening is None:
            return
        self._scheduler.shutdown(wait=False)
        self._listening.cancel()
        await asyncio.gather(self._listening, return_exceptions=True)
        await self._end(seconds)
        await self._deliver_tickets.drain(seconds)

    def _every(self, seconds: float, job: Job) -> None:
        self._locks[job] = asyncio.Lock()
        self._scheduler.add_job(self._tick, "interval", args=[job], seconds=seconds, misfire_grace_time=None)

    async def _tick(self, job: Job) -> None:
        self._begin(job)

    def _begin(self, job: Job) -> None:
        """Run it in a task of our own: APScheduler cancels its own at the end, in the middle of a post."""
        task = asyncio.create_task(self._alone(job))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _alone(self, job: Job) -> None:
        """One runs, at most one waits to run after it; more would find nothing to do."""
        if job in self._waiting:
            return
        self._waiting.add(job)
        async with self._locks[job]:
            self._waiting.discard(job)
            try:
                await job(self._desk, self._client)
            except Exception:  # noqa: BLE001 - the named edge: the log is told, and the job comes again
                _log.exception("job_failed", job=getattr(job, "__name__", type(job).__name__))

    async def _keep_promises(self) -> None:
        """A promise is kept at once, not at the next tick."""
        while True:
            await self._desk.promised.wait()
            self._desk.promised.clear()
            for job in self._promises:
                self._begin(job)

    async def _end(self, seconds: float) -> None:
        if self._running:
            _, left = await asyncio.wait(self._running, timeout=seconds)
            for task in left:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)
