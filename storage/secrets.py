"""Secrets at rest: AES-256-GCM under a ring of keys, bound to the row and column they belong to; signatures.

A sealed secret is ``version (1 byte) + key id (4 bytes) + nonce (12 bytes) + ciphertext``. The workspace and
the column are authenticated with it, so a ciphertext copied into another workspace's row does not open.
"""

import base64
import hashlib
import os
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from itsdangerous import BadSignature, Signer

from storage.errors import Tampered, UnknownKey

VERSION = b"\x01"
KEY_BYTES = 32
_KEY_ID = slice(1, 5)
_NONCE = slice(5, 17)


def new_key() -> str:
    """A fresh key as SCOREDESK_SECRET_KEYS wants it: 32 random bytes in URL-safe base64."""
    return base64.urlsafe_b64encode(os.urandom(KEY_BYTES)).decode()


def decode_key(text: str) -> bytes:
    """The 32 bytes of one key; ValueError says what is wrong without repeating the key."""
    try:
        key = base64.b64decode(text, altchars=b"-_", validate=True)
    except ValueError as error:
        raise ValueError("is not base64") from error
    if len(key) != KEY_BYTES:
        raise ValueError(f"holds {len(key)} bytes, not {KEY_BYTES}")
    return key


class KeyRing:
    """The first key seals and signs; every key opens and knows what it once sealed or signed."""

    def __init__(self, keys: Sequence[str]) -> None:
        decoded = [decode_key(key) for key in keys]
        self._ciphers = {hashlib.sha256(key).digest()[:4]: AESGCM(key) for key in decoded}
        self._first = hashlib.sha256(decoded[0]).digest()[:4]
        self._signing = decoded[::-1]  # itsdangerous signs with the last one

    def seal(self, secret: str, *, workspace_id: int, column: str) -> bytes:
        """Encrypt ``secret`` for one workspace and column."""
        head, nonce = VERSION + self._first, os.urandom(12)
        bound = _bound_to(head, workspace_id, column)
        return head + nonce + self._ciphers[self._first].encrypt(nonce, secret.encode(), bound)

    def open(self, sealed: bytes, *, workspace_id: int, column: str) -> str:
        """Decrypt what `seal` made for the same workspace and column; UnknownKey or Tampered otherwise."""
        cipher = self._ciphers.get(sealed[_KEY_ID])
        if cipher is None:
            raise UnknownKey("sealed with a key that SCOREDESK_SECRET_KEYS no longer has")
        bound = _bound_to(sealed[: _KEY_ID.stop], workspace_id, column)
        try:
            return cipher.decrypt(sealed[_NONCE], sealed[_NONCE.stop :], bound).decode()
        except (InvalidTag, ValueError) as error:  # ValueError: what is left of the nonce is too short
            raise Tampered(f"the secret in {column} does not open") from error

    def sign(self, text: str, *, purpose: str) -> str:
        """``text`` with a signature that is good for this purpose alone, and that a URL may hold."""
        return self._signer(purpose).sign(text).decode()

    def verify(self, signed: str, *, purpose: str) -> str:
        """The text that `sign` was given for the same purpose; Tampered otherwise."""
        try:
            return self._signer(purpose).unsign(signed).decode()
        except (BadSignature, UnicodeError) as error:
            raise Tampered(f"the signature for {purpose} does not fit") from error

    def _signer(self, purpose: str) -> Signer:
        # The key that signs is derived for its purpose, and never one that seals.
        return Signer(self._signing, salt=purpose, key_derivation="hmac", digest_method=hashlib.sha256)


def _bound_to(head: bytes, workspace_id: int, column: str) -> bytes:
    return b"%b|%d|%b" % (head, workspace_id, column.encode())
