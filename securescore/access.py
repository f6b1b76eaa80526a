"""How to reach one tenant's Secure Score."""

import ipaddress
from dataclasses import dataclass, field

import httpx


@dataclass(frozen=True)
class GraphAccess:
    """An app registration in a tenant, and the cloud it lives in.

    Both addresses are https, or http on a loopback host; ValueError otherwise.
    https://learn.microsoft.com/graph/deployments
    """

    tenant_id: str
    client_id: str
    client_secret: str = field(repr=False)
    authority_host: str = "https://login.microsoftonline.com"
    graph_url: str = "https://graph.microsoft.com"

    def __post_init__(self) -> None:
        for url in (self.authority_host, self.graph_url):
            if not _is_safe(httpx.URL(url)):
                raise ValueError(f"{url} must begin with https:// (http:// is for loopback hosts only)")

    @property
    def token_url(self) -> str:
        """Entra's token endpoint."""
        return f"{self.authority_host.rstrip('/')}/{self.tenant_id}/oauth2/v2.0/token"

    @property
    def security_url(self) -> str:
        """Where Graph keeps Secure Score."""
        return f"{self.graph_url.rstrip('/')}/v1.0/security"

    @property
    def scope(self) -> str:
        """All that the app registration has been granted."""
        return f"{self.graph_url.rstrip('/')}/.default"

    def is_graph(self, url: str) -> bool:
        """Whether the address is Graph's own: the same scheme, host and port."""
        try:
            there = httpx.URL(url)
        except httpx.InvalidURL:
            return False
        return _origin(there) == _origin(httpx.URL(self.graph_url)) and not there.userinfo


def _is_safe(url: httpx.URL) -> bool:
    return bool(url.host) and (url.scheme == "https" or (url.scheme == "http" and _is_loopback(url.host)))


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port
