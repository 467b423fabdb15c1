"""Harelbeke: community work in the centre, with the social grocery, the studio and the holiday space (H1 to H13)."""

from .calendar import in_school_holidays, monthly, weekly
from .script import Crowd, Initiative, Meetings, Offer, Partner, Pool, Script, Spot

GROCERY = "Sociale kruidenier"
STUDIO = "Naaiatelier"
HOLIDAY = "Vakantieaanbod voor gezinnen"
OUTSIDE = "Samen buiten"
HOUSE = "Ontmoetingshuis GS9"
SIGN_UP = "sign_up"

FAMILIES = 31
CHILDREN = 70
PER_FAMILY = (1,) * 6 + (2,) * 14 + (3,) * 9 + (4, 5)
"""The children of each of the 31 families of the holiday offer: 70 in all (H9)."""

ASKED = 20
"""How many of the 31 families answered whether they are known to the social service: 5 of them are, 25 % (H9).

26 of 31 families are of foreign origin: shown rounded, 25 of 30, as "ongeveer 85 %". No count over 31 rounds to
25 % by the rule of the house (kernel/release: both counts rounded to 5 before they are divided).
"""

COUNTRIES = {"BE": 14, "SY": 11, "AF": 8, "MA": 8, "UA": 7, "TR": 6, "IQ": 5, "SO": 4, "RO": 3, "GH": 2, "PH": 2}
"""The 70 participants of the sewing studio by country of origin: 11 countries (H8)."""

PARTNERS = (
    Partner("welzijn", "Huis van Welzijn", "social_welfare_centre", "Hulp, rechten en buurtwerk onder één dak."),
    Partner("jeugd", "Jeugddienst Harelbeke", "youth", "Spelen, kampen en activiteiten voor jongeren."),
    Partner("sport", "Sportdienst Harelbeke", "sport", "Sport voor iedereen, ook zonder club."),
    Partner("cultuur", "Cultuurcentrum Harelbeke", "culture", "Toneel, muziek en workshops."),
    Partner("bib", "Bibliotheek Harelbeke", "library", "Boeken, taal en een rustige plek."),
    Partner("dienst", "Lokaal dienstencentrum Harelbeke", "care", "Ontmoeten, eten en hulp dicht bij huis."),
    Partner("schakel", "Welzijnsschakel Harelbeke", "poverty_association", "Mensen in armoede komen hier samen."),
    Partner("caw", "CAW in Harelbeke", "welfare_work", "Een luisterend oor en hulp bij problemen."),
    Partner("tuin", "Volkstuin Harelbeke", "association", "Samen groenten telen in de buurt."),
    Partner("school", "Basisscholen centrum", "school", "Brugfiguren kennen de gezinnen."),
)

SPOTS = (
    Spot(
        "gs9",
        "Ontmoetingshuis GS9",
        "34013W03",
        "In het centrum, vijf minuten van het station.",
        "Station",
        "welzijn",
        toilet="yes",
    ),
    Spot(
        "winkel",
        "Winkel van de sociale kruidenier",
        "34013W03",
        "Ingang langs de zijkant. Er zijn fietsrekken.",
        "Markt",
        "welzijn",
    ),
    Spot("atelier", "Naaiatelier", "34013W05", "Op het Eiland, boven de garage. Er is een lift.", "Eiland", "welzijn"),
    Spot("ruimte", "Speelruimte", "34013W03", "Achter GS9. De poort staat open.", "Station", "welzijn", toilet="yes"),
    Spot("plein", "Marktplein", "34013W03", "Midden in het centrum. Alle bussen stoppen hier.", "Markt"),
    Spot("park", "Park op het Eiland", "34013W05", "Over de brug, dan links. Met de fiets gaat het vlot.", "Eiland"),
    Spot("bib", "Bibliotheek", "34013W03", "Naast het plein. Er is een lift.", "Markt", "bib", toilet="yes"),
    Spot(
        "cultuur",
        "Cultuurcentrum",
        "34013W08",
        "Grote parking voor de deur.",
        "Kollegewijk",
        "cultuur",
        toilet="yes",
        parking=True,
    ),
    Spot(
        "dienst",
        "Lokaal dienstencentrum",
        "34013W01",
        "In de Arendswijk. De bus stopt om de hoek.",
        "Arendswijk",
        "dienst",
        toilet="yes",
    ),
    Spot(
        "volkstuin",
        "Buurttuin Zandberg",
        "34013W11",
        "Neem het fietspad langs de weide.",
        "Zandberg",
        "tuin",
        wheelchair="with_help",
    ),
)

POOLS = (
    Pool("kruidenier", "welzijn", cards=150, children=(0, 1, 2, 0, 3, 1), monthly=(113, 127)),
    Pool("naaien", "welzijn", names=70, brought=0.35, stay=(70, 330)),
    Pool("vakantie", "welzijn", names=FAMILIES, children=PER_FAMILY, brought=0.25),
    Pool("huis", "welzijn", names=50, cards=15, children=(0, 0, 1, 0, 2), brought=0.3, stay=(90, 500)),
    Pool("klankbord", "welzijn", names=10, at_once=True),
)

INITIATIVES = (
    Initiative(GROCERY, "welzijn", "Goedkoop winkelen, iemand ontmoeten, iets opzoeken.", "H5", 64, 120, 2100),
    Initiative(
        STUDIO, "welzijn", "Wie graag naait, leert hier anderen kennen.", "H8", 30, 48, 340,
        (("origin_country", "persons", 70, COUNTRIES),),
    ),
    Initiative(
        HOLIDAY, "welzijn", "Gezinnen spelen en ontdekken in de schoolvakantie.", "H9", 42, 30, 620,
        (("foreign_origin", "households", FAMILIES, {"yes": 26}), ("social_service", "households", ASKED,
        {"yes": 5})),
    ),
    Initiative(OUTSIDE, "welzijn", "We komen naar de plekken waar jij al komt.", "H10", 22, 18, 260),
    Initiative(HOUSE, "welzijn", "Diensten en activiteiten dicht bij huis.", "H7", 48, 26, 410),
    Initiative("Buurttuin en kookgroep", "tuin", "We telen, koken en eten samen.", "H6", 12, 40, 150),
)  # fmt: skip


def _outside(title: str, place: str, text: str, when, picto: str) -> Offer:
    return Offer(
        title, text, "public_space", ("meeting_people",), picto, "welzijn", place, when,
        Crowd("huis", known=(2, 6), others=(5, 18), young=(2, 9)), OUTSIDE,
        says={"children_welcome": True, "no_dutch_needed": True, "food": "Soep of thee"},
    )  # fmt: skip


OFFERS = (
    Offer(
        "Sociale kruidenier",
        "Je koopt goed eten voor weinig geld. Er is koffie en iemand die luistert.",
        "drop_in", ("shop", "meeting_people"), "boodschappen", "welzijn", "winkel", weekly("do", "13:30-17:00"),
        Crowd("kruidenier"), GROCERY,
        says={"children_welcome": True, "no_dutch_needed": True, "bring": "Een tas", "food": "Koffie"},
    ),
    Offer(
        "Naaiatelier",
        "We naaien samen. Er zijn machines en stof. Je leert het van elkaar.",
        "workshop", ("creative", "meeting_people"), "naaien", "welzijn", "atelier", weekly("di vr", "09:00-12:00",
        term=True),
        Crowd("naaien", known=(7, 13)), STUDIO,
        says={"sign_up": SIGN_UP, "capacity": 14, "no_dutch_needed": True, "step_free": "yes",
              "languages": ["nl", "ar", "fa", "tr", "uk"]},
    ),
    Offer(
        "Speelruimte in de vakantie",
        "Kom spelen met je gezin. Je ontdekt ook de sport en de speelpleinen.",
        "holiday", ("children", "parenting"), "speelgoed", "welzijn", "ruimte", in_school_holidays("ma di do",
        "13:30-16:30"),
        Crowd("vakantie", known=(8, 15)), HOLIDAY,
        says={"children_welcome": True, "sign_up": SIGN_UP, "capacity": 24, "age_min": 0, "age_max": 12,
              "no_dutch_needed": True, "food": "Een vieruurtje"},
    ),
    _outside("Soep op het plein", "plein", "Je krijgt een kom soep. Je leert je buren kennen.", weekly("wo",
    "11:30-13:30", every=2), "soep"),
    _outside("Thee in het park", "park", "We drinken thee in het park. Kinderen spelen mee.", weekly("vr",
    "15:00-17:00", every=2), "park"),
    _outside("Voorlezen in de bib", "bib", "We lezen verhalen voor in vele talen.", monthly(1, "za", "10:00-11:30"),
    "lezen"),
    _outside("Open podium", "cultuur", "Zing, dans of vertel. Kijken mag ook.", monthly(3, "vr", "19:00-21:30"),
    "muziek"),
    Offer(
        "Inloop in GS9",
        "Loop binnen met je vraag. We zoeken samen een antwoord.",
        "drop_in", ("meeting_people", "money"), "warm onthaal", "welzijn", "gs9", weekly("ma di do", "09:00-12:00"),
        Crowd("huis", known=(3, 7), others=(2, 8), young=(0, 2)), HOUSE,
        says={"children_welcome": True, "no_dutch_needed": True, "step_free": "yes", "companion_welcome": True},
    ),
    Offer(
        "Praten over opvoeden",
        "Ouders praten over slapen, eten en grenzen. Je kind kan naar de opvang.",
        "training", ("parenting",), "gezin", "welzijn", "gs9", weekly("do", "19:00-21:00", every=2, term=True),
        Crowd("huis", known=(3, 7), others=(0, 3)), HOUSE,
        says={"childcare_places": 8, "childcare_age_min": 0, "childcare_age_max": 10,
              "childcare_hours": "Van 18.45 tot 21.15 uur",
              "sign_up": SIGN_UP, "capacity": 12},
    ),
    Offer(
        "Klankbord van GS9",
        "Je zegt wat goed is en wat beter kan. We zijn met een tiental.",
        "meeting", ("voice",), "overleg", "welzijn", "gs9", monthly(2, "wo", "19:00-21:00", every=3),
        Crowd("klankbord", known=(9, 10), others=(0, 0)), HOUSE,
        says={"food": "Koffie en koek", "companion_welcome": True},
    ),
    Offer(
        "Werken in de buurttuin",
        "We zaaien en oogsten samen. Je neemt verse groenten mee naar huis.",
        "activity", ("nature",), "tuin", "tuin", "volkstuin", weekly("za", "10:00-12:30"),
        Crowd("huis", known=(2, 6), others=(1, 5), young=(0, 3)), "Buurttuin en kookgroep",
        says={"children_welcome": True, "bring": "Laarzen"},
    ),
    Offer(
        "Kookgroep",
        "We koken met groenten uit de tuin. Daarna eten we samen.",
        "workshop", ("food",), "koken", "tuin", "dienst", weekly("wo", "16:30-19:30", every=2),
        Crowd("huis", known=(4, 8)), "Buurttuin en kookgroep", stale=True,
        says={"sign_up": SIGN_UP, "capacity": 12, "price_cents": 300, "social_price_cents": 100,
              "children_welcome": True},
    ),
    Offer(
        "Repaircafé",
        "Is er iets stuk? Breng het mee. We herstellen het samen.",
        "drop_in", ("creative", "meeting_people"), "herstellen", "welzijn", "gs9", monthly(2, "za", "13:30-16:30"),
        Crowd("huis", known=(2, 4), others=(3, 9)),
        says={"children_welcome": True, "no_dutch_needed": True, "food": "Koffie"},
    ),
    Offer(
        "Herstellen voor de sociale dienst",
        "We herstellen kleren die anderen weer dragen. Je leert het van elkaar.",
        "workshop", ("creative",), "naaien", "welzijn", "atelier", weekly("ma", "13:30-16:00", every=2),
        Crowd("huis", known=(1, 3), others=(0, 2)),
        says={"no_dutch_needed": True, "step_free": "yes"},
    ),
    Offer(
        "Samen sporten",
        "Elke week een andere sport. Je hoeft geen lid te zijn.",
        "activity", ("sport",), "voetbal", "sport", "cultuur", weekly("ma", "19:00-20:30", term=True),
        Crowd("huis", known=(2, 5), others=(2, 8)), says={"sign_up": SIGN_UP, "capacity": 20},
    ),
)  # fmt: skip

HARELBEKE = Script(
    "harelbeke", "34013", "Harelbeke", "Samen sterk in het centrum.", "#6b2f86", "naaien",
    PARTNERS, SPOTS, POOLS, INITIATIVES, OFFERS, home="welzijn", association="schakel", provider="cultuur",
    full=("Naaiatelier", "Praten over opvoeden"), moved="Naaiatelier", called_off="Praten over opvoeden",
    group="Samen sporten",
    meetings=Meetings(
        visits=60, contacts=160, rights=24, people=40, round="Centrum te voet",
        themes=("services", "leisure", "income", "work", "mobility", "housing", "health", "parenting"),
    ),
)  # fmt: skip
