"""The main job, end to end."""

from pathlib import Path

import httpx
import pytest

from demo import running
from sandbox.journey import Journey
from tests.graph_data import DATA, needs_data


@pytest.mark.parametrize(
    "graph_data",
    [
        pytest.param(None, id="sandbox catalogue"),
        pytest.param(DATA, id="real answers of Graph", marks=needs_data),
    ],
)
async def test_a_person_connects_shares_looks_up_follows_and_gets_a_digest(graph_data: Path | None) -> None:
    steps: list[str] = []
    async with running(graph_data) as demo, httpx.AsyncClient() as http:
        await Journey(http, demo, lambda title, _seen: steps.append(title)).play()

    assert len(steps) >= 15
