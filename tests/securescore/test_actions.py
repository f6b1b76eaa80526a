from datetime import UTC, datetime
from typing import Any

import pytest

from securescore.actions import (
    ImprovementAction,
    Status,
    improvement_actions,
    peers_average,
    search,
    suggested_priority,
)
from securescore.models import SecureScore, SecureScoreControlProfile
from tests.graph_data import needs_data, rows


def profile(control_id: str = "AdminMFAV2", **fields: Any) -> SecureScoreControlProfile:
    known = {"id": control_id, "title": f"Title of {control_id}", "maxScore": 10, "rank": 1}
    return SecureScoreControlProfile.model_validate(known | fields)


def day(*scores: dict[str, Any], **fields: Any) -> SecureScore:
    known = {"id": "d", "createdDateTime": "2026-11-01T00:00:00Z", "currentScore": 50, "maxScore": 200}
    return SecureScore.model_validate(known | {"controlScores": list(scores)} | fields)


def scored(control_id: str = "AdminMFAV2", **fields: Any) -> dict[str, Any]:
    return {"controlName": control_id, "score": 4, "scoreInPercentage": 40} | fields


def one_action(known: SecureScoreControlProfile, snapshot: SecureScore) -> ImprovementAction:
    (action,) = improvement_actions([known], snapshot)
    return action


def declared(state: str) -> dict[str, Any]:
    return {"controlStateUpdates": [{"state": state, "updatedDateTime": None}]}


def ids(actions: list[ImprovementAction]) -> list[str]:
    return [action.control_id for action in actions]


def test_an_action_joins_profile_and_score_by_id() -> None:
    known = profile(
        controlCategory="Device",
        service="MDATP",
        userImpact="medium",
        implementationCost="Unknown",
        threats=["Account breach", "Account Breach", "dataExfiltration", "Typo squatting"],
        tier="Defense In Depth",
        remediation="<p>Do it.</p>",
    )

    action = one_action(known, day(scored(description="What.", lastSynced="2026-11-01T05:00:00Z")))

    assert (
        ImprovementAction(
            control_id="AdminMFAV2",
            title="Title of AdminMFAV2",
            category="Device",
            recommendation_category="Devices",
            service="MDATP",
            product="Defender for Endpoint",
            max_score=10.0,
            score=4.0,
            score_in_percentage=40.0,
            gain=3.0,
            rank=1,
            user_impact="Moderate",
            implementation_cost=None,
            threats=("Account breach", "Data exfiltration", "Typo squatting"),
            tier="Defense in Depth",
            status=Status.TO_ADDRESS,
            implementation_status="",
            description_html="What.",
            remediation_html="<p>Do it.</p>",
            remediation_impact_html="",
            action_url="",
            last_synced=datetime(2026, 11, 1, 5, tzinfo=UTC),
            deprecated=False,
        )
        == action
    )


def test_no_score_is_not_scored_and_not_done() -> None:
    action = one_action(profile(), day())

    assert (Status.NOT_SCORED, None, 0.0, False) == (
        action.status,
        action.score,
        action.gain,
        action.is_actionable_now,
    )


@pytest.mark.parametrize(
    ("state", "score", "percent", "status"),
    [
        ("Default", 0, 0, Status.TO_ADDRESS),
        ("Default", 9.9, 99, Status.TO_ADDRESS),
        ("Default", 9.996, 99.96, Status.COMPLETED),
        ("Default", 10, 100, Status.COMPLETED),
        ("Reviewed", 0, 0, Status.TO_ADDRESS),
        ("ignored", 0, 0, Status.RISK_ACCEPTED),
        ("ThirdParty", 10, 100, Status.THIRD_PARTY),
        ("AlternateMitigation", 10, 100, Status.ALTERNATE_MITIGATION),
    ],
)
def test_status_is_what_was_declared_else_what_was_observed(
    state: str, score: float, percent: float, status: Status
) -> None:
    snapshot = day(scored(score=score, scoreInPercentage=percent))

    assert one_action(profile(**declared(state)), snapshot).status is status


def test_a_deprecated_control_is_not_actionable() -> None:
    assert not one_action(profile(deprecated=True), day(scored())).is_actionable_now


def test_order_is_rank_then_points_left_then_title_then_id() -> None:
    profiles = [
        profile("e", rank=None),
        profile("d", title="B"),
        profile("c", title="a"),
        profile("b", title="a"),
        profile("a", rank=2),
        profile("f", title="z"),
    ]

    actions = improvement_actions(profiles, day(*map(scored, "abcde"), scored("f", score=1)))

    assert ["f", "b", "c", "d", "a", "e"] == ids(actions)


@pytest.mark.parametrize(
    ("left", "priority"), [(4.0, "2"), (3.98, "3"), (1.0, "3"), (0.98, "4"), (0.02, "4"), (0.0, "5")]
)
def test_priority_follows_the_gain(left: float, priority: str) -> None:
    action = one_action(profile(), day(scored(score=10 - left)))

    assert suggested_priority(action) == priority


def test_a_tenant_without_points_has_no_gain() -> None:
    empty = day(scored(), currentScore=0, maxScore=0)

    assert 0.0 == one_action(profile(), empty).gain


def test_peers_average_leaves_out_what_is_not_known() -> None:
    peers = [
        {"basis": "AllTenants", "averageScore": 52.86},
        {"basis": "TotalSeats", "averageScore": -1},
        {"basis": "IndustryTypes"},
    ]

    assert peers_average(day(averageComparativeScores=peers)) == {"AllTenants": 52.86}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["mfa", "links", "dlp"]),
        ("ADMIN mfa", ["mfa"]),
        ("office safe", ["links"]),
        ("category:devices", ["dlp"]),
        ("Category:device", ["dlp"]),
        ("product:entra", ["mfa"]),
        ('product:"defender for office"', ["links"]),
        ("product:“Defender for Office 365” safe", ["links"]),
        ("product:mdo", ["links"]),
        ("status:to_address", ["mfa", "dlp"]),
        ('status:"Risk accepted"', ["links"]),
        ("status: completed", []),
        ("category:identity status:riskaccepted", []),
        ("nothing like it", []),
    ],
)
def test_search_takes_words_and_filters(words: str, found: list[str]) -> None:
    actions = improvement_actions(
        [
            profile("mfa", title="MFA for admins", service="AzureAD", controlCategory="Identity"),
            profile(
                "links", title="Safe Links", service="MDO", controlCategory="Apps", **declared("Ignored")
            ),
            profile("dlp", title="Disk encryption", service="MDATP", controlCategory="Device", rank=3),
        ],
        day(scored("mfa", score=0), scored("links", score=1), scored("dlp")),
    )

    assert found == ids(search(actions, words))


@needs_data
def test_real_points_add_up_to_the_real_score() -> None:
    snapshot = SecureScore.model_validate(rows("secureScores")[0])
    profiles = map(SecureScoreControlProfile.model_validate, rows("secureScoreControlProfiles"))

    actions = improvement_actions(profiles, snapshot)

    declared_scored = [action for action in actions if action.score is not None]
    assert (200, 41) == (len(actions), len(declared_scored))
    assert all(
        action.score == pytest.approx(action.max_score * (action.score_in_percentage or 0) / 100)
        for action in declared_scored
    )


@needs_data
def test_every_real_action_has_a_category_a_product_and_a_priority() -> None:
    snapshot = SecureScore.model_validate(rows("secureScores")[0])
    profiles = map(SecureScoreControlProfile.model_validate, rows("secureScoreControlProfiles"))

    actions = improvement_actions(profiles, snapshot)

    assert all(action.recommendation_category and action.product for action in actions)
    assert {"2", "3", "4", "5"} >= {suggested_priority(action) for action in actions} >= {"3", "5"}
