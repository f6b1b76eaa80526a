"""Bad days that one press plays, until the next: a fault for every request."""

from collections.abc import Mapping
from dataclasses import dataclass

from sandbox.servicenow.fault import Fault


@dataclass(frozen=True)
class Switch:
    """A bad day: one fault for every request, until it is switched off."""

    label: str
    plays: str
    fault: Fault


SWITCHES: Mapping[str, Switch] = {
    "down": Switch(
        "Down",
        "Every request is answered with 503.",
        Fault("status", status=503, body="<h1>503 Service Unavailable</h1>"),
    ),
    "hibernating": Switch(
        "Hibernating", "A page says that the instance hibernates, with status 200.", Fault("hibernating")
    ),
    "login_page": Switch(
        "Login page instead of data",
        "A login page comes where JSON should, with status 200.",
        Fault("login_page"),
    ),
    "slow": Switch("Slow (2 s)", "Every answer comes two seconds late.", Fault("slow", seconds=2.0)),
    "drop_after_commit": Switch(
        "Answers get lost after the work is done",
        "The record is made, and the connection breaks off before anybody hears of it.",
        Fault("drop_after_commit"),
    ),
    "drop_before_commit": Switch(
        "Connections break off",
        "Nothing is done, and the connection breaks off.",
        Fault("drop_before_commit"),
    ),
    "rate_limited": Switch(
        "Rate limited", "429: too many requests, come back in 30 seconds.", Fault("rate_limited")
    ),
    "half_answer": Switch(
        "Answers end in the middle",
        "The work is done, and the connection breaks off after half of the JSON.",
        Fault("half_answer"),
    ),
    "cancelled": Switch(
        "Transactions cancelled",
        "What was read comes with 200 and an error beside it; what was written stays, with a 500.",
        Fault("cancelled"),
    ),
    "redirect": Switch(
        "Sent elsewhere",
        "Every request is redirected to another host, as by a company's gateway.",
        Fault("redirect"),
    ),
    "throttled": Switch(
        "No semaphore free", "429 without any rate limit header.", Fault("throttled", retry_after=0)
    ),
}
