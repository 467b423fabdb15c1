"""The cryptography: what is sealed opens for its own owner and field, and for nothing else."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meedoen.kernel.vault import sealing
from meedoen.kernel.vault.errors import Tampered

RING = {1: bytes(range(32))}
OWNER = uuid.UUID(int=7)
NETWORK = uuid.UUID(int=9)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXTS, st.text("abc.:xyz", min_size=1), st.uuids())
def test_what_is_sealed_opens_unchanged(text, field, owner):
    blob = sealing.seal(RING, owner, field, text)
    assert sealing.unseal(RING, owner, field, blob) == text
    assert len(blob) == len(text.encode()) + 30


@given(TEXTS, st.data())
def test_one_flipped_bit_is_refused(text, data):
    blob = bytearray(sealing.seal(RING, OWNER, "name", text))
    place = data.draw(st.integers(0, len(blob) * 8 - 1))
    blob[place // 8] ^= 1 << place % 8
    with pytest.raises(Tampered):
        sealing.unseal(RING, OWNER, "name", bytes(blob))


@given(TEXTS, st.data())
def test_a_cut_off_or_lengthened_value_is_refused(text, data):
    blob = sealing.seal(RING, OWNER, "name", text)
    cut = data.draw(st.integers(0, len(blob) - 1))
    for damaged in (blob[:cut], blob + b"\0"):
        with pytest.raises(Tampered):
            sealing.unseal(RING, OWNER, "name", damaged)


def test_another_row_another_field_and_another_key_are_refused():
    blob = sealing.seal(RING, OWNER, "people.person.name", "Amina")
    tries = [
        (RING, uuid.UUID(int=8), "people.person.name"),
        (RING, OWNER, "people.person.phone"),
        ({1: bytes(32)}, OWNER, "people.person.name"),
        ({2: RING[1]}, OWNER, "people.person.name"),
    ]
    for ring, owner, field in tries:
        with pytest.raises(Tampered):
            sealing.unseal(ring, owner, field, blob)
    assert sealing.unseal(RING, OWNER, "people.person.name", blob) == "Amina"


def test_the_same_text_never_looks_the_same():
    assert len({sealing.seal(RING, OWNER, "name", "Amina") for _ in range(200)}) == 200


def test_the_newest_key_of_the_ring_seals_and_the_older_still_opens():
    old = sealing.seal(RING, OWNER, "name", "Amina")
    grown = {**RING, 2: bytes(32)}
    new = sealing.seal(grown, OWNER, "name", "Amina")
    assert (sealing.generation_of(old), sealing.generation_of(new)) == (1, 2)
    assert sealing.unseal(grown, OWNER, "name", old) == sealing.unseal(grown, OWNER, "name", new) == "Amina"


@given(st.dictionaries(st.integers(1, 255), st.binary(min_size=32, max_size=32), min_size=1, max_size=5))
def test_a_wrapped_ring_comes_back_whole_and_only_for_its_row(ring):
    master = bytes(32)
    wrapped = sealing.wrap(master, "k1", OWNER, NETWORK, ring)
    assert sealing.unwrap(master, "k1", OWNER, NETWORK, wrapped) == ring
    tries = [
        (bytes([1] * 32), "k1", OWNER, NETWORK, wrapped),
        (master, "k2", OWNER, NETWORK, wrapped),
        (master, "k1", uuid.UUID(int=8), NETWORK, wrapped),
        (master, "k1", OWNER, uuid.UUID(int=8), wrapped),
        (master, "k1", OWNER, NETWORK, wrapped[:-1]),
        (master, "k1", OWNER, NETWORK, b""),
    ]
    for args in tries:
        with pytest.raises(Tampered):
            sealing.unwrap(*args)
