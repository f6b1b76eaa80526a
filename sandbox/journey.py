"""The main job from beginning to end, played by pretend people over HTTP.

Each effect is looked for at the far end.

It knows nothing of the bot but what a person can see: Slack's screens, ServiceNow's records, the score.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx

from sandbox.clock import Clock
from sandbox.playing.browser import Browser, words_of
from sandbox.playing.member import Member, links_of, values_of
from sandbox.playing.transcript import as_text
from sandbox.playing.waiting import until

Json = dict[str, Any]

INTEGRATION_USER = "scoredesk.integration"
SOURCE = "Microsoft 365 Security and Configuration"


class Failed(AssertionError):
    """A step's effect is not what it should be."""


def expect(fact: object, sentence: str) -> None:
    """Raise Failed with ``sentence`` unless ``fact`` is true."""
    if not fact:
        raise Failed(sentence)


@dataclass(frozen=True)
class Places:
    """Where the bot and the pretend services are, and what ServiceNow's administrator prepared."""

    bot: str
    slack: str
    servicenow: str
    microsoft: str
    start: str
    client_id: str
    client_secret: str
    clock: Clock


class Journey:
    """One run; ``say`` gets each step's title and what the person sees."""

    def __init__(self, http: httpx.AsyncClient, places: Places, say: Callable[[str, str], None]) -> None:
        self._http = http
        self._places = places
        self._say = say
        self._ada = Member(http, places.slack, "U0ADMIN")
        self._sam = Member(http, places.slack, "U0SHARER")

    async def play(self) -> None:
        """Every step; raises Failed, or NeverHappened, at the first effect that is missing."""
        await self.connect()
        change_id, incident_id = await self.look_at_the_score()
        change = await self.share_as_change(change_id)
        incident = await self.share_as_incident(incident_id)
        await self.look_up(change)
        await self.follow(change)
        await self.subscribe_to_digest(change, incident)

    async def connect(self) -> None:
        """An admin connects ServiceNow as the integration user."""
        await self._ada.command("/securescore connect")
        form = await self._ada.view("connect")
        self._say("Ada types /securescore connect; a modal opens", as_text(form))
        answer = await self._ada.submit(
            instance=self._places.servicenow,
            client_id=self._places.client_id,
            client_secret=self._places.client_secret,
            user_name=INTEGRATION_USER,
        )
        expect(answer["response_action"] == "update", f"the connect form was not accepted: {answer}")
        link_view = await self._ada.view()
        self._say("She fills it in and submits it", as_text(link_view))
        page = await self._authorize(links_of(link_view)[0])
        expect(page.status_code == 200, f"the browser ended at {page.status_code}: {words_of(page)}")
        self._say("In the browser she logs in as the integration user and presses Allow", words_of(page))
        await self._ada.close()
        told = await self._ada.message("ServiceNow", channel="im")
        self._say("Slack tells her", as_text(told))

    async def look_at_the_score(self) -> tuple[str, str]:
        """Somebody asks for the score; two actions that are still to do, by id."""

        async def look() -> Json | None:
            answer = await self._sam.answer_to("/securescore")
            return answer if "%" in as_text(answer) else None

        overview = await until(look, "the score")
        self._say("Sam types /securescore", as_text(overview))
        listed = await self._sam.answer_to("/securescore actions")
        self._say("/securescore actions", as_text(listed))
        actions: list[Json] = (await self._http.get(f"{self._places.microsoft}/sandbox/actions")).json()
        offered = values_of(listed, "show_action")
        expect(len(offered) >= 2, "the list offers fewer than two actions")
        expect(
            set(offered) <= {action["id"] for action in actions},
            "the list offers what the tenant does not have",
        )
        detail = await self._sam.answer_to(f"/securescore actions {offered[0]}")
        self._say(f"/securescore actions {offered[0]}", as_text(detail))
        return offered[0], offered[1]

    async def share_as_change(self, control_id: str) -> Json:
        """Share an action as a change request: first without a name, then with one."""
        await self._sam.command(f"/securescore share {control_id}")
        form = await self._sam.view("share")
        self._say(f"/securescore share {control_id}", as_text(form))
        refused = await self._sam.submit(table="change_request", short_description=" ")
        expect(refused["response_action"] == "errors", f"an empty name was accepted: {refused}")
        shown = await self._sam.view("share")
        expect(_typed(shown, "description") == _typed(form, "description"), "what was typed is lost")
        self._say("He leaves the name out", as_text(shown))
        return await self._submit_share("change_request", _typed(form, "short_description"))

    async def share_as_incident(self, control_id: str) -> Json:
        """Share another one as an incident."""
        await self._sam.command(f"/securescore share {control_id}")
        form = await self._sam.view("share")
        return await self._submit_share("incident", _typed(form, "short_description"))

    async def _submit_share(self, table: str, name: str) -> Json:
        answer = await self._sam.submit(table=table, short_description=name)
        expect(answer["response_action"] == "update", f"the share was not accepted: {answer}")
        shown = as_text(await self._sam.view())
        self._say(f"He submits it as {'an incident' if table == 'incident' else 'a change request'}", shown)
        await self._sam.close()
        record = await self._record(table, short_description=name)
        expect(record["correlation_display"].startswith(SOURCE), "the record does not say what it is")
        expect(record["correlation_id"], "the record has no correlation_id")
        expect(record["description"], "the record has no description")
        card = await self._sam.message(record["number"])
        self._say(f"The card in #security, for {record['number']} in ServiceNow", as_text(card))
        return record

    async def look_up(self, record: Json) -> None:
        """Look a ticket up by its number."""
        answer = await self._sam.answer_to(f"/ticket {record['number']}", containing=record["number"])
        self._say(f"/ticket {record['number']}", as_text(answer))
        listed = await self._sam.answer_to("/ticket list open", containing=record["number"])
        self._say("/ticket list open", as_text(listed))

    async def follow(self, record: Json) -> None:
        """Somebody changes the state in ServiceNow; the card follows, and its thread tells."""
        url = f"{self._places.servicenow}/sandbox/records/change_request/{record['number']}"
        changed = await self._http.post(url, json={"as": "admin", "fields": {"state": "-4"}})
        expect(changed.is_success, f"ServiceNow refused the change: {changed.text}")
        card = await self._sam.message(record["number"], ephemeral=False, thread_ts=None)
        assess = await self._sam.message("Assess", ephemeral=False, thread_ts=None)
        expect(assess["ts"] == card["ts"], "the new state stands in a second card")
        self._say("In ServiceNow the change goes to Assess; the card follows", as_text(assess))
        told = await self._sam.message("Assess", thread_ts=card["ts"])
        self._say("and its thread tells", as_text(told))

    async def subscribe_to_digest(self, *records: Json) -> None:
        """Subscribe the channel to a digest, and move the clock to its time."""
        await self._sam.command("/securescore digest new")
        form = await self._sam.view("digest")
        due = self._places.clock.now() + timedelta(minutes=90)
        answer = await self._sam.submit(
            local_time=due.strftime("%H:%M"), time_zone="UTC", weekdays=list("1234567"), shows="open"
        )
        expect(answer["response_action"] == "update", f"the digest was not accepted: {answer}")
        self._say("/securescore digest new", as_text(form))
        self._say("He submits it", as_text(await self._sam.view()))
        await self._sam.close()
        self._places.clock.forward(timedelta(minutes=91))
        first = await until(lambda: self._digests(1), "the digest")
        self._say("Ninety minutes later, in #security", as_text(first[0]))
        missing = [one["number"] for one in records if one["number"] not in as_text(first[0])]
        expect(not missing, f"the digest does not name {missing}")
        # The next one proves that the bot has looked again, and has not posted the first one twice.
        self._places.clock.forward(timedelta(days=1))
        both = await until(lambda: self._digests(2), "the next day's digest")
        expect(len(both) == 2, f"{len(both)} digests were posted on two days")
        self._say("A day later", as_text(both[1]))

    async def _digests(self, least: int) -> list[Json]:
        """The digests so far; none where they are fewer than ``least``."""
        seen = await self._sam.messages()
        found = [one for one in seen if (one.get("metadata") or {}).get("event_type") == "scoredesk_digest"]
        return found if len(found) >= least else []

    async def _authorize(self, url: str) -> httpx.Response:
        browser = Browser()
        try:
            return await browser.authorize(url, INTEGRATION_USER, await self._password())
        finally:
            await browser.close()

    async def _password(self) -> str:
        page = (await self._http.get(f"{self._places.servicenow}/login.do")).text
        after = page.partition(f"<code>{INTEGRATION_USER}</code>, password <code>")[2]
        return after.partition("</code>")[0]

    async def _record(self, table: str, **having: str) -> Json:
        async def look() -> Json | None:
            answer = await self._http.get(f"{self._places.servicenow}/sandbox/records/{table}")
            rows = [
                row
                for row in answer.json()["records"]
                if all(row[name] == value for name, value in having.items())
            ]
            expect(len(rows) <= 1, f"ServiceNow has {len(rows)} records where one was shared")
            return rows[0] if rows else None

        return await until(look, f"a record in {table}")


def _typed(view: Json, block_id: str) -> str:
    state = view["state"]["values"][block_id]
    return str(next(iter(state.values()))["value"])
