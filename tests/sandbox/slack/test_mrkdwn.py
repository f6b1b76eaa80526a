"""Texts as Slack's clients draw them; nothing in them gets out of the text."""

import re

import pytest
from markupsafe import Markup

from sandbox.slack.client.drawing import clock_time, day, markdown
from sandbox.slack.client.links import is_here, is_shown
from sandbox.slack.client.mrkdwn import Reader, mrkdwn, plain, slack_date

NAMES = {"U1": "Ada <Admin>", "C1": "security"}
HERE = Reader(NAMES, "en-US", "UTC")
THERE = Reader(NAMES, "de-DE", "Europe/Berlin")
SECONDS = 1_795_000_005
NARROW = "\u202f"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*bold* _italic_ ~gone~", "<strong>bold</strong> <em>italic</em> <s>gone</s>"),
        ("_*both*_", "<em><strong>both</strong></em>"),
        ("*a _b ~c~_ d*", "<strong>a <em>b <s>c</s></em> d</strong>"),
        ("*a _b* c_", "<strong>a _b</strong> c_"),
        ("snake_case_name 2*3*4 a~b~c", "snake_case_name 2*3*4 a~b~c"),
        ("* not * bold *", "* not * bold *"),
        ("**x** __y__", "**x** __y__"),
        ("*one\ntwo*", "*one<br>two*"),
        ("`*code* <@U1>` *b*", "<code>*code* &lt;@U1&gt;</code> <strong>b</strong>"),
        ("```\na\n*b*\n```", "<pre>a\n*b*</pre>"),
        ("`a ```b``` c`", "<code>a </code>`<code>b</code>`<code> c</code>"),
        ("&gt; one\n&gt; *two*\nthree", "<blockquote>one<br><strong>two</strong></blockquote>three"),
        ("a &gt; b", "a &gt; b"),
        (":wave: :no_such_emoji: 10:30:00", "👋 :no_such_emoji: 10:30:00"),
        (":large_green_circle: :large_yellow_circle: :large_blue_circle:", "🟢 🟡 🔵"),
        ("<@U1> <@U9> <@U9|Zed>", "".join(f'<span class="mention">@{name}</span> ' for name in (
            "Ada &lt;Admin&gt;", "U9", "Zed")).strip()),
        ("<#C1> <!here> <!subteam^S1|@team>", '<span class="mention">#security</span> '
            '<span class="mention">@here</span> <span class="mention">@@team</span>'),
        ("a &lt;b&gt; &amp;amp; \"c\"", "a &lt;b&gt; &amp;amp; &#34;c&#34;"),
        ("<http://127.0.0.1:1/a?b=1&amp;c=2|here>",
            '<a href="http://127.0.0.1:1/a?b=1&amp;c=2" target="_blank" rel="noopener">here</a>'),
        ("*<https://example.com|there>*", '<strong><span class="elsewhere" '
            'title="In Slack this opens https://example.com">there</span></strong>'),
    ],
)  # fmt: skip
def test_marks_are_drawn_as_slack_draws_them(text: str, html: str) -> None:
    assert html == mrkdwn(text, HERE)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<http://127.0.0.1/"onmouseover="alert(1)|x>',
        "<http://127.0.0.1/'><script>|x>",
        "<javascript:alert(1)|x>",
        "<data:text/html,<script>|x>",
        "<JAVASCRIPT:alert(1)>",
        "<http://evil.example\\@127.0.0.1/|x>",
        "<http://127.0.0.1@evil.example/|x>",
        "<http://127.0.0.1.evil.example/|x>",
        "<//evil.example/|x>",
        "<@U1|<script>>",
        "<!date^1^{date}^https://evil.example|<script>>",
        "`<script>`",
        "```<script>```",
        "*<script>*",
        "\x000\x00<script>\x00",
        "`a`\x000\x00`b`",
    ],
)
def test_hostile_text_stays_text(text: str) -> None:
    html = str(mrkdwn(text, HERE))
    tags = {"span", "a", "strong", "code", "pre"}

    assert [] == [tag for tag in _tags(html) if tag not in tags]
    assert not any(
        word in html for word in ('href="http://evil', 'href="java', 'href="//', 'href="data', "\x00")
    )
    assert ' onmouseover="' not in html


def _tags(html: str) -> list[str]:
    return re.findall(r"</?([^\s>]+)", html)


@pytest.mark.parametrize(
    "text",
    ["*" * 40_000, "*a " * 13_000, "_a*b~" * 8_000, "`" * 40_000, "```a" * 10_000, "<" * 40_000,
     "<a" * 20_000, ":a" * 20_000, "*" + " " * 40_000, "&gt; " * 8_000, "&gt;\n" * 8_000, "a" * 40_000 + "*",
     "<!date^" * 6_000],
)  # fmt: skip
@pytest.mark.timeout(20)
def test_the_longest_text_does_not_take_for_ever(text: str) -> None:
    assert mrkdwn(text, HERE)


@pytest.mark.parametrize(
    ("tokens", "here", "there"),
    [
        ("{date_num}", "2026-11-18", "2026-11-18"),
        ("{date}", "November 18, 2026", "18. November 2026"),
        ("{date_short}", "Nov 18, 2026", "18.11.2026"),
        ("{date_long_pretty}", "Wednesday, November 18, 2026", "Mittwoch, 18. November 2026"),
        ("{date_short_pretty} at {time}", f"Nov 18, 2026 at 11:06{NARROW}AM", "18.11.2026 at 12:06"),
        ("{time_secs}", f"11:06:45{NARROW}AM", "12:06:45"),
        ("{week}", "{week}", "{week}"),
    ],
)
def test_dates_are_told_in_the_readers_language_and_time_zone(tokens: str, here: str, there: str) -> None:
    inside = f"!date^{SECONDS}^{tokens}|then"

    assert (here, there) == (slack_date(inside, HERE), slack_date(inside, THERE))


@pytest.mark.parametrize(
    "inside", ["!date^soon^{date}|then", "!date^1|then", "!date^|then", "!date^99999999999999^{date}|then"]
)
def test_a_date_that_cannot_be_told_is_its_fallback(inside: str) -> None:
    assert "then" == slack_date(inside, HERE)


def test_the_time_of_a_message_is_the_readers() -> None:
    ts = "1795046400.000100"

    assert ("Thursday, November 19, 2026", f"12:00{NARROW}AM") == (day(ts, HERE), clock_time(ts, HERE))
    assert ("Donnerstag, 19. November 2026", "01:00") == (day(ts, THERE), clock_time(ts, THERE))


def test_plain_text_has_emoji_and_nothing_else() -> None:
    assert Markup("*a* &lt;b&gt;<br>👋") == plain("*a* <b>\n:wave:")


def test_markdown_has_no_links_no_pictures_and_no_html() -> None:
    html = markdown("**b** [x](http://e.example) ![y](http://e.example/p.png) <http://e.example> <b>raw</b>")

    assert "<strong>b</strong>" in html
    assert not any(tag in html for tag in ("<a", "<img", "<b>"))


@pytest.mark.parametrize(
    ("url", "here", "shown"),
    [
        ("http://127.0.0.1:8000/chart.png", True, True),
        ("http://localhost:8000/chart.png", True, False),
        ("https://127.0.0.1:8000/chart.png", True, False),
        ("https://example.com/chart.png", False, False),
        ("http://[/", False, False),
        ("http://127.0.0.1:8000/a b", False, False),
        ("mailto:ada@example.com", False, False),
    ],
)
def test_only_this_machines_addresses_are_followed(url: str, *, here: bool, shown: bool) -> None:
    assert (here, shown) == (is_here(url), is_shown(url))
