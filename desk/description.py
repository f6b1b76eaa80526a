"""The description a ServiceNow record gets: what the person wrote, then the action's facts, as plain text."""

from datetime import date

from securescore.actions import ImprovementAction
from securescore.readable import cut, plain_text
from storage.tables import Person
from texts import text

DESCRIPTION_CHARACTERS = 4000
"""What `task.description` holds on an instance as delivered."""
PREFILL_CHARACTERS = 2800

MICROSOFT_RECOMMENDATION = "Microsoft recommendation"


def prefill(action: ImprovementAction) -> str:
    """What the share modal offers as description: what the action is, what to do, what it changes."""
    parts = (
        plain_text(action.description_html),
        plain_text(action.remediation_html),
        plain_text(action.remediation_impact_html),
    )
    return cut("\n\n".join(part for part in parts if part), PREFILL_CHARACTERS)


def describe(person: Person, action: ImprovementAction, day: date, written: str) -> str:
    """The whole description; where it would be too long, what the person wrote is cut, never the facts."""
    facts = "\n".join(_facts(person, action, day))
    room = DESCRIPTION_CHARACTERS - len(facts) - 2
    return f"{cut(written.strip(), room)}\n\n{facts}".strip()


def _facts(person: Person, action: ImprovementAction, day: date) -> list[str]:
    locale = person.locale
    rows = [
        ("fact-asked-by", f"{person.name} <{person.email}>" if person.email else person.name),
        ("fact-recommendation-source", MICROSOFT_RECOMMENDATION),
        ("fact-recommendation-category", action.recommendation_category),
        ("fact-control-id", action.control_id),
        ("fact-product", action.product),
        ("fact-points", _points(action, locale)),
        ("fact-gain", text("percent-points", locale, gain=action.gain) if action.gain else ""),
        ("fact-user-impact", _level(action.user_impact, locale)),
        ("fact-implementation-cost", _level(action.implementation_cost, locale)),
        ("fact-as-of", text("day", locale, day=action.last_synced or day)),
        ("fact-link", action.action_url),
    ]
    return [text("fact-line", locale, name=text(key, locale), value=value) for key, value in rows if value]


def _points(action: ImprovementAction, locale: str) -> str:
    if action.score is None:
        return text("points-not-scored", locale, max_score=action.max_score)
    return text("points-of", locale, score=action.score, max_score=action.max_score)


def _level(level: str | None, locale: str) -> str:
    return text(f"level-{level.lower()}", locale) if level else ""
