"""The cancel code survives the telephone, and a slip of the pen never cancels for somebody else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meedoen.kernel.typed_codes import ALPHABET, make_code, read_code, show_code

codes = st.binary(min_size=5, max_size=5).map(make_code)


def test_a_known_code():
    assert make_code(bytes(5)) == "00000000"
    assert make_code(bytes([0, 0, 0, 0, 1])) == "1000000M"
    assert show_code("1000000M") == "1000-000M"


@pytest.mark.parametrize(
    "typed", ["1000-000m", " 1000 000 M ", "l0oo.ooom", "I000–OOOM", "１０００ ０００Ｍ", "١٠٠٠-٠٠٠m"]
)
def test_read_however_it_was_written(typed):
    assert read_code(typed) == "1000000M"


@pytest.mark.parametrize("typed", ["", "1000000", "1000000MM", "10000000", "1000000é", "annuleer", "²000000M"])
def test_what_is_no_code(typed):
    assert read_code(typed) is None


def test_too_few_random_bytes():
    with pytest.raises(ValueError, match="five"):
        make_code(b"1234")


@given(codes)
def test_said_and_read_back(code):
    assert len(code) == 8
    assert set(code) <= set(ALPHABET)
    assert read_code(show_code(code).lower()) == code


@given(codes, st.integers(0, 7), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_found(code, place, other):
    wrong = code[:place] + other + code[place + 1 :]
    assert read_code(wrong) == (code if wrong == code else None)


@given(codes, st.integers(0, 7), st.integers(0, 7))
def test_two_characters_that_changed_places_are_always_found(code, one, two):
    swapped = list(code)
    swapped[one], swapped[two] = swapped[two], swapped[one]
    assert read_code("".join(swapped)) == (code if swapped == list(code) else None)


@given(st.binary(min_size=5, max_size=5), st.binary(min_size=5, max_size=5))
def test_all_35_bits_count(one, other):
    same_bits = (int.from_bytes(one, "big") ^ int.from_bytes(other, "big")) % 2**35 == 0
    assert (make_code(one) == make_code(other)) == same_bits


@given(st.text(max_size=20))
def test_any_text_is_a_code_or_none(text):
    code = read_code(text)
    assert code is None or read_code(code) == code
