"""The list of recommended actions: what a reader asked for, and how much each would bring."""

from collections.abc import Mapping

from sandbox.microsoft.control import Json
from sandbox.microsoft.words import NOT_SCORED, product


def chosen(actions: list[Json], asked: Mapping[str, str]) -> list[Json]:
    """The actions that have all ``words`` and are of the ``category`` and ``status``, where given."""
    words = asked.get("words", "").casefold().split()
    return [
        action
        for action in actions
        if asked.get("category", "") in ("", action["controlCategory"])
        and asked.get("status", "") in ("", action["status"] or NOT_SCORED)
        and all(word in searched(action) for word in words)
    ]


def searched(action: Json) -> str:
    """Where words are looked for: title, id and product."""
    return f"{action['title']} {action['id']} {product(action['service'])}".casefold()


def score_impact(action: Json, most: float) -> float:
    """The share of the tenant's possible points that an action is worth, in percent."""
    return 100 * float(action["maxScore"]) / most if most else 0.0
