"""The workspace as it is before anything happened."""

from sandbox.slack.state import BOT_USER, Channel, State, User

PARTNER_TEAM = "T0PARTNER"


def populate(state: State) -> None:
    """Put the first people and channels into an empty workspace."""
    app_name = state.manifest.name if state.manifest else "bot"
    state.users = {user.id: user for user in _people(state.team_id, app_name)}
    state.channels = {channel.id: channel for channel in _channels()}


def _people(team_id: str, app_name: str) -> list[User]:
    return [
        User("U0ADMIN", "ada", "Ada Admin", team_id, "ada.admin@example.com", is_admin=True),
        User("U0SHARER", "sam", "Sam Sharer", team_id, "sam.sharer@example.com"),
        User("U0VIEWER", "vic", "Vic Viewer", team_id, "vic.viewer@example.com", tz="America/New_York"),
        User("U0GUEST", "gus", "Gus Guest", team_id, "gus.guest@example.com", is_restricted=True),
        User("U0EXTERNAL", "eve", "Eve External", PARTNER_TEAM, "eve@partner.example", is_stranger=True),
        User(
            "U0GERMAN", "dora", "Dora Deutsch", team_id, "dora.deutsch@example.com",
            locale="de-DE", tz="Europe/Berlin",
        ),
        User(BOT_USER, app_name, app_name, team_id, tz="Etc/UTC", is_bot=True),
    ]  # fmt: skip


def _channels() -> list[Channel]:
    everyone = {"U0ADMIN", "U0SHARER", "U0VIEWER", "U0GUEST", "U0GERMAN", BOT_USER}
    return [
        Channel("C0SECURITY", "security", set(everyone)),
        Channel("C0ONCALL", "on-call", everyone - {"U0GUEST"}),
        Channel("C0PARTNERS", "partners", everyone | {"U0EXTERNAL"}, is_ext_shared=True),
        Channel("C0PRIVATE", "leadership", {"U0ADMIN", "U0SHARER"}, is_private=True),
        Channel("C0ARCHIVED", "old-incidents", set(everyone), is_archived=True),
    ]
