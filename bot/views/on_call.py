"""Who is on call: looking never notifies anybody, so people are named and not mentioned."""

from collections.abc import Sequence

from bot.views.blocks import Block, Message, context, header, message as to_message, section
from bot.views.mrkdwn import Mrkdwn, bold, brief, code, join, say
from desk.on_call import Called, Rota
from servicenow.people import Group
from texts import text

COMMAND = "/ticket oncall"
_NAME_CHARACTERS = 80
_CALLED = 8
"""Of a group; whoever gets that far down the list has ServiceNow open."""
_TYPED_CHARACTERS = 40
"""Of a name that is to be typed; the first words of a long one find it too."""
_GROUPS = 10


def message(rotas: Sequence[Rota], locale: str) -> Message:
    """For each group who is called, first to last."""
    blocks = [header(text("on-call-title", locale)), *(_rota(rota, locale) for rota in rotas)]
    return to_message([*blocks, context(say("help-only-you", locale))], say("on-call-title", locale))


def choose(groups: Sequence[Group], words: str, locale: str) -> Message:
    """Several groups match: their names, to be typed."""
    names = [" ".join(group.name.split())[:_TYPED_CHARACTERS] for group in groups[:_GROUPS]]
    told = say("on-call-choose", locale, words=brief(words, _NAME_CHARACTERS), total=len(groups))
    return to_message(
        [section(told), section(join("\n", [code(f"{COMMAND} {name}") for name in names]))], told
    )


def _rota(rota: Rota, locale: str) -> Block:
    return section(join("\n", [bold(brief(rota.group, _NAME_CHARACTERS)), *_lines(rota, locale)]))


def _lines(rota: Rota, locale: str) -> list[Mrkdwn]:
    if rota.called is None:
        return [say("on-call-no-scheduling", locale)]
    if not rota.called:
        return [say("on-call-nobody", locale)]
    return [_line(number, one, locale) for number, one in enumerate(rota.called[:_CALLED], 1)]


def _line(number: int, called: Called, locale: str) -> Mrkdwn:
    name = brief(called.name, _NAME_CHARACTERS) or say("on-call-hidden", locale)
    in_slack = brief(called.slack_name, _NAME_CHARACTERS)
    facts = [
        name,
        brief(called.email, _NAME_CHARACTERS),
        say("on-call-in-slack", locale, name=in_slack) if in_slack else Mrkdwn(),
    ]
    return Mrkdwn(f"{number}. {join(' · ', facts)}")
