"""What has happened in the three services so far, as anybody could see it there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import orjson

from sandbox.microsoft import PretendMicrosoft
from sandbox.servicenow import PretendServiceNow
from sandbox.servicenow.instance import Record
from sandbox.servicenow.oauth import Grant
from sandbox.slack import PretendSlack
from sandbox.slack.state import BOT_USER, Json, Message, Request

TABLES = ("incident", "change_request")
_SOURCE = "Microsoft 365 Security and Configuration"
_GERMAN = frozenset({"alle", "diesen", "ist", "nicht", "noch", "und", "von"})
"""Words that a German page can hardly do without, and that mean nothing in English."""


@dataclass(frozen=True)
class Witness:
    """Reads the three services and changes nothing."""

    slack: PretendSlack
    servicenow: PretendServiceNow
    microsoft: PretendMicrosoft
    integration_user: str

    def grants(self) -> Iterator[tuple[str, Grant]]:
        """The tokens given out, each with the name of the user it was for."""
        users = self.servicenow.instance.tables["sys_user"]
        for grant in self.servicenow.oauth.grants:
            yield users[grant.user]["user_name"], grant

    def shared(self, table: str) -> list[Record]:
        """The tickets that came from Secure Score."""
        records = self.servicenow.instance.tables[table].values()
        return [record for record in records if record["correlation_display"].startswith(_SOURCE)]

    def deliveries(self, method: str) -> Iterator[Request]:
        """What Slack sent to the bot."""
        for request in self.slack.state.requests:
            if request.kind == "delivery" and request.method == method:
                yield request

    def posts(self) -> Iterator[Message]:
        """What the bot said in a channel, for all to see."""
        for channel in self.slack.state.channels.values():
            for message in channel.messages:
                if message.user == BOT_USER and not message.ephemeral_to:
                    yield message

    def cards(self, record: Record) -> list[Message]:
        """The messages that name a ticket."""
        return [post for post in self.posts() if record["number"] in _words(post.blocks)]

    def thread(self, message: Message) -> list[Message]:
        """What the bot said in the thread under a message."""
        return [post for post in self.posts() if post.is_reply and post.thread_ts == message.ts]

    def control_ids(self, table: str) -> list[str]:
        """The controls that tickets were made of, one as often as it was shared."""
        known = self.microsoft.tenant.profiles
        return [
            word
            for record in self.shared(table)
            for word in set(record["description"].split()) & known.keys()
        ]

    def last_trouble(self) -> datetime | None:
        """When ServiceNow last failed a request because of a fault; None while it is still failing."""
        if self.servicenow.faults.as_json():
            return None
        failed = [request.at for request in self.servicenow.log.requests if request.fault]
        return datetime.fromisoformat(failed[-1]) if failed else None

    def german_homes(self) -> list[str]:
        """Whose Home is in German."""
        homes = self.slack.state.homes
        return [
            user
            for user, home in homes.items()
            if len(_GERMAN & set(re.findall(r"\w+", _words(home.definition["blocks"]).lower()))) > 2
        ]


def _words(blocks: list[Json]) -> str:
    return orjson.dumps(blocks).decode()
