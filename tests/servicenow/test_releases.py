"""Release names, whose alphabet began anew, and build tags."""

import pytest

from servicenow.releases import RELEASES, build_tag_in, is_supported, release_of

ZURICH = "glide-zurich-07-01-2025__patch2-09-10-2025"


@pytest.mark.parametrize("release", [*RELEASES, "chile"])
def test_kingston_and_newer_are_supported_and_so_is_a_name_that_is_not_known(release: str) -> None:
    assert is_supported(release)


@pytest.mark.parametrize("release", ["berlin", "jakarta"])
def test_what_came_before_kingston_is_not_although_its_letter_may_come_later(release: str) -> None:
    assert not is_supported(release)


@pytest.mark.parametrize(
    "written",
    [ZURICH, f"{ZURICH}.zip", f"<td>Build tag: {ZURICH}</td>", ZURICH.title()],
)
def test_a_build_tag_is_found_wherever_it_stands(written: str) -> None:
    found = build_tag_in(written)

    assert found is not None
    assert "zurich" == release_of(found)


@pytest.mark.parametrize("written", ["", "zurich", "glide-", "glide-zurich", "built by hand"])
def test_what_is_no_build_tag_names_no_release(written: str) -> None:
    assert build_tag_in(written) is None
    assert release_of(written) is None


def test_what_stands_before_the_tag_is_not_part_of_it() -> None:
    assert build_tag_in(f"x {ZURICH}.zip") == ZURICH
