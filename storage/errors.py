"""What can go wrong in storage."""


class StorageError(Exception):
    """Base of this package's errors."""


class UnknownKey(StorageError):
    """A secret was sealed with a key that is no longer in SCOREDESK_SECRET_KEYS."""


class Tampered(StorageError):
    """A sealed secret does not open: it was altered, or moved from another row or column."""


class DatabaseUnreachable(StorageError):
    """The database does not answer, or its file cannot be opened."""


class SchemaBehind(StorageError):
    """The database's schema is not the one this program needs; `scoredesk db upgrade` brings it there."""
