"""Read coordinates as people paste them: from a map site, a phone, a paper list.

Understood: ``51.0833, 4.9167`` · ``51,0833 4,9167`` · ``4.9167 51.0833`` (in Belgium the order cannot be mistaken) ·
degrees, minutes and seconds with N/S and E/O/W · ``geo:`` addresses · addresses of Google Maps (the pin before the
middle of the screen) and OpenStreetMap. Nothing is fetched. Latitudes and longitudes are WGS84 degrees.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import unquote

from django.utils.translation import gettext_lazy as _

LONGEST = 2000
BELGIUM = (49.45, 2.50, 51.55, 6.45)  # south, west, north, east: the box around the country


class Problem(StrEnum):
    """Why a text is refused."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    ONE_NUMBER = "one_number"
    NOT_UNDERSTOOD = "not_understood"
    SHORT_LINK = "short_link"
    OTHER_GRID = "other_grid"
    OUTSIDE_BELGIUM = "outside_belgium"


SENTENCES = {
    Problem.EMPTY: _("Plak hier de coördinaten van de plek."),
    Problem.TOO_LONG: _("Deze tekst is te lang. Plak alleen de coördinaten."),
    Problem.ONE_NUMBER: _("Er staat maar één getal. Geef twee getallen, zoals 51.0833, 4.9167."),
    Problem.NOT_UNDERSTOOD: _("Dit zijn geen coördinaten die we begrijpen. Geef twee getallen, zoals 51.0833, 4.9167."),
    Problem.SHORT_LINK: _("In een korte link staan geen coördinaten. Open de link en kopieer het volledige adres."),
    Problem.OTHER_GRID: _("Dit lijken Lambert-coördinaten. Geef graden, zoals 51.0833, 4.9167."),
    Problem.OUTSIDE_BELGIUM: _("Deze plek ligt niet in België. Kijk de twee getallen na."),
}


class Coordinates(NamedTuple):
    latitude: float
    longitude: float


class NotCoordinates(ValueError):
    """The text holds no usable coordinates; ``problem`` says why, ``sentence`` says it to the reader."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem

    @property
    def sentence(self) -> str:
        return str(SENTENCES[self.problem])


_NUMBER = r"[-+]?\d{1,3}(?:\.\d+)?"
_PAIR_IN_ADDRESS = (
    re.compile(rf"!3d({_NUMBER})!4d({_NUMBER})"),
    re.compile(rf"[?&#](?:q|query|ll|daddr|destination|center)=(?:loc:)?({_NUMBER})[, +]+({_NUMBER})"),
    re.compile(rf"mlat=({_NUMBER})&mlon=({_NUMBER})"),
    re.compile(rf"@({_NUMBER}),({_NUMBER})"),
    re.compile(rf"#map=[\d.]+/({_NUMBER})/({_NUMBER})"),
    re.compile(rf"/({_NUMBER}),({_NUMBER})"),
)
_SHORT = re.compile(r"(maps\.app\.goo\.gl|goo\.gl/maps|osm\.org/go|bit\.ly)", re.IGNORECASE)
_DEGREES = re.compile(
    r"""(\d{1,3}(?:[.,]\d+)?)\s*°\s*
        (?:(\d{1,2}(?:[.,]\d+)?)\s*'\s*)?
        (?:(\d{1,2}(?:[.,]\d+)?)\s*"\s*)?
        ([NSEOW])?""",
    re.VERBOSE,
)
_WORDS = re.compile(
    r"(?<![a-z])(lat(itude)?|lon(gitude)?|lng|breedtegraad|lengtegraad|n\.?b\.?|o\.?l\.?|[neo])(?![a-z])[:=]?",
    re.IGNORECASE,
)
_MARKS = str.maketrans(
    {"′": "'", "’": "'", "‘": "'", "´": "'", "″": '"', "”": '"', "“": '"', "º": "°", "−": "-", "–": "-"}
)


def parse(text: str) -> Coordinates:
    """The point that a text names, inside Belgium. Raises NotCoordinates."""
    if len(text) > LONGEST:
        raise NotCoordinates(Problem.TOO_LONG)
    plain = _plain(text)
    if not plain:
        raise NotCoordinates(Problem.EMPTY)
    if _SHORT.search(plain):
        raise NotCoordinates(Problem.SHORT_LINK)
    if re.match(r"(https?://|geo:|www\.)", plain, re.IGNORECASE):
        first, second = _from_address(plain)
    elif "°" in plain:
        first, second = _from_degrees(plain.upper())
    else:
        first, second = _from_numbers(plain)
    return _in_belgium(first, second)


def _plain(text: str) -> str:
    """Without invisible signs (direction marks, odd spaces), with one kind of quotation mark, digits as 0-9."""
    shown = "".join(sign for sign in text.translate(_MARKS) if unicodedata.category(sign) != "Cf")
    return unicodedata.normalize("NFKC", shown).translate(_MARKS).strip().strip("()[]").strip()


def _from_address(address: str) -> tuple[float, float]:
    whole = unquote(address)
    if whole.lower().startswith("geo:"):
        whole = "@" + whole[4:]
    for pattern in _PAIR_IN_ADDRESS:
        found = pattern.search(whole)
        if found:
            return float(found[1]), float(found[2])
    raise NotCoordinates(Problem.NOT_UNDERSTOOD)


def _from_degrees(text: str) -> tuple[float, float]:
    parts = list(_DEGREES.finditer(text))
    if len(parts) == 1:
        raise NotCoordinates(Problem.ONE_NUMBER)
    rest = _DEGREES.sub(" ", text).replace("B", " ").replace("L", " ")  # "NB" and "OL", as on Dutch maps
    if len(parts) != 2 or re.sub(r"[\s,;/]|[NSEOW]", "", rest):
        raise NotCoordinates(Problem.NOT_UNDERSTOOD)
    values, letters = [], []
    for part in parts:
        degrees, minutes, seconds = (float((piece or "0").replace(",", ".")) for piece in part.groups()[:3])
        if minutes >= 60 or seconds >= 60:
            raise NotCoordinates(Problem.NOT_UNDERSTOOD)
        letter = part[4] or ""
        value = degrees + minutes / 60 + seconds / 3600
        values.append(-value if letter in ("S", "W") else value)
        letters.append(letter)
    if letters[0] in ("E", "O", "W") and letters[1] in ("N", "S"):
        values.reverse()
    return values[0], values[1]


def _from_numbers(text: str) -> tuple[float, float]:
    bare = _WORDS.sub(" ", text)
    if re.sub(r"[\d\s.,;/+|-]", "", bare) or not re.search(r"\d", bare):
        raise NotCoordinates(Problem.NOT_UNDERSTOOD)
    if "." not in bare and re.search(r"\d,\d", bare):
        numbers = [float(number.replace(",", ".")) for number in re.findall(r"[-+]?\d+,\d+|[-+]?\d+", bare)]
    else:
        numbers = [float(number) for number in re.findall(r"[-+]?\d+(?:\.\d+)?", bare)]
    if len(numbers) != 2:
        raise NotCoordinates(Problem.ONE_NUMBER if len(numbers) == 1 else Problem.NOT_UNDERSTOOD)
    if all(number > 1000 for number in numbers):
        raise NotCoordinates(Problem.OTHER_GRID)
    return numbers[0], numbers[1]


def _in_belgium(first: float, second: float) -> Coordinates:
    south, west, north, east = BELGIUM
    for latitude, longitude in ((first, second), (second, first)):
        if south <= latitude <= north and west <= longitude <= east:
            return Coordinates(latitude, longitude)
    raise NotCoordinates(Problem.OUTSIDE_BELGIUM)
