"""A list of people as rows: which columns are taken, which never, and what each row says (people only, no groups)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from meedoen.kernel.intake.columns import Numbered
from meedoen.kernel.intake.example import Column
from meedoen.kernel.intake.listing import Listing
from meedoen.kernel.refusals import Refused

from ..terms import Channel
from . import reaching
from .naming import folded

COLUMNS = {
    "first_name": ("voornaam", "voornamen", "roepnaam", "prenom", "firstname"),
    "last_name": ("naam", "achternaam", "familienaam", "nom", "lastname"),
    "mobile": ("gsm", "gsmnummer", "mobiel", "sms"),
    "phone": ("telefoon", "telefoonnummer", "tel", "vast"),
    "email": ("email", "emailadres", "mail", "mailadres"),
    "street": ("adres", "straat", "straatennummer", "straatnr"),
    "number": ("nummer", "nr", "huisnummer", "huisnr"),
    "postcode": ("postcode", "postnummer"),
    "place": ("gemeente", "plaats", "woonplaats", "stad"),
    "language": ("taal", "contacttaal"),
}
ADDRESS = ("street", "number", "postcode", "place")
LANGUAGES = {"nederlands": "nl", "frans": "fr", "engels": "en", "arabisch": "ar", "turks": "tr"}
HEADINGS = {
    "first_name": "Voornaam", "last_name": "Naam", "mobile": "Gsm", "phone": "Telefoon", "email": "E-mail",
    "street": "Adres", "number": "Nummer", "postcode": "Postcode", "place": "Gemeente", "language": "Taal",
}  # fmt: skip
LANGUAGE_WORDS = [word.capitalize() for word in LANGUAGES]
EXPLAINED = (
    Column("Voornaam", "Hoe je die persoon aanspreekt.", True),
    Column("Naam", "De familienaam. Alleen als je brieven stuurt of op huisbezoek gaat."),
    Column("Gsm", "Eén nummer is genoeg."),
    Column("Telefoon", "Als er geen gsm is."),
    Column("E-mail", "Als er geen gsm en geen telefoon is."),
    Column("Adres", "Straat en nummer. Alleen als je brieven stuurt of op huisbezoek gaat."),
    Column("Postcode", "Vier cijfers."),
    Column("Gemeente", "Of het dorp."),
    Column("Taal", "De taal waarin we een bericht sturen. Leeg is Nederlands."),
)
EXAMPLE = ("Voorbeeld", "Voorbeeldnaam", "0470 00 00 00", "", "", "Dorp 1", "2260", "Westerlo", "Nederlands")
MOST = 5000


@dataclass(frozen=True)
class Person:
    """One row that can be taken."""

    row: int
    first_name: str
    channel: str = Channel.NONE
    reach: str = ""
    last_name: str = ""
    address: str = ""
    language: str = "nl"


@dataclass
class PeopleListing(Listing):
    """What a list of people says. ``twice``: rows that say the same person as an earlier one."""

    people: list[Person] = field(default_factory=list)
    twice: int = 0


def from_plain(said: Mapping[str, Any]) -> PeopleListing:
    """The listing again, from plain data (``asdict``)."""
    people = [Person(**one) for one in said["people"]]
    return PeopleListing(**PeopleListing.shared(said), people=people, twice=said["twice"])


def read(rows: Numbered, *, whole: bool) -> PeopleListing:
    """The list. ``whole``: last name and address too; else only a first name and one way to reach, the lowest level."""
    found = PeopleListing()
    taken, body = found.open(rows, COLUMNS, must={"first_name": "voornaam"}, most=MOST)
    seen: set[tuple[str, ...]] = set()
    for at, cells in body:
        _row(found, seen, at, taken.cells(cells), whole)
    return found


def _row(found: PeopleListing, seen: set[tuple[str, ...]], at: int, cells: dict[str, str], whole: bool) -> None:
    if not any(cells.values()):
        return
    if any(found.tells_too_much(at, HEADINGS[code], text) for code, text in cells.items()):
        return
    try:
        person = _person(at, cells, whole)
    except Refused as refusal:
        wrong = "first_name" if not cells["first_name"] else _way(cells)[1]
        found.refuse(at, HEADINGS[wrong], refusal.sentence)
        return
    mark = (folded(person.first_name), folded(cells.get("last_name", "")), person.reach)
    if mark in seen:
        found.twice += 1
        return
    seen.add(mark)
    found.people.append(person)


def _way(cells: dict[str, str]) -> tuple[str, str]:
    """The first way to reach that is filled in, with the code of its column; a name stands for none."""
    ways = ((Channel.SMS, "mobile"), (Channel.PHONE, "phone"), (Channel.EMAIL, "email"))
    return next(((way, code) for way, code in ways if cells.get(code)), (Channel.NONE, "first_name"))


def _person(at: int, cells: dict[str, str], whole: bool) -> Person:
    first_name = cells.get("first_name", "")[:80]
    if not first_name:
        raise Refused(_("Er staat geen voornaam. Vul ze in of haal de rij weg."))
    channel, column = _way(cells)
    street = " ".join(filter(None, (cells.get("street", ""), cells.get("number", ""))))
    town = " ".join(filter(None, (cells.get("postcode", ""), cells.get("place", ""))))
    return Person(
        row=at,
        first_name=first_name,
        channel=channel,
        reach=reaching.reach_address(channel, cells[column]) if channel != Channel.NONE else "",
        last_name=cells.get("last_name", "")[:80] if whole else "",
        address=", ".join(filter(None, (street, town)))[:200] if whole else "",
        language=LANGUAGES.get(cells.get("language", "").casefold(), "nl"),
    )
