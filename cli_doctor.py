"""`scoredesk doctor`: a check-up on the command line, as a table or as JSON."""

import json
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from app import close_desk, make_desk
from bot.views import doctor_words as words
from desk.context import Desk
from desk.doctor import Report, examine
from servicenow.checks.finding import Outcome
from settings import Settings
from storage import schema, workspaces
from storage.tables import Workspace

LOCALE = "en"
_OPERATOR = "operator"
"""Who it was, in the audit log."""
_COLOURS = {Outcome.FAIL: "red", Outcome.WARN: "yellow", Outcome.UNKNOWN: "cyan", Outcome.PASS: "green"}


class NoWorkspace(Exception):
    """There is no such workspace, or more than one to choose from."""


async def run(settings: Settings, team_id: str, *, write_probe: bool) -> Report:
    """Examine the workspace; raises NoWorkspace, or a StorageError where the database is of no use."""
    desk = make_desk(settings)
    try:
        async with desk.database.reading() as session:
            await schema.check(session)
        workspace = await _workspace(desk, team_id)
        return await examine(desk, workspace.id, write_as=_OPERATOR if write_probe else None)
    finally:
        await close_desk(desk)


def show(report: Report) -> None:
    """Print a table, with colours where there is a terminal."""
    table = Table(box=None, pad_edge=False, show_header=False)
    for finding in report.findings:
        seen, remedy = words.seen(finding, LOCALE), words.remedy(finding, LOCALE)
        table.add_row(
            Text(words.outcome(finding, LOCALE), style=_COLOURS[finding.outcome]),
            Text(words.check(finding.check, LOCALE), no_wrap=True),
            Text(f"{seen}\n{remedy}" if remedy and not words.waits_for(finding) else seen),
        )
    Console(highlight=False).print(table)


def as_json(report: Report) -> str:
    """The same for programs: keys and values as they are, and in words."""
    shown = {
        "instance_url": report.instance_url or None,
        "at": report.at.isoformat(),
        "well": report.is_well,
        "findings": [
            {
                "check": finding.check,
                "outcome": finding.outcome.name,
                "seen": finding.seen,
                "remedy": finding.remedy or None,
                "values": dict(finding.values),
                "words": words.seen(finding, LOCALE),
                "to_do": words.remedy(finding, LOCALE) or None,
            }
            for finding in report.findings
        ],
    }
    return json.dumps(shown, indent=2, default=_plain)


async def _workspace(desk: Desk, team_id: str) -> Workspace:
    async with desk.database.reading() as session:
        every = await workspaces.every(session)
    if not every:
        raise NoWorkspace("No workspace is known yet: start the bot once, with scoredesk run.")
    known = [one for one in every if team_id in ("", one.team_id)]
    if len(known) == 1:
        return known[0]
    listed = ", ".join(f"{one.team_id} ({one.name})" for one in every)
    raise NoWorkspace(f"Say which with --workspace: {listed}")


def _plain(value: Any) -> str:
    return str(value.isoformat())
