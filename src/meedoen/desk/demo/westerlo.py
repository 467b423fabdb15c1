"""Westerlo: "Iedereen mee", from the project house De Dreef (W1 to W16)."""

from .calendar import in_school_holidays, monthly, visits_of, weekly
from .script import Crowd, Initiative, Meetings, Offer, Partner, Pool, Script, Spot

DAILY = "Elke dag iets te doen"
VOICE = "Inspraak met koffie en taart"
VILLAGES = "We komen naar je dorp"
STORIES = "Ons verhaal"
SIGN_UP = "sign_up"
DOOR = Crowd("dreef", known=(3, 6), others=(1, 5))
CHILDCARE = {
    "childcare_places": 6,
    "childcare_age_min": 1,
    "childcare_age_max": 6,
    "childcare_hours": "Van een kwartier voor tot een kwartier na",
}

PARTNERS = (
    Partner(
        "dreef",
        "Projecthuis De Dreef",
        "community_work",
        "Hier kan je elke dag binnenlopen. We zoeken samen wat bij je past.",
    ),
    Partner("ocmw", "OCMW Westerlo", "social_welfare_centre", "Hulp en advies voor elke inwoner."),
    Partner("jeugd", "Jeugddienst Westerlo", "youth", "Speelpleinen en activiteiten voor jongeren."),
    Partner("sport", "Sportdienst Westerlo", "sport", "Sportlessen en sportkampen voor elke leeftijd."),
    Partner("cultuur", "Cultuurdienst Westerlo", "culture", "Voorstellingen, muziek en tentoonstellingen."),
    Partner("bib", "Bibliotheek Westerlo", "library", "Boeken, kranten, computers en een rustige plek."),
    Partner("verhalen", "Vertelvereniging Westerlo", "association", "Wij maken verhalen en foto's met de groep."),
    Partner("schakel", "Welzijnsschakel Westerlo", "poverty_association", "Mensen in armoede komen hier samen."),
    Partner("caw", "CAW in Westerlo", "welfare_work", "Een luisterend oor en hulp bij problemen."),
    Partner("school", "Basisscholen Westerlo", "school", "Brugfiguren helpen ouders op school."),
)

SPOTS = (
    Spot(
        "dreef",
        "Projecthuis De Dreef",
        "13049W07",
        "De bus stopt voor de deur. Je fiets kan binnen staan.",
        "De Dreef",
        "dreef",
        toilet="yes",
    ),
    Spot(
        "keuken",
        "Keuken van De Dreef",
        "13049W07",
        "Naast De Dreef, de groene poort. De bus stopt voor de deur.",
        "De Dreef",
        "dreef",
    ),
    Spot(
        "bib",
        "Bibliotheek",
        "13049W07",
        "Vijf minuten stappen van de kerk. Er zijn fietsrekken.",
        "Kerk",
        "bib",
        toilet="yes",
        parking=True,
    ),
    Spot(
        "sporthal",
        "Sporthal",
        "13049W04",
        "Met de fiets langs het fietspad. Je kan hier parkeren.",
        "Sporthal",
        "sport",
        toilet="yes",
        parking=True,
    ),
    Spot(
        "tongerlo",
        "Parochiezaal Tongerlo",
        "13049W04",
        "De zaal ligt naast de kerk. Bel ons voor vervoer.",
        "Tongerlo dorp",
        wheelchair="with_help",
    ),
    Spot(
        "oevel",
        "Dorpszaal Oevel",
        "13049W02",
        "De zaal ligt aan het plein. Bel ons voor vervoer.",
        "Oevel dorp",
        parking=True,
    ),
    Spot(
        "zoerle",
        "Buurthuis Zoerle-Parwijs",
        "13049W08",
        "Je stapt van de kerk rechtdoor. Bel ons voor vervoer.",
        "Zoerle kerk",
    ),
    Spot(
        "heultje",
        "Zaal in Heultje",
        "13049W01",
        "De zaal ligt achter de school. Bel ons voor vervoer.",
        "Heultje school",
        parking=True,
    ),
)

POOLS = (
    Pool("dreef", "dreef", names=80, cards=20, children=(0, 1, 0, 2, 0, 3, 0), brought=0.45, stay=(60, 500)),
    Pool("dorpen", "dreef", names=45, cards=15, children=(0, 2, 0, 1), brought=0.3),
    Pool("inspraak", "dreef", names=15, children=(0, 2, 0), brought=0.2),
)

INITIATIVES = (
    Initiative(
        "Onthaal in De Dreef", "dreef", "Je vertelt je verhaal. Je gaat weg met iets om te doen.", "W1", 60, 20, 250
    ),
    Initiative(
        DAILY,
        "dreef",
        "Elke dag is er iets. Het is gratis of goedkoop.",
        "W2",
        80,
        55,
        900,
        (
            (
                "age_band",
                "persons",
                90,
                {"0-5": 12, "6-11": 18, "12-17": 9, "18-24": 6, "25-44": 20, "45-64": 14, "65+": 11},
            ),
            ("single_parent", "households", 50, {"yes": 14}),
        ),
    ),
    Initiative(VOICE, "dreef", "Bewoners praten. Wie beslist, luistert.", "W4", 24, 12, 180),
    Initiative(VILLAGES, "dreef", "Elk jaar komen we in elk dorp.", "W13", 16, 10, 220),
    Initiative(STORIES, "verhalen", "We maken verhalen en foto's. Jij beslist wat we tonen.", "W7", 10, 16, 60),
)


def _encounter(number: int, village: str, place: str) -> Offer:
    return Offer(
        f"Koffie in je dorp: {village}",
        f"We komen naar {village}. Kom een koffie drinken. Je mag iedereen meebrengen.",
        "encounter", ("meeting_people", "voice"), "koffie", "dreef", place, visits_of(number, 4, "14:00-17:00"),
        Crowd("dorpen", known=(14, 18), others=(15, 40), young=(3, 12)), VILLAGES,
        says={"children_welcome": True, "food": "Koffie en taart", "transport_offered": True, "no_dutch_needed": True},
    )  # fmt: skip


OFFERS = (
    Offer(
        "Koffie in De Dreef",
        "Kom binnen voor een koffie. Er is altijd iemand. Je hoeft niets te doen.",
        "drop_in", ("meeting_people",), "koffie", "dreef", "dreef", weekly("ma di wo do vr", "09:30-11:30"),
        Crowd("dreef", known=(2, 5), others=(1, 6), young=(0, 2)), "Onthaal in De Dreef",
        says={"children_welcome": True, "food": "Koffie en thee", "no_dutch_needed": True, "step_free": "yes",
              "companion_welcome": True, "languages": ["nl", "fr", "en", "ar"]},
    ),
    Offer(
        "Samen koken en eten",
        "We koken samen een warme maaltijd. Daarna eten we aan één tafel. Je kind kan naar de opvang.",
        "workshop", ("food",), "koken", "dreef", "keuken", weekly("wo", "10:00-13:30"), DOOR, DAILY,
        says={**CHILDCARE, "sign_up": SIGN_UP, "capacity": 12, "price_cents": 300, "social_price_cents": 100,
              "food": "Een warme maaltijd", "bring": "Een schort en een doosje", "no_dutch_needed": True},
    ),
    Offer(
        "Baas over je budget",
        "Je leert hoe je met weinig geld rondkomt. We kijken samen naar papieren en rekeningen.",
        "training", ("money", "learning"), "geld", "ocmw", "dreef", weekly("di", "13:30-15:30", every=2, term=True),
        Crowd("dreef", known=(4, 8)), DAILY,
        says={**CHILDCARE, "sign_up": SIGN_UP, "capacity": 10, "quiet": True, "step_free": "yes"},
    ),
    Offer(
        "Goed in je vel",
        "We praten over slapen, eten en stress. Je krijgt tips. Niemand moet iets vertellen.",
        "training", ("health",), "gezondheid", "dreef", "dreef", weekly("do", "13:30-15:00", term=True), DOOR, DAILY,
        says={**CHILDCARE, "quiet": True, "step_free": "yes", "companion_welcome": True},
    ),
    Offer(
        "Samen wandelen",
        "We wandelen een uur op ons gemak. Daarna drinken we iets.",
        "activity", ("sport", "nature"), "wandelen", "sport", "dreef", weekly("ma", "14:00-15:30"),
        Crowd("dreef", known=(3, 7), others=(0, 5)), DAILY,
        says={"children_welcome": True, "bring": "Goede schoenen", "no_dutch_needed": True},
    ),
    Offer(
        "Nederlands oefenen",
        "We praten Nederlands over gewone dingen. Fouten maken mag.",
        "activity", ("language",), "praten", "bib", "bib", weekly("di do", "18:30-20:00", term=True),
        Crowd("dreef", known=(3, 6), others=(1, 4)), DAILY,
        says={"no_dutch_needed": True, "step_free": "yes", "food": "Thee"},
    ),
    Offer(
        "Spelnamiddag voor gezinnen",
        "Ouders en kinderen spelen samen. Er is speelgoed voor elke leeftijd.",
        "activity", ("children", "parenting"), "spelen", "jeugd", "dreef", weekly("wo", "14:30-16:30"),
        Crowd("dreef", known=(3, 7), others=(1, 4), young=(2, 8)), DAILY,
        says={"children_welcome": True, "age_min": 0, "age_max": 12, "food": "Fruit en water"},
    ),
    Offer(
        "Hulp met je gsm en computer",
        "Breng je gsm of laptop mee. We zoeken samen het antwoord.",
        "drop_in", ("digital",), "computer", "bib", "bib", weekly("vr", "13:30-15:30"),
        Crowd("dreef", known=(2, 4), others=(0, 4)), DAILY, says={"step_free": "yes", "quiet": True},
    ),
    Offer(
        "Zaterdag op stap",
        "Elke maand gaan we samen ergens naartoe. De bus vertrekt aan De Dreef.",
        "activity", ("outing",), "bus", "dreef", "dreef", monthly(3, "za", "10:00-17:00"),
        Crowd("dreef", known=(8, 14), others=(0, 3), young=(0, 3)), DAILY,
        says={"sign_up": SIGN_UP, "capacity": 16, "children_welcome": True, "transport_offered": True,
              "price_cents": 500, "social_price_cents": 100, "bring": "Een lunchpakket"},
    ),
    Offer(
        "Praat mee met koffie en taart",
        "Je zegt wat beter kan. De schepen en de diensten luisteren. Je hoort later wat ze doen.",
        "meeting", ("voice",), "overleg", "dreef", "dreef", monthly(2, "do", "09:30-11:30"),
        Crowd("inspraak", known=(7, 12), others=(3, 9)), VOICE,
        says={**CHILDCARE, "children_welcome": True, "food": "Koffie en taart", "transport_offered": True,
              "companion_welcome": True, "no_dutch_needed": True},
    ),
    Offer(
        "Ons verhaal in woord en beeld",
        "We maken samen foto's en verhalen. Jij kiest wie ze ziet.",
        "workshop", ("culture", "creative"), "schilderen", "verhalen", "dreef", weekly("vr", "10:00-12:00", every=2,
        term=True),
        Crowd("dreef", known=(3, 6)), STORIES, stale=True, says={"quiet": True, "no_dutch_needed": True},
    ),
    Offer(
        "Sporten in de vakantie",
        "Elke schoolvakantie sporten we samen. Kinderen en ouders doen mee.",
        "holiday", ("sport", "children"), "voetbal", "sport", "sporthal", in_school_holidays("di do", "13:30-16:00"),
        Crowd("dreef", known=(4, 9), others=(3, 9), young=(4, 14)), DAILY,
        says={"children_welcome": True, "age_min": 6, "bring": "Sportschoenen", "transport_offered": True},
    ),
    _encounter(0, "Tongerlo", "tongerlo"),
    _encounter(1, "Westerlo en Heultje", "heultje"),
    _encounter(2, "Zoerle-Parwijs", "zoerle"),
    _encounter(3, "Oevel", "oevel"),
)  # fmt: skip

WESTERLO = Script(
    "westerlo", "13049", "Westerlo", "Iedereen mee: iets te doen voor iedereen, elke dag.", "#9a3412", "samen op stap",
    PARTNERS, SPOTS, POOLS, INITIATIVES, OFFERS, home="dreef", association="schakel", provider="sport",
    full=("Samen koken en eten", "Zaterdag op stap"), moved="Baas over je budget", called_off="Samen koken en eten",
    group="Zaterdag op stap",
    meetings=Meetings(
        visits=25, contacts=90, rights=10, people=30, round="Langs de dorpen",
        themes=("leisure", "company", "mobility", "parenting", "services"),
    ),
)  # fmt: skip
