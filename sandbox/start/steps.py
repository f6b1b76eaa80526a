"""The tour's steps: each is told in html/steps.html under its key, and ticked once it has happened.

A new step takes one line in STEPS, a function that sees in the services that it was done, and its words.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from sandbox.servicenow.instance import TIME_FORMAT
from sandbox.start.witness import TABLES, Witness

_NUMBER = re.compile(r"(?:INC|CHG)\d{7}")


@dataclass(frozen=True)
class Step:
    """One thing to do."""

    key: str
    title: str
    happened: Callable[[Witness], bool]


def _refused_wrong_user(seen: Witness) -> bool:
    return any(user != seen.integration_user and grant.refresh_revoked for user, grant in seen.grants())


def _connected(seen: Witness) -> bool:
    return any(user == seen.integration_user and not grant.refresh_revoked for user, grant in seen.grants())


def _shared_as(table: str) -> Callable[[Witness], bool]:
    return lambda seen: any(seen.cards(record) for record in seen.shared(table))


def _field_error(seen: Witness) -> bool:
    answers = (request.answer.body for request in seen.deliveries("view_submission"))
    return any(isinstance(body, dict) and body.get("response_action") == "errors" for body in answers)


def _shared_again(seen: Witness) -> bool:
    return any(times > 1 for table in TABLES for times in Counter(seen.control_ids(table)).values())


def _looked_up(seen: Witness) -> bool:
    asked = (request.args for request in seen.deliveries("command"))
    return any(each["command"] == "/ticket" and _NUMBER.fullmatch(each["text"].strip()) for each in asked)


def _card_followed(seen: Witness) -> bool:
    return any(
        card.edits and seen.thread(card)
        for table in TABLES
        for record in seen.shared(table)
        for card in seen.cards(record)
    )


def _down_and_back(seen: Witness) -> bool:
    trouble = seen.last_trouble()
    made = [record["sys_created_on"] for table in TABLES for record in seen.shared(table)]
    return trouble is not None and any(_moment(each) >= trouble.replace(microsecond=0) for each in made)


def _moment(column: str) -> datetime:
    return datetime.strptime(column, TIME_FORMAT).replace(tzinfo=UTC)


def _state_renamed(seen: Witness) -> bool:
    submitted = (request.args.get("view") or {} for request in seen.deliveries("view_submission"))
    return any(view.get("callback_id") == "settings" for view in submitted)


def _doctor_asked(seen: Witness) -> bool:
    return any(request.args["text"].strip() == "doctor" for request in seen.deliveries("command"))


def _digest_posted(seen: Witness) -> bool:
    return any((post.metadata or {}).get("event_type") == "scoredesk_digest" for post in seen.posts())


def _home_in_german(seen: Witness) -> bool:
    return bool(seen.german_homes())


def _disconnected(seen: Witness) -> bool:
    revoked = [grant.refresh_revoked for user, grant in seen.grants() if user == seen.integration_user]
    return bool(revoked) and all(revoked)


STEPS = (
    Step("wrong_user", "Connect ServiceNow as the wrong person", _refused_wrong_user),
    Step("right_user", "Connect as the integration user", _connected),
    Step("change", "Share an action as a change request", _shared_as("change_request")),
    Step("incident", "Share another one as an incident", _shared_as("incident")),
    Step("field_error", "Get a date wrong", _field_error),
    Step("again", "Share one again", _shared_again),
    Step("look_up", "Look a ticket up", _looked_up),
    Step("follow", "Change its state in ServiceNow", _card_followed),
    Step("down", "Take ServiceNow down, and bring it back", _down_and_back),
    Step("digest", "Get a digest", _digest_posted),
    Step("german", "Open Home in German", _home_in_german),
    Step("states", "Name a state your own way", _state_renamed),
    Step("doctor", "Have the doctor look", _doctor_asked),
    Step("disconnect", "Remove the connection", _disconnected),
)
