"""Dilbeek: the "Lokaal Netwerk" for leisure participation (D1 to D15)."""

from .calendar import in_school_holidays, monthly, once_a_year, weekly
from .script import Crowd, Initiative, Offer, Partner, Pool, Script, Spot

TOGETHER = "Vrijetijdsdag"
NETWORK = "Lokaal Netwerk vrijetijdsparticipatie"
LEISURE = "Vrije tijd voor iedereen"
SIGN_UP = "sign_up"

PARTNERS = (
    Partner("ocmw", "OCMW Dilbeek", "social_welfare_centre", "Hulp, rechten en de participatiepas."),
    Partner("jeugd", "Jeugddienst Dilbeek", "youth", "Speelpleinen, jeugdhuizen en kampen."),
    Partner("sport", "Sportdienst Dilbeek", "sport", "Sportlessen en zwemmen voor elke leeftijd."),
    Partner("cultuur", "Cultuurdienst Dilbeek", "culture", "Feesten, kunst en erfgoed in elk dorp."),
    Partner("bib", "Bibliotheek Dilbeek", "library", "Boeken, films en hulp met de computer."),
    Partner("centrum", "Cultureel centrum", "culture", "Toneel, dans en muziek op het podium."),
    Partner("preventie", "Welzijn en preventie", "municipality", "Werkt aan gezondheid en veilige buurten."),
    Partner("schepenen", "Schepenen vrije tijd en welzijn", "municipality", "Luisteren mee in het netwerk."),
    Partner("schakel", "Welzijnsschakel Dilbeek", "poverty_association", "Mensen in armoede komen hier samen."),
    Partner("caw", "CAW in Dilbeek", "welfare_work", "Een luisterend oor en hulp bij problemen."),
    Partner("verenigingen", "Verenigingen van Dilbeek", "association", "Meer dan honderd clubs voor jong en oud."),
    Partner("scholen", "Scholen van Dilbeek", "school", "Brengen gezinnen naar de vrije tijd."),
)

SPOTS = (
    Spot(
        "centrum",
        "Cultureel centrum",
        "23016W02",
        "In het park, tien minuten van het station.",
        "Gemeenteplein",
        "centrum",
        toilet="yes",
        parking=True,
    ),
    Spot(
        "bib",
        "Bibliotheek",
        "23016W02",
        "Naast het gemeentehuis. Er is een lift.",
        "Gemeenteplein",
        "bib",
        toilet="yes",
    ),
    Spot(
        "sporthal",
        "Sporthal Wolfsputten",
        "23016W10",
        "Volg het fietspad langs het bos.",
        "Wolfsputten",
        "sport",
        toilet="yes",
        parking=True,
    ),
    Spot(
        "schakel",
        "Lokaal van de Welzijnsschakel",
        "23016W06",
        "De blauwe deur naast de winkel.",
        "Kaudenaarde",
        "schakel",
        wheelchair="with_help",
    ),
    Spot(
        "jeugdhuis",
        "Jeugdhuis Groot-Bijgaarden",
        "23016W03",
        "Vijf minuten stappen van het station.",
        "Station",
        "jeugd",
    ),
    Spot(
        "schepdaal",
        "Gemeenschapshuis Schepdaal",
        "23016W08",
        "Aan de kerk. De bus stopt op het plein.",
        "Schepdaal dorp",
        toilet="yes",
    ),
    Spot(
        "itterbeek",
        "Gemeenschapshuis Itterbeek",
        "23016W04",
        "Naast de school. Je kan hier parkeren.",
        "Itterbeek dorp",
        parking=True,
    ),
)

POOLS = (
    Pool("leden", "schakel", names=60, cards=10, children=(0, 2, 1, 0, 3), brought=0.35, stay=(120, 600)),
    Pool("gezinnen", "ocmw", names=34, cards=20, children=(1, 2, 3, 2)),
    Pool("overleg", "ocmw", names=6, at_once=True),
)

INITIATIVES = (
    Initiative(NETWORK, "ocmw", "Alle diensten en verenigingen rond één tafel.", "D1", 20, 6, 90),
    Initiative(LEISURE, "sport", "We halen drempels weg: geld, vervoer en schrik.", "D6", 36, 22, 590),
    Initiative(TOGETHER, "sport", "Eén keer per jaar doen alle diensten samen iets.", "D14", 9, 12, 150),
    Initiative("Samen naar activiteiten", "schakel", "De vereniging gaat met haar leden mee.", "D15", 8, 30, 210),
)

OFFERS = (
    Offer(
        "Vrijetijdsdag voor iedereen",
        "Proef een dag van sport, muziek en spel. Alles is gratis. Er rijdt een bus.",
        "activity", ("sport", "culture", "children"), "ballon", "sport", "sporthal", once_a_year("13:00-17:00",
        ahead=18),
        Crowd("gezinnen", known=(30, 40), others=(40, 70), young=(25, 45)), TOGETHER,
        says={"children_welcome": True, "transport_offered": True, "no_dutch_needed": True, "food": "Soep en brood"},
    ),
    Offer(
        "Sportinstuif",
        "Je probeert elke week een andere sport. Een lidkaart is niet nodig.",
        "activity", ("sport",), "basketbal", "sport", "sporthal", weekly("wo", "14:00-16:00", term=True),
        Crowd("gezinnen", known=(3, 7), others=(4, 12), young=(3, 10)), LEISURE,
        says={"sign_up": SIGN_UP, "capacity": 30, "children_welcome": True, "price_cents": 400,
              "social_price_cents": 80,
              "bring": "Sportschoenen", "transport_offered": True},
    ),
    Offer(
        "Samen naar het zwembad",
        "We gaan samen zwemmen. Iemand wacht je op aan de ingang.",
        "activity", ("sport", "children"), "zwemmen", "sport", "sporthal", weekly("za", "10:00-11:30", every=2),
        Crowd("gezinnen", known=(3, 6), others=(0, 3)), LEISURE,
        says={"sign_up": SIGN_UP, "capacity": 14, "children_welcome": True, "price_cents": 300,
              "social_price_cents": 60,
              "companion_welcome": True, "bring": "Badpak en handdoek"},
    ),
    Offer(
        "Koffie bij de Welzijnsschakel",
        "Je komt bij ons een koffie drinken. We vertellen wat er te doen is.",
        "drop_in", ("meeting_people",), "koffie", "schakel", "schakel", weekly("ma do", "13:30-16:30"),
        Crowd("leden", known=(4, 9), others=(1, 5), young=(0, 3)), "Samen naar activiteiten",
        says={"children_welcome": True, "food": "Koffie en koek", "no_dutch_needed": True},
    ),
    Offer(
        "Samen naar een voorstelling",
        "We gaan met een groep naar toneel of muziek. Je betaalt weinig.",
        "activity", ("culture",), "theater", "centrum", "centrum", monthly(4, "vr", "19:30-22:00"),
        Crowd("leden", known=(6, 12)), "Samen naar activiteiten",
        says={"sign_up": SIGN_UP, "capacity": 16, "price_cents": 1200, "social_price_cents": 240,
              "transport_offered": True,
              "companion_welcome": True, "step_free": "yes"},
    ),
    Offer(
        "Verhalen en knutselen in de bib",
        "Kinderen luisteren en knutselen. Ouders drinken een koffie.",
        "workshop", ("children", "creative"), "penseel", "bib", "bib", weekly("wo", "10:00-11:30", every=2),
        Crowd("gezinnen", known=(2, 6), others=(1, 6), young=(2, 9)), LEISURE,
        says={"children_welcome": True, "age_min": 3, "age_max": 10, "step_free": "yes"},
    ),
    Offer(
        "Computerhulp in je buurt",
        "We helpen je met gsm en computer. Breng je toestel mee.",
        "drop_in", ("digital",), "laptop", "bib", "schepdaal", weekly("vr", "09:30-11:30"),
        Crowd("leden", known=(2, 4), others=(0, 4)), LEISURE, stale=True, says={"quiet": True},
    ),
    Offer(
        "Vakantiespel in Itterbeek",
        "Elke schoolvakantie spelen we samen. Je kind mag vrienden meebrengen.",
        "holiday", ("children",), "speelgoed", "jeugd", "itterbeek", in_school_holidays("di wo", "13:00-16:30"),
        Crowd("gezinnen", known=(4, 9), others=(2, 6), young=(6, 16)), LEISURE,
        says={"sign_up": SIGN_UP, "capacity": 30, "age_min": 4, "age_max": 12, "children_welcome": True,
              "price_cents": 500,
              "social_price_cents": 100},
    ),
    Offer(
        "Muziek voor jongeren",
        "Je maakt muziek in het jeugdhuis. Er zijn gitaren en trommels.",
        "workshop", ("culture",), "gitaar", "jeugd", "jeugdhuis", weekly("do", "17:00-19:00", term=True),
        Crowd("gezinnen", known=(2, 5), others=(2, 6)), LEISURE, says={"age_min": 12, "age_max": 25},
    ),
    Offer(
        "Overleg van het Lokaal Netwerk",
        "Alle partners zitten samen. We kijken wat lukt en wat niet.",
        "meeting", ("voice",), "overleg", "ocmw", "centrum", monthly(2, "di", "13:30-15:30", every=2),
        Crowd("overleg", known=(3, 6), others=(8, 14)), NETWORK, says={"step_free": "yes"},
    ),
    Offer(
        "Stand van zaken voor alle raden",
        "Eén keer per jaar tonen we wat we deden. Alle adviesraden komen.",
        "meeting", ("voice",), "afspraak", "ocmw", "centrum", once_a_year("19:30-21:30", ahead=25, day="di"),
        Crowd("overleg", known=(4, 6), others=(22, 35)), NETWORK, says={"step_free": "yes"},
    ),
)  # fmt: skip

DILBEEK = Script(
    "dilbeek", "23016", "Dilbeek", "Vrije tijd is er voor iedereen.", "#1d6f42", "gitaar",
    PARTNERS, SPOTS, POOLS, INITIATIVES, OFFERS, home="ocmw", association="schakel", provider="sport",
    full=("Samen naar het zwembad", "Samen naar een voorstelling"), moved="Samen naar een voorstelling",
    called_off="Samen naar het zwembad", group="Sportinstuif",
)  # fmt: skip
