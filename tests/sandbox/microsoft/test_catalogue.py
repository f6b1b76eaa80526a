"""The catalogue is as varied as a real tenant's."""

from collections import Counter

import pytest

from sandbox.clock import Clock
from sandbox.microsoft.catalogue import catalogue_tenant
from tests.sandbox.microsoft.asking import Json


@pytest.fixture
def profiles(clock: Clock) -> list[Json]:
    """All profiles of the catalogue."""
    return list(catalogue_tenant(clock, "a-tenant").profiles.values())


def test_it_has_at_least_64_actions_of_all_five_categories(profiles: list[Json]) -> None:
    categories = {profile["controlCategory"] for profile in profiles}

    assert {"Identity", "Data", "Device", "Apps", "Infrastructure"} == categories
    assert len(profiles) >= 64


def test_points_go_from_one_to_ten(profiles: list[Json]) -> None:
    points = {profile["maxScore"] for profile in profiles}

    assert set(range(1, 11)) == points


def test_ranks_and_titles_are_not_unique(profiles: list[Json]) -> None:
    ranks = Counter(profile["rank"] for profile in profiles)
    titles = Counter(profile["title"] for profile in profiles)

    assert max(ranks.values()) > 20
    assert max(titles.values()) == 3


def test_the_longest_title_has_125_characters(profiles: list[Json]) -> None:
    longest = max(len(profile["title"]) for profile in profiles)

    assert longest == 125


def test_remediation_goes_from_nothing_to_nearly_3000_characters(profiles: list[Json]) -> None:
    lengths = [len(profile["remediation"]) for profile in profiles]

    assert min(lengths) == 0
    assert 2800 < max(lengths) < 3041


@pytest.mark.parametrize(
    "snippet",
    [
        "<ol>",
        "<ul>",
        "<table",
        "<abbr>",
        "href='",
        "href=https",
        "&nbsp;",
        "&rsquo;",
        "&bull;",
        "\r\n\t",
        "<DomainName>",
    ],
)
def test_remediation_has_html_of_every_kind(profiles: list[Json], snippet: str) -> None:
    having = [profile["id"] for profile in profiles if snippet in profile["remediation"]]

    assert having != []


def test_user_impact_is_spelled_in_many_ways(profiles: list[Json]) -> None:
    spellings = {profile["userImpact"] for profile in profiles}

    assert {"Low", "low", "Moderate", "moderate", "Medium", "High", "high", "Unknown", None} == spellings


def test_one_id_carries_the_prefix_of_its_instance(profiles: list[Json]) -> None:
    prefixed = [profile["id"] for profile in profiles if profile["id"].partition(".")[0].isdigit()]

    assert prefixed == ["11770.MDA_Google_EnableTwoFactorAuth"]


def test_the_same_days_always_have_the_same_scores(clock: Clock) -> None:
    first, second = (list(catalogue_tenant(clock, "a-tenant").secure_scores()) for _ in range(2))

    assert first == second
