"""What a reader of each language sees."""

from datetime import date

import pytest

from tests.texts.errors import every_error, made
from texts import LANGUAGES, TextError, language, sentence, text


@pytest.mark.parametrize("locale", LANGUAGES)
@pytest.mark.parametrize("error", every_error(), ids=lambda error: error.__name__)
def test_every_error_has_a_sentence_that_its_attributes_fill(error: type[Exception], locale: str) -> None:
    told = sentence(made(error), locale)

    assert told
    assert "{" not in told


def test_a_role_that_is_missing_is_named_in_words() -> None:
    told = text("error-desk-not-allowed", "en-US", role="sharer")

    assert told == "You can look, but not share. Ask an admin of this workspace."


@pytest.mark.parametrize(
    ("locale", "expected"), [("en-US", "Dec 7, 2026"), ("en-GB", "7 Dec 2026"), ("de-DE", "07.12.2026")]
)
def test_dates_are_written_as_the_region_writes_them(locale: str, expected: str) -> None:
    assert expected == text("day", locale, day=date(2026, 12, 7))


@pytest.mark.parametrize(("locale", "expected"), [("en-US", "1,234.5%"), ("de-DE", "1.234,5 %")])
def test_numbers_are_written_as_the_region_writes_them(locale: str, expected: str) -> None:
    assert expected == text("percent", locale, percent=1234.5)


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        (0, "Dieser Kanal hat noch keinen Digest."),
        (1, "Dieser Kanal hat 1 Digest."),
        (1200, "Dieser Kanal hat 1.200 Digests."),
    ],
)
def test_plurals_follow_the_number(total: int, expected: str) -> None:
    assert expected == text("digest-list-total", "de-DE", total=total)


@pytest.mark.parametrize("locale", ["fr-FR", "", "zz", "en-XX-nonsense", "日本"])
def test_a_reader_of_another_language_gets_english(locale: str) -> None:
    assert "en" == language(locale)
    assert "Monday" == text("weekday-1", locale)


def test_an_unknown_key_is_a_fault_of_ours() -> None:
    with pytest.raises(TextError, match="no-such-key"):
        text("no-such-key", "en-US")


def test_a_missing_placeholder_is_a_fault_of_ours() -> None:
    with pytest.raises(TextError, match="day"):
        text("day", "en-US")
