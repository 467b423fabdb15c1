"""The short code that somebody types without signing in: said on the phone, written on a card or a letter.

Seven random characters (35 bits) and one check character in Crockford's alphabet, which has no I, L, O or U. The
check character finds every wrong character and every two characters that changed places. Guessing is for the
throttle to stop, not for the length.
"""

import secrets
import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_BYTES = 5
_LENGTH = 7
_LOOKS_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_BITS = 5
_FIELD = 0b100101  # x⁵ + x² + 1: multiplication of five-bit numbers without losing any


def make_code(random_bytes: bytes) -> str:
    """A code from at least five random bytes: eight characters, as they are stored ("K7P4QX2M")."""
    if len(random_bytes) < RANDOM_BYTES:
        raise ValueError("a code needs five random bytes")
    number = int.from_bytes(random_bytes[:RANDOM_BYTES], "big")
    body = "".join(ALPHABET[(number >> _BITS * place) % 32] for place in range(_LENGTH))
    return body + _check(body)


def random_code() -> str:
    """A code of chance alone, for what has no secret to derive one from."""
    return make_code(secrets.token_bytes(RANDOM_BYTES))


def show_code(code: str) -> str:
    """The code as people read it: "K7P4-QX2M"."""
    return f"{code[:4]}-{code[4:]}"


def read_code(text: str) -> str | None:
    """The stored form of what somebody typed ("k7p4 qx2m", with O for 0 and l for 1), or None when it is none."""
    typed = "".join(_plain(char) for char in unicodedata.normalize("NFKC", text) if char.isalnum())
    code = typed.upper().translate(_LOOKS_LIKE)
    if len(code) != _LENGTH + 1 or not set(code) <= set(ALPHABET):
        return None
    return code if _check(code[:_LENGTH]) == code[_LENGTH] else None


def _plain(char: str) -> str:
    """Digits of another script (Arabic ones, say) as ours."""
    return str(unicodedata.decimal(char)) if char.isdecimal() else char


def _check(body: str) -> str:
    """Each character has another weight (a power of 2 in the field of 32), so that order matters."""
    total = 0
    for char in body:
        total = _double(total ^ ALPHABET.index(char))
    return ALPHABET[total]


def _double(value: int) -> int:
    doubled = value << 1
    return doubled ^ _FIELD if doubled & 0b100000 else doubled
