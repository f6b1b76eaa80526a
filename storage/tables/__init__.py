"""Every table. Rows are read as these classes outside a session too, but changed in a transaction only."""

from storage.tables.connections import Authorization, Connection, Revocation, Watermark
from storage.tables.digests import DigestRun, Subscription
from storage.tables.scores import ControlProfile, ScoreSnapshot
from storage.tables.tickets import Card, StateName, Ticket, TicketChange
from storage.tables.workspaces import AuditEntry, Notice, Person, Workspace

__all__ = [
    "AuditEntry",
    "Authorization",
    "Card",
    "Connection",
    "ControlProfile",
    "DigestRun",
    "Notice",
    "Person",
    "Revocation",
    "ScoreSnapshot",
    "StateName",
    "Subscription",
    "Ticket",
    "TicketChange",
    "Watermark",
    "Workspace",
]
