"""What is told of an improvement action wherever one is shown."""

from datetime import date

from bot.views.mrkdwn import Mrkdwn, brief, join, say
from securescore.actions import ImprovementAction
from texts import text

TITLE_CHARACTERS = 130
"""Graph's longest has 125."""


def title(action: ImprovementAction) -> Mrkdwn:
    """The action's title, on one line."""
    return brief(action.title, TITLE_CHARACTERS)


def points(action: ImprovementAction, locale: str) -> Mrkdwn:
    """Points got and possible."""
    if action.score is None:
        return say("points-not-scored", locale, max_score=action.max_score)
    return say("points-of", locale, score=action.score, max_score=action.max_score)


def gain(value: float, locale: str) -> Mrkdwn:
    """What it would add to the score, in percentage points."""
    return say("percent-points", locale, gain=value)


def status(action: ImprovementAction, locale: str) -> Mrkdwn:
    """The portal's word for its status."""
    return say(f"status-{action.status}", locale)


def facts(action: ImprovementAction, day: date, locale: str) -> list[Mrkdwn]:
    """Each known fact as a line with its name in bold."""
    impact, cost = action.user_impact, action.implementation_cost
    known = (
        ("fact-points", points(action, locale)),
        ("fact-gain", gain(action.gain, locale) if action.gain else ""),
        ("fact-status", status(action, locale)),
        ("fact-category", brief(action.recommendation_category or action.category, 100)),
        ("fact-product", brief(action.product, 100)),
        ("fact-user-impact", say(f"level-{impact.lower()}", locale) if impact else ""),
        ("fact-implementation-cost", say(f"level-{cost.lower()}", locale) if cost else ""),
        ("fact-threats", brief(", ".join(action.threats), 300)),
        ("fact-as-of", say("day", locale, day=action.last_synced or day)),
        ("fact-control-id", brief(action.control_id, 150)),
    )
    return [fact(key, Mrkdwn(value), locale) for key, value in known if value]


def fact(key: str, value: Mrkdwn, locale: str) -> Mrkdwn:
    """One fact with its name in bold."""
    return Mrkdwn(f"*{say(key, locale)}:* {value}")


def summary(action: ImprovementAction, locale: str) -> Mrkdwn:
    """Gain, points and product on one line."""
    return join(" · ", [gain(action.gain, locale), points(action, locale), brief(action.product, 40)])


def option_label(action: ImprovementAction, locale: str) -> str:
    """Gain and title, for a menu; the gain first, since a long title is cut."""
    return f"{text('percent-points', locale, gain=action.gain)} · {action.title}"
