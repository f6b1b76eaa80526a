"""Every REST API of the instance, in the order in which their paths are tried."""

from starlette.routing import Route

from sandbox.servicenow.aggregate_api import AggregateApi
from sandbox.servicenow.attachment_api import AttachmentApi
from sandbox.servicenow.batch_api import BatchApi
from sandbox.servicenow.callers import Callers
from sandbox.servicenow.change_api import ChangeApi
from sandbox.servicenow.impersonation_api import ImpersonationApi
from sandbox.servicenow.instance import Instance
from sandbox.servicenow.on_call_api import OnCallApi
from sandbox.servicenow.other_apis import OtherApis
from sandbox.servicenow.table_api import TableApi


def rest_routes(instance: Instance, callers: Callers) -> list[Route]:
    """The routes; the last of them takes what is left under ``/api/``."""
    return [
        *TableApi(instance, callers).routes(),
        *AggregateApi(instance, callers).routes(),
        *AttachmentApi(instance, callers).routes(),
        *BatchApi(instance, callers).routes(),
        *ChangeApi(instance, callers).routes(),
        *ImpersonationApi(instance, callers).routes(),
        *OnCallApi(instance, callers).routes(),
        *OtherApis(callers).routes(),
    ]
