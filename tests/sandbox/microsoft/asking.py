"""What the tests of the pretend Graph ask again and again."""

from typing import Any, TypedDict

import httpx

Json = dict[str, Any]


class App(TypedDict):
    """An app registration, as PretendMicrosoft takes it."""

    tenant_id: str
    client_id: str
    client_secret: str


APP: App = {
    "tenant_id": "11111111-2222-3333-4444-555555555555",
    "client_id": "desk",
    "client_secret": "s3cret",
}
SCORES = "/v1.0/security/secureScores"
PROFILES = "/v1.0/security/secureScoreControlProfiles"
TOKEN = f"/{APP['tenant_id']}/oauth2/v2.0/token"
VENDOR = {"provider": "SecureScore", "vendor": "Microsoft"}


def token_form(**changed: str) -> dict[str, str]:
    """The form of a client credentials request."""
    return {
        "grant_type": "client_credentials",
        "client_id": APP["client_id"],
        "client_secret": APP["client_secret"],
        "scope": "https://graph.microsoft.com/.default",
        **changed,
    }


async def ask_token(client: httpx.AsyncClient) -> None:
    """Give the client a fresh token."""
    answer = await client.post(TOKEN, data=token_form())
    client.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"


async def newest(graph: httpx.AsyncClient) -> Json:
    """The newest snapshot."""
    snapshot: Json = (await graph.get(SCORES, params={"$top": "1"})).json()["value"][0]
    return snapshot


async def row(graph: httpx.AsyncClient, control_id: str) -> Json:
    """A control's row in the newest snapshot."""
    return rows(await newest(graph))[control_id]


def rows(snapshot: Json) -> dict[str, Json]:
    """A snapshot's rows by control."""
    return {row["controlName"]: row for row in snapshot["controlScores"]}


async def all_profiles(graph: httpx.AsyncClient) -> list[Json]:
    """Every profile, page by page."""
    profiles: list[Json] = []
    link: str | None = PROFILES
    while link:
        page = (await graph.get(link)).json()
        profiles += page["value"]
        link = page.get("@odata.nextLink")
    return profiles


async def play(graph: httpx.AsyncClient, doing: str, **body: object) -> Json:
    """POST to the sandbox's own interface."""
    answer: Json = (await graph.post(f"/sandbox/{doing}", json=body)).json()
    return answer


async def next_day(graph: httpx.AsyncClient) -> str:
    """Let a day pass, with the new token that this needs."""
    moved = await play(graph, "next_day")
    await ask_token(graph)
    return str(moved["now"])
