"""A pretend ServiceNow instance: OAuth, the Table API and what surrounds them."""

from sandbox.servicenow.server import PretendServiceNow

__all__ = ["PretendServiceNow"]
