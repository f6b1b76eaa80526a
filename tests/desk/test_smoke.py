from datetime import timedelta
import pytest
from desk import deliver, scores, track, share, connect, lookup, home, subscribe, digest
from desk.context import Desk
from storage import tickets
from storage.tables import Person
from tests.desk.playing import Playing
from tests.storage.rows import a_ticket
pytestmark = pytest.mark.asyncio(loop_scope="session")

async def test_scores(desk: Desk, sam: Person) -> None:
    await scores.refresh(desk, sam.workspace_id)
    r = await scores.read(desk, sam.workspace_id)
    print(r.day, r.score, len(r.actions), len(r.history), r.peers, r.change_over(7), r.change_over(30))
    await scores.refresh(desk, sam.workspace_id)
    print(await scores.age(desk, sam.workspace_id))

async def test_smoke(desk: Desk, connected: Playing, workspace, sam: Person, clock) -> None:
    await scores.refresh(desk, sam.workspace_id)
    for table in ("incident", "change_request"):
        async with desk.database.transaction() as s:
            await tickets.add(s, a_ticket(workspace, table=table, next_attempt_at=clock.now(), asked_at=clock.now()))
    print(await deliver.deliver_due(desk))
    async with desk.database.reading() as s:
        for t in await tickets.live(s, workspace.id):
            print({k: v for k, v in vars(t).items() if k[0] != '_'})
    print(await track.track(desk, workspace.id))
    for r in connected.servicenow.instance.tables["incident"].values(): print(r)
    n = next(iter(connected.servicenow.instance.tables["incident"].values()))["number"]
    print((await lookup.by_number(desk, sam, n)).state_label)
    h = await home.home(desk, sam)
    print(h.incident_counts, h.change_counts)
    print((await lookup.page(desk, sam, ["open"], 0)).total)
    await connect.remove(desk, (await people_get(desk, sam)))

async def people_get(desk, sam):
    from storage import people
    async with desk.database.reading() as s:
        return await people.get(s, sam.workspace_id, "U0ADMIN")
