"""The doctor's whole table: health, and every finding with the fault that makes it."""

from tests.desk.ailment import CHOICES, USER, answer, fault, graph
from tests.desk.ailments_of_connection import OF_CONNECTION
from tests.desk.ailments_of_instance import OF_INSTANCE
from tests.desk.ward import error

HEALTHY = {
    "connection": "connection-kept",
    "address": "address-reached",
    "token-endpoint": "token-endpoint-answers",
    "client": "client-accepted",
    "authorize-page": "authorize-page-login",
    "redirect": "redirect-came-back",
    "refresh-token": "refresh-token-lives",
    "identity": "identity-proven",
    "user": "user-well",
    "roles": "roles-hidden",  # an integration user does not see its own roles
    "reading": "reading-complete",
    "writing": "writing-not-tried",  # nobody asked for it
    "delivery": "delivery-delivered",
    "states": "states-complete",
    "invalid-query": "invalid-query-finds-nothing",
    "release": "release-hidden",  # properties are for admins
    "registry": "registry-hidden",  # so is the OAuth registry
    "cross-scope": "cross-scope-hidden",  # and so are the tables' definitions
    "rate-limit": "rate-limit-none",
    "clock": "clock-agrees",
    "companion": "companion-none",
    "push": "push-not-set-up",
    "microsoft-token": "microsoft-token-accepted",
    "microsoft-permission": "microsoft-permission-granted",
    "score": "score-fresh",
}
ONE_LIST = "nameINincident"
UNSEEN = {
    "no-answer": ("states", fault("status", CHOICES, status=503, contains=ONE_LIST)),
    "no-data": ("states", fault("hibernating", CHOICES, contains=ONE_LIST)),
    "rate-limited": ("states", fault("rate_limited", CHOICES, contains=ONE_LIST, retry_after=0)),
    "not-allowed": ("user", answer(USER, error("User is not authorized"), 403)),
    "refused": ("states", answer(CHOICES, error("Not authenticated"), 401, contains=ONE_LIST)),
    "odd": ("user", answer(USER, error("Invalid field"), 400)),
    "too-slow": ("states", fault("slow", CHOICES, contains=ONE_LIST, seconds=20.0)),
}
OF_GRAPH = {
    "no-answer": graph(status=503),
    "rate-limited": graph("throttled", retry_after="60"),
    "no-data": graph("not_json"),
}
ROWS = (*OF_CONNECTION, *OF_INSTANCE)
