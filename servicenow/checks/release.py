"""Check 13: whether the release is new enough.

Source: https://www.servicenow.com/docs/r/platform-security/instance-security-hardening-settings/sc-performance-monitoring-acl.html
"""

from collections.abc import Sequence

from servicenow.checks.finding import Finding, Outcome, Verdict
from servicenow.checks.patient import Insider
from servicenow.client import Instance
from servicenow.errors import PermissionDenied, RecordNotFound
from servicenow.queries import is_in
from servicenow.records import Row, value_of
from servicenow.releases import build_tag_in, is_supported, release_of

NAME = "release"

SUPPORTED = Verdict(NAME, "supported", Outcome.PASS)
TOO_OLD = Verdict(NAME, "too-old", Outcome.FAIL, "upgrade")
UNREADABLE = Verdict(NAME, "unreadable", Outcome.UNKNOWN, "look-at-stats")
HIDDEN = Verdict(NAME, "hidden", Outcome.UNKNOWN, "look-at-stats")
VERDICTS = (SUPPORTED, TOO_OLD, UNREADABLE, HIDDEN)

_PROPERTIES = ("glide.buildtag.last", "glide.buildtag", "glide.war")


async def probe(insider: Insider) -> Sequence[Finding]:
    """Read the build's properties, which a user often may not; raises what Instance raises.

    Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html
    """
    return [judge(await _rows(insider.instance))]


async def _rows(instance: Instance) -> Sequence[Row]:
    query = is_in("name", _PROPERTIES)
    try:
        return (await instance.find("sys_properties", query, ("name", "value"), len(_PROPERTIES))).rows
    except (PermissionDenied, RecordNotFound):
        return ()


def judge(rows: Sequence[Row]) -> Finding:
    """The release that the properties tell of."""
    values = [value_of(row, "value") for row in rows if value_of(row, "name") in _PROPERTIES]
    if not any(values):
        return HIDDEN.found()
    tag = next(filter(None, map(build_tag_in, values)), None)
    release = release_of(tag) if tag else None
    if release is None:
        return UNREADABLE.found(tag=next(filter(None, values)))
    return (SUPPORTED if is_supported(release) else TOO_OLD).found(release=release.capitalize())
