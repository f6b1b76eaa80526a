import re
from html import unescape

import pytest
from hypothesis import given, strategies as st

from securescore.readable import cut, mrkdwn, plain_text
from tests.graph_data import needs_data, rows

LINK = re.compile(r"<(?:https?://|mailto:)[^<>|\s]+\|[^<>|\n]+>")
ENTITY = re.compile(r"&(?!(?:amp|lt|gt);)")
SECTION_CHARACTERS = 3000

CASES = [
    ("", "", ""),
    ("Just text", "Just text", "Just text"),
    ("line one\nline two", "line one\nline two", "line one\nline two"),
    ("<p>one\r\n\t two</p>", "one two", "one two"),
    ("a<br>b<br/>c<br />d", "a\nb\nc\nd", "a\nb\nc\nd"),
    ("<p>a</p><p></p> <p>b</p>", "a\n\nb", "a\n\nb"),
    ("<b>bold</b> and <strong>strong</strong>", "bold and strong", "*bold* and *strong*"),
    ("<em>so</em> <i>so</i>", "so so", "_so_ _so_"),
    ("Set<strong> it </strong>now", "Set it now", "Set *it* now"),
    ("<b><strong>twice</strong></b>", "twice", "*twice*"),
    ("<b>one</b><b>&nbsp;</b> <b>run</b>", "one run", "*one run*"),
    ("<b>two<br>lines</b>", "two\nlines", "two\nlines"),
    ("<strong>Save.&nbsp;</strong>Then", "Save. Then", "*Save.* Then"),
    ("<ul><li>a</li><li>b</li></ul>", "• a\n• b", "• a\n• b"),
    ("<ol><li>a</li><li>b<ul><li>c</li></ul></li></ol>", "1. a\n2. b\n   • c", "1. a\n2. b\n   • c"),
    (
        "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2<br>3</td></tr></table>",
        "A | B\n1 | 2 3",
        "A | B\n1 | 2 3",
    ),
    ("<h2>Head</h2>text", "Head\n\ntext", "*Head*\n\ntext"),
    ("<code>a&lt;b</code>", "a<b", "`a&lt;b`"),
    ("R&amp;D &lt; &quot;x&quot; &ldquo; &bull;", 'R&D < "x" “ •', 'R&amp;D &lt; "x" “ •'),
    ("Set-X -Name <DomainName> now", "Set-X -Name <DomainName> now", "Set-X -Name &lt;DomainName&gt; now"),
    ("<p>a <b and < c</p>", "a <b and < c", "a &lt;b and &lt; c"),
    ("a<!-- hidden -->b<script>evil()</script>", "ab", "ab"),
    ("Type <q>on</q>.", 'Type "on".', 'Type "on".'),
    ("<a href=https://a.example/?b=1&c=2>here</a>", "here (https://a.example/?b=1&c=2)", ""),
    ("<a href='mailto:x@a.example'>Write</a>", "Write (mailto:x@a.example)", "<mailto:x@a.example|Write>"),
    ("<a href='https://a.example'>Go </a>on", "Go (https://a.example) on", "<https://a.example|Go> on"),
    ("<a href='https://a.example'>https://a.example</a>", "https://a.example", ""),
    ("<a href='javascript:x()'>Go</a> <a>on</a>", "Go on", "Go on"),
    ("<a href='https://a.example'></a>", "", ""),
    ("<a href='https://a.example'><b>Go</b></a>", "Go (https://a.example)", "<https://a.example|Go>"),
    (
        "<a href='https://a.example'>a|b>\nc</a>",
        "a|b> c (https://a.example)",
        "<https://a.example|a/b&gt; c>",
    ),
    ("<a href='https://a.example|x>'>Go</a>", "Go", "Go"),
    ("<!channel> <@U123> <#C1|x> <!here>", "<!channel> <@U123> <#C1|x> <!here>", ""),
    ("&lt;!channel&gt;", "<!channel>", "&lt;!channel&gt;"),
]


@pytest.mark.parametrize(("html", "plain"), [(html, plain) for html, plain, _ in CASES])
def test_plain_text(html: str, plain: str) -> None:
    assert plain == plain_text(html)


@pytest.mark.parametrize(
    ("html", "slack"), [(html, slack) for html, plain, slack in CASES if slack or not plain]
)
def test_mrkdwn(html: str, slack: str) -> None:
    assert slack == mrkdwn(html)


def test_an_ampersand_in_a_link_is_escaped() -> None:
    shown = mrkdwn("<a href=https://a.example/?b=1&c=2>here</a>")

    assert shown == "<https://a.example/?b=1&amp;c=2|here>"


def test_mentions_are_dead() -> None:
    shown = mrkdwn("<!channel> <b><@U123></b> <#C1|x> <!subteam^S1>")

    assert shown == "&lt;!channel&gt; *&lt;@U123&gt;* &lt;#C1|x&gt; &lt;!subteam^S1&gt;"


BITS = re.findall(
    r"\S+",
    """
    <p> </p> <a> </a> <b> </b> <em> <li> <ul> </ul> <pre> <code> <td> <tr> <table> <h1> <style> <!-- -->
    <!channel> <@U1> <#C1> <https://evil.example|x> < > | & &lt; &gt; &amp; * `
    <a/href='https://a.example'> <a/href='<!here>'> <a/href='x>y'> <a/href="https://a|<!here>">
    """,
)
HTML = st.lists(st.text(max_size=8) | st.sampled_from([*BITS, " ", "\n"])).map("".join)


@given(HTML)
def test_nothing_is_live_in_mrkdwn_but_links_of_an_a_href(html: str) -> None:
    shown = mrkdwn(html)

    assert not set("<>") & set(LINK.sub("", shown))
    assert not ENTITY.search(shown)
    assert all(link.startswith("<https://a.example|") for link in LINK.findall(shown))


@given(HTML, st.integers(0, 60))
def test_what_was_cut_is_short_enough_and_nothing_in_it_is_broken(html: str, limit: int) -> None:
    shown = cut(mrkdwn(html), limit)

    assert len(shown) <= limit
    assert not set("<>") & set(LINK.sub("", shown))
    assert not ENTITY.search(shown)


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("short", 5, "short"),
        ("two words", 8, "two…"),
        ("two words", 4, "two…"),
        ("unbroken", 4, "unb…"),
        ("a unbrokenunbroken", 10, "a unbroke…"),
        ("a &amp; b", 5, "a…"),
        ("a &amp; b", 8, "a &amp;…"),
        ("see <https://a.example|the page>", 20, "see…"),
        ("see <https://a.example|the page>, now", 34, "see <https://a.example|the page>,…"),
        ("x < y and so on", 12, "x < y and…"),
        ("anything", 1, "…"),
        ("anything", 0, ""),
        ("anything", -3, ""),
    ],
)
def test_cut(text: str, limit: int, expected: str) -> None:
    assert expected == cut(text, limit)


def real_texts() -> list[str]:
    profiles = rows("secureScoreControlProfiles")
    scores = rows("secureScores")[0]["controlScores"]
    texts = [profile[field] for profile in profiles for field in ("remediation", "remediationImpact")]
    texts += [score[field] for score in scores for field in ("description", "implementationStatus")]
    return [text for text in texts if text.strip()]


@needs_data
def test_every_real_text_is_readable() -> None:
    for html in real_texts():
        plain, slack = plain_text(html), mrkdwn(html)
        assert plain
        assert not re.search(r"</?(?:p|li|ol|ul|br|a|b|strong|em|span|div|abbr|u|i|label)\b|&\w+;", plain)
        assert not re.search(r"\n{3}|[\t\r\xa0]|[^\S\n]$", plain)
        assert not set("<>") & set(LINK.sub("", slack))
        assert not ENTITY.search(slack)
        assert len(cut(slack, SECTION_CHARACTERS)) <= SECTION_CHARACTERS


@needs_data
def test_no_word_of_a_real_text_is_lost() -> None:
    tag = re.compile(r"(?i)</?(?:p|li|ol|ul|br|a|b|strong|em|span|div|abbr|u|i|label)(?:\s[^>]*)?/?>")
    for html in real_texts():
        words = re.findall(r"\w+", unescape(tag.sub(" ", html)))
        shown = "".join(re.findall(r"\w+", plain_text(html)))
        assert [word for word in words if word not in shown] == []
