"""Improvement actions: control profiles joined with the newest day's points.

The join is by control id only: titles repeat and categories drift.
https://learn.microsoft.com/defender-xdr/microsoft-secure-score-improvement-actions
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from securescore import spellings
from securescore.models import ControlScore, SecureScore, SecureScoreControlProfile

_FULL_WITHIN = 0.005
"""Points; scores are fractions and come rounded."""
_LAST_RANK = 10_000


class Status(StrEnum):
    """The portal's statuses, as far as Graph tells them, and the lack of a score."""

    TO_ADDRESS = "to_address"
    COMPLETED = "completed"
    RISK_ACCEPTED = "risk_accepted"
    THIRD_PARTY = "third_party"
    ALTERNATE_MITIGATION = "alternate_mitigation"
    NOT_SCORED = "not_scored"
    """Not licensed, not applicable, or gone; not done."""


_DECLARED = {
    "Ignored": Status.RISK_ACCEPTED,
    "ThirdParty": Status.THIRD_PARTY,
    "AlternateMitigation": Status.ALTERNATE_MITIGATION,
}


@dataclass(frozen=True)
class ImprovementAction:
    """A control a person can act on; ``score`` and ``max_score`` are points, texts are Graph's HTML."""

    control_id: str
    title: str
    category: str
    """controlCategory as Graph gives it."""
    recommendation_category: str
    """Devices, Data, Apps, Identity, Infrastructure; or empty."""
    service: str
    product: str
    max_score: float
    score: float | None
    """None where the tenant has no score for the control; so is score_in_percentage."""
    score_in_percentage: float | None
    gain: float
    """What is left to win, in percent points of the tenant's score."""
    rank: int
    user_impact: str | None
    implementation_cost: str | None
    """Low, Moderate, High; None where unknown; so is user_impact."""
    threats: tuple[str, ...]
    tier: str
    status: Status
    implementation_status: str
    description_html: str
    remediation_html: str
    remediation_impact_html: str
    action_url: str
    last_synced: datetime | None
    deprecated: bool

    @property
    def is_actionable_now(self) -> bool:
        """Whether there are points to win here by doing something."""
        return self.status is Status.TO_ADDRESS and not self.deprecated

    @property
    def points_left(self) -> float:
        """What is left to win, in points; nothing where nothing is scored."""
        return _points_left(self.max_score, self.score)


def improvement_actions(
    profiles: Iterable[SecureScoreControlProfile], snapshot: SecureScore
) -> list[ImprovementAction]:
    """Every control as of the snapshot, in the portal's order: rank, points left, title, id."""
    scores = {row.control_name: row for row in snapshot.control_scores or []}
    actions = [_action(profile, scores.get(profile.id), snapshot.max_score) for profile in profiles]
    return sorted(actions, key=lambda one: (one.rank, -one.points_left, one.title.casefold(), one.control_id))


def suggested_priority(action: ImprovementAction) -> str:
    """ServiceNow's priority for a ticket about the action, from its gain in percent points.

    "2" from 2.0, "3" from 0.5, "4" for less, "5" where there is nothing to win. "1" is for emergencies, which
    a hardening step is not: only a person gives it.
    """
    for least, priority in ((2.0, "2"), (0.5, "3")):
        if action.gain >= least:
            return priority
    return "4" if action.gain > 0 else "5"


def peers_average(snapshot: SecureScore) -> dict[str, float]:
    """The average of comparable tenants in percent, by basis: AllTenants, TotalSeats, IndustryTypes."""
    return {
        peers.basis: peers.average_score
        for peers in snapshot.average_comparative_scores or []
        # Graph has used -1 for "not known".
        if peers.basis and peers.average_score is not None and peers.average_score >= 0
    }


_FILTER = re.compile(r'(?i)\b(category|product|status):\s*(?:["“”]([^"“”]*)["“”]|(\S+))')  # Slack's quotes


def search(actions: Iterable[ImprovementAction], words: str) -> list[ImprovementAction]:
    """The actions that match what a person typed, in the order given; case does not matter.

    Each word is part of the id, title or product; ``category:``, ``product:`` and ``status:`` narrow it down,
    with quotes around a value of several words.
    """
    filters = [(name.lower(), _squeezed(quoted or bare)) for name, quoted, bare in _FILTER.findall(words)]
    wanted = _FILTER.sub(" ", words).casefold().split()
    return [
        action
        for action in actions
        if all(word in f"{action.control_id} {action.title} {action.product}".casefold() for word in wanted)
        and all(_passes(action, name, value) for name, value in filters)
    ]


def _passes(action: ImprovementAction, name: str, value: str) -> bool:
    fields: dict[str, Sequence[str]] = {
        "category": (action.category, action.recommendation_category),
        "product": (action.product, action.service),
        "status": (action.status,),
    }
    return any(value in _squeezed(field) for field in fields[name])


def _squeezed(text: str) -> str:
    """Without case, spaces and underscores: ``Risk accepted`` and ``risk_accepted`` are the same."""
    return re.sub(r"[\W_]+", "", text.casefold())


def _action(
    profile: SecureScoreControlProfile, row: ControlScore | None, tenant_max: float
) -> ImprovementAction:
    row = row or ControlScore()
    max_score = profile.max_score or 0.0
    category, service = profile.control_category or "", profile.service or ""
    return ImprovementAction(
        control_id=profile.id,
        title=profile.title or profile.id,
        category=category,
        recommendation_category=spellings.recommendation_category(category),
        service=service,
        product=spellings.product(service),
        max_score=max_score,
        score=row.score,
        score_in_percentage=row.score_in_percentage,
        gain=100 * _points_left(max_score, row.score) / tenant_max if tenant_max else 0.0,
        rank=_LAST_RANK if profile.rank is None else profile.rank,
        user_impact=spellings.level(profile.user_impact),
        implementation_cost=spellings.level(profile.implementation_cost),
        threats=spellings.threats(profile.threats),
        tier=spellings.tier(profile.tier),
        status=_status(profile, row),
        implementation_status=row.implementation_status or "",
        description_html=row.description or "",
        remediation_html=profile.remediation or "",
        remediation_impact_html=profile.remediation_impact or "",
        action_url=profile.action_url or "",
        last_synced=row.last_synced,
        deprecated=bool(profile.deprecated),
    )


def _points_left(max_score: float, score: float | None) -> float:
    return 0.0 if score is None else max(max_score - score, 0.0)


def _status(profile: SecureScoreControlProfile, row: ControlScore) -> Status:
    if row.score is None:
        return Status.NOT_SCORED
    if declared := _DECLARED.get(profile.state):
        return declared
    full = (row.score_in_percentage or 0) >= 100 or row.score >= (profile.max_score or 0) - _FULL_WITHIN
    return Status.COMPLETED if full else Status.TO_ADDRESS
