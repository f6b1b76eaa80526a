"""Secrets at rest."""

import base64

import pytest
from hypothesis import given, strategies as st

from storage.errors import Tampered, UnknownKey
from storage.secrets import KeyRing, decode_key, new_key

OLD, NEW = new_key(), new_key()
RING = KeyRing([NEW, OLD])
SEALED = RING.seal("the secret", workspace_id=1, column="connections.access_token")


@given(secret=st.text(), workspace_id=st.integers(min_value=0))
def test_what_was_sealed_opens(secret: str, workspace_id: int) -> None:
    sealed = RING.seal(secret, workspace_id=workspace_id, column="c")

    assert secret == RING.open(sealed, workspace_id=workspace_id, column="c")


def test_the_same_secret_is_sealed_differently_each_time() -> None:
    assert SEALED != RING.seal("the secret", workspace_id=1, column="connections.access_token")


def test_a_sealed_secret_does_not_show_it() -> None:
    assert b"secret" not in SEALED


@pytest.mark.parametrize("position", [0, 5, 16, 17, len(SEALED) - 1])
def test_an_altered_secret_does_not_open(position: int) -> None:
    altered = bytearray(SEALED)
    altered[position] ^= 1

    with pytest.raises(Tampered, match=r"connections\.access_token"):
        RING.open(bytes(altered), workspace_id=1, column="connections.access_token")


@pytest.mark.parametrize("length", [0, 4, 5, 16, 17, 20, len(SEALED) - 1])
def test_a_secret_that_was_cut_off_does_not_open(length: int) -> None:
    with pytest.raises((Tampered, UnknownKey)):
        RING.open(SEALED[:length], workspace_id=1, column="connections.access_token")


def test_a_secret_moved_to_another_workspace_does_not_open() -> None:
    with pytest.raises(Tampered):
        RING.open(SEALED, workspace_id=2, column="connections.access_token")


def test_a_secret_moved_to_another_column_does_not_open() -> None:
    with pytest.raises(Tampered):
        RING.open(SEALED, workspace_id=1, column="connections.refresh_token")


def test_a_secret_sealed_with_a_former_key_opens() -> None:
    sealed = KeyRing([OLD]).seal("the secret", workspace_id=1, column="c")

    assert "the secret" == RING.open(sealed, workspace_id=1, column="c")


def test_the_first_key_seals() -> None:
    assert "the secret" == KeyRing([NEW]).open(SEALED, workspace_id=1, column="connections.access_token")


def test_a_secret_of_a_key_that_is_gone_says_so() -> None:
    with pytest.raises(UnknownKey, match="SCOREDESK_SECRET_KEYS"):
        KeyRing([OLD]).open(SEALED, workspace_id=1, column="connections.access_token")


@pytest.mark.parametrize(
    ("key", "complaint"),
    [
        ("not base64!", "is not base64"),
        ("schlüssel", "is not base64"),
        (base64.b64encode(b"short").decode(), "holds 5 bytes, not 32"),
        ("", "holds 0 bytes, not 32"),
    ],
)
def test_a_key_that_is_none_is_refused(key: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        decode_key(key)


SIGNED = RING.sign("0a.1.U0ADMIN", purpose="a link")


@given(text=st.text(alphabet=st.characters(codec="ascii")))
def test_what_was_signed_is_known_again(text: str) -> None:
    assert text == RING.verify(RING.sign(text, purpose="a link"), purpose="a link")


@pytest.mark.parametrize(
    "signed",
    ["", "0a.1.U0ADMIN", SIGNED[:-1], f"1{SIGNED}", "é", "\x00", "." * 5000],
    ids=["nothing", "no signature", "cut", "changed", "not ASCII", "NUL", "long"],
)
def test_what_was_not_signed_is_refused(signed: str) -> None:
    with pytest.raises(Tampered):
        RING.verify(signed, purpose="a link")


def test_a_signature_is_good_for_one_purpose() -> None:
    with pytest.raises(Tampered):
        RING.verify(SIGNED, purpose="another")


def test_the_first_key_signs_and_a_former_one_is_still_known() -> None:
    former = KeyRing([OLD]).sign("text", purpose="a link")

    assert "text" == RING.verify(former, purpose="a link")
    assert "0a.1.U0ADMIN" == KeyRing([NEW]).verify(SIGNED, purpose="a link")
