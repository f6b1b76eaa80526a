"""Rows of the doctor's table: what the desk knows of itself, how the instance is reached, and Microsoft."""

import asyncio
from collections.abc import Awaitable
from dataclasses import replace
from datetime import timedelta

from desk.doctor import CHECKS
from sandbox.certificate import make_certificate
from sandbox.playing.port import Port
from sandbox.serve import serving
from servicenow.transport import http_client
from storage.secrets import KeyRing, new_key
from tests.desk.ailment import (
    ANOTHER_INSTANCE,
    MICROSOFT,
    NO_TOKEN,
    NO_WAY_IN,
    NO_WAY_TO_A_TOKEN,
    PAGE,
    Befall,
    Row,
    authorized,
    entry,
    fault,
    graph,
    held,
    later,
    property_,
    waiting,
)
from tests.desk.ward import Ward

TOKENS = "/oauth_token.do"
AUTHORIZE = "/oauth_auth.do"
NOTHING_TO_LOOK_AT = waiting(*(check for check in CHECKS if check not in ("connection", *MICROSOFT)))
NO_GRAPH_TOKEN = waiting("microsoft-permission")
"""A permission is granted to a token."""


async def without_connection(ward: Ward) -> None:
    await ward.without_connection()


def none_allowed(ward: Ward) -> None:
    ward.desk = replace(ward.desk, allowed_hosts=("*.service-now.com",))


async def private(ward: Ward) -> None:
    guarded = await ward.after.enter_async_context(http_client(["*.service-now.com"]))
    ward.desk = replace(ward.desk, http=guarded)


async def no_name(ward: Ward) -> None:
    # Longer than a part of a name may be: nobody has to be asked to know that it does not exist.
    host = f"{'a' * 64}.example"
    ward.desk = replace(ward.desk, allowed_hosts=(host,))
    await ward.held(instance_url=f"https://{host}")


async def untrusted(ward: Ward) -> None:
    served = serving(ward.playing.servicenow.app, certificate=make_certificate(ward.folder))
    await ward.held(instance_url=await ward.after.enter_async_context(served))


async def nobody_listens(ward: Ward) -> None:
    port = await ward.after.enter_async_context(Port(ward.playing.instance_url))
    await port.close()
    await ward.held(instance_url=port.url)


async def somebody_hangs_up(ward: Ward) -> None:
    async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    server = await ward.after.enter_async_context(await asyncio.start_server(hang_up, "127.0.0.1"))
    await ward.held(instance_url=f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")


def other_keys(ward: Ward) -> None:
    ward.desk = replace(ward.desk, keys=KeyRing([new_key()]))


async def a_share_waits(ward: Ward) -> None:
    asked_at = ward.clock.now() - timedelta(hours=1)
    await ward.tickets(ward.ticket(), ward.undelivered(asked_at=asked_at, error="NotAnswering"))


async def all_refused(ward: Ward) -> None:
    await ward.tickets(ward.undelivered(delivery="refused", error="RefusedByRule"))


async def nothing_shared(ward: Ward) -> None:
    await ward.tickets()


def pushed(ago: timedelta | None) -> Befall:
    def push(ward: Ward) -> Awaitable[None]:
        at = None if ago is None else ward.clock.now() - ago
        return ward.held(push_digest="0" * 64, pushed_at=at)

    return push


async def old_score(ward: Ward) -> None:
    await ward.score(read_at=ward.clock.now() - timedelta(hours=37))


async def no_score(ward: Ward) -> None:
    await ward.score()


async def no_permission(ward: Ward) -> None:
    await ward.microsoft("grant", roles=[])
    ward.graph()


def wrong_secret(ward: Ward) -> None:
    ward.graph(client_secret="another")


OF_CONNECTION = (
    Row("connection-none", without_connection, NOTHING_TO_LOOK_AT),
    Row("connection-authorize-again", held(needs_authorization=True), NO_TOKEN),
    Row("address-not-allowed", none_allowed, NO_WAY_IN),
    Row("address-private", private, NO_WAY_IN),
    Row("address-no-name", no_name, ANOTHER_INSTANCE),
    Row("address-certificate", untrusted, ANOTHER_INSTANCE),
    Row("address-refused", nobody_listens, ANOTHER_INSTANCE),
    Row("address-no-answer", somebody_hangs_up, ANOTHER_INSTANCE),
    Row("token-endpoint-hibernating", fault("hibernating", TOKENS), NO_WAY_TO_A_TOKEN),
    Row("token-endpoint-login", fault("login_page", TOKENS), NO_WAY_TO_A_TOKEN),
    Row("token-endpoint-address-refused", fault("status", TOKENS, status=403, body=PAGE), NO_WAY_TO_A_TOKEN),
    Row("token-endpoint-page", fault("status", TOKENS, status=200, body=PAGE), NO_WAY_TO_A_TOKEN),
    Row("token-endpoint-down", fault("status", TOKENS, status=503), NO_WAY_TO_A_TOKEN),
    Row("client-refused", entry(client_secret="another")),
    Row("client-lost-key", other_keys, NO_TOKEN),
    Row("authorize-page-single-sign-on", property_("glide.authentication.external.disable_local_login")),
    Row("authorize-page-refused", fault("status", AUTHORIZE, status=400, body=PAGE)),
    Row("authorize-page-address-refused", fault("status", AUTHORIZE, status=403, body=PAGE)),
    Row("authorize-page-odd", fault("status", AUTHORIZE, status=200, body=PAGE)),
    Row("refresh-token-ends-soon", authorized(days=90)),
    Row("refresh-token-ended", authorized(days=101)),
    Row(
        "refresh-token-not-needed",
        held(grant_type="client_credentials"),
        {"redirect": "redirect-not-needed"},  # no browser takes part
    ),
    Row("delivery-waiting", a_share_waits),
    Row("delivery-refused", all_refused),
    Row("delivery-none-shared", nothing_shared),
    Row("clock-off", later(minutes=2)),
    Row("clock-far-off", later(minutes=6)),
    Row("push-comes", pushed(timedelta())),
    Row("push-silent", pushed(timedelta(hours=1))),
    Row("push-never-came", pushed(None)),
    Row("microsoft-token-refused", wrong_secret, NO_GRAPH_TOKEN),
    Row("microsoft-token-not-found", graph(status=404), NO_GRAPH_TOKEN),
    Row("microsoft-permission-missing", no_permission),
    Row("score-old", old_score),
    Row("score-never", no_score),
)
