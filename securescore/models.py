"""Secure Score's resources in Graph's names.

Graph's types are open and its answers drift, so a field may be absent, null or new. What Graph sends beyond
the fields named here is kept, and ``as_json`` gives a record back as it came; a value of a type that cannot
be read is None.

https://learn.microsoft.com/graph/api/resources/securescore
https://learn.microsoft.com/graph/api/resources/securescorecontrolprofile
"""

from datetime import UTC, datetime
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError, WrapValidator
from pydantic.alias_generators import to_camel
from pydantic_core.core_schema import ValidatorFunctionWrapHandler

T = TypeVar("T")


def _none_if_odd(value: Any, read: ValidatorFunctionWrapHandler) -> Any:
    try:
        return read(value)
    except ValidationError:
        return None


def _in_utc(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


Maybe = Annotated[T | None, WrapValidator(_none_if_odd)]
Moment = Annotated[datetime, AfterValidator(_in_utc)]


class Resource(BaseModel):
    """What all of Graph's types have in common."""

    model_config = ConfigDict(
        alias_generator=to_camel,
        populate_by_name=True,
        extra="allow",
        frozen=True,
        coerce_numbers_to_str=True,
        hide_input_in_errors=True,
    )

    def as_json(self) -> dict[str, Any]:
        """The record as Graph sent it: its names, only the fields it had, ready for JSON."""
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True)


class VendorInformation(Resource):
    """securityVendorInformation: Microsoft, SecureScore."""

    provider: Maybe[str] = None
    provider_version: Maybe[str] = None
    sub_provider: Maybe[str] = None
    vendor: Maybe[str] = None


class AverageComparativeScore(Resource):
    """The average of comparable tenants; ``average_score`` is a percentage.

    ``basis`` is AllTenants, TotalSeats or IndustryTypes.
    """

    basis: Maybe[str] = None
    average_score: Maybe[float] = None


class ControlScore(Resource):
    """One control's points on one day; ``control_name`` is the id of its profile.

    Only the newest day has description, last_synced, on, count and total. Never compute with ``count``: for
    some controls it counts those that do not comply.
    """

    control_category: Maybe[str] = None
    control_name: Maybe[str] = None
    description: Maybe[str] = None
    score: Maybe[float] = None
    score_in_percentage: Maybe[float] = None
    implementation_status: Maybe[str] = None
    last_synced: Maybe[Moment] = None
    on: Maybe[str | bool] = None
    count: Maybe[str] = None
    total: Maybe[str] = None


class SecureScore(Resource):
    """One day of a tenant, in points; ``created_date_time`` is that day's midnight in UTC."""

    id: str
    azure_tenant_id: Maybe[str] = None
    created_date_time: Moment
    current_score: float
    max_score: float
    active_user_count: Maybe[int] = None
    licensed_user_count: Maybe[int] = None
    enabled_services: Maybe[list[str]] = None
    average_comparative_scores: Maybe[list[AverageComparativeScore]] = None
    control_scores: Maybe[list[ControlScore]] = None
    vendor_information: Maybe[VendorInformation] = None


class CertificationControl(Resource):
    """One control of a certification."""

    name: Maybe[str] = None
    url: Maybe[str] = None


class ComplianceInformation(Resource):
    """A certification that the control counts for; no tenant is known to have any."""

    certification_name: Maybe[str] = None
    certification_controls: Maybe[list[CertificationControl]] = None


class SecureScoreControlStateUpdate(Resource):
    """What somebody declared about a control; all but the state is null where nobody ever has."""

    assigned_to: Maybe[str] = None
    comment: Maybe[str] = None
    state: Maybe[str] = None
    updated_by: Maybe[str] = None
    updated_date_time: Maybe[Moment] = None


_STATES = {
    state.casefold(): state
    for state in ("Default", "Ignored", "ThirdParty", "AlternateMitigation", "Reviewed")
}
_NEVER = datetime.min.replace(tzinfo=UTC)


class SecureScoreControlProfile(Resource):
    """What there is to know about a control apart from the points; texts are HTML."""

    id: str
    azure_tenant_id: Maybe[str] = None
    title: Maybe[str] = None
    control_category: Maybe[str] = None
    service: Maybe[str] = None
    action_type: Maybe[str] = None
    action_url: Maybe[str] = None
    tier: Maybe[str] = None
    user_impact: Maybe[str] = None
    implementation_cost: Maybe[str] = None
    threats: Maybe[list[str]] = None
    max_score: Maybe[float] = None
    rank: Maybe[int] = None
    remediation: Maybe[str] = None
    remediation_impact: Maybe[str] = None
    deprecated: Maybe[bool] = None
    last_modified_date_time: Maybe[Moment] = None
    compliance_information: Maybe[list[ComplianceInformation]] = None
    control_state_updates: Maybe[list[SecureScoreControlStateUpdate]] = None
    vendor_information: Maybe[VendorInformation] = None

    @property
    def state(self) -> str:
        """The latest declared state, in Microsoft's spelling where it is a known one; else Default.

        Default, Ignored (risk accepted), ThirdParty, AlternateMitigation or Reviewed.
        """
        updates = sorted(
            self.control_state_updates or [], key=lambda update: update.updated_date_time or _NEVER
        )
        state = (updates[-1].state if updates else None) or "Default"
        return _STATES.get(state.casefold(), state)
