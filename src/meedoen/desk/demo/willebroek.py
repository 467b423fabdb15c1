"""Willebroek: "Zorgzame buurt", in Willebroek-Noord, -Centrum and -Zuid (L1 to L10)."""

from .calendar import in_school_holidays, monthly, weekly
from .script import Crowd, Initiative, Meetings, Offer, Partner, Pool, Script, Spot

NORTH, CENTRE, SOUTH = "Zorgzame buurt Noord", "Zorgzame buurt Centrum", "Zorgzame buurt Zuid"
HELP = "Buren helpen buren"
SIGN_UP = "sign_up"

ZONES = {
    NORTH: ("12040W14",),
    CENTRE: ("12040W13",),
    SOUTH: ("12040W15", "12040W08"),
}
"""The working area (L1): each zone with the neighbourhoods that it is made of."""

PARTNERS = (
    Partner("huis", "Sociaal Huis Willebroek", "social_welfare_centre", "Eén plek voor al je vragen over hulp."),
    Partner("buurtwerk", "Buurtwerk Willebroek", "community_work", "We werken met bewoners aan een zorgzame buurt."),
    Partner("dienst", "Lokaal dienstencentrum Willebroek", "care", "Samen eten, bewegen en praten."),
    Partner("jeugd", "Jeugddienst Willebroek", "youth", "Pleintjes, speelpleinen en jeugdhuis."),
    Partner("sport", "Sportdienst Willebroek", "sport", "Bewegen in je eigen buurt."),
    Partner("bib", "Bibliotheek Willebroek", "library", "Boeken, kranten en taal oefenen."),
    Partner("cultuur", "Cultuurdienst Willebroek", "culture", "Voorstellingen en feesten in de buurt."),
    Partner("schakel", "Vereniging De Schakelaars", "poverty_association", "Mensen in armoede komen hier samen."),
    Partner("wijk", "Wijkgezondheidscentrum", "care", "Artsen en verplegers voor de buurt."),
    Partner("wonen", "Woonmaatschappij", "other", "Verhuurt sociale woningen in de buurt."),
    Partner("school", "Scholen van Willebroek", "school", "Brugfiguren kennen de ouders."),
)

SPOTS = (
    Spot(
        "noord",
        "Buurthuis Noord",
        "12040W14",
        "Over de brug en dan links. De bus stopt op de hoek.",
        "Noord",
        "buurtwerk",
        toilet="yes",
    ),
    Spot("plein", "Speelplein Noord", "12040W14", "Achter de kerk. Kom te voet of met de fiets.", "Noord"),
    Spot(
        "centrum",
        "Buurthuis Centrum",
        "12040W13",
        "Vijf minuten stappen van het station.",
        "Station",
        "buurtwerk",
        toilet="yes",
    ),
    Spot("bib", "Bibliotheek", "12040W13", "Naast het gemeentehuis. Er is een lift.", "Markt", "bib", toilet="yes"),
    Spot(
        "zuid",
        "Buurthuis Zuid",
        "12040W15",
        "De bus stopt voor de deur. Er is een fietsenstalling.",
        "Zuid",
        "buurtwerk",
    ),
    Spot(
        "merkezeel", "Zaal Merkezeel", "12040W08", "Naast de school. Je kan hier parkeren.", "Merkezeel", parking=True
    ),
    Spot(
        "dienst",
        "Lokaal dienstencentrum",
        "12040W13",
        "Vlak bij het park. De deur gaat vanzelf open.",
        "Park",
        "dienst",
        toilet="yes",
    ),
)

POOLS = (
    Pool("noord", "buurtwerk", names=40, cards=10, children=(0, 1, 0, 2), brought=0.3, stay=(90, 500)),
    Pool("centrum", "buurtwerk", names=45, cards=10, children=(0, 0, 1, 0), brought=0.3, stay=(90, 500)),
    Pool("zuid", "buurtwerk", names=35, cards=10, children=(0, 2, 0, 1), brought=0.3, stay=(90, 500)),
)

INITIATIVES = (
    Initiative(
        NORTH,
        "buurtwerk",
        "Buren leren elkaar kennen in Willebroek-Noord.",
        "L2",
        34,
        28,
        310,
        (("lives_alone", "persons", 40, {"yes": 17}),),
    ),
    Initiative(CENTRE, "buurtwerk", "Buren leren elkaar kennen in het centrum.", "L2", 38, 32, 340),
    Initiative(SOUTH, "buurtwerk", "Buren leren elkaar kennen in Willebroek-Zuid.", "L2", 30, 24, 280),
    Initiative(HELP, "buurtwerk", "Iemand vraagt hulp. Een buur helpt.", "L6", 14, 46, 70),
)


def _coffee(zone: str, pool: str, place: str, when) -> Offer:
    return Offer(
        f"Buurtkoffie {zone}",
        "Je drinkt koffie met je buren. Je vertelt wat je nodig hebt. Of je helpt een ander.",
        "drop_in", ("meeting_people",), "koffie", "buurtwerk", place, when,
        Crowd(pool, known=(4, 9), others=(2, 9), young=(0, 3)), f"Zorgzame buurt {zone}",
        says={"children_welcome": True, "food": "Koffie en thee", "no_dutch_needed": True, "companion_welcome": True,
              "step_free": "yes"},
    )  # fmt: skip


OFFERS = (
    _coffee("Noord", "noord", "noord", weekly("di vr", "09:30-11:30")),
    _coffee("Centrum", "centrum", "centrum", weekly("ma do", "09:30-11:30")),
    _coffee("Zuid", "zuid", "zuid", weekly("wo", "13:30-16:00")),
    Offer(
        "Samen eten in het centrum",
        "We eten samen soep en een warme maaltijd. Alleen komen mag ook.",
        "activity", ("food", "meeting_people"), "soep", "dienst", "dienst", weekly("do", "12:00-14:00"),
        Crowd("centrum", known=(5, 10), others=(4, 12)), CENTRE,
        says={"sign_up": SIGN_UP, "capacity": 14, "price_cents": 600, "social_price_cents": 200,
              "transport_offered": True,
              "step_free": "yes"},
    ),
    Offer(
        "Buren helpen buren",
        "Zoek je iemand voor een klein werkje? Of wil je helpen? Kom langs.",
        "drop_in", ("meeting_people",), "geven en krijgen", "buurtwerk", "centrum", weekly("di", "13:30-15:30"),
        Crowd("centrum", known=(2, 6), others=(1, 5)), HELP, says={"no_dutch_needed": True},
    ),
    Offer(
        "Herstelcafé Noord",
        "Breng iets mee dat stuk is. We maken het samen.",
        "workshop", ("creative",), "herstellen", "buurtwerk", "noord", monthly(2, "za", "13:30-16:30"),
        Crowd("noord", known=(4, 9), others=(4, 14)), HELP,
        says={"children_welcome": True, "bring": "Iets dat stuk is"},
    ),
    Offer(
        "Spelen op het plein",
        "Kinderen spelen op het plein. Ouders leren elkaar kennen.",
        "public_space", ("children", "meeting_people"), "speeltuin", "jeugd", "plein", weekly("wo", "14:00-16:30"),
        Crowd("noord", known=(3, 7), others=(4, 12), young=(6, 20)), NORTH,
        says={"children_welcome": True, "no_dutch_needed": True, "age_min": 3, "age_max": 12},
    ),
    Offer(
        "Rustig bewegen in Zuid",
        "We bewegen op een stoel of op een mat. Iedereen kan mee.",
        "activity", ("sport", "health"), "yoga", "sport", "merkezeel", weekly("ma", "10:00-11:00", term=True),
        Crowd("zuid", known=(4, 8), others=(1, 4)), SOUTH, says={"sign_up": SIGN_UP, "capacity": 16, "quiet": True},
    ),
    Offer(
        "Nederlands oefenen met buren",
        "Je oefent Nederlands met een buur. Het is gratis.",
        "activity", ("language",), "gesprek", "bib", "bib", weekly("di", "18:30-20:00", term=True),
        Crowd("centrum", known=(3, 6), others=(2, 6)), CENTRE, says={"no_dutch_needed": True, "step_free": "yes"},
    ),
    Offer(
        "Je rechten op een rij",
        "Krijg je alles waar je recht op hebt? We kijken het samen na.",
        "training", ("money",), "budget", "huis", "zuid", weekly("vr", "13:30-15:30", every=2, term=True),
        Crowd("zuid", known=(2, 5)), SOUTH, stale=True, says={"quiet": True, "companion_welcome": True},
    ),
    Offer(
        "Vakantie in de buurt",
        "In elke schoolvakantie doen we iets leuks. Ook voor grote kinderen.",
        "holiday", ("children", "outing"), "ballon", "jeugd", "plein", in_school_holidays("wo vr", "13:30-16:30"),
        Crowd("noord", known=(4, 9), others=(2, 8), young=(5, 18)), NORTH,
        says={"children_welcome": True, "sign_up": SIGN_UP, "capacity": 30},
    ),
    Offer(
        "Bewonersoverleg",
        "Je zegt wat er leeft in je buurt. We maken samen een plan.",
        "meeting", ("voice",), "overleg", "buurtwerk", "centrum", monthly(1, "wo", "19:30-21:30", every=2),
        Crowd("centrum", known=(6, 11), others=(4, 10)), CENTRE,
        says={"children_welcome": True, "childcare_places": 8, "childcare_age_min": 1, "childcare_age_max": 10,
              "childcare_hours": "Van 19.15 tot 21.45 uur", "food": "Koffie en koek"},
    ),
    # written as offices write: so that the mark "moeilijk geschreven" is seen, and something can be made plainer
    Offer(
        "Uitleg over de huurpremie",
        "De premie wordt toegekend conform het reglement. Gelieve voorafgaandelijk een attest in te dienen. "
        "Indien gewenst wordt toelichting verstrekt.",
        "training", ("money",), "huis", "wonen", "centrum", monthly(3, "ma", "14:00-15:30"), says={"step_free": "yes"},
    ),
)  # fmt: skip

WILLEBROEK = Script(
    "willebroek", "12040", "Willebroek", "Zorgzame buurt: iedereen verbonden.", "#1f5f8b", "groep",
    PARTNERS, SPOTS, POOLS, INITIATIVES, OFFERS, home="buurtwerk", association="schakel", provider="jeugd",
    full=("Samen eten in het centrum",), moved="Rustig bewegen in Zuid", called_off="Samen eten in het centrum",
    group="Vakantie in de buurt",
    meetings=Meetings(
        visits=40, contacts=120, rights=16, people=30, round="Noord te voet",
        themes=("company", "services", "housing", "health", "digital"),
    ),
)  # fmt: skip
