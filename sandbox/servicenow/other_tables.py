"""The tables that are neither tasks nor people: settings, scripts, files, rotas, change templates."""

from collections.abc import Mapping

from sandbox.servicenow.columns import ADMINS, NO, SYS, YES, Column, Table, choice, text, to

_OAUTH_ADMINS = frozenset({"admin", "oauth_admin"})
_ROTA_ADMINS = frozenset({"admin", "rota_admin"})

_SETTINGS = {
    "sys_choice": Table(
        SYS
        | {
            "name": text(80),
            "element": text(80),
            "value": text(100),
            "label": text(),
            "language": text(3, "en"),
            "sequence": Column("integer"),
            "inactive": NO,
        },
        display="label",
    ),
    "sys_journal_field": Table(
        SYS | {"name": text(80), "element_id": text(32), "element": text(80), "value": text(4000)},
        display="element",
        read_roles=ADMINS,
    ),
    "oauth_entity": Table(
        SYS
        | {
            "name": text(),
            "type": text(40, "client"),
            "client_id": text(),
            "client_secret": Column("password"),
            "public_client": NO,
            "redirect_url": text(1024),
            "logo_url": text(1024),
            "comments": text(4000),
            "access_token_lifespan": Column("integer", default="1800"),
            "refresh_token_lifespan": Column("integer", default="8640000"),
            "pkce_required": NO,
            "user": to("sys_user"),
            "active": YES,
        },
        read_roles=_OAUTH_ADMINS,
        write_roles=_OAUTH_ADMINS,
        delete_roles=_OAUTH_ADMINS,
        unique=("client_id",),
    ),
    "sys_properties": Table(
        SYS | {"name": text(100), "value": text(4000)}, read_roles=ADMINS, unique=("name",)
    ),
    "sys_db_object": Table(
        SYS
        | {
            "name": text(80),
            "label": text(80),
            "access": text(40, "public"),
            "read_access": YES,
            "create_access": NO,
            "update_access": NO,
            "delete_access": NO,
            "ws_access": YES,
        },
        display="label",
        read_roles=ADMINS,
        unique=("name",),
    ),
    "sys_scope": Table(
        SYS | {"scope": text(18), "name": text(100), "version": text(40), "active": YES},
        unique=("scope",),
    ),
    "sys_script": Table(
        SYS
        | {
            "name": text(40),
            "collection": text(80),
            "when": choice("before"),
            "order": Column("integer", default="100"),
            "action_insert": NO,
            "action_update": NO,
            "action_delete": NO,
            "action_query": NO,
            "filter_condition": text(4000),
            "condition": text(254),
            "active": YES,
            "advanced": NO,
            "script": text(8000),
            "description": text(4000),
        },
        read_roles=ADMINS,
    ),
}

_FILES = {
    "sys_attachment": Table(
        SYS
        | {
            "file_name": text(100),
            "content_type": text(),
            "table_name": text(80),
            "table_sys_id": text(32),
            "size_bytes": Column("integer", writable=False),
            "size_compressed": Column("integer", writable=False),
            "compressed": Column("boolean", default="true", writable=False),
            "image_height": Column("integer", writable=False),
            "image_width": Column("integer", writable=False),
            "average_image_color": Column(writable=False),
            "sys_tags": Column(writable=False),
        },
        display="file_name",
        read_roles=ADMINS,
    ),
}

_ROTAS = {
    "cmn_rota": Table(
        SYS | {"name": text(80), "group": to("sys_user_group"), "active": YES},
        write_roles=_ROTA_ADMINS,
        delete_roles=_ROTA_ADMINS,
    ),
    "cmn_rota_roster": Table(
        SYS | {"name": text(80), "rota": to("cmn_rota"), "order": Column("integer"), "active": YES},
        write_roles=_ROTA_ADMINS,
        delete_roles=_ROTA_ADMINS,
    ),
    "cmn_rota_member": Table(
        SYS | {"member": to("sys_user"), "roster": to("cmn_rota_roster"), "order": Column("integer")},
        display="member",
        write_roles=_ROTA_ADMINS,
        delete_roles=_ROTA_ADMINS,
    ),
}

_CHANGES = {
    "chg_model": Table(
        SYS
        | {
            "name": text(200),
            "description": text(4000),
            "record_preset": text(4000),
            "default_change_model": NO,
            "available_in_ui": YES,
            "active": YES,
        }
    ),
    "std_change_record_producer": Table(
        SYS
        | {
            "name": text(200),
            "short_description": text(200),
            "description": text(4000),
            "template": text(8000),
            "current_version": to("std_change_producer_version"),
            "active": YES,
        }
    ),
    "std_change_producer_version": Table(
        SYS
        | {
            "name": text(200),
            "std_change_producer": to("std_change_record_producer"),
            "version": Column("integer", default="1"),
        }
    ),
}

OTHER_TABLES: Mapping[str, Table] = _SETTINGS | _FILES | _ROTAS | _CHANGES
