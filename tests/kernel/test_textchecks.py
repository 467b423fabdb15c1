"""Free text: the register number is found however it is written; what is cleaned away was never readable."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.be import bis, nn

from meedoen.kernel.textchecks import clean_text, find_register_number, too_long

FAMILY = "👨‍👩‍👧‍👦"
ARABIC = "مرحبا بكم في البيت، الهاتف \u200e0470 12 34 56\u200f."
PERSIAN = "می\u200cخواهم"


def number(body: str, *, since_2000: bool = False) -> str:
    """An invented register number from its first nine digits."""
    return body + f"{97 - int(('2' if since_2000 else '') + body) % 97:02d}"


BEFORE_2000 = number("850730033")
SINCE_2000 = number("120304005", since_2000=True)
BIS = number("854730033")
BIS_SEX_UNKNOWN = number("852730033")
BIRTH_UNKNOWN = number("850000033")


class TestRegisterNumber:
    def test_the_invented_numbers_are_what_they_seem(self):
        assert nn.is_valid(BEFORE_2000)
        assert nn.is_valid(SINCE_2000)
        assert bis.is_valid(BIS)
        assert bis.is_valid(BIS_SEX_UNKNOWN)

    @pytest.mark.parametrize("digits", [BEFORE_2000, SINCE_2000, BIS, BIS_SEX_UNKNOWN, BIRTH_UNKNOWN])
    @pytest.mark.parametrize(
        "shape",
        [
            "{0}",
            "Mijn nummer is {0}.",
            "rrn:{0}, bel mij",
            "rijksregisternummer{0}",
            "{1}.{2}.{3}-{4}.{5}",
            "{1} {2} {3} {4} {5}",
            "{1}/{2}/{3} - {4} / {5}",
            "{1}\u00a0{2}\u00a0{3}\u2013{4}\u202f{5}",
            "{1}\u200b{2}\u200b{3}\u200b{4}\u200b{5}",
            "om 14 uur: {1}{2}{3}-{4}.{5}",
            "bus 3 {1}.{2}.{3}-{4}.{5} 7",
            "\u202e{0}\u202c",
        ],
    )
    def test_found_in_every_shape(self, digits, shape):
        text = shape.format(digits, digits[:2], digits[2:4], digits[4:6], digits[6:9], digits[9:])
        assert find_register_number(text)

    def test_found_in_arabic_digits(self):
        eastern = BEFORE_2000.translate({ord("0") + n: 0x660 + n for n in range(10)})
        assert find_register_number(f"رقمي {eastern}")

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "bel 0470 12 34 56 of 014 54 66 77",
            "+32 470 12 34 56",
            "+ 32470123456",
            "KBO 0400.378.485",
            "IBAN BE68 5390 0754 7034",
            "op 2026-09-01 van 14:00 tot 16:00",
            "van 1/9/2026 tot 30/6/2027, 14-16 uur",
            BEFORE_2000[:-1] + str((int(BEFORE_2000[-1]) + 1) % 10),
            "1" + BEFORE_2000,
            BEFORE_2000 + "7",
            f"{BEFORE_2000[:6]}\n{BEFORE_2000[6:]}",
            f"{BEFORE_2000[:6]} ---- {BEFORE_2000[6:]}",
            number("859930033"),
            number("851330033"),
            number("850732033"),
            number("850730000"),
            number("857330033"),
        ],
    )
    def test_no_false_alarm(self, text):
        assert not find_register_number(text)

    def test_a_phone_number_with_country_code_is_never_one(self):
        """Even where the digits of the phone number happen to pass the checksum."""
        digits = next(d for d in (number(f"3247010{n:02d}") for n in range(1, 90)) if d.startswith("324701"))
        assert find_register_number(digits)
        assert not find_register_number("+" + digits)

    @given(st.integers(0, 10**11 - 1))
    def test_never_more_than_the_official_check_allows(self, value):
        digits = f"{value:011d}"
        if find_register_number(digits):
            right = {97 - int(digits[:9]) % 97, 97 - int("2" + digits[:9]) % 97}
            assert int(digits[9:]) in right

    def test_false_alarms_on_random_numbers_stay_below_the_checksum(self):
        """2 of 97 by checksum alone; the date takes most of those away."""
        step = 10**11 // 50_021
        found = sum(find_register_number(f"{(n * step) % 10**11:011d}") for n in range(50_000))
        assert 0 < found < 50_000 * 2 / 97 / 3

    @given(st.dates(), st.integers(1, 998), st.sampled_from([0, 20, 40]), st.booleans())
    def test_every_number_that_can_be_given_out_is_found(self, born, serial, shift, since_2000):
        body = f"{born.year % 100:02d}{born.month + shift:02d}{born.day:02d}{serial:03d}"
        assert find_register_number(f"nr. {number(body, since_2000=since_2000)}!")

    @given(st.text())
    def test_any_text_gets_an_answer(self, text):
        assert find_register_number(text) in (True, False)


class TestCleanText:
    @pytest.mark.parametrize(
        ("dirty", "clean"),
        [
            ("koffie\x00 en taart", "koffie en taart"),
            ("cafe\u0301", "caf\u00e9"),
            ("een\r\ntwee\rdrie\u2028vier", "een\ntwee\ndrie\nvier"),
            ("tab\tblijft", "tab\tblijft"),
            ("factuur\u202efdp.exe", "factuurfdp.exe"),
            ("\u2066binnen\u2069", "binnen"),
            ("on\u200bzicht\ufeffbaar\u2060", "onzichtbaar"),
            ("vrij\u00adwilliger", "vrijwilliger"),
            ("a\u200db", "ab"),
            ("a\u200cb", "ab"),
            ("half\ud800", "half"),
            ("\u200f\u200f\u200fx", "\u200fx"),
            ("e\u200b\u0301", "\u00e9"),
            ("\x1b[31mrood\x07", "[31mrood"),
        ],
    )
    def test_what_goes(self, dirty, clean):
        assert clean_text(dirty) == clean

    @pytest.mark.parametrize(
        "text",
        [
            FAMILY,
            "👍🏽 dag 👩🏽‍⚕️ en 🏳️‍🌈 en ❤️‍🔥",
            "🙂‍↔️",
            "🇧🇪",
            ARABIC,
            PERSIAN,
            "\u0600١٢",
            "Ça va? Größe, Türkçe ığİ, Łódź",
            "नमस्ते",
            "",
        ],
    )
    def test_what_stays(self, text):
        assert clean_text(text) == unicodedata.normalize("NFC", text)

    def test_a_loose_joiner_beside_an_emoji_goes(self):
        assert clean_text("👍\u200dok\u200d") == "👍ok"
        assert clean_text("👨\u200d\u200d👩") == "👨\u200d👩"

    @given(
        st.text(
            alphabet=st.one_of(
                st.characters(),
                st.sampled_from("\u200b\u200c\u200d\u200e\u200f\u061c\u202e\u2066\x00\r\n\u0301\u064e\ufe0f👍👩🏽بیéa"),
            )
        )
    )
    def test_cleaning_twice_changes_nothing_and_the_result_can_be_stored(self, text):
        once = clean_text(text)
        assert clean_text(once) == once
        assert once.encode("utf-8").decode("utf-8") == once
        assert not set(once) & set("\x00\r\u200b\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")

    @given(st.text(alphabet="abc éàü 0123 ابج\n.,!👍"))
    def test_what_was_clean_is_not_touched(self, text):
        assert clean_text(text) == text


def test_too_long_says_by_how_much():
    assert too_long("a" * 1000, 1000) is None
    assert too_long("a" * 1240, 1000) == "Deze tekst telt 1.240 tekens. Er is plaats voor 1.000. Schrap er nog 240."


def test_length_is_counted_after_cleaning():
    assert too_long("a\u200b" * 10, 10) is None
