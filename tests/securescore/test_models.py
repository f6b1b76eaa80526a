from datetime import UTC, datetime
from typing import Any

import pytest

from securescore.models import ControlScore, SecureScore, SecureScoreControlProfile
from tests.graph_data import needs_data, rows

DAY = {"id": "t_2026-11-01", "createdDateTime": "2026-11-01T00:00:00Z", "currentScore": 1.5, "maxScore": 3}


def state_of(*updates: dict[str, Any]) -> str:
    return SecureScoreControlProfile.model_validate({"id": "x", "controlStateUpdates": list(updates)}).state


@needs_data
def test_every_real_profile_comes_back_as_it_was() -> None:
    profiles = rows("secureScoreControlProfiles")

    assert profiles == [SecureScoreControlProfile.model_validate(row).as_json() for row in profiles]


@needs_data
def test_every_real_snapshot_comes_back_as_it_was() -> None:
    snapshots = rows("secureScores")

    assert snapshots == [SecureScore.model_validate(row).as_json() for row in snapshots]


@needs_data
def test_every_field_of_a_real_control_score_was_read() -> None:
    snapshot = SecureScore.model_validate(rows("secureScores")[0])

    assert all(row.score is not None and row.last_synced for row in snapshot.control_scores or [])


def test_unknown_fields_are_kept() -> None:
    row = {"controlName": "x", "newField": {"a": [1]}, "SeatSizeRangeLowerValue": "1"}

    assert row == ControlScore.model_validate(row).as_json()


def test_absent_fields_stay_absent_and_null_stays_null() -> None:
    row = {"id": "x", "threats": None, "userImpact": None}

    assert row == SecureScoreControlProfile.model_validate(row).as_json()


def test_a_value_of_an_odd_type_is_none_and_the_rest_is_read() -> None:
    row = ControlScore.model_validate({"controlName": "x", "score": "n/a", "count": 8, "lastSynced": "soon"})

    assert ("x", None, "8", None) == (row.control_name, row.score, row.count, row.last_synced)


def test_a_time_without_a_zone_is_utc() -> None:
    row = ControlScore.model_validate({"lastSynced": "2026-11-01T10:00:00"})

    assert row.last_synced == datetime(2026, 11, 1, 10, tzinfo=UTC)


def test_a_day_without_details_is_a_day() -> None:
    day = SecureScore.model_validate(DAY)

    assert (1.5, 3.0, None) == (day.current_score, day.max_score, day.control_scores)


def test_a_profile_without_updates_is_in_default_state() -> None:
    assert state_of() == "Default"


def test_the_latest_update_decides_the_state_wherever_it_stands() -> None:
    newer = {"state": "ThirdParty", "updatedDateTime": "2026-10-02T00:00:00Z"}
    older = {"state": "Ignored", "updatedDateTime": "2026-10-01T00:00:00Z"}

    assert state_of(newer, older) == "ThirdParty"


def test_an_update_without_a_date_is_the_oldest() -> None:
    dated = {"state": "Ignored", "updatedDateTime": "2026-10-01T00:00:00Z"}

    assert state_of(dated, {"state": "Default", "updatedDateTime": None}) == "Ignored"


@pytest.mark.parametrize(
    ("written", "state"),
    [("thirdparty", "ThirdParty"), ("IGNORED", "Ignored"), ("Planned", "Planned"), (None, "Default")],
)
def test_a_state_has_microsofts_spelling(written: str | None, state: str) -> None:
    assert state_of({"state": written}) == state
