"""A digest, in one message however many tickets there are."""

import json
from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from bot.views.blocks import Block, Message, context, header, message as to_message, section
from bot.views.mrkdwn import Mrkdwn, bold, brief, join, say
from bot.views.overview import change
from bot.views.ticket_row import ticket_row
from desk.digest import Digest, Moved
from desk.subscribe import NAME_CHARACTERS
from securescore.readable import cut
from storage.tables import Ticket
from texts import text

_GROUP_CHARACTERS = 1500
"""Of JSON, for the rows of one group: with six groups the message stays below what Slack takes."""


def message(digest: Digest, locale: str) -> Message:
    """Score, then the tickets in groups: all counted, the first of each group told."""
    title = text(
        "digest-message-title", locale, name=cut(digest.subscription.name, NAME_CHARACTERS), day=digest.today
    )
    blocks = [header(title), *_score(digest, locale)]
    if digest.is_late:
        blocks.append(context(say("digest-late", locale)))
    if digest.is_empty:
        blocks.append(section(say("digest-empty-changed" if digest.since else "digest-empty-open", locale)))
    for key, rows in (
        ("digest-overdue", _rows(digest.overdue, digest.today, locale)),
        ("digest-due-this-week", _rows(digest.due_this_week, digest.today, locale)),
        ("digest-new", _rows(digest.new, digest.today, locale)),
        ("digest-moved", [_moved(one, digest.today, locale) for one in digest.moved]),
        ("digest-done", _rows(digest.done, digest.today, locale)),
        ("digest-open", _rows(digest.open, digest.today, locale)),
    ):
        blocks += _group(key, rows, locale)
    return to_message(blocks, _spoken(digest, locale))


def _spoken(digest: Digest, locale: str) -> Mrkdwn:
    return say(
        "digest-text",
        locale,
        name=brief(digest.subscription.name, NAME_CHARACTERS),
        overdue=len(digest.overdue),
        due_this_week=len(digest.due_this_week),
        new=len(digest.new),
        done=len(digest.done),
    )


def _score(digest: Digest, locale: str) -> list[Block]:
    now, before = digest.score, digest.score_before
    if now is None:
        return []
    told = [say("digest-score", locale, percent=now.percent, day=now.day)]
    if before is not None and before.day != now.day:
        moved = change(now.percent - before.percent, locale)
        told.append(say("digest-score-since", locale, change=moved, day=before.day))
    return [section(join(" · ", told))]


def _group(key: str, rows: Sequence[Mrkdwn], locale: str) -> list[Block]:
    if not rows:
        return []
    sizes = accumulate(len(json.dumps(row)) for row in rows)
    shown = [row for row, size in zip(rows, sizes, strict=True) if size <= _GROUP_CHARACTERS]
    more = [say("and-more", locale, count=len(rows) - len(shown))] if len(shown) < len(rows) else []
    return [section(join("\n", [bold(say(key, locale, count=len(rows))), *shown, *more]))]


def _rows(tickets: Sequence[Ticket], today: date, locale: str) -> list[Mrkdwn]:
    return [ticket_row(ticket, today, locale) for ticket in tickets]


def _moved(moved: Moved, today: date, locale: str) -> Mrkdwn:
    before = brief(moved.before, 24) or say("state-unknown", locale)
    return say("row-moved", locale, ticket=ticket_row(moved.ticket, today, locale), before=before)
