"""What the doctor found, in one message: what needs doing first."""

import json
from collections.abc import Iterable, Sequence

from bot.views import doctor_words as words
from bot.views.blocks import (
    Block,
    Element,
    Message,
    actions,
    button,
    confirm,
    context,
    header,
    message as to_message,
    section,
)
from bot.views.mrkdwn import Mrkdwn, bold, brief, escape, join, say
from bot.views.sentence import message as sentence_message
from desk.doctor import Report
from servicenow.checks.finding import Finding, Outcome
from texts import text

LOOK_AGAIN = "doctor_look_again"
WRITE_TEST_TICKET = "doctor_write_test_ticket"

_SIGNS = {
    Outcome.FAIL: ":red_circle:",
    Outcome.WARN: ":large_yellow_circle:",
    Outcome.UNKNOWN: ":white_circle:",
    Outcome.PASS: ":white_check_mark:",
}
_LINE_CHARACTERS = 400
_SECTION_CHARACTERS = 2500
_PARAGRAPHS_BYTES = 11_000
"""Slack takes some 13,000 of blocks in one message; the rest is for the title and the buttons."""
_MOST_PARAGRAPHS = 40


def looking(locale: str) -> Message:
    """It takes a while."""
    return sentence_message(say("doctor-looking", locale))


def message(report: Report, locale: str) -> Message:
    """The whole check-up, with the buttons to make it again and to write a test ticket."""
    told = _summary(report, locale)
    blocks = [header(text("doctor-title", locale)), section(told), *_fitting(report.findings, locale)]
    blocks.append(actions(*_buttons(report, locale)))
    return to_message(blocks, told)


def written(report: Report, locale: str) -> Message:
    """What became of the test ticket."""
    told = join("\n", [_paragraph(finding, locale) for finding in report.findings])
    return to_message([header(text("doctor-written", locale)), section(told)], told)


def _summary(report: Report, locale: str) -> Mrkdwn:
    found = tuple(report.findings)
    counts = {outcome: words.count(found, outcome) for outcome in Outcome}
    summary = say("doctor-summary", locale, fail=counts[Outcome.FAIL], warn=counts[Outcome.WARN])
    if not report.instance_url:
        return summary
    instance = report.instance_url.partition("://")[2]
    return say("doctor-of-instance", locale, instance=instance, summary=summary)


def _fitting(findings: Sequence[Finding], locale: str) -> list[Block]:
    """As many paragraphs as one message holds, and how many more there are."""
    paragraphs = [*_to_do(findings, locale), *_rest(findings, locale)]
    shown: list[Block] = []
    left = _PARAGRAPHS_BYTES
    for paragraph in paragraphs:
        block = section(paragraph)
        left -= len(json.dumps(block, ensure_ascii=False).encode())
        if left < 0 or len(shown) == _MOST_PARAGRAPHS:
            left_out = len(paragraphs) - len(shown)
            return [*shown, context(say("doctor-more", locale, count=left_out))]
        shown.append(block)
    return shown


def _to_do(findings: Sequence[Finding], locale: str) -> list[Mrkdwn]:
    return [
        _paragraph(finding, locale)
        for outcome in (Outcome.FAIL, Outcome.WARN)
        for finding in findings
        if finding.outcome is outcome
    ]


def _rest(findings: Sequence[Finding], locale: str) -> list[Mrkdwn]:
    """What waits for another check, what could not be seen, and what is well: a line each."""
    unknown = [one for one in findings if one.outcome is Outcome.UNKNOWN and not words.waits_for(one)]
    well = [one for one in findings if one.outcome is Outcome.PASS]
    return [
        *_waiting(findings, locale),
        *_packed(say("doctor-unknown", locale), (_paragraph(one, locale) for one in unknown)),
        *_packed(say("doctor-well", locale), (_line(one, locale) for one in well)),
    ]


def _waiting(findings: Sequence[Finding], locale: str) -> list[Mrkdwn]:
    """Which checks wait for which: a sentence for each that has to be well first."""
    by_first: dict[str, list[str]] = {}
    for finding in findings:
        if first := words.waits_for(finding):
            by_first.setdefault(first, []).append(words.check(finding.check, locale))
    return [
        say("doctor-waiting", locale, first=words.check(first, locale), checks=", ".join(waiting))
        for first, waiting in by_first.items()
    ]


def _packed(title: Mrkdwn, lines: Iterable[Mrkdwn]) -> list[Mrkdwn]:
    """The lines under their title, in as few paragraphs as hold them; nothing for no lines."""
    packed: list[Mrkdwn] = []
    for line in lines:
        if packed and len(packed[-1]) + len(line) < _SECTION_CHARACTERS:
            packed[-1] = join("\n", [packed[-1], line])
        else:
            packed.append(line if packed else join("\n", [bold(title), line]))
    return packed


def _line(finding: Finding, locale: str) -> Mrkdwn:
    name = bold(escape(f"{words.check(finding.check, locale)}:"))
    return Mrkdwn(f"{_SIGNS[finding.outcome]} {name} {brief(words.seen(finding, locale), _LINE_CHARACTERS)}")


def _paragraph(finding: Finding, locale: str) -> Mrkdwn:
    remedy = escape(words.remedy(finding, locale))
    return join("\n", [_line(finding, locale), Mrkdwn(f"→ {remedy}") if remedy else Mrkdwn("")])


def _buttons(report: Report, locale: str) -> list[Element]:
    again = button(text("button-look-again", locale), LOOK_AGAIN)
    if not _is_known(report.findings):
        return [again]
    question = confirm(
        text("doctor-write-title", locale),
        text("doctor-write-question", locale),
        text("button-write-test-ticket", locale),
        text("button-cancel", locale),
    )
    write = button(text("button-write-test-ticket", locale), WRITE_TEST_TICKET, confirm=question)
    return [again, write]


def _is_known(findings: Sequence[Finding]) -> bool:
    """Whether the integration user is proven: nobody else is to write anything."""
    return any(one.check == "identity" and one.outcome is Outcome.PASS for one in findings)
