"""Tests of storage run on both databases."""

import pytest

ON_BOTH = [
    pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True),
    pytest.mark.asyncio(loop_scope="session"),
]
