"""The migrations themselves."""

from storage import schema
from storage.migrate import head


def test_the_program_needs_the_newest_migration() -> None:
    assert head() == schema.REVISION
