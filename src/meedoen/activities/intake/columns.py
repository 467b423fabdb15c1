"""The columns of an organisation's own list: the Dutch headings of the template and what people call them."""

from collections.abc import Sequence
from dataclasses import dataclass

from .cells import plainly


@dataclass(frozen=True, slots=True)
class Column:
    heading: str
    synonyms: tuple[str, ...]
    example: str
    help: str
    required: bool = False
    choices: tuple[str, ...] = ()


_YES_NO = ("ja", "nee")
KINDS = {
    "Activiteit": "activity",
    "Vorming of cursus": "training",
    "Inloop (binnenlopen)": "drop_in",
    "Atelier": "workshop",
    "Vakantieaanbod": "holiday",
    "Op straat of in het park": "public_space",
    "Ontmoeting in een dorp": "encounter",
    "Samenkomst of inspraak": "meeting",
}
KIND_SYNONYMS = {
    "vorming": "training", "cursus": "training", "les": "training", "opleiding": "training", "inloop": "drop_in",
    "buurthuis": "drop_in", "workshop": "workshop", "vakantie": "holiday", "kamp": "holiday", "uitstap": "activity",
    "publieke ruimte": "public_space", "straat": "public_space", "park": "public_space", "ontmoeting": "encounter",
    "ontmoetingsmoment": "encounter", "vergadering": "meeting", "samenkomst": "meeting", "inspraak": "meeting",
}  # fmt: skip
LANGUAGES = {
    "nederlands": "nl", "frans": "fr", "engels": "en", "duits": "de", "arabisch": "ar", "turks": "tr",
    "oekraiens": "uk", "russisch": "ru", "spaans": "es", "portugees": "pt", "italiaans": "it", "pools": "pl",
    "roemeens": "ro", "bulgaars": "bg", "farsi": "fa", "perzisch": "fa", "dari": "fa", "pasjtoe": "ps",
    "koerdisch": "ku", "somalisch": "so", "tigrinya": "ti", "berbers": "ber", "swahili": "sw", "albanees": "sq",
    "servisch": "sr", "chinees": "zh", "urdu": "ur", "hindi": "hi", "bengaals": "bn", "vlaamse gebarentaal": "vgt",
}  # fmt: skip

COLUMNS: dict[str, Column] = {
    "name": Column(
        "Naam",
        ("activiteit", "titel", "naam activiteit", "wat"),
        "Breicafé",
        "Hoe de activiteit heet. Hoogstens 120 tekens.",
        required=True,
    ),
    "kind": Column(
        "Soort",
        ("type", "soort activiteit"),
        "Activiteit",
        "Kies uit de lijst. Leeg is een gewone activiteit.",
        choices=tuple(KINDS),
    ),
    "theme": Column(
        "Thema",
        ("themas", "thema's", "onderwerp"),
        "Mensen ontmoeten",
        "Een of meer thema's, met een puntkomma ertussen.",
    ),
    "text": Column(
        "Tekst",
        ("omschrijving", "beschrijving", "uitleg", "info"),
        "We breien samen. Wol is er.",
        "Wat je doet, in gewone woorden.",
    ),
    "day": Column(
        "Dag", ("datum", "wanneer", "dag datum"), "14/03/2026", "De datum, met het jaar erbij.", required=True
    ),
    "start": Column(
        "Begin",
        ("beginuur", "startuur", "start", "van", "aanvang", "uur begin"),
        "14:00",
        "Het uur waarop het begint.",
        required=True,
    ),
    "end": Column(
        "Einde",
        ("einduur", "eind", "tot", "uur einde", "stop"),
        "16:30",
        "Het uur waarop het stopt. Na middernacht mag tot 6 uur.",
        required=True,
    ),
    "place": Column("Plaats", ("locatie", "waar", "zaal", "naam plaats"), "Buurthuis De Linde", "De naam van de plek."),
    "street": Column(
        "Straat en nummer",
        ("straat", "adres", "straat nr", "straat + nr", "straat en nr"),
        "Dorpsstraat 1",
        "Straat en huisnummer.",
    ),
    "postcode": Column("Postcode", ("post code", "pc"), "2260", "Vier cijfers."),
    "locality": Column("Gemeente", ("stad", "woonplaats", "dorp", "deelgemeente"), "Westerlo", "Gemeente of dorp."),
    "price": Column(
        "Prijs",
        ("kostprijs", "prijs (euro)", "kost", "bedrag", "prijs in euro"),
        "2,50",
        "In euro. Schrijf 0 als het gratis is.",
    ),
    "social_price": Column(
        "Prijs kansentarief",
        ("kansentarief", "sociaal tarief", "prijs uitpas", "prijs sociaal tarief"),
        "0,50",
        "In euro, voor wie recht heeft op het kansentarief.",
    ),
    "age_min": Column(
        "Leeftijd van",
        ("vanaf leeftijd", "min leeftijd", "minimumleeftijd", "leeftijd vanaf"),
        "18",
        "De jongste leeftijd. Leeg is alle leeftijden.",
    ),
    "age_max": Column(
        "Leeftijd tot",
        ("tot leeftijd", "max leeftijd", "maximumleeftijd", "leeftijd tot en met"),
        "",
        "De oudste leeftijd, die nog mag meedoen.",
    ),
    "capacity": Column(
        "Plaatsen",
        ("aantal plaatsen", "max deelnemers", "maximum aantal", "maximum"),
        "12",
        "Hoeveel mensen er bij kunnen.",
    ),
    "sign_up": Column(
        "Inschrijven (ja/nee)",
        ("inschrijven", "inschrijving", "vooraf inschrijven"),
        "nee",
        "Moet je vooraf inschrijven?",
        choices=_YES_NO,
    ),
    "children": Column(
        "Kinderen mogen mee (ja/nee)",
        ("kinderen mogen mee", "kinderen mee", "kinderen"),
        "ja",
        "Mogen ouders hun kinderen meebrengen?",
        choices=_YES_NO,
    ),
    "childcare": Column(
        "Kinderopvang (plaatsen)",
        ("kinderopvang", "opvang", "plaatsen kinderopvang"),
        "4",
        "Hoeveel kinderen in de opvang kunnen. Leeg is geen opvang.",
    ),
    "languages": Column(
        "Talen", ("taal", "gesproken talen"), "Nederlands, Frans", "De talen die je er spreekt, met een komma ertussen."
    ),
    "bring": Column(
        "Wat meebrengen",
        ("meebrengen", "wat breng je mee", "mee te brengen"),
        "Breinaalden als je die hebt",
        "Wat je meebrengt. Hoogstens 200 tekens.",
    ),
    "contact": Column(
        "Contact (naam)",
        ("contact", "contactpersoon", "contact naam", "wie bel je"),
        "Noor Peeters",
        "Wie je kunt bellen.",
    ),
    "phone": Column(
        "Telefoon",
        ("telefoonnummer", "tel", "gsm", "telefoon contact"),
        "014 12 34 56",
        "Het nummer dat iedereen mag zien.",
    ),
    "number": Column(
        "Eigen nummer",
        ("nummer", "id", "referentie", "eigen nr", "code"),
        "BREI-1",
        "Je eigen kenmerk. Met hetzelfde nummer is het dezelfde activiteit.",
    ),
}


def _key(text: object) -> str:
    return "".join(sign for sign in plainly(str(text)) if sign.isalnum())


_BY_HEADING = {_key(name): code for code, column in COLUMNS.items() for name in (column.heading, *column.synonyms)}
HEADINGS = [column.heading for column in COLUMNS.values()]


def code_of(heading: object) -> str | None:
    """The column that this heading means, whatever its capitals, accents and spaces; None when we do not know it."""
    return _BY_HEADING.get(_key(heading)) if isinstance(heading, str) and len(heading) <= 100 else None


def known(cells: Sequence) -> int:
    """How many different columns these cells name: a line of headings has many."""
    return len({code_of(cell) for cell in cells[:300]} - {None})
