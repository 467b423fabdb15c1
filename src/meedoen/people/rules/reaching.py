"""Ways to reach somebody, in one form."""

import re
from collections import Counter
from collections.abc import Sequence

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from meedoen.kernel.refusals import Refused

from ..terms import Channel


def reach_address(channel: str, text: str) -> str:
    """The address of a way to reach, checked and written in one form. '' for channels that need none.

    Raises Refused with the way out when it cannot be reached that way.
    """
    text = text.strip()
    if channel in (Channel.PHONE, Channel.SMS):
        try:
            number = phonenumbers.parse(text, "BE")
        except phonenumbers.NumberParseException:
            number = None
        if number is None or not phonenumbers.is_possible_number(number):
            raise Refused(_("Dit is geen telefoonnummer. Een nummer ziet er zo uit: 0470 12 34 56."), field="reach")
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if channel == Channel.EMAIL:
        try:
            validate_email(text)
        except ValidationError:
            raise Refused(_("Dit is geen e-mailadres. Kijk het na of kies een andere manier."), field="reach") from None
        return text
    if channel in (Channel.LETTER, Channel.HELPER) and not text:
        raise Refused(_("Vul in waar of via wie we je bereiken."), field="reach")
    return text


def typed_reach(text: str) -> str:
    """A phone number or e-mail address as it is kept, however it was typed. Raises Refused when it is neither."""
    return reach_address(Channel.EMAIL if "@" in text else Channel.PHONE, text)


def read_aloud(number: str) -> str:
    """A number as it is written here: "0470 12 34 56", with its country when it is of another one."""
    try:
        parsed = phonenumbers.parse(number, "BE")
    except phonenumbers.NumberParseException:
        return number
    home = parsed.country_code == 32
    style = phonenumbers.PhoneNumberFormat.NATIONAL if home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, style)


def last_signs(reach: str) -> str:
    """The end of a way to reach, to ask about and not to give away: "… 56"; '' when there is too little of it."""
    kept = re.sub(r"\s", "", reach)
    return f"… {kept[-2:]}" if len(kept) >= 6 else ""


def told_apart(said: Sequence[tuple[str, str, str]]) -> list[str]:
    """A word for each of these (name, way to reach, code), no two alike: of namesakes with the end of the number, or
    with the code of the card where that says nothing."""
    names = Counter(name.casefold() for name, _reach, _code in said)
    shown = [
        name if names[name.casefold()] == 1 else f"{name} · {last_signs(reach) or code}" for name, reach, code in said
    ]
    twice = Counter(word.casefold() for word in shown)
    return [
        word if twice[word.casefold()] == 1 else f"{word} · {code}"
        for word, (_name, _reach, code) in zip(shown, said, strict=True)
    ]
