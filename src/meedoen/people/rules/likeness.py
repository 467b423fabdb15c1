"""By what two people are found to be alike: keyed prints of pairs of what was said (people.4; docs/adr).

A typing error spoils the beginning or the end of one word. So each word gives its beginning, its end and its sound,
and a print is made of two words at a time: who shares a few of those pairs is very likely the same, and no print alone
tells much. Names are compared in either order; a nickname sounds like the name that it stands for. Measured on FEBRL4
by ``bench/suggestions``.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from . import naming
from .nicknames import full_name


@dataclass(frozen=True)
class Said:
    """What somebody said of themselves, as far as it is noted."""

    first_name: str = ""
    last_name: str = ""
    reach: str = ""
    street: str = ""
    number: str = ""
    postcode: str = ""
    place: str = ""


_POSTCODE = re.compile(r"\b[1-9]\d{3}\b(?=\s+[^\W\d])|\b[1-9]\d{3}$")
_NUMBER = re.compile(r"\b\d+\s?[a-zA-Z]?\b")


def of_address(first_name: str, last_name: str, reach: str, address: str) -> Said:
    """The same, from an address in one line: "Dorp 1, 2260 Westerlo"."""
    found = _POSTCODE.search(address)
    if found:
        before, postcode, place = address[: found.start()], found.group(), address[found.end() :]
    else:
        before, _comma, place = address.partition(",")
        postcode = ""
    number = _NUMBER.search(before)
    street = before[: number.start()] if number else before
    return Said(first_name, last_name, reach, street, number.group() if number else "", postcode, place)


WORDS_OF = {"F": "first_name", "L": "last_name", "S": "street", "P": "place"}
EXACT_OF = {"N": "number", "Z": "postcode"}
PAIRS = ("FL", "FS", "LS", "FP", "LP", "SP", "SN", "FN", "LN", "FZ", "LZ", "SZ", "PZ", "NZ")
NAMED = {"F", "L"}
WORDS = {
    "code": _("zelfde code"),
    "reach": _("zelfde nummer of adres"),
    "FL": _("voornaam en naam lijken erop"),
    "address": _("zelfde adres"),
    "name": _("zelfde voornaam"),
    "last": _("zelfde naam"),
    "last sound": _("naam klinkt zo"),
    "sound": _("voornaam klinkt zo"),
}


def texts(said: Said) -> dict[str, str]:
    """What somebody is found by, each with its kind: single words, and pairs of what is known of two words."""
    found = {text: text.rpartition(" ")[0] for text in naming.search_texts(said.first_name, said.reach)}
    if heard := naming.heard(full_name(said.first_name)):
        found[f"heard {heard}"] = "sound"
    if last := naming.folded(said.last_name):
        found[f"last {last}"] = "last"
        found[f"last sound {naming.heard(said.last_name)}"] = "last sound"
    return found | {text: text.split(" ", 1)[0] for text in _pairs(said)}


def asked(said: Said) -> dict[str, str]:
    """What to look for: as it was said, and with first and last name swapped."""
    swapped = replace(said, first_name=said.last_name, last_name=said.first_name)
    return {text: text.split(" ", 1)[0] for text in _pairs(swapped)} | texts(said)


def _pairs(said: Said) -> set[str]:
    parts = {kind: _looks(kind, getattr(said, name)) for kind, name in WORDS_OF.items()}
    parts |= {kind: _exact(getattr(said, name)) for kind, name in EXACT_OF.items()}
    return {
        f"{one}{other} {look}{parts[one][look]} {look}{parts[other][look]}"
        for one, other in map(tuple, PAIRS)
        for look in "<>~"
        if parts[one] and parts[other] and parts[one][look] and parts[other][look]
    }


def _looks(kind: str, text: str) -> dict[str, str]:
    """The beginning, the end and the sound of a word; of a very short one the whole."""
    word = naming.folded(text)
    if not word:
        return {}
    half = (len(word) + 1) // 2 if len(word) > 3 else len(word)
    name = full_name(text) if kind == "F" else text
    return {"<": word[:half], ">": word[-half:], "~": naming.heard(name)}


def _exact(text: str) -> dict[str, str]:
    word = naming.folded(text)
    return dict.fromkeys("<>~", word) if word else {}


MANY = 100_000
"""As if an organisation had so many people: a print that many share says little, whatever the size of the house."""
ENOUGH, SURE = 2.0, 26.0
"""From ENOUGH on somebody is shown; SURE is very likely the same (precision 0.999 on FEBRL4): see ``same_person``."""
SINGLE = {"code": 40.0, "reach": 30.0}


def weights(carried: Mapping[str, int], kinds: Mapping[str, str]) -> dict[str, float]:
    """What each print says, from how many people carry it: the rarer, the more."""
    return {print_: SINGLE.get(kinds[print_], max(0.1, math.log(MANY / number))) for print_, number in carried.items()}


FIRST_NAME_KINDS = {"name", "sound", *(pair for pair in PAIRS if "F" in pair)}


def same_person(said: Said, weight: float, kinds: Iterable[str]) -> bool:
    """Whether this is taken to be one person without a human looking: the first name, and enough beside it.

    A household shares a telephone and a front door, and a town has many of one first name: neither alone makes two
    people one. Where nothing but a first name was said, the same first name is all there is to know it by.
    """
    found = set(kinds)
    if said == Said(said.first_name):
        return "name" in found
    beside = found & {"reach", *PAIRS}
    return weight >= SURE and bool(beside) and bool(found & FIRST_NAME_KINDS)


def reasons(kinds: Iterable[str]) -> list[str]:
    """Why somebody is shown, in words, the strongest first; what a stronger one says already is left out."""
    found = {kind if kind in WORDS else "address" if not NAMED & set(kind) else "" for kind in kinds} - {""}
    if "FL" in found or "name" in found:
        found -= {"sound"}
    if "FL" in found:
        found -= {"name", "last", "last sound"}
    if "last" in found:
        found -= {"last sound"}
    return [str(words) for kind, words in WORDS.items() if kind in found]
