"""Nothing that came from outside comes alive in mrkdwn."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, strategies as st

from bot.views.mrkdwn import Mrkdwn, brief, channel, code, escape, join, link, say, slack_date, user


def test_the_three_characters_that_begin_marks_are_escaped_the_ampersand_first() -> None:
    assert "&lt;!channel&gt; &amp;amp;" == escape("<!channel> &amp;")


def test_a_string_among_a_sentences_values_is_escaped() -> None:
    assert "Shared: &lt;@U1&gt;" == say("action-shared-as", "en-US", ticket="<@U1>")


def test_mrkdwn_among_a_sentences_values_stays() -> None:
    assert "Shared: <@U1>" == say("action-shared-as", "en-US", ticket=Mrkdwn("<@U1>"))


def test_a_link_keeps_its_label_on_one_line_and_inside() -> None:
    shown = link("https://a.example/?x=1&y=2", "one|two>\nthree")

    assert shown == "<https://a.example/?x=1&amp;y=2|one¦two&gt; three>"


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "mailto:a@b.example", "https://a.example|x", "https://a.example/>", "", "/path"],
)
def test_an_address_that_is_not_of_the_web_is_no_link(url: str) -> None:
    assert "label" == link(url, "label")


def test_a_link_without_a_label_shows_its_address() -> None:
    assert "<https://a.example|https://a.example>" == link("https://a.example", "")


@given(st.text(), st.text())
def test_no_words_break_out_of_a_link(url: str, label: str) -> None:
    shown = link(url, label)

    assert shown.count("<") == shown.count(">") <= 1
    assert "\n" not in shown


@given(st.text(max_size=400), st.integers(min_value=1, max_value=300))
def test_brief_words_are_one_line_and_within_their_limit(written: str, limit: int) -> None:
    shown = brief(written, limit)

    assert len(shown) <= limit
    assert not set(shown) & set("<>\n\r")


def test_code_cannot_be_ended_early() -> None:
    assert "`a&lt;b`" == code("a`<b")


def test_empty_parts_are_left_out() -> None:
    assert "a · b" == join(" · ", [Mrkdwn("a"), Mrkdwn(), Mrkdwn("b")])


@pytest.mark.parametrize(
    ("made", "expected"), [(user("U0SHARER"), "<@U0SHARER>"), (channel("C1", "en-US"), "<#C1>")]
)
def test_ids_become_names(made: Mrkdwn, expected: str) -> None:
    assert expected == made


@pytest.mark.parametrize("user_id", ["!channel", "U1> <!here", "C1"])
def test_what_is_no_users_id_mentions_nobody(user_id: str) -> None:
    assert not {"<", ">"} & set(user(user_id))


@pytest.mark.parametrize("channel_id", ["D1", "U0SHARER", "C1|x", "!channel"])
def test_what_is_no_channels_id_is_a_direct_message(channel_id: str) -> None:
    assert "your direct messages" == channel(channel_id, "en-US")


def test_a_moment_is_shown_in_each_readers_zone_and_else_in_utc() -> None:
    moment = datetime(2026, 12, 7, 10, 5, tzinfo=timezone(timedelta(hours=1)))

    assert slack_date(moment, "de-DE") == (
        f"<!date^{int(moment.timestamp())}^{{date_short_pretty}} {{time}}|07.12.2026, 09:05 UTC>"
    )
