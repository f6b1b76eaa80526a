"""The buttons of a check-up; each authorizes again."""

from bot.asked import Asked
from bot.commands import doctor as command
from bot.views import doctor as view
from desk import doctor


async def look_again(asked: Asked) -> None:
    """Make the check-up again."""
    await command.run(asked, "")


async def write_test_ticket(asked: Asked) -> None:
    """Have a test ticket made and taken back, as was confirmed."""
    report = await doctor.write_test_ticket(asked.desk, asked.person)
    await asked.answer(view.written(report, asked.locale))
