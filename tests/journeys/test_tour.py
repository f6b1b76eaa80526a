"""The tour of the start page ticks each step when it has happened, and none before."""

from datetime import timedelta

import httpx
import pytest
from bs4 import BeautifulSoup

from sandbox.playing.waiting import until
from sandbox.start.steps import STEPS
from tests.world import World


class Walk:
    """Somebody who does the tour; what is ticked is looked at after each step."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def wrong_user(self) -> None:
        await self.world.authorize(await self.world.link(), "ada.admin")

    async def right_user(self) -> None:
        await self.world.connect()

    async def change(self) -> None:
        await self._share("AdminMFAV2", "change_request")

    async def incident(self) -> None:
        await self._share("MFARegistrationV2", "incident")

    async def field_error(self) -> None:
        await self._form("BlockLegacyAuthentication")
        await self.world.sam.submit(due_date="2020-01-01")
        await self.world.sam.close()

    async def again(self) -> None:
        await self.world.sam.command("/securescore share AdminMFAV2")
        await self.world.sam.view("share_again")
        await self.world.sam.submit()
        await self.world.sam.submit(table="change_request")
        await self.world.sam.close()

    async def look_up(self) -> None:
        await self.world.vic.answer_to("/ticket CHG0030001")

    async def follow(self) -> None:
        url = f"{self.world.demo.servicenow}/sandbox/records/change_request/CHG0030001"
        await self.world.http.post(url, json={"as": "sam.sharer", "fields": {"state": "-4"}})

    async def down(self) -> None:
        await self.world.fault(kind="status", status=503)
        await self._form("BlockLegacyAuthentication")
        await self.world.sam.submit(table="change_request")
        await self.world.sam.message("Queued", ephemeral=False)
        assert "down" not in await self.done()
        await self.world.heal()

    async def digest(self) -> None:
        await self.world.sam.command("/securescore digest new")
        await self.world.sam.view("digest")
        due = (self.world.demo.clock.now() + timedelta(minutes=40)).strftime("%H:%M")
        await self.world.sam.submit(local_time=due, time_zone="UTC", weekdays=list("1234567"))
        await self.world.http.post(f"{self.world.demo.start}/clock", data={"minutes": "60"})

    async def german(self) -> None:
        await self.world.sam.open_home()
        assert "german" not in await self.done()
        await self.world.dora.open_home()

    async def states(self) -> None:
        await self.world.ada.command("/securescore settings")
        await self.world.ada.view("settings")
        await self.world.ada.submit(**{"state:change_request:-5": "Inbox"})

    async def doctor(self) -> None:
        await self.world.ada.answer_to("/securescore doctor")

    async def disconnect(self) -> None:
        await self.world.ada.command("/securescore disconnect")
        await self.world.ada.view("disconnect")
        await self.world.ada.submit()

    async def done(self) -> set[str]:
        """What is ticked."""
        page = await self.world.http.get(self.world.demo.start)
        return {str(step["id"]) for step in BeautifulSoup(page.text, "html.parser").select(".tour > .done")}

    async def _share(self, control_id: str, table: str) -> None:
        await self._form(control_id)
        await self.world.sam.submit(table=table)
        await self.world.sam.close()

    async def _form(self, control_id: str) -> None:
        await self.world.sam.command(f"/securescore share {control_id}")
        await self.world.sam.view("share")


@pytest.mark.timeout(120)
async def test_each_step_is_ticked_when_it_has_happened_and_none_before(world: World) -> None:
    await world.score_is_known()
    walk, expected = Walk(world), set[str]()
    assert expected == await walk.done()

    for step in STEPS:
        await getattr(walk, step.key)()
        expected.add(step.key)

        async def is_ticked(key: str = step.key) -> bool:
            return key in await walk.done()

        await until(is_ticked, f"the tick of {step.key}")
        assert expected == await walk.done()


@pytest.mark.parametrize("minutes", ["-60", "an hour", "", "1e3"])
async def test_the_clock_goes_forward_only(world: World, minutes: str) -> None:
    before = world.demo.clock.now()

    answer = await world.http.post(f"{world.demo.start}/clock", data={"minutes": minutes})

    assert 204 == answer.status_code
    assert world.demo.clock.now() - before < timedelta(minutes=1)


async def test_the_clock_is_moved_for_all(world: World) -> None:
    before = world.demo.clock.now()

    await world.http.post(f"{world.demo.start}/clock", data={"minutes": "1440"})

    async with httpx.AsyncClient(follow_redirects=True) as browser:
        page = await browser.get(world.demo.microsoft)
    assert (before + timedelta(days=1)).strftime("%-d %b %Y") in page.text
