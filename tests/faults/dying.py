"""A process that is killed: at any moment between one thing that others can see and the next."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import Database


class Died(BaseException):
    """The process is gone; nothing of ours may catch this."""


class Life:
    """Counts the moments; ``left`` is how many there are still to be, None for no end."""

    def __init__(self) -> None:
        self.left: int | None = None

    def moment(self) -> None:
        """Live on, or die here."""
        if self.left is None:
            return
        if self.left == 0:
            raise Died
        self.left -= 1


class MortalDatabase(Database):
    """Its user may die before a transaction, in it, or just after its commit."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.life = Life()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """As Database has it."""
        self.life.moment()
        async with super().transaction() as session:
            yield session
            self.life.moment()
        self.life.moment()
