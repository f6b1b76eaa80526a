"""Pretend Microsoft 365: Entra's token endpoint and Microsoft Graph's Secure Score, on one loopback port."""

from sandbox.microsoft.server import PretendMicrosoft

__all__ = ["PretendMicrosoft"]
