"""Query ACLs: which conditions of a query a user may not send, and what comes of it.

https://github.com/ServiceNow/ServiceNowDocs/blob/australia/markdown/platform-security/access-control/query-acl-rule.md

The page says that such a query cannot be submitted, and that sorting is restricted; not what is answered.
"""

from sandbox.servicenow.encoded_query import Condition, Query
from sandbox.servicenow.instance import Instance, Record
from sandbox.servicenow.properties import QUERY_MATCH, QUERY_RANGE, QUERY_REFUSAL, names_in
from sandbox.servicenow.refusals import Refused

_MATCHES = frozenset({"=", "!=", "IN", "NOT IN", "ANYTHING", "ISEMPTY", "ISNOTEMPTY"})


def allows(instance: Instance, table: str, query: Query, user: Record) -> bool:
    """Whether the query may run; takes out of it what may not be asked, where that is passed over.

    Raises Refused where the instance answers 403.
    """
    if "admin" in instance.roles(user) or not _take_out(instance, table, query):
        return True
    refusal = instance.property(QUERY_REFUSAL)
    if refusal == "403":
        raise Refused(403, "Operation Failed", "ACL Exception Query Failed due to security constraints")
    return refusal == "ignored"


def _take_out(instance: Instance, table: str, query: Query) -> bool:
    """Take out the conditions and orders that are denied; whether there were any."""
    denied = {
        "match": names_in(instance, QUERY_MATCH),
        "range": names_in(instance, QUERY_RANGE),
    }

    def fits(name: str, kind: str) -> bool:
        return not denied[kind] & {f"{table}.{name}", f"{table}.*"}

    def asked(one: Condition) -> bool:
        return fits(one.field, "match" if one.operator in _MATCHES else "range")

    before = query.size
    query.queries = [[[one for one in term if asked(one)] for term in terms] for terms in query.queries]
    query.order_by = [(name, descending) for name, descending in query.order_by if fits(name, "range")]
    return query.size < before
